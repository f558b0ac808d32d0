// yidi for mini-programs: the same functions and types, loaded by the host's own WebAssembly. Kept by hand; the functions ride along
// from the package itself, by its name, which is found from miniprogram_npm/ too.
export * from "yidi";

/** The functions, once loaded. */
export type Yidi = Omit<typeof import("yidi"), "default" | "init">;

export interface LoadOptions {
  /**
   * Where the module lies in the code package, beginning with "/". Without it: /miniprogram_npm/yidi/yidi.wasm.br, where "build npm"
   * of the hosts' tools puts it. If a `.wasm.br` cannot be loaded, the same path without `.br` is tried.
   */
  path?: string;
  /** The bytes of yidi.wasm or a WebAssembly.Module, where there is only the standard WebAssembly (Node, tests). */
  module?: object;
  /** The language of the errors of `init`; without it Chinese. */
  lang?: "zh" | "en";
}

/**
 * Loads the module, once however often it is called, and gives the functions; they are also exports of this file, and throw
 * `host.not_ready` until then. After a failure it may be called again.
 *
 * Rejects with an Error that has a stable `code` and `issues`: `host.no_webassembly`, `host.path_needed`, `host.module_needed`,
 * `host.load_failed`, `host.other_module`, `field.unknown`, `field.type`, `lang.unknown`.
 */
export function init(options?: LoadOptions): Promise<Yidi>;
export default init;
