// Loads the module in a mini-program, whose host instantiates from a path inside the code package and takes no bytes.

// Where "build npm" of the hosts' tools puts the package: they copy the folder its manifest names under `miniprogram`.
const PATH = "/miniprogram_npm/yidi/yidi.wasm.br";

const OPTIONS = ["path", "module", "lang"];

// Placeholders {0} and {1} are filled in by `failure`. In the order: what is wrong, what to do; Chinese, English.
const WORDS = {
  "field.unknown": {
    zh: ["没有名为“{0}”的字段", "可用的字段：path、module、lang"],
    en: ['There is no field called "{0}"', "The fields are path, module and lang"],
  },
  "field.type": {
    zh: ["应为{0}", "请改为{0}，或不填"],
    en: ["Expected {1}", "Give {1}, or leave it out"],
  },
  "lang.unknown": {
    zh: ["没有这种语言", "可选：zh、en"],
    en: ["There is no such language", "The values are zh and en"],
  },
  "host.no_webassembly": {
    zh: ["此处没有 WebAssembly", "微信基础库须为 2.13.0 以上（Worker 内 2.15.0，插件内 2.18.1），抖音 2.34.0.0 以上；支付宝只能在 Worker 内使用，基础库 2.9.7 以上"],
    en: ["There is no WebAssembly here", "Needed is WeChat's base library 2.13.0 or newer (2.15.0 in a Worker, 2.18.1 in a plugin), or Douyin's 2.34.0.0; Alipay has it in Workers alone, from 2.9.7"],
  },
  "host.path_needed": {
    zh: ["此宿主只从代码包内的路径加载模块，不接受 module", "请去掉 module；文件不在默认位置时用 path 写明路径"],
    en: ["This host loads a module from a path inside the code package, not from bytes", "Leave out module; give the path if the file is not in its usual place"],
  },
  "host.module_needed": {
    zh: ["此处只有标准 WebAssembly，无法按路径读取文件", "请用 module 传入 yidi.wasm 的内容；在网页和 Node 中请改用 yidi 本身"],
    en: ["Here is only the standard WebAssembly, which reads no path", "Give the bytes of yidi.wasm as module; in a web page or in Node use yidi itself"],
  },
  "host.load_failed": {
    zh: ["模块加载失败：{0}", "请重新“构建 npm”，确认文件在代码包内；在别处时用 path 写明以 / 开头的路径。不能读 .wasm.br 的宿主，请把 yidi.wasm 放到同一位置"],
    en: ["The module could not be loaded: {0}", 'Run "build npm" again and see that the file is in the code package; if it is elsewhere, give its path, beginning with /. For a host that does not read .wasm.br, put yidi.wasm beside it'],
  },
  "host.other_module": {
    zh: ["加载的模块不是这一版本的 yidi：缺少 {0}", "请把 yidi 的各个文件一并更新"],
    en: ["What was loaded is not this version of yidi: it lacks {0}", "Update the files of yidi together"],
  },
  // Whoever calls too early has not said in which language.
  "host.not_ready": {
    zh: ["yidi 尚未加载，不能调用 {0} / yidi is not loaded yet: {0} cannot be called.", "请先等待 init() 完成 / Await init() first"],
  },
};

// As the functions of the module throw them: an Error with a code, and the issue it comes from.
function failure(code, lang, field, values) {
  const [message, remedy] = WORDS[code][lang].map((text) => text.replace(/\{(\d)\}/g, (_, place) => values[place]));
  const issue = { code, severity: "error", message, remedy };
  if (field) issue.field = field;
  return Object.assign(new Error(`${message} ${remedy}`), { code, issues: [issue] });
}

// The first fault of the options.
function fault(options, lang) {
  if (typeof options !== "object" || options === null) return failure("field.type", lang, "options", ["对象", "an object"]);
  for (const key of Object.keys(options)) if (OPTIONS.indexOf(key) < 0) return failure("field.unknown", lang, `options.${key}`, [key]);
  const { path, module } = options;
  if (options.lang !== undefined && options.lang !== lang) return failure("lang.unknown", lang, "options.lang", []);
  if (path !== undefined && (typeof path !== "string" || path === "")) return failure("field.type", lang, "options.path", ["代码包内的路径", "a path inside the code package"]);
  if (module !== undefined && (typeof module !== "object" || module === null)) return failure("field.type", lang, "options.module", ["模块的内容", "the bytes of the module"]);
  return undefined;
}

