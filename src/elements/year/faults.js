// @ts-check
// What is wrong with a visit, said at the visit and its field; what is wrong with who and where, at the head of the form.
import { el } from '../parts/dom.js';
import { clear, lead, mark, nameOf, place, show, words } from '../parts/issues.js';

/** @typedef {import('../parts/ui.js').Ui} Ui */
/** @typedef {import('./visit.js').Visit} Visit */
/** @typedef {import('yidi').Issue} Issue */

const HEAD = { form: 'year-form', box: 'year-problems', prefix: 'year/' };

/** @param {Visit} visit */
const whereOf = ({ key }) => ({ form: `${key}-form`, box: `${key}-faults`, prefix: `${key}/` });

/** A link to a field. @param {Ui} ui @param {HTMLElement} node @param {string} text */
function link(ui, node, text) {
  const to = el('a', { href: `#${node.id}` }, text);
  to.addEventListener('click', (event) => { event.preventDefault(); lead(node); });
  return to;
}

/** Takes away what was said before. @param {Ui} ui @param {Visit[]} visits */
export function clearFaults(ui, visits) {
  clear(ui, HEAD);
  for (const visit of visits) {
    clear(ui, whereOf(visit));
    ui.id(`${visit.key}-faults`).hidden = true;
  }
}

/** @param {Ui} ui @param {Visit} visit @param {Issue[]} issues */
export function markFaults(ui, visit, issues) {
  const box = ui.id(`${visit.key}-faults`);
  const where = whereOf(visit);
  issues.forEach((issue, n) => {
    const field = issue.code === 'bill.empty' ? 'bill.total' : issue.field;
    const node = place(ui, field, where);
    const head = node ? null : place(ui, field, HEAD);
    if (node) mark(ui, node, issue, `${visit.key}-fault-${n}`);
    // Several visits lack the same of the person: said once at the head, and at each visit that it is why.
    else if (head && !head.querySelector('.error') && head.getAttribute('aria-invalid') !== 'true') mark(ui, head, issue, `${visit.key}-fault-${n}`);
    const to = node ?? head;
    box.append(el('li', { class: 'error', 'data-code': issue.code }, to ? link(ui, to, nameOf(ui, to)) : null, to ? ' ' : null, ...words(ui, issue)));
  });
  box.hidden = !issues.length;
}

/** What is wrong with the year as a whole. @param {Ui} ui @param {Issue[]} issues @param {boolean} aloud move there */
export const showWhole = (ui, issues, aloud) => show(ui, issues, aloud, HEAD);

/** Says above the result that something is not in it. @param {Ui} ui @param {Array<{ name: string, visit: Visit }>} failed @param {string} heading @param {boolean} aloud move there */
export function showFaults(ui, failed, heading, aloud) {
  const box = el('div', { class: 'problems', tabindex: '-1', 'aria-labelledby': 'year-problems-heading' }, el('div', aloud ? { role: 'alert' } : {},
    el('h2', { id: 'year-problems-heading' }, heading),
    el('ul', {}, ...failed.map(({ name, visit }) => {
      const said = [...ui.id(`${visit.key}-faults`).children].map((li) => li.textContent).join(' ');
      return el('li', {}, link(ui, ui.id(`${visit.key}-title`), name), ' ', said);
    }))));
  ui.id(HEAD.box).append(box);
  if (!aloud) return;
  box.focus({ preventScroll: true });
  box.scrollIntoView({ block: 'start' });
}
