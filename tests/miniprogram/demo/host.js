// What the host does around its component framework: pages and tabs, the tags with which people answer, its object `wx`, and
// WebAssembly by path alone. Anything else a page asks of `wx` is refused by name: nothing for the network, nothing to store.
/* global PLAN, TEMPLATES, MODULES */
(() => {
  const loaded = {};
  const asked = (window.asked = { wx: [], wasm: [] });

  // ---- modules, found as the host finds them: by a relative path, or in miniprogram_npm
  const find = (from, name) => {
    if (MODULES[name]) return name;
    const at = name.startsWith('.') ? new URL(name, `file:///${from}`).pathname.slice(1) : `miniprogram_npm/${name}`;
    const path = [at, `${at}.js`, `${at}/index.js`].find((one) => MODULES[one]);
    if (!path) throw new Error(`${from} requires ${name}, which is not there`);
    return path;
  };
  // A page or component belongs to the file that the host is loading, whichever module makes it.
  let making;
  const Page = (definition) => making.Page(definition);
  const Component = (definition) => making.Component(definition);
  const run = (path) => {
    if (loaded[path]) return loaded[path].exports;
    const module = (loaded[path] = { exports: {} });
    const nothing = undefined; // what a mini-program has not: each by its name, so that using it fails
    const framework = !path.endsWith('.js');
    const require = (name) => run(find(path, name));
    if (framework) MODULES[path].call(window, require, module, module.exports);
    else MODULES[path].call(nothing, require, module, module.exports, wx, App, Page, Component, getApp, WXWebAssembly, nothing, nothing, nothing, nothing, nothing, nothing, nothing, nothing, nothing, nothing);
    return module.exports;
  };

  // ---- what the host gives
  window.BROKEN = new URLSearchParams(location.search).has('broken');
  const WXWebAssembly = {
    async instantiate(path, imports) {
      if (typeof path !== 'string' || !path.startsWith('/')) throw new Error('WXWebAssembly.instantiate takes a path inside the code package');
      asked.wasm.push(path);
      if (window.BROKEN) throw new Error('broken on purpose');
      const answer = await fetch(`.${path}`);
      if (!answer.ok) throw new Error(`no such file: ${path}`);
      return WebAssembly.instantiate(await answer.arrayBuffer(), imports);
    },
  };
  const given = {
    setNavigationBarTitle: ({ title }) => { document.getElementById('bar').textContent = title; },
    setTabBarItem: ({ index, text }) => { document.querySelectorAll('#tabs a')[index].textContent = text; },
    pageScrollTo: ({ scrollTop }) => window.scrollTo(0, scrollTop - 44),
    setClipboardData: () => {},
    makePhoneCall: () => {},
  };
  const wx = new Proxy(given, {
    get(target, name) {
      if (!(name in target)) throw new Error(`wx.${String(name)} is not among what the demo may use`);
      return (...values) => { asked.wx.push([name, ...values]); return target[name](...values); };
    },
  });
  let app;
  const App = (definition) => { app = definition; };
  const getApp = () => app;

  // ---- the framework
  const { MiniProgramEnv, glassEasel } = run('glass-easel-miniprogram-adapter');
  glassEasel.globalOptions.throwGlobalError = true;
  const warnings = (window.frameworkWarnings = []);
  glassEasel.addGlobalWarningListener((text) => { warnings.push(text); return false; });
  const env = new MiniProgramEnv();
  const template = (path) => ({ groupList: TEMPLATES, content: TEMPLATES[path] });

  // ---- the tags with which people answer
  const native = (component, id = 'field') => component._$.getShadowRoot().getElementById(id).getBackendElement();
  const own = (component) => component._$.getBackendElement(); // <input> and <textarea> are made of the browser's elements of these names
  const say = (component, event, value) => {
    event.stopPropagation(); // the browser's event is not the host's
    component.triggerEvent('change', { value }, { bubbles: false });
  };
  const LABEL = { ariaLabel: String };
  // Roles and labels for those who listen to the screen; the test finds what can be tapped by them.
  const plain = {
    properties: { ariaRole: String, ariaChecked: null, ariaHidden: null, ...LABEL },
    observers: {
      ariaRole(role) { own(this).setAttribute('aria-role', role); },
      ariaChecked(on) { own(this).setAttribute('aria-checked', String(Boolean(on))); },
      ariaLabel(label) { own(this).setAttribute('aria-label', label); },
    },
  };
  const text = {
    properties: { value: String, type: String, maxlength: Number, placeholderClass: String, confirmType: String, ...LABEL },
    observers: {
      value(value) { if (own(this).value !== value) own(this).value = value; },
      ariaLabel(label) { own(this).setAttribute('aria-label', label); },
      maxlength(most) { own(this).maxLength = most; },
    },
  };
  const TAGS = {
    input: text,
    textarea: text,
    switch: {
      properties: { checked: Boolean, color: String, ...LABEL },
      observers: { checked(on) { native(this).checked = on; }, ariaLabel(label) { native(this).setAttribute('aria-label', label); } },
      lifetimes: {
        attached() {
          const field = native(this);
          field.type = 'checkbox';
          field.addEventListener('change', (event) => say(this, event, field.checked));
        },
      },
    },
    picker: {
      properties: { mode: { type: String, value: 'selector' }, range: { type: Array, value: [] }, value: { type: null, value: 0 }, ...LABEL },
      observers: { 'mode, range, value, ariaLabel': function show() { this.show(); } },
      lifetimes: {
        attached() {
          const field = native(this);
          const day = native(this, 'day');
          day.type = 'date';
          field.addEventListener('change', (event) => say(this, event, field.selectedIndex));
          day.addEventListener('change', (event) => say(this, event, day.value));
          this.show();
        },
      },
      methods: {
        show() {
          const field = native(this);
          const day = native(this, 'day');
          const { mode, range, value, ariaLabel } = this.data;
          field.hidden = mode === 'date';
          day.hidden = mode !== 'date';
          for (const one of [field, day]) one.setAttribute('aria-label', ariaLabel);
          if (mode === 'date') { day.value = value; return; }
          field.replaceChildren(...range.map((label) => new Option(label)));
          field.selectedIndex = Number(value);
        },
      },
    },
    view: plain,
    text: plain,
    button: plain,
    'page-meta': { properties: { rootFontSize: String } },
  };
  const globals = env.getGlobalCodeSpace();
  for (const tag of PLAN.tags) {
    globals.addCompiledTemplate(`host/${tag}`, template(`host/${tag}`));
    globals.addComponentStaticConfig(`host/${tag}`, { styleIsolation: 'shared' });
    globals.componentEnv(`host/${tag}`, ({ Component }) => Component(TAGS[tag]));
  }

  // ---- the mini-program
  const space = env.createCodeSpace('', true);
  for (const tag of PLAN.tags) space.getComponentSpace().setGlobalUsingComponent(tag, globals.getComponentSpace().getComponentByUrl(`host/${tag}`, ''));
  const backend = new glassEasel.CurrentWindowBackendContext();
  backend.onEvent((target, type, detail, options) => {
    const typing = type === 'input' || type === 'blur';
    return glassEasel.triggerEvent(target, type, typing ? { value: options.originalEvent.target.value } : detail, options);
  });
  const associated = env.associateBackend(backend);
  for (const [path, css] of Object.entries(PLAN.sheets)) associated.registerStyleSheetContent(path, css);
  space.addStyleSheet('app', 'app');
  run('app.js');
  for (const { path, config, scope } of PLAN.components) {
    space.addCompiledTemplate(path, template(path));
    space.addComponentStaticConfig(path, config);
    if (config.component) space.addStyleSheet(path, path, scope);
  }
  for (const { path } of PLAN.components) space.componentEnv(path, (maker) => { making = maker; run(`${path}.js`); });

  // ---- pages and tabs; a page once opened stays, as in the host
  const open = {};
  let current;
  const go = (path) => {
    if (current) { open[current].element.remove(); open[current].page.onHide?.(); }
    current = path;
    const fresh = !open[path];
    if (fresh) {
      const root = associated.createRoot('page', space, path);
      open[path] = { root, page: root.get(), element: null };
    }
    const it = open[path];
    if (fresh) {
      const placeholder = document.createElement('span');
      document.getElementById('page').append(placeholder);
      it.root.attach(document.getElementById('page'), placeholder);
      it.element = document.getElementById('page').lastElementChild;
      it.page.onLoad?.({});
    } else document.getElementById('page').append(it.element);
    it.page.onShow?.();
    window.scrollTo(0, 0);
    for (const [n, link] of document.querySelectorAll('#tabs a').entries()) {
      if (PLAN.tabs[n].pagePath === path) link.setAttribute('aria-current', 'page');
      else link.removeAttribute('aria-current');
    }
  };
  document.getElementById('tabs').append(...PLAN.tabs.map(({ pagePath, text: words }) => {
    const link = document.createElement('a');
    link.href = `#${pagePath}`;
    link.textContent = words;
    return link;
  }));
  addEventListener('hashchange', () => go(location.hash.slice(1)));
  app.onLaunch?.({ query: Object.fromEntries(new URLSearchParams(location.search)) });
  go(location.hash.slice(1) || PLAN.pages[0]);
  window.latest = (path = 'pages/calculator/index') => open[path].page.latest;
  document.documentElement.dataset.ready = 'true';
})();
