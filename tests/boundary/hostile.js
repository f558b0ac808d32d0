// What a page may hand over by malice or mistake, and what must hold for each of it, at each place of each function. Plain script
// without anything of Node's, so that every engine runs the same list: an expression that gives the function that runs it.
//
// `world` has what an engine has ways of its own for: `realm` (another global object) and `detach` (takes an ArrayBuffer away); both
// may be missing. With `large` only what is large is tried, where it matters; with `deep` also what is nested without end; with
// `traps` also what makes the module trap, where another instance takes over at once. The answer: how much was tried, and what was wrong.
(function () {
  "use strict";
  const SHOWN = 20; // faults told in full

  const thrower = (what) => () => { throw what; };
  const getter = (get) => Object.defineProperty({}, "person", { get, enumerable: true });
  const trapped = (name, what) => new Proxy({ person: {} }, { [name]: thrower(what) });

  /** Name, and what makes it anew: some are used up by being read. */
  function hostiles(world) {
    const list = [
      ["undefined", () => undefined], ["null", () => null], ["true", () => true], ["-0", () => -0], ["NaN", () => NaN], ["Infinity", () => Infinity],
      ["1e308", () => 1e308], ["5e-324", () => 5e-324], ["2^53+2", () => 9007199254740994], ["empty text", () => ""], ["a zero byte", () => "\u0000"],
      ["text like JSON", () => '{"ok":true}'], ["a lone surrogate", () => "\ud800"], ["a lone surrogate as key", () => ({ "\udc00": 1 })], ["a lone surrogate inside", () => ({ person: { scheme: "emp\ud83d" } })],
      ["symbol", () => Symbol("s")], ["symbol inside", () => ({ person: Symbol("s"), [Symbol("k")]: 1, [Symbol.toPrimitive]: thrower(1) })],
      ["function", () => function () { return {}; }], ["class", () => class { static get name() { throw new Error("no"); } }], ["async function", () => async () => {}], ["arguments", () => (function () { return arguments; })(1, 2)],
      ["empty object", () => ({})], ["empty array", () => []], ["null prototype", () => Object.assign(Object.create(null), { person: 1 })], ["frozen", () => Object.freeze({ person: Object.freeze({}) })],
      ["sealed array", () => Object.seal([{ person: 1 }])], ["holes", () => [, 1, , 2, ,]], ["sparse", () => { const a = []; a[20000] = 1; return a; }], ["an array with keys", () => Object.assign([1], { person: 1 })],
      ["array subclass", () => new (class Odd extends Array { get length() { throw new Error("no"); } static get [Symbol.species]() { throw new Error("no"); } map() { throw new Error("no"); } })()],
      ["Map", () => new Map([["person", 1]])], ["Set", () => new Set([1])], ["WeakMap", () => new WeakMap()], ["Promise", () => Promise.resolve({})], ["RegExp", () => /x/g], ["Error", () => new Error("x")],
      ["Date", () => new Date(0)], ["Date that is none", () => new Date(NaN)], ["Number", () => new Number(7)], ["String", () => new String("en")], ["Boolean", () => new Boolean(false)], ["Object(Symbol)", () => Object(Symbol("s"))],
      ["Int8Array", () => new Int8Array(3)], ["Float64Array", () => Float64Array.of(1, NaN, Infinity, -0)], ["Float32Array", () => Float32Array.of(0.1)], ["DataView", () => new DataView(new ArrayBuffer(8))], ["ArrayBuffer", () => new ArrayBuffer(8)],
      ["own __proto__", () => JSON.parse('{"__proto__":{"ok":true},"constructor":1,"toString":2,"hasOwnProperty":3,"valueOf":4}')], ["own __proto__ inside", () => JSON.parse('[{"__proto__":{"person":1},"person":{"__proto__":[]}}]')],
      ["prototype with setter", () => Object.create({ set ok(v) { throw new Error("set"); }, get person() { throw new Error("got"); } })],
      ["valueOf and toString throw", () => ({ valueOf: thrower(1), toString: thrower(1), [Symbol.toPrimitive]: thrower(1) })], ["valueOf that is a claim", () => ({ valueOf: () => 20000, toString: () => "110000" })],
      ["toJSON throws", () => ({ toJSON: thrower(new Error("no")) })], ["toJSON gives itself", () => { const o = { toJSON: () => o }; return o; }], ["toJSON gives undefined", () => ({ toJSON: () => undefined })], ["toJSON gives a symbol", () => ({ toJSON: () => Symbol("s") })],
      ["toJSON gives text", () => ({ toJSON: () => "110000" })], ["toJSON that throws when got", () => Object.defineProperty({}, "toJSON", { get: thrower(1) })], ["toJSON gives a proxy", () => ({ toJSON: () => trapped("ownKeys", 1) })],
      ["toJSON gives another each time", () => { let n = 0; return { toJSON: () => (n++ ? { n } : [n]) }; }], ["a getter that counts", () => { let n = 0; return getter(() => ++n); }],
      ["cycle", () => { const o = {}; o.o = o; return o; }], ["cycle of arrays", () => { const a = []; a.push([a]); return a; }], ["cycle through toJSON", () => { const o = { a: { toJSON: () => o } }; return o; }],
      ["without end through toJSON", () => { const make = () => ({ toJSON: () => ({ deeper: make() }) }); return make(); }], ["without end through a getter", () => { const make = () => getter(make); return make(); }],
      ["1,000 deep", () => { let o = {}; for (let i = 0; i < 1000; i++) o = [o]; return o; }], ["50,000 deep", () => { let o = {}; for (let i = 0; i < 50000; i++) o = { o }; return o; }],
      ["5,000 keys", () => { const o = {}; for (let i = 0; i < 5000; i++) o[`k${i}`] = i; return o; }], ["keys like numbers", () => ({ 1: 1, 0: 0, "-1": 1, "1e3": 1 })], ["a key of 100,000", () => ({ ["k".repeat(100000)]: 1 })],
      ["thenable", () => ({ then: thrower(1) })], ["globalThis's Math", () => Math], ["JSON", () => JSON],
    ];
    const add = (name, make) => list.push([name, make]);
    for (const [name, what] of [["an Error", new Error("mine")], ["text", "mine"], ["undefined", undefined], ["null", null], ["an Error with issues", Object.assign(new Error("mine"), { code: "mine", issues: [{ code: "mine" }] })], ["a thing that throws when read", Object.defineProperty({}, "issues", { get: thrower(1) })]]) {
      add(`a getter throws ${name}`, () => getter(thrower(what)));
      add(`toJSON throws ${name}`, () => ({ a: { toJSON: thrower(what) } }));
    }
    for (const name of ["get", "has", "ownKeys", "getOwnPropertyDescriptor", "getPrototypeOf", "isExtensible", "set", "defineProperty", "deleteProperty", "setPrototypeOf", "preventExtensions"]) add(`a proxy whose ${name} throws`, () => trapped(name, new Error("mine")));
    add("a proxy whose ownKeys lies", () => new Proxy({ a: 1 }, { ownKeys: () => ["b", "a"] }));
    add("a proxy whose ownKeys gives no keys", () => new Proxy({}, { ownKeys: () => 1 }));
    add("a proxy of endless keys", () => new Proxy({}, { ownKeys: () => Array.from({ length: 3000 }, (_, i) => `k${i}`), getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true, value: 1 }) }));
    add("a proxy of a function", () => new Proxy(() => {}, {}));
    add("a proxy of an array that lies on its length", () => new Proxy([1, 2], { get: (target, key) => (key === "length" ? 5 : target[key]) }));
    add("a revoked proxy", () => { const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); return proxy; });
    add("a revoked proxy inside", () => { const { proxy, revoke } = Proxy.revocable([], {}); revoke(); return { person: proxy }; });
    add("a typed array laid over", () => Object.defineProperties(Float64Array.of(20000), { length: { get: thrower(1) }, buffer: { value: 1 }, byteOffset: { value: -8 }, constructor: { get: thrower(1) }, subarray: { value: thrower(1) } }));
    add("a typed array with another prototype", () => Object.setPrototypeOf(new Float64Array(4), null));
    add("columns that throw", () => ({ get total() { throw undefined; } }));
    add("columns that change", () => { let n = 0; return { get total() { return new Float64Array(++n); }, age: new Uint8Array(1) }; });
    add("columns of proxies", () => ({ total: new Proxy(new Float64Array(2), {}), insuredAreas: new Proxy([], { get: thrower(1) }), insuredArea: new Uint16Array(2) }));
    add("columns without end", () => ({ total: new Float64Array(2), insuredArea: Uint16Array.of(0, 65535), insuredAreas: { toJSON: thrower(1) } }));
    if (typeof BigInt === "function") {
      add("BigInt", () => BigInt(7));
      add("BigInt inside", () => ({ bill: { total: BigInt(7) } }));
      if (typeof BigInt64Array === "function") add("BigInt64Array", () => new BigInt64Array(2));
    }
    if (typeof SharedArrayBuffer === "function") add("shared memory", () => ({ total: new Float64Array(new SharedArrayBuffer(16)) }));
    if (world.detach) {
      const detached = () => { const view = new Float64Array(4); world.detach(view.buffer); return view; };
      add("a detached array", detached);
      add("a detached column", () => ({ total: detached() }));
      add("a column that is detached while it is read", () => { const total = new Float64Array(4); return { total, insuredArea: new Uint16Array(4), insuredAreas: [{ toJSON() { world.detach(total.buffer); return "110000"; } }] }; });
    }
    if (world.realm) {
      const made = (text) => world.realm(`(${text})`);
      add("another realm's object", () => made('{ person: { scheme: "employee" }, insuredArea: "110000" }'));
      add("another realm's array", () => made("[1, { a: null }]"));
      add("another realm's columns", () => made("{ total: new Float64Array([20000]) }"));
      add("another realm's Date", () => made("new Date(0)"));
      add("another realm's error thrown", () => made("{ get person() { throw new TypeError('theirs'); } }"));
    }
    if (typeof document === "object") {
      add("document.all", () => document.all);
      add("document.all inside", () => ({ person: document.all, length: document.all }));
      add("a node", () => document.body);
      add("the window's location", () => location);
    }
    return list;
  }

  const large = [
    ["10 MB of text", () => "x".repeat(10 * 1024 * 1024)],
    ["a million values", () => new Array(1e6).fill(0)],
    ["a million holes", () => new Array(1e6)],
    ["40 MB of text inside", () => ({ person: "x".repeat(40 * 1024 * 1024) })],
    ["5 million values", () => new Array(5e6).fill(1)],
    ["columns of a million", () => ({ total: new Float64Array(1e6).fill(20000) })],
  ];
  const LARGE_FOR = /^(estimate|estimateMany|estimateTable|estimateColumns|parseBill|loadPack)$/;

  /** Everything that prototypes and globals say of themselves. */
  function surroundings() {
    const seen = [];
    for (const owner of [Object, Array, String, Number, Boolean, Symbol, Function, Error, RangeError, Map, Set, Promise, RegExp, Date, Float64Array, ArrayBuffer, JSON, Math, Reflect, Proxy, Object.getPrototypeOf(Float64Array)]) {
      for (const at of [owner, owner.prototype]) {
        if (!at) continue;
        for (const key of Reflect.ownKeys(at)) {
          const { value, get, set } = Object.getOwnPropertyDescriptor(at, key);
          seen.push(at, key, value, get, set);
        }
      }
    }
    return seen;
  }

  const frozen = (value) => {
    if (Object(value) !== value || ArrayBuffer.isView(value)) return value;
    for (const key of Object.keys(value)) frozen(value[key]);
    return Object.freeze(value);
  };

  /** What writes to it is noted; reading is allowed. */
  function guarded(value, writes) {
    if (Object(value) !== value || ArrayBuffer.isView(value)) return value;
    const handler = { get: (target, key) => guarded(target[key], writes) };
    for (const name of ["set", "defineProperty", "deleteProperty", "setPrototypeOf", "preventExtensions", "apply", "construct"]) handler[name] = () => { writes.push(name); return true; };
    // A copy: what is frozen must be told of as it is.
    return new Proxy(Array.isArray(value) ? value.slice() : Object.assign({}, value), handler);
  }

  const stringify = JSON.stringify;

  /** What a call comes to, as text. */
  function outcome(yidi, name, args) {
    let answer;
    try {
      answer = yidi[name].apply(undefined, args);
    } catch (error) {
      const sound = error instanceof Error && typeof error.code === "string" && Array.isArray(error.issues) && error.issues.length > 0 && error.issues[0].code === error.code;
      return `${sound ? "throws" : "BREAKS"} ${sound ? error.code : error} ${sound ? stringify(error.issues) : error && error.stack}`;
    }
    return `gives ${stringify(answer)}`;
  }

  /** What is wrong with an outcome whatever was asked: it must be an answer, or a failure that says what is wrong and what to do. */
  function fault(text) {
    if (text.startsWith("BREAKS")) return "it threw what is no failure";
    const told = /^throws \S+ /.test(text) ? JSON.parse(text.slice(text.indexOf("["))) : (JSON.parse(text.slice(6) === "undefined" ? "null" : text.slice(6)) || {});
    const lists = [told, told.issues].concat(Array.isArray(told) ? told.map((one) => one && (one.issues || (one.result && one.result.issues))) : []);
    for (const list of lists) {
      if (!Array.isArray(list)) continue;
      for (const one of list) if (one && one.severity && !(one.code && one.message)) return "an issue without code or words";
      if (list === told.issues && told.ok === false && list.length === 0) return "a failure without a reason";
    }
    return text.includes("internal.trap") ? "a trap" : "";
  }

  return function run(yidi, calls, world, options) {
    const good = calls(yidi);
    yidi.unloadPack("110000");
    frozen(good);
    const faults = [];
    let tried = 0;
    const wrong = (...what) => { faults.push(what.map((one) => String(one).slice(0, 300)).join(" | ")); };
    const claim = good.estimate;
    const known = outcome(yidi, "estimate", claim);
    const still = (...where) => { // a good call right after
      const gone = outcome(yidi, "unloadPack", ["110000"]); // loaded by a good call of loadPack
      if (!/^gives (true|false)$/.test(gone)) wrong(...where, "unloadPack fails", gone);
      const now = outcome(yidi, "estimate", claim);
      if (now !== known) wrong(...where, "the next estimate is another", now);
    };
    const before = surroundings();
    const names = Object.keys(good).sort();
    const columns = (name, place) => /^estimate(Columns|Table)$/.test(name) && place === 1;

    // Whatever is handed over means what its JSON text means, and what has none is told to be unreadable.
    for (const name of names) {
      good[name].forEach((given, place) => {
        if (options.large && (!LARGE_FOR.test(name) || place !== (columns(name, 1) ? 1 : 0))) return;
        for (const [what, make] of options.large ? large : hostiles(world).concat([["none written to", null]])) {
          if (what === "5 million values" && name !== "estimate") continue; // which is refused for all in the same place
          // At one place for all, and not in JavaScriptCore, which takes time by the square of the depth, minutes in all.
          if (/without end|50,000 deep/.test(what) && !(options.deep && name === "estimate" && place === 0)) continue;
          const writes = [];
          const value = make ? make : () => guarded(given, writes);
          const args = good[name].slice();
          args[place] = value();
          const got = outcome(yidi, name, args);
          tried++;
          const problem = fault(got);
          if (problem) wrong(name, place, what, problem, got);
          if (writes.length) wrong(name, place, what, "it was written to", writes);
          if (!columns(name, place)) {
            let text;
            let readable = true;
            try { text = stringify(value()); } catch (error) { readable = false; }
            if (readable) {
              args[place] = text === undefined ? undefined : JSON.parse(text);
              const wanted = outcome(yidi, name, args);
              if (got !== wanted) wrong(name, place, what, "it means something else than its JSON", got, wanted);
            } else if (!got.includes("input.unreadable") && !/^(exportPack|unloadPack)$/.test(name)) wrong(name, place, what, "it is not told to be unreadable", got);
            else if (/^(exportPack|unloadPack)$/.test(name) && !/^gives (null|false)$/.test(got)) wrong(name, place, what, "it has no meaning", got);
          }
          still(name, place, what);
        }
      });
      const after = surroundings();
      if (after.length !== before.length || !after.every((one, i) => Object.is(one, before[i]))) wrong(name, "a prototype or a global was changed");
    }
    if (options.large) return { tried, faults: faults.slice(0, SHOWN), all: faults.length };

    // Calls within calls: while one value is read, another function is asked. Both answer as ever.
    const alone = {};
    for (const name of names) { alone[name] = outcome(yidi, name, good[name]); yidi.unloadPack("110000"); }
    for (const outer of names) {
      good[outer].forEach((given, place) => {
        if (columns(outer, place)) return;
        for (const inner of names) {
          if (/oadPack$/.test(inner) && outer !== "estimate") continue; // changes what the outer one should say
          for (const ask of [(call) => ({ toJSON: () => { call(); return given; } }), (call) => (Object(given) === given && !Array.isArray(given) ? new Proxy(Object.assign({}, given), { ownKeys: (of) => { call(); return Reflect.ownKeys(of); } }) : null)]) {
            let within = "";
            const args = good[outer].slice();
            args[place] = ask(() => { within = outcome(yidi, inner, good[inner]); if (inner === "loadPack") yidi.unloadPack("110000"); });
            if (args[place] === null) continue;
            const around = outcome(yidi, outer, args);
            tried++;
            // A language that is not plain text is not that language, but means the same.
            if (within && within !== alone[inner] && inner !== "unloadPack") wrong(outer, place, inner, "the inner answer is another", within);
            if (around !== alone[outer] && outer !== "unloadPack") wrong(outer, place, inner, "the outer answer is another", around);
            if (!within) wrong(outer, place, inner, "it was not asked");
            if (outer === "loadPack") yidi.unloadPack("110000");
          }
        }
      });
    }
    still("calls within calls");

    // A page whose Object.prototype somebody has written to.
    const odd = ["ok", "issues", "code", "field", "lang", "options", "total", "insuredAreas", "person", "undefined", "value", "get", "set", "then", "length", "remedy", "documents", "constructor", "__wbg", "issue", "supplementPaid"];
    // An Error of ours gets these as any object does: where a setter stands in the way, no error of the page can have them either.
    const settable = (key) => key !== "code" && key !== "issues";
    for (const key of odd) {
      const had = Object.getOwnPropertyDescriptor(Object.prototype, key);
      for (const [how, descriptor] of [["a value", { value: "junk", writable: true, configurable: true }], ["enumerable", { value: { junk: 1 }, writable: true, enumerable: true, configurable: true }], ["an accessor that throws", { get: thrower("junk"), set: thrower("junk"), configurable: true }]].slice(0, options.traps && settable(key) ? 3 : 2)) {
        for (const name of names) {
          // Only what the functions give or throw is looked at under it; told apart it is afterwards.
          const results = [good[name], good[name].map(() => ({}))].map((args) => {
            let answer, error, threw = false;
            Object.defineProperty(Object.prototype, key, Object.assign(Object.create(null), descriptor));
            try { answer = yidi[name].apply(undefined, args); } catch (thrown) { threw = true; error = thrown; }
            if (had) Object.defineProperty(Object.prototype, key, Object.assign(Object.create(null), had)); else delete Object.prototype[key];
            tried++;
            return threw ? outcome({ f: () => { throw error; } }, "f", []) : outcome({ f: () => answer }, "f", []);
          });
          for (const text of results) if (text.startsWith("BREAKS")) wrong(name, `Object.prototype.${key} is ${how}`, text);
        }
        still(`Object.prototype.${key} is ${how}`);
      }
    }

    if (!options.traps) return { tried, values: hostiles(world).length, faults: faults.slice(0, SHOWN), all: faults.length };

    // At the end of the stack: an answer, a failure, or the engine's own refusal to call anything more.
    const ends = [];
    (function deeper() {
      try { deeper(); } catch (error) { /* full */ }
      if (ends.length > 400) return;
      try { ends.push(outcome(yidi, "estimate", claim)); } catch (error) { /* not even that */ }
    })();
    tried += ends.length;
    // Looked at only now: where the stack ends, V8 dies of a regular expression.
    for (const text of ends) if (text !== known && !/"(internal\.trap|input\.unreadable)"/.test(text) && !/^BREAKS (RangeError|InternalError)/.test(text)) wrong("at the end of the stack", text);
    if (!ends.some((text) => text !== known)) wrong("the end of the stack was not reached");
    still("the end of the stack");
    const endless = { toJSON: () => yidi.estimate(endless) };
    const ended = outcome(yidi, "estimate", [endless, "en"]);
    if (!/^gives \{"ok":false,/.test(ended)) wrong("a claim that asks without end", ended);
    still("a claim that asks without end");

    return { tried, values: hostiles(world).length, faults: faults.slice(0, SHOWN), all: faults.length };
  };
})()
