// The mini-program's own UTF-8 coder against the platform's: the two must not differ on any text or bytes.

import assert from "node:assert/strict";
import { test } from "node:test";
import { OwnDecoder, OwnEncoder, Utf8Decoder, Utf8Encoder } from "../../src/wasm/utf8.js";

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
const encoder = new TextEncoder();
const own = { decoder: new OwnDecoder(), encoder: new OwnEncoder() };

// The same numbers each run, so that a failure can be seen again (xorshift).
let state = 20260310;
const random = (below) => {
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  return (state >>> 0) % below;
};
const pick = (list) => list[random(list.length)];

const hex = (bytes) => Buffer.from(bytes).toString("hex");
function sameBytes(bytes) {
  const wanted = decoder.decode(bytes);
  const got = own.decoder.decode(bytes);
  if (got !== wanted) assert.fail(`${hex(bytes)} gives ${JSON.stringify(got)}, not ${JSON.stringify(wanted)}`);
}
function sameText(text) {
  const wanted = encoder.encode(text);
  const got = own.encoder.encode(text);
  if (hex(got) !== hex(wanted)) assert.fail(`${JSON.stringify(text)} gives ${hex(got)}, not ${hex(wanted)}`);
  const room = random(wanted.length + 4);
  const [ours, theirs] = [new Uint8Array(room), new Uint8Array(room)];
  assert.deepEqual(own.encoder.encodeInto(text, ours), encoder.encodeInto(text, theirs), JSON.stringify(text));
  assert.equal(hex(ours), hex(theirs), JSON.stringify(text));
}

test("where the platform has a coder, that is used", () => {
  assert.equal(Utf8Decoder, TextDecoder);
  assert.equal(Utf8Encoder, TextEncoder);
});

test("nothing, and the edges of every length", () => {
  assert.equal(own.decoder.decode(), "");
  assert.equal(own.decoder.decode(new Uint8Array()), "");
  for (const point of [0, 0x7f, 0x80, 0x7ff, 0x800, 0xd7ff, 0xe000, 0xfeff, 0xfffd, 0xffff, 0x10000, 0x1f600, 0x10ffff]) {
    const text = String.fromCodePoint(point);
    sameText(text);
    sameText(`a${text}b`);
    assert.equal(own.decoder.decode(own.encoder.encode(text)), text);
  }
});

test("every sequence of one and two bytes, and every beginning of a longer one", () => {
  for (let a = 0; a < 256; a++) {
    sameBytes(Uint8Array.of(a));
    for (let b = 0; b < 256; b++) {
      sameBytes(Uint8Array.of(a, b));
      if (a >= 0xdf) for (const c of [0, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xe0, 0xf0, 0xff]) {
        sameBytes(Uint8Array.of(a, b, c));
        sameBytes(Uint8Array.of(a, b, c, 0x80));
        sameBytes(Uint8Array.of(a, b, c, 0xc3, 0xa9));
      }
    }
  }
});

test("every character there is, there and back", () => {
  for (let from = 0; from <= 0x10ffff; from += 0x1000) {
    const text = Array.from({ length: 0x1000 }, (_, index) => String.fromCodePoint(from + index)).join("");
    sameText(text);
    sameBytes(encoder.encode(text));
  }
});

test("random bytes, sound and broken", () => {
  for (let round = 0; round < 60_000; round++) {
    const bytes = Uint8Array.from({ length: random(40) }, () => pick([random(256), random(0x80), 0x80 + random(0x40), 0xc0 + random(0x40)]));
    sameBytes(bytes);
  }
});

test("random text, with surrogates alone and in pairs", () => {
  for (let round = 0; round < 60_000; round++) {
    const units = Array.from({ length: random(20) }, () => pick([random(0x80), random(0x800), random(0x10000), 0xd800 + random(0x400), 0xdc00 + random(0x400)]));
    sameText(String.fromCharCode(...units));
  }
});

test("sound text cut anywhere", () => {
  const bytes = encoder.encode("异地就医 é€𠮷😀\ufeff、药品");
  for (let from = 0; from < bytes.length; from++) for (let to = from; to <= bytes.length; to++) sameBytes(bytes.subarray(from, to));
});

test("more than a megabyte, at every offset of the pieces it is made in", () => {
  for (const unit of ["阿莫西林", "𠮷", "a", "é\ud800"]) {
    const text = "x".repeat(random(5)) + unit.repeat(Math.ceil(1_500_000 / unit.length));
    sameText(text);
    sameBytes(encoder.encode(text));
  }
  for (let length = 4090; length < 4100; length++) sameBytes(encoder.encode(`${"a".repeat(length)}𠮷${"b".repeat(length)}€`));
  sameBytes(new Uint8Array(2_000_000).fill(0xff));
});
