// @ts-check
// The rules of an area to read and to print; and where there are none, the figures of a notice or a file of rules instead.
import { lintPack, quickPack, ruleCard } from 'yidi';
import { known } from '../parts/areas.js';
import { el } from '../parts/dom.js';
import { today } from '../parts/form.js';
import { figuresOf, onRules, remove, saveRules } from '../parts/own-rules.js';
import { finding, preparePacks } from './packs.js';
import { prepareQuick } from './quick.js';
import { drawCard, entryId, reachable, schemeId, stated } from './rule-card.js';
import { button, findings, part, print, tool } from '../parts/tool.js';

/** @typedef {import('yidi').Area} Area */
/** @typedef {import('yidi').RuleCard} RuleCard */

const NAME = 'rules';

/** @param {import('../parts/ui.js').Ui} ui */
export function prepareRules(ui) {
  let shown = ''; // the area whose card is on the page

  const quick = prepareQuick(ui, { loaded: show, closed: () => again() });

  /** @param {Area} here */
  function fill(here) {
    quick.open(here, figuresOf(here.code));
  }

  /** @param {string | undefined} number */
  const hotline = (number = '12393') => el('a', { href: `tel:${number}` }, number);

  /** @param {Area} here @param {'fill' | 'fill.again' | 'fill.instead'} key */
  const offer = (here, key) => button(ui, key, 'fill', () => fill(here));

  /** @param {Area} here */
  const none = (here) => ({
    good: undefined,
    verdict: [el('p', { class: 'route' }, here.name), el('p', {}, el('strong', {}, ui.t('rules.none', { name: here.name }))), el('p', {}, ui.t('rules.noneHow'), hotline(here.hotline), ui.t('list.stop'))],
    details: [el('div', { class: 'actions' }, offer(here, 'fill')), el('p', { class: 'hint' }, ui.t('rules.noneFile'))],
  });

  /** Of figures that were typed in: which look like slips, and which others would open more. @param {string} code */
  function remarks(code) {
    const figures = figuresOf(code);
    const made = figures && quickPack(figures, ui.lang);
    if (!made || !made.ok) return { slips: null, more: null };
    // What was left empty is said below, in the words of the form.
    const doubts = lintPack(made.pack, ui.lang).filter((issue) => issue.severity === 'warning' && issue.code !== 'lint.no_default');
    const remedies = [...new Set(made.missing.flatMap(({ remedy }) => remedy ?? []))];
    return {
      slips: doubts.length ? part(ui.t('quick.doubts'), el('p', { class: 'hint' }, ui.t('quick.doubtsHint')), el('ul', { class: 'findings' }, ...doubts.map((issue) => finding(ui, { ...issue, remedy: undefined })))) : null,
      more: made.missing.length ? part(ui.t('quick.more'), el('p', { class: 'hint' }, ui.t('quick.moreHint')),
        findings(ui, 'quick', made.missing.map((issue) => ({ ...quick.placed(issue), severity: 'info', remedy: undefined })), []),
        ...remedies.map((remedy) => el('p', { class: 'hint' }, remedy, ui.t('list.stop')))) : null,
    };
  }

  /** @param {Area} here @param {RuleCard} card */
  function found(here, card) {
    const own = card.rules === 'loaded';
    const typed = figuresOf(here.code) !== undefined;
    const claimed = stated(card.evidence, card);
    const { slips, more } = remarks(here.code);
    const away = own ? button(ui, 'own.remove', 'rules-remove', () => {
      remove(here.code);
      ui.id('rules-report-heading').focus({ preventScroll: true });
    }) : null;
    return {
      good: (card.evidence !== 'compiled' && !claimed) || undefined,
      verdict: [
        el('p', { class: 'name', lang: 'zh-CN' }, card.name),
        el('p', {}, el('strong', {}, ui.t(typed ? 'card.typed' : `card.${card.rules}`))), own ? el('p', {}, ui.t('card.gone')) : null,
        el('p', {}, ui.t(claimed ? 'card.worth.stated' : `card.worth.${card.evidence}`, { label: ui.t(`evidence.${card.evidence}`) }), ui.t('list.space'), ui.t('card.ask'), hotline(card.hotline), ui.t('list.stop'))],
      details: [
        el('div', { class: 'actions' },
          ui.links ? el('a', { class: 'button', href: `#estimate=${here.code}` }, ui.t('card.use')) : null,
          button(ui, 'report.print', 'rules-print', () => print(ui, 'report')), button(ui, 'own.save', 'rules-save', () => saveRules(here.code)),
          offer(here, typed ? 'fill.again' : 'fill.instead'), away),
        slips, ...drawCard(ui, card), more,
        el('p', { class: 'hint' }, ui.t('card.asOf', { date: today() }), ...(ui.links ? [ui.t('list.space'), ui.t('card.link'), el('a', { href: `#rules=${here.code}` }, `#rules=${here.code}`)] : []))],
    };
  }

  const { ask, again, choose, state, restore } = tool(ui, NAME, {
    reset() {
      shown = '';
      quick.close();
    },
    answer({ area: code }) {
      const here = code ? known(code, ui.lang) : null;
      const card = here && ruleCard(here.code, ui.lang);
      if (here) quick.only(here.code);
      shown = here?.code ?? '';
      if (!here) return { faults: [{ code: code ? 'area.unknown' : 'rules.area', severity: 'error', field: 'area', message: ui.t('rules.area') }] };
      return card && card.ok ? found(here, card) : none(here);
    },
  });
  const packs = preparePacks(ui, { loaded: (code) => show(code, false), show });
  const details = ui.id(`${NAME}-details`);
  new MutationObserver(() => reachable(details)).observe(details, { childList: true });
  ui.during(() => onRules(again));

  /** @param {string} code @param {boolean} [aloud] was it asked for just now? */
  function show(code, aloud = true) {
    choose('area', code);
    ask(aloud);
  }

  return {
    again() {
      again();
      quick.again();
      packs.again();
    },
    ask, state, restore,
    leave() {},
    /** The address brings the area, and further the scheme and the first day of the rules, or the wish to fill them in: #rules=110000/employee/2023-01-01. @param {string} text @param {boolean} [aloud] */
    enter(text, aloud = true) {
      const [code, scheme, effective] = text.split('/');
      const here = known(code, ui.lang);
      show(here?.code ?? code, aloud);
      if (here && scheme === 'fill') return fill(here);
      const node = shown && scheme ? ui.find(entryId(scheme, effective)) ?? ui.find(schemeId(scheme)) : null;
      if (!node) return;
      if (node instanceof HTMLDetailsElement) node.open = true;
      (node.querySelector('summary') ?? node).focus({ preventScroll: true });
      node.scrollIntoView({ block: 'start' });
    },
  };
}
