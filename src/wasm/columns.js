// Typed arrays, in and out. What is handed over may be anything: only what is a typed array inside is taken for one, and it is read
// through a view of our own, which nothing laid over the caller's can mislead.

const KINDS = { Float64Array, Uint8Array, Uint16Array, Uint32Array };
const AREAS = "insuredAreas";

const inside = (name) => (view) => Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), name).get.call(view);
const kindOf = inside(Symbol.toStringTag);
const bufferOf = inside("buffer");
const startOf = inside("byteOffset");
const lengthOf = inside("length");

// The columns by their names; false for what is none.
export function open(columns) {
  if (typeof columns !== "object" || ArrayBuffer.isView(columns)) throw new TypeError("columns");
  const views = Object.create(null);
  for (const key of Object.keys(columns)) {
    views[key] = false;
    try {
      const given = columns[key];
      const Kind = KINDS[kindOf(given)];
      if (given === undefined || given === null) delete views[key];
      else if (key === AREAS) views[key] = given;
      else if (Kind) views[key] = new Kind(bufferOf(given), startOf(given), lengthOf(given));
    } catch {
      // a property that throws, a buffer that has been transferred: no column
    }
  }
  return views;
}

// Their kinds and lengths, to be checked.
export function shape(views) {
  const shape = Object.create(null);
  for (const key of Object.keys(views)) {
    const view = views[key];
    shape[key] = key === AREAS || !view ? view : [kindOf(view), view.length];
  }
  return shape;
}

// Copies rows of a column, if there is such a column.
export function read(views, key, from, values) {
  const view = views[key];
  if (!view) return;
  // The buffer may have been made smaller since it was looked at.
  if (view.length <= from) throw new RangeError(key);
  values.set(view.subarray(from, from + values.length));
}

export function make(kind, rows) {
  return new KINDS[kind](rows);
}

// Copies as many values as there are rows left.
export function write(column, from, values) {
  column.set(values.subarray(0, column.length - from), from);
}
