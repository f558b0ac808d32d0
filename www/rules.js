// @ts-check
// The rules of an area to read and to print; and where there are none, the figures of a notice or a file of rules instead.
import { area, lintPack, quickPack, ruleCard } from '../pkg/yidi.js';
import { byId, el } from './dom.js';
import { today } from './form.js';
import { figuresOf, onRules, remove, saveRules } from './own-rules.js';
import { finding, preparePacks } from './packs.js';
import { placed, prepareQuick } from './quick.js';
import { drawCard, entryId, reachable, schemeId, stated } from './rule-card.js';
import { button, findings, part, print, tool } from './tool.js';
import { lang, t } from './words.js';

/** @typedef {import('../pkg/yidi.js').Area} Area */
/** @typedef {import('../pkg/yidi.js').RuleCard} RuleCard */

const NAME = 'rules';

export function prepareRules() {
  let shown = ''; // the area whose card is on the page

  const quick = prepareQuick({ loaded: show, closed: () => again() });

  /** @param {Area} here */
  function fill(here) {
    quick.open(here, figuresOf(here.code));
  }

  /** @param {string | undefined} number */
  const hotline = (number = '12393') => el('a', { href: `tel:${number}` }, number);

  /** @param {Area} here @param {'fill' | 'fill.again' | 'fill.instead'} key */
  const offer = (here, key) => button(key, 'fill', () => fill(here));

  /** @param {Area} here */
  const none = (here) => ({
    good: undefined,
    verdict: [el('p', { class: 'route' }, here.name), el('p', {}, el('strong', {}, t('rules.none', { name: here.name }))), el('p', {}, t('rules.noneHow'), hotline(here.hotline), t('list.stop'))],
    details: [el('div', { class: 'actions' }, offer(here, 'fill')), el('p', { class: 'hint' }, t('rules.noneFile'))],
  });

  /** Of figures that were typed in: which look like slips, and which others would open more. @param {string} code */
  function remarks(code) {
    const figures = figuresOf(code);
    const made = figures && quickPack(figures, lang());
    if (!made || !made.ok) return { slips: null, more: null };
    // What was left empty is said below, in the words of the form.
    const doubts = lintPack(made.pack, lang()).filter((issue) => issue.severity === 'warning' && issue.code !== 'lint.no_default');
    const remedies = [...new Set(made.missing.flatMap(({ remedy }) => remedy ?? []))];
    return {
      slips: doubts.length ? part(t('quick.doubts'), el('p', { class: 'hint' }, t('quick.doubtsHint')), el('ul', { class: 'findings' }, ...doubts.map((issue) => finding({ ...issue, remedy: undefined })))) : null,
      more: made.missing.length ? part(t('quick.more'), el('p', { class: 'hint' }, t('quick.moreHint')),
        findings('quick', made.missing.map((issue) => ({ ...placed(issue), severity: 'info', remedy: undefined })), []),
        ...remedies.map((remedy) => el('p', { class: 'hint' }, remedy, t('list.stop')))) : null,
    };
  }

  /** @param {Area} here @param {RuleCard} card */
  function found(here, card) {
    const own = card.rules === 'loaded';
    const typed = figuresOf(here.code) !== undefined;
    const claimed = stated(card.evidence, card);
    const { slips, more } = remarks(here.code);
    const away = own ? button('own.remove', 'rules-remove', () => {
      remove(here.code);
      byId('rules-report-heading').focus({ preventScroll: true });
    }) : null;
    return {
      good: (card.evidence !== 'compiled' && !claimed) || undefined,
      verdict: [
        el('p', { class: 'name', lang: 'zh-CN' }, card.name),
        el('p', {}, el('strong', {}, t(typed ? 'card.typed' : `card.${card.rules}`))), own ? el('p', {}, t('card.gone')) : null,
        el('p', {}, t(claimed ? 'card.worth.stated' : `card.worth.${card.evidence}`, { label: t(`evidence.${card.evidence}`) }), t('list.space'), t('card.ask'), hotline(card.hotline), t('list.stop'))],
      details: [
        el('div', { class: 'actions' },
          el('a', { class: 'button', href: `#estimate=${here.code}` }, t('card.use')),
          button('report.print', 'rules-print', () => print('report')), button('own.save', 'rules-save', () => saveRules(here.code)),
          offer(here, typed ? 'fill.again' : 'fill.instead'), away),
        slips, ...drawCard(card), more,
        el('p', { class: 'hint' }, t('card.asOf', { date: today() }), t('list.space'), t('card.link'), el('a', { href: `#rules=${here.code}` }, `#rules=${here.code}`))],
    };
  }

  const { ask, again, choose } = tool(NAME, {
    reset() {
      shown = '';
      quick.close();
    },
    answer({ area: code }) {
      const here = code ? area(code, lang()) : null;
      const card = here && ruleCard(here.code, lang());
      if (here) quick.only(here.code);
      shown = here?.code ?? '';
      if (!here) return { faults: [{ code: code ? 'area.unknown' : 'rules.area', severity: 'error', field: 'area', message: t('rules.area') }] };
      return card && card.ok ? found(here, card) : none(here);
    },
  });
  const packs = preparePacks({ loaded: (code) => { choose('area', code); ask(false); } });
  const details = byId(`${NAME}-details`);
  new MutationObserver(() => reachable(details)).observe(details, { childList: true });
  onRules(again);

  /** @param {string} code */
  function show(code) {
    choose('area', code);
    ask();
  }

  return {
    again() {
      again();
      quick.again();
      packs.again();
    },
    leave() {},
    /** The address brings the area, and further the scheme and the first day of the rules, or the wish to fill them in: #rules=110000/employee/2023-01-01. @param {string} text */
    enter(text) {
      const [code, scheme, effective] = text.split('/');
      const here = area(code, lang());
      show(here?.code ?? code);
      if (here && scheme === 'fill') return fill(here);
      const node = shown && scheme ? document.getElementById(entryId(scheme, effective)) ?? document.getElementById(schemeId(scheme)) : null;
      if (!node) return;
      if (node instanceof HTMLDetailsElement) node.open = true;
      (node.querySelector('summary') ?? node).focus({ preventScroll: true });
      node.scrollIntoView({ block: 'start' });
    },
  };
}
