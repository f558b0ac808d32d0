// A value as JSON text, and that text in the module's own memory: see input.rs.

const encoder = new TextEncoder();
let text = "";
let closed = false;
let kept;

// Whether every value is refused unread: see watch.js. What a call that broke had not yet taken is let go.
export function close(now) {
  closed = now;
  text = "";
}

// From `retain(true)` to `retain(false)`, which gives it, the text read last is kept: for watch.js, which may have to load rules again.
export function retain(now) {
  const text = kept;
  kept = now ? "" : undefined;
  return text;
}

// What is longer than `most` is not kept.
export function stringify(value, most) {
  if (closed) return -3;
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
  if (kept !== undefined) kept = text;
  text = "";
  return written;
}

export function usual(lang) {
  return lang === undefined || lang === "zh" ? 0 : lang === "en" ? 1 : 2;
}
