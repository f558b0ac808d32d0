// The module's instances as they are made, to light a fuse in one or take its memory away; and what a call comes to.

import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../miniprogram/code-package.mjs";

export const CODE = "internal.trap";

/** A package of its own, with this module, in that folder. */
export function packageWith(module, at) {
  cpSync(join(root, "pkg"), at, { recursive: true });
  writeFileSync(join(at, "yidi.wasm"), module);
  return at;
}

/** Does something with every instance of the module noted that is made from then on, until `done`. */
export function noting(instances, act) {
  const { Instance, instantiate } = WebAssembly;
  const note = (made) => { if ((made.instance ?? made).exports.estimate) instances.push(made.instance ?? made); return made; }; // Node has modules of its own
  WebAssembly.Instance = function (...given) { return note(new Instance(...given)); };
  WebAssembly.Instance.prototype = Instance.prototype;
  WebAssembly.instantiate = async (...given) => note(await instantiate.apply(WebAssembly, given));
  return { yidi: act(), done: () => Object.assign(WebAssembly, { Instance, instantiate }) };
}

/** What a function answers or throws. */
export const outcome = (yidi, name, args) => {
  try { return { answer: yidi[name](...args) }; } catch (error) { return { error }; }
};
/** The issue in a failure of any shape. */
export const issueIn = ({ answer, error }) => (error?.issues ?? answer?.issues ?? (Array.isArray(answer) ? answer[0]?.issues ?? answer[0]?.result?.issues ?? answer : []))[0];
