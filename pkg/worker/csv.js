// Built by `make pkg`; change src/worker/ instead.
// CSV as it comes from hospitals and spreadsheets, a piece at a time: no row is ever held longer than it takes to read it.
// Quoting by RFC 4180; any line break; UTF-8, UTF-16 with its mark, or GB18030.

const PIECE = 1 << 18; // characters of a text handed on at once
const LONGEST = 1 << 17; // characters of a record; a quote that is open for longer was never meant to be one

const DELIMITERS = [",", "\t", ";"];

/**
 * The encoding of a file, or why it is none: what is valid UTF-8 is UTF-8, and only what is not can be GB18030.
 * @param {Blob} blob
 * @returns {Promise<{ encoding: string } | { fault: "binary" | "encoding" }>}
 */
export async function encodingOf(blob) {
  const head = new Uint8Array(await blob.slice(0, 1024).arrayBuffer());
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: "utf-16le" };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: "utf-16be" };
  if (head.includes(0)) return { fault: "binary" };
  for (const encoding of ["utf-8", "gb18030"]) {
    if (await reads(blob, encoding)) return { encoding };
  }
  return { fault: "encoding" };
}

/** Is every byte of it valid? @param {Blob} blob @param {string} encoding */
async function reads(blob, encoding) {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const reader = blob.stream().getReader();
  for (;;) {
    const { done, value } = await reader.read();
    try {
      decoder.decode(value, { stream: !done });
    } catch {
      await reader.cancel();
      return false;
    }
    if (done) return true;
  }
}

/**
 * The text of a file or of a text, in pieces, with how much of it has been read.
 * @param {Blob | string} source
 * @param {string} encoding
 */
export async function* texts(source, encoding) {
  if (typeof source === "string") {
    for (let at = source.charCodeAt(0) === 0xfeff ? 1 : 0; at < source.length; at += PIECE) {
      yield { text: source.slice(at, at + PIECE), read: Math.min(at + PIECE, source.length) };
    }
    return;
  }
  const decoder = new TextDecoder(encoding);
  const reader = source.stream().getReader();
  try {
    for (let read = 0; ;) {
      const { done, value } = await reader.read();
      read += value?.length ?? 0;
      const text = decoder.decode(value, { stream: !done });
      if (text) yield { text, read };
      if (done) return;
    }
  } finally {
    await reader.cancel(); // where the rest is not wanted
  }
}

/**
 * Cuts text into records. Each is `{ raw, cells }`, `raw` without its line break; a quote that is opened and not closed gives its
 * line alone with `open: true`, so that it does not swallow what follows.
 */
export class Records {
  #rest = "";
  #delimiter;
  #newline;

  /** @param {string} delimiter @param {string} newline what ends a line: "\n" (with or without "\r" before it) or "\r" */
  constructor(delimiter, newline) {
    this.#delimiter = delimiter;
    this.#newline = newline;
  }

  /** The records that are complete with this piece; after the last one, all there are. @param {string} text @param {boolean} [last] */
  feed(text, last = false) {
    const all = this.#rest + text;
    const records = [];
    let at = 0;
    while (at < all.length) {
      const found = this.#line(all, at, last) ?? this.#quoted(all, at, last);
      if (!found) break;
      records.push(found.record);
      at = found.next;
    }
    this.#rest = all.slice(at);
    return records;
  }

  /** A record without quotes, the most there are: a line, cut at its delimiters. @param {string} all @param {number} at @param {boolean} last */
  #line(all, at, last) {
    const end = all.indexOf(this.#newline, at);
    if (end < 0 && !last) return null;
    const raw = trimmed(all.slice(at, end < 0 ? all.length : end));
    if (raw.includes('"')) return null;
    return { record: { raw, cells: raw.split(this.#delimiter) }, next: end < 0 ? all.length : end + 1 };
  }

  /** A record with quotes, in which delimiters and line breaks may stand. @param {string} all @param {number} start @param {boolean} last */
  #quoted(all, start, last) {
    const cells = [];
    let at = start;
    let line = -1; // where the line ends that `at` is in, looked up once a line
    for (;;) {
      let text = "";
      if (all[at] === '"') {
        for (at++; ;) {
          const quote = all.indexOf('"', at);
          const unclosed = quote < 0 || quote - start > LONGEST;
          if (unclosed && (last || all.length - start > LONGEST)) return this.#open(all, start, last);
          if (unclosed || (quote + 1 === all.length && !last)) return null; // the rest of it has not come yet
          text += all.slice(at, quote);
          at = quote + 1;
          if (all[at] !== '"') break;
          text += '"';
          at++;
        }
        // A quote that ends in the middle of a cell some lines below was left open here, and has met the next one that was opened.
        if (text.includes(this.#newline)) {
          let after = at;
          while (all[after] === " ") after++;
          if (after === all.length && !last) return null;
          if (after < all.length && !["\r", "\n", this.#delimiter].includes(all[after])) return this.#open(all, start, last);
        }
      }
      // What stands after a closing quote belongs to the cell too: nobody's data is thrown away for being written oddly.
      if (line < at) line = all.indexOf(this.#newline, at);
      if (line < 0 && !last) return null;
      const end = line < 0 ? all.length : line;
      const rest = all.slice(at, end);
      const next = rest.indexOf(this.#delimiter);
      if (next >= 0) {
        cells.push(text + rest.slice(0, next));
        at += next + 1;
        continue;
      }
      cells.push(text + trimmed(rest));
      return { record: { raw: trimmed(all.slice(start, end)), cells }, next: end < all.length ? end + 1 : end };
    }
  }

  /** @param {string} all @param {number} start @param {boolean} last */
  #open(all, start, last) {
    const end = all.indexOf(this.#newline, start);
    if (end < 0 && !last && all.length - start <= LONGEST) return null;
    const raw = trimmed(all.slice(start, end < 0 ? all.length : end));
    return { record: { raw, cells: raw.split(this.#delimiter), open: true }, next: end < 0 ? all.length : end + 1 };
  }
}

/** Without the "\r" of "\r\n". @param {string} line */
const trimmed = (line) => (line.endsWith("\r") ? line.slice(0, -1) : line);

/**
 * How a file is written, told by its first line: with the delimiter that gives the most headings `known` knows.
 * @param {string} text the beginning of the file, its first line whole
 * @param {(cells: string[]) => number} known
 */
export function shapeOf(text, known) {
  const newline = text.includes("\n") ? "\n" : "\r";
  const tried = DELIMITERS.map((delimiter) => {
    const cells = new Records(delimiter, newline).feed(text.slice(0, LONGEST), true)[0]?.cells ?? [];
    return { delimiter, known: known(cells), cells: cells.length };
  });
  tried.sort((a, b) => b.known - a.known || b.cells - a.cells);
  return { delimiter: tried[0].delimiter, newline, lineBreak: text.includes("\r\n") ? "\r\n" : newline };
}

/** Cells as a line of CSV, without the line break. @param {string[]} cells @param {string} delimiter */
export const line = (cells, delimiter) => cells.map((cell) => (
  cell.includes(delimiter) || /["\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(delimiter);
