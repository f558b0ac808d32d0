// A value as JSON text, and that text in the module's own memory: see input.rs.

const encoder = new TextEncoder();
let text = "";

// What is longer than `most` is not kept.
export function stringify(value, most) {
  let made;
  try {
    made = JSON.stringify(value);
  } catch {
    return -2;
  }
  if (typeof made !== "string") return -1;
  text = made.length <= most ? made : "";
  return made.length;
}

export function take(room) {
  const { read, written } = encoder.encodeInto(text, room);
  if (read < text.length) return 0;
  text = "";
  return written;
}

export function usual(lang) {
  return lang === undefined || lang === "zh" ? 0 : lang === "en" ? 1 : 2;
}
