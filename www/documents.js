// @ts-check
// Documents: named where something rests on them, listed at the end.
import { el } from './dom.js';
import { t } from './words.js';

/** @typedef {import('../pkg/yidi.js').CitedDocument} CitedDocument */
/** @typedef {import('../pkg/yidi.js').RuleDocument} RuleDocument */

const CHINESE = { lang: 'zh-CN' };

/** The places in a document: articles by their numbers, annexes by theirs. @param {string[]} articles */
function within(articles) {
  const annexes = articles.filter((article) => article.startsWith('annex')).map((article) => article.slice(5));
  const plain = articles.filter((article) => !article.startsWith('annex'));
  return [plain.length ? t('document.article', { article: plain.join(t('list.and')) }) : '', annexes.length ? t('document.annex', { n: annexes.join(t('list.and')) }) : ''].filter(Boolean).join(t('list.and'));
}

/** A document as named in a step: "d2#36" is article 36 of d2. @param {string} id @param {string[]} articles @param {Array<CitedDocument | RuleDocument>} documents @param {string} list */
function cite(id, articles, documents, list) {
  const found = documents.find((document) => document.id === id);
  const name = found ? el('a', { href: `#${list}-${id}` }, el('span', CHINESE, `《${found.title}》`)) : id;
  return el('span', {}, name, articles.length ? ` ${within(articles)}` : null);
}

/** The line that says what something rests on, each document once. @param {string[] | undefined} references @param {Array<CitedDocument | RuleDocument>} documents @param {string} [list] what the ids of the list begin with */
export function basis(references, documents, list = 'document') {
  if (!references?.length) return null;
  /** @type {Map<string, string[]>} */
  const cited = new Map();
  for (const reference of references) {
    const [id, article] = reference.split('#');
    cited.set(id, [...cited.get(id) ?? [], ...article ? [article] : []]);
  }
  return el('p', { class: 'basis' }, t('step.basis'), ...[...cited].flatMap(([id, articles], i) => [i ? t('list.comma') : '', cite(id, articles, documents, list)]));
}

/** Who issued it, when, from when it applies, and what has taken its place; a rule card knows that. @param {Partial<Omit<RuleDocument, 'number' | 'url'>>} document @param {Array<CitedDocument | RuleDocument>} all */
function about({ issuers, published, effective, supersededBy }, all) {
  const later = supersededBy && all.find(({ id }) => id === supersededBy);
  const facts = [
    issuers?.length ? el('span', CHINESE, issuers.join('、')) : null,
    published ? t('document.published', { date: published }) : null, effective ? t('document.effective', { date: effective }) : null,
    supersededBy ? el('span', {}, t('document.superseded'), el('span', CHINESE, later ? `《${later.title}》` : supersededBy)) : null,
  ].filter((fact) => fact !== null);
  return facts.length ? el('span', { class: 'number' }, ...facts.flatMap((fact, i) => (i ? [' · ', fact] : [fact]))) : null;
}

/** @param {Array<CitedDocument | RuleDocument>} documents @param {string} [list] */
export const documentList = (documents, list = 'document') => el('ul', { class: 'documents' }, ...documents.map((document) => {
  const { id, title, number, url } = document;
  const name = el('span', CHINESE, `《${title}》`);
  const open = url && /^https?:\/\//.test(url);
  return el('li', { id: `${list}-${id}`, tabindex: '-1' },
    open ? el('a', { href: url, rel: 'noopener noreferrer', target: '_blank' }, name) : name,
    number ? el('span', { ...CHINESE, class: 'number' }, number) : null,
    about(document, documents),
    open ? null : el('span', { class: 'number' }, t('document.noLink')));
}));
