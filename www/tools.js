// @ts-check
// Which tool is on the page: the address says it (#filing, #direct, #error, #error=参保人未备案, #rules=110000, #bulk, #estimate=110000; anything else is
// the calculator). What people type is never put into the address.
import { prepareBulk } from './bulk.js';
import { prepareDirect } from './direct.js';
import { byId } from './dom.js';
import { prepareError } from './error.js';
import { prepareFiling } from './filing.js';
import { prepareRules } from './rules.js';
import { t } from './words.js';

/** @type {Record<string, { again: () => void, leave: () => void, enter?: (text: string) => void }>} */
const tools = {};
const FORMS = /** @type {Record<string, string>} */ ({ estimate: 'claim', filing: 'filing-form', direct: 'direct-form', error: 'error-form', rules: 'rules-form', bulk: 'bulk-form' });
let current = 'estimate';

/** The tool that the address asks for, and the text that comes with it. A link inside a tool stays in it. */
function asked() {
  const [[name, text] = ['', '']] = new URLSearchParams(location.hash.slice(1));
  if (name in tools) return { name, text };
  const inside = /** @type {HTMLElement | null | undefined} */ (document.getElementById(name)?.closest('[data-tool]'));
  return { name: inside?.dataset.tool ?? 'estimate', text: '' };
}

function route() {
  const { name, text } = asked();
  const moved = name !== current;
  if (moved) {
    tools[current]?.leave();
    current = name;
    for (const section of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-tool]'))) section.hidden = section.dataset.tool !== name;
    for (const link of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-to]'))) {
      if (link.dataset.to === name) link.setAttribute('aria-current', 'page');
      else link.removeAttribute('aria-current');
    }
    document.body.dataset.at = name;
    byId('skip').setAttribute('href', `#${FORMS[name]}`);
    entitle();
  }
  if (text) tools[name].enter?.(text);
  else if (moved) {
    byId(`${name}-heading`).focus({ preventScroll: true });
    scrollTo(0, 0);
  }
}

const entitle = () => { document.title = t(current === 'estimate' ? 'page.title' : `title.${current}`); };

/** Draws the tools anew in the language of the page. */
export function againTools() {
  for (const { again } of Object.values(tools)) again();
  entitle();
}

/** @param {{ again: () => void, leave: () => void, enter: (text: string) => void }} estimate the calculator, as far as the address moves it */
export function prepareTools(estimate) {
  Object.assign(tools, { estimate, filing: prepareFiling(), direct: prepareDirect(), error: prepareError(), rules: prepareRules(), bulk: prepareBulk() });
  addEventListener('hashchange', route);
  addEventListener('pagehide', () => tools[current]?.leave()); // going back must not bring it out again
  route();
}
