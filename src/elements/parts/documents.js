// @ts-check
// Documents: named where something rests on them, listed at the end.
import { el } from './dom.js';

/** @typedef {import('yidi').CitedDocument} CitedDocument */
/** @typedef {import('yidi').RuleDocument} RuleDocument */

const CHINESE = { lang: 'zh-CN' };

/** The places in a document: articles by their numbers, annexes by theirs. @param {import('./ui.js').Ui} ui @param {string[]} articles */
function within(ui, articles) {
  const annexes = articles.filter((article) => article.startsWith('annex')).map((article) => article.slice(5));
  const plain = articles.filter((article) => !article.startsWith('annex'));
  return [plain.length ? ui.t('document.article', { article: plain.join(ui.t('list.and')) }) : '', annexes.length ? ui.t('document.annex', { n: annexes.join(ui.t('list.and')) }) : ''].filter(Boolean).join(ui.t('list.and'));
}

/** A document as named in a step: "d2#36" is article 36 of d2. @param {import('./ui.js').Ui} ui @param {string} id @param {string[]} articles @param {Array<CitedDocument | RuleDocument>} documents @param {string} list */
function cite(ui, id, articles, documents, list) {
  const found = documents.find((document) => document.id === id);
  const title = el('span', CHINESE, found ? `《${found.title}》` : id);
  if (!found || !list) return el('span', {}, title, articles.length ? ` ${within(ui, articles)}` : null);
  const name = el('a', { href: `#${list}-${id}` }, title);
  name.addEventListener('click', (event) => { // an address does not lead into a shadow root, and the page's names its tools
    const node = ui.find(`${list}-${id}`);
    event.preventDefault();
    node?.focus({ preventScroll: true });
    node?.scrollIntoView({ block: 'center' });
  });
  return el('span', {}, name, articles.length ? ` ${within(ui, articles)}` : null);
}

/** The line that says what something rests on, each document once. @param {import('./ui.js').Ui} ui @param {string[] | undefined} references @param {Array<CitedDocument | RuleDocument>} documents @param {string} [list] what the ids of the list begin with; '' where there is none to lead to */
export function basis(ui, references, documents, list = 'document') {
  if (!references?.length) return null;
  /** @type {Map<string, string[]>} */
  const cited = new Map();
  for (const reference of references) {
    const [id, article] = reference.split('#');
    cited.set(id, [...cited.get(id) ?? [], ...article ? [article] : []]);
  }
  return el('p', { class: 'basis' }, ui.t('step.basis'), ...[...cited].flatMap(([id, articles], i) => [i ? ui.t('list.comma') : '', cite(ui, id, articles, documents, list)]));
}

/** Who issued it, when, from when it applies, and what has taken its place; a rule card knows that. @param {import('./ui.js').Ui} ui @param {Partial<Omit<RuleDocument, 'number' | 'url'>>} document @param {Array<CitedDocument | RuleDocument>} all */
function about(ui, { issuers, published, effective, supersededBy }, all) {
  const later = supersededBy && all.find(({ id }) => id === supersededBy);
  const facts = [
    issuers?.length ? el('span', CHINESE, issuers.join('、')) : null,
    published ? ui.t('document.published', { date: published }) : null, effective ? ui.t('document.effective', { date: effective }) : null,
    supersededBy ? el('span', {}, ui.t('document.superseded'), el('span', CHINESE, later ? `《${later.title}》` : supersededBy)) : null,
  ].filter((fact) => fact !== null);
  return facts.length ? el('span', { class: 'number' }, ...facts.flatMap((fact, i) => (i ? [' · ', fact] : [fact]))) : null;
}

/** @param {import('./ui.js').Ui} ui @param {Array<CitedDocument | RuleDocument>} documents @param {string} [list] */
export const documentList = (ui, documents, list = 'document') => el('ul', { class: 'documents' }, ...documents.map((document) => {
  const { id, title, number, url } = document;
  const name = el('span', CHINESE, `《${title}》`);
  const open = url && /^https?:\/\//.test(url);
  return el('li', { id: `${list}-${id}`, tabindex: '-1' },
    open ? el('a', { href: url, rel: 'noopener noreferrer', target: '_blank' }, name) : name,
    number ? el('span', { ...CHINESE, class: 'number' }, number) : null,
    about(ui, document, documents),
    open ? null : el('span', { class: 'number' }, ui.t('document.noLink')));
}));