// The host's own object, asked for by name: a host need not have a globalThis. Each host has only its own, so their order says
// nothing; but they come before the standard one, which some hosts have beside theirs and which reads no path.
function own() {
  if (typeof WXWebAssembly !== "undefined" && WXWebAssembly) return WXWebAssembly;
  if (typeof TTWebAssembly !== "undefined" && TTWebAssembly) return TTWebAssembly;
  if (typeof MYWebAssembly !== "undefined" && MYWebAssembly) return MYWebAssembly;
  return undefined;
}

// The instance from the first of the sources that can be loaded.
function attempt(host, sources, imports, lang, reasons) {
  // Inside `then`, so that a host that throws at once is no different from one that rejects.
  return Promise.resolve().then(() => host.instantiate(sources[0], imports)).then((made) => {
    const instance = (made && made.instance) || made;
    if (!instance || !instance.exports) throw new Error("no instance");
    return instance;
  }).then(undefined, (error) => {
    const what = typeof sources[0] === "string" ? `${sources[0]}: ` : "";
    const said = error && (error.message || error.errMsg);
    reasons.push(what + (said || (typeof error === "object" ? JSON.stringify(error) : String(error))));
    if (sources.length > 1) return attempt(host, sources.slice(1), imports, lang, reasons);
    throw failure("host.load_failed", lang, undefined, [reasons.join("; ")]);
  });
}

function load(options, imports, lang) {
  const host = own();
  const standard = typeof WebAssembly === "undefined" ? undefined : WebAssembly;
  if (options.module !== undefined) {
    if (standard) return attempt(standard, [options.module], imports, lang, []);
    throw failure(host ? "host.path_needed" : "host.no_webassembly", lang, "options.module", []);
  }
  if (!host) throw failure(standard ? "host.module_needed" : "host.no_webassembly", lang, undefined, []);
  const path = options.path === undefined ? PATH : options.path;
  // Older hosts do not read what is compressed; the same file without compression may lie beside it.
  return attempt(host, path.endsWith(".wasm.br") ? [path, path.slice(0, -3)] : [path], imports, lang, []);
}

/** Makes `init` from the functions of the glue, by name: `imports` makes what the module imports, `finish` takes its instance. */
export function loader(api, names, imports, finish) {
  let loading;
  let ready = false;
  let last; // the options of the loading that went well
  let restore; // what is still to be done with another instance in place of one that broke
  let pending = false;

  // Calls at once share one loading; after a failure it may be called again.
  function init(options = {}) {
    if (loading) return loading;
    const lang = options && options.lang === "en" ? "en" : "zh";
    loading = Promise.resolve().then(() => {
      const wrong = fault(options, lang);
      if (wrong) throw wrong;
      return load(options, imports(), lang);
    }).then((instance) => {
      const lacking = names.filter((name) => typeof instance.exports[name] !== "function");
      if (lacking.length > 0) throw failure("host.other_module", lang, undefined, [lacking.join(", ")]);
      finish(instance);
      ready = true;
      last = options;
      if (restore) restore();
      restore = undefined;
      return api;
    });
    loading.catch(() => { loading = undefined; });
    return loading;
  }

  // Another instance in place of one that broke (watch.js), by the way of the first: no host makes one at once.
  function again(begin) {
    if (pending) return;
    pending = true;
    restore = begin;
    loading = undefined;
    const done = () => { pending = false; };
    init(last).then(done, done);
  }

  // Before it is loaded a function would fail without saying why.
  const guarded = (name, call) => function () {
    if (!ready) throw failure("host.not_ready", "zh", undefined, [name]);
    return call(name, arguments);
  };
  return { init, again, guarded };
}
