// Runs inside JavaScriptCore's shell, the engine of mini-programs on iOS:   jsc jsc.js -- <code package> <calls.json>
// It prints JSON, which escapes lone surrogates: first what was measured, then an answer a line.
"use strict";
(function (folder, callsFile) {
  const world = globalThis;
  const { WebAssembly: engine, readFile: read, print: say, load: run, preciseTime: now } = world;
  const calls = JSON.parse(read(callsFile));
  const makeRequire = run(`${folder}/require.js`);
  const [answer, snapshot, callAll] = ["answers", "snapshot", "call-all"].map((name) => run(`${folder}/${name}.js`));

  // As on iOS: the host's object takes a path inside the code package and nothing else, and does not know exported globals.
  world.WXWebAssembly = {
    instantiate(path, imports) {
      if (typeof path !== "string" || path[0] !== "/") return Promise.reject(new TypeError("not a path inside the code package"));
      let bytes;
      try { bytes = read(folder + path + (path.endsWith(".br") ? ".inside" : ""), "binary"); } catch (error) { return Promise.reject(new Error("no such file")); }
      return engine.instantiate(bytes, imports).then((made) => {
        for (const name of Object.keys(made.instance.exports)) {
          if (made.instance.exports[name] instanceof engine.Global) throw new Error(`iOS has no exported Global: ${name}`);
        }
        return made;
      });
    },
  };
  const absent = ["WebAssembly", "BigInt", "BigInt64Array", "BigUint64Array", "FinalizationRegistry", "WeakRef", "SharedArrayBuffer", "Atomics", "Intl", "eval", "Function",
    "TextDecoder", "TextEncoder", "URL", "fetch", "console", "setTimeout", "readFile", "read", "load", "run", "loadString", "runString", "globalThis"];
  for (const name of absent) delete world[name];
  const left = absent.filter((name) => name in world);
  if (left.length > 0) throw new Error(`could not be taken away: ${left}`);
  const changes = snapshot(world);

  const require = makeRequire((path) => run(`${folder}/${path}.wrapped`));
  const begin = now();
  let ready, first;
  require("yidi/miniprogram").init().then((yidi) => {
    ready = now();
    yidi[calls[0][0]].apply(undefined, calls[0][1]);
    first = now();
    const answers = answer(yidi, calls);
    say(JSON.stringify({ load: (ready - begin) * 1000, receipt: (first - begin) * 1000, every: callAll(yidi), changes: changes(), exports: Object.keys(yidi) }));
    for (const one of answers) say(JSON.stringify(one));
  }).catch((error) => say(`failed: ${error} ${error.stack}`));
})(arguments[0], arguments[1]);
