// Runs inside JavaScriptCore's shell:   jsc jsc.js -- <code package with script.js>
// The shell keeps all that the language has, since hostile values are made of it; the host's object takes a path alone.
"use strict";
(function (folder) {
  const { WebAssembly: engine, readFile: read, print: say, load: run } = globalThis;
  // The package tells a trap without its reason; whoever reads of a failed test needs that.
  let told = 0;
  const heard = (exports) => Object.fromEntries(Object.entries(exports).map(([name, value]) => [name, typeof value !== "function" ? value : (...args) => {
    try {
      return value(...args);
    } catch (error) {
      if (told++ < 3) printErr(`jsc: ${name}: ${error} ${error.stack}`);
      throw error;
    }
  }]));
  globalThis.WXWebAssembly = {
    instantiate: (path, imports) => engine.instantiate(read(`${folder}${path}${path.endsWith(".br") ? ".inside" : ""}`, "binary"), imports)
      .then(({ instance }) => ({ instance: { exports: heard(instance.exports) } })),
  };
  const other = createGlobalObject();
  const world = { realm: (code) => other.eval(code), detach: (buffer) => transferArrayBuffer(buffer) };
  const script = run(`${folder}/script.js`);
  const require = run(`${folder}/require.js`)((path) => run(`${folder}/${path}.wrapped`));
  require("yidi/miniprogram").init()
    .then((yidi) => script(yidi, world, (name) => read(`${folder}/${name}`)))
    .then((answer) => say(JSON.stringify(answer)), (error) => say(`failed: ${error} ${error.stack}`));
})(arguments[0]);
