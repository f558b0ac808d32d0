// UTF-8 for hosts without TextDecoder and TextEncoder (mini-programs), by the algorithm of the Encoding standard: malformed bytes
// and lone surrogates become U+FFFD, one for each longest beginning of a character; a byte order mark is kept.

const REPLACEMENT = 0xfffd;

export class OwnDecoder {
  decode(bytes) {
    if (bytes === undefined) return "";
    const units = new Uint16Array(4096); // a piece at a time: a function takes only so many arguments
    const end = bytes.length;
    let text = "";
    let filled = 0;
    let i = 0;
    while (i < end) {
      if (filled > units.length - 2) {
        text += String.fromCharCode.apply(null, units.subarray(0, filled));
        filled = 0;
      }
      const lead = bytes[i++];
      // How many bytes must follow; which the first of them may be, so that nothing is written longer than it need be, no
      // surrogate, and nothing past U+10FFFF.
      let needed = 0;
      let lowest = 0x80;
      let highest = 0xbf;
      let point = REPLACEMENT;
      if (lead < 0x80) {
        point = lead;
      } else if (lead >= 0xc2 && lead <= 0xdf) {
        needed = 1;
        point = lead & 0x1f;
      } else if (lead >= 0xe0 && lead <= 0xef) {
        needed = 2;
        point = lead & 0x0f;
        if (lead === 0xe0) lowest = 0xa0;
        if (lead === 0xed) highest = 0x9f;
      } else if (lead >= 0xf0 && lead <= 0xf4) {
        needed = 3;
        point = lead & 0x07;
        if (lead === 0xf0) lowest = 0x90;
        if (lead === 0xf4) highest = 0x8f;
      }
      while (needed > 0 && i < end && bytes[i] >= lowest && bytes[i] <= highest) {
        point = (point << 6) | (bytes[i++] & 0x3f);
        lowest = 0x80;
        highest = 0xbf;
        needed--;
      }
      if (needed > 0) point = REPLACEMENT; // cut short; the byte that does not fit begins anew
      if (point > 0xffff) {
        units[filled++] = 0xd7c0 + (point >> 10);
        point = 0xdc00 + (point & 0x3ff);
      }
      units[filled++] = point;
    }
    return text + String.fromCharCode.apply(null, units.subarray(0, filled));
  }
}

export class OwnEncoder {
  encode(text) {
    const bytes = new Uint8Array(text.length * 3); // no unit of UTF-16 needs more
    return bytes.slice(0, this.encodeInto(text, bytes).written);
  }

  /** Writes as many whole characters as there is room for. */
  encodeInto(text, bytes) {
    let read = 0;
    let written = 0;
    while (read < text.length) {
      let point = text.charCodeAt(read);
      let units = 1;
      if (point >= 0xd800 && point <= 0xdfff) {
        const low = read + 1 < text.length ? text.charCodeAt(read + 1) : 0;
        if (point <= 0xdbff && low >= 0xdc00 && low <= 0xdfff) {
          point = 0x10000 + ((point - 0xd800) << 10) + (low - 0xdc00);
          units = 2;
        } else {
          point = REPLACEMENT;
        }
      }
      const size = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
      if (written + size > bytes.length) break;
      if (size === 1) {
        bytes[written] = point;
      } else {
        for (let place = size - 1; place > 0; place--) {
          bytes[written + place] = 0x80 | (point & 0x3f);
          point >>= 6;
        }
        bytes[written] = ((0xf00 >> size) & 0xff) | point;
      }
      written += size;
      read += units;
    }
    return { read, written };
  }
}

// The platform's own where it does what the glue asks of it, which the makeshift ones of some hosts do not.
function sound(works) {
  try {
    return works();
  } catch {
    return false;
  }
}
const decodes = () => {
  if (typeof TextDecoder !== "function") return false;
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  return decoder.decode() === "" && decoder.decode(new Uint8Array([0xe5, 0xbc, 0x82])) === "\u5f02";
};
const encodes = () => typeof TextEncoder === "function" && new TextEncoder().encodeInto("\u5f02", new Uint8Array(3)).written === 3;

export const Utf8Decoder = sound(decodes) ? TextDecoder : OwnDecoder;
export const Utf8Encoder = sound(encodes) ? TextEncoder : OwnEncoder;
