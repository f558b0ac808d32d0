// @ts-check
// All that the elements say. The Chinese of a form stands in its .html file, the English for it in english.js; what the scripts say
// stands in both languages beside each other.
import { billWords } from './bill.js';
import { bulkWords } from './bulk.js';
import { calculatorWords } from './calculator.js';
import { coverageWords } from './coverage.js';
import { english } from './english.js';
import { forms } from './forms.js';
import { guidedWords } from './guided.js';
import { ruleWords } from './rules.js';
import { sheetWords } from './sheet.js';
import { toolWords } from './tools.js';
import { viewsWords } from './views.js';
import { yearWords } from './year.js';

/** @typedef {'zh' | 'en'} Lang */
/** @typedef {import('../parts/tree.js').Tree} Tree */

const both = [billWords, bulkWords, toolWords, ruleWords, calculatorWords, guidedWords, viewsWords, yearWords, coverageWords, sheetWords];

/** The Chinese of a form, by the keys of what carries it. @param {Tree} tree @param {Record<string, string>} into */
function collect(tree, into) {
  if (typeof tree === 'string') return into;
  const [, attributes, ...children] = tree;
  if (attributes['data-t']) into[attributes['data-t']] = children.filter((child) => typeof child === 'string').join('');
  if (attributes['data-t-label']) into[attributes['data-t-label']] = attributes.label;
  for (const child of children) collect(child, into);
  return into;
}

/** @type {Record<Lang, Record<string, string>>} */
export const spoken = {
  zh: Object.assign({}, ...forms.flat().map((tree) => collect(tree, {})), ...both.map(({ zh }) => zh)),
  en: Object.assign({}, english, ...both.map(({ en }) => en)),
};
