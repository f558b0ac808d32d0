// @ts-check
// The page's words. What stands in index.html is Chinese; english.js has its English. Here is what the scripts say, in both.
import { billWords } from './bill-words.js';
import { bulkWords } from './bulk-words.js';
import { english } from './english.js';
import { ruleWords } from './rule-words.js';
import { toolWords } from './tool-words.js';

/** @typedef {'zh' | 'en'} Lang */

/** @type {Record<Lang, Record<string, string>>} */
const spoken = {
  zh: {
    ...billWords.zh,
    ...bulkWords.zh,
    ...toolWords.zh,
    ...ruleWords.zh,
    'hint.filing.category.none': '没有备案通常报得最少，多半要先自己垫付，再回参保地手工报销。',
    'hint.filing.category.resettled_retiree': '退休后定居外省，户口也迁了过去。',
    'hint.filing.category.long_term_resident': '在外省长期居住，办过长期备案。',
    'hint.filing.category.posted_worker': '单位派驻外省，或长期在外省工作，办过长期备案。',
    'hint.filing.category.referral': '参保地的定点医院开了转诊证明，并已备案。',
    'hint.filing.category.emergency': '因急诊抢救就医，视同已备案。',
    'hint.filing.category.other_temporary': '备了案，但不是转诊，也不是急诊抢救。',
    'hint.person.scheme.employee': '由单位（或灵活就业者本人）按月缴费。',
    'hint.person.scheme.resident': '按年缴费，含原来的“新农合”。',
    'hint.service.inpatient': '办了入院、出院手续的一次住院。',
    'hint.service.outpatient': '当天来当天走的看病、检查、开药。',
    'hint.service.chronic': '已认定高血压、糖尿病、透析、放化疗等门诊慢特病的人看这个病。',
    'hint.service.pharmacy': '凭医保在定点零售药店买药。药店没有级别，下一项可以不选。',
    'hint.level.community': '社区卫生服务中心（站）、乡镇卫生院、村卫生室。',
    'hint.level.primary': '医院名牌或官网写着“一级”。',
    'hint.level.secondary': '医院名牌或官网写着“二级”。',
    'hint.level.tertiary': '常说的“三甲”就是三级甲等。',
    'hint.level.tertiary_top': '只有少数参保地把省属或重点三级医院单列；不清楚就选“三级”。',
    'area.found': '找到 {n} 个地区',
    'area.none': '没有找到。试试城市全名、区县名或拼音首字母。',
    'area.withRules': '有规则',
    'area.noRules': '暂无规则',
    'area.partOf': '属{name}统筹',
    'area.within': '{county}（{name}）',
    'area.counted': '{name}按{insured}的医保政策算。',
    'area.noRulesNote': '还没有{name}的规则，算不出来。可以拨打当地医保热线 12393 询问。',
    'year.inpatient': '住院', 'year.outpatient': '普通门诊', 'year.chronic': '门诊慢特病',
    'year.supplementPaid': '{name}已付',
    'issues.heading': '有 {n} 处要改，改好才能算',
    'issues.error': '错误：',
    // The engine speaks to programs too; where its remedy names the interface, the page says what to do here.
    'remedy.wan': '{n} 万请填 {amount}。', 'remedy.field.missing': '请填写或选择。', 'remedy.field.type': '请只填数字。',
    'message.area.unknown': '没有认出这个地区。', 'remedy.area.unknown': '请输入地名后从列表里选一个。',
    'remedy.bill.empty': '请填医疗费总额，或逐行填明细。',
    'remedy.bill.prior_ratio_missing': '请填先自付比例，费用清单上一般印着。',
    'remedy.person.not_contracted_assumed': '已签约的请在“更多”里勾选。',
    'broken': '计算模块没有载入。请刷新页面；如仍不行，请换用较新的浏览器，或检查网站的 pkg 文件夹是否完整。',
    'receipt.from': '{insured}参保，在{treatment}就医',
    'receipt.across': '跨省', 'receipt.home': '省内',
    'receipt.fund': '医保付', 'receipt.cash': '自己付现金', 'receipt.account': '另从个人账户付 {amount}',
    'receipt.policy': '按 {effective} 起施行的政策，结算日期 {date}',
    'receipt.ratio': '范围内费用的 {ratio} 由医保付。',
    'receipt.estimate': '这是估算，不是医保经办机构的结算结果，以参保地实际结算为准。',
    'receipt.chart': '谁付了多少', 'chart.account': '个人账户', 'chart.cash': '自己付现金',
    'receipt.table': '全部数字',
    'receipt.item': '项目', 'receipt.amount': '金额（元）',
    'figure.bill': '费用', 'figure.fund': '医保付', 'figure.person': '个人付',
    'figure.total': '医疗费总额', 'figure.fullSelfPay': '其中：全自费', 'figure.overLimitSelfPay': '其中：超限价自费', 'figure.priorSelfPay': '其中：先行自付',
    'figure.inScope': '政策范围内费用', 'figure.deductible': '起付线（先自己付）', 'figure.pooledFund': '统筹基金', 'figure.fundTotal': '医保合计',
    'figure.personTotal': '个人合计', 'figure.personalAccount': '其中：个人账户', 'figure.cash': '其中：现金',
    'receipt.steps': '怎么算出来的', 'step.by.fund': '医保付', 'step.by.person': '个人付',
    'step.basis': '依据：', 'step.noBasis': '依据：规则里没有列出文件，请先核实', 'document.article': '第 {article} 条', 'document.annex': '附件 {n}',
    'receipt.documents': '依据的文件', 'document.noLink': '没有公开链接', 'documents.none': '这些规则没有列出文件。',
    'evidence.official': '有官方原文', 'evidence.reported': '有公开报道佐证', 'evidence.compiled': '未经核实',
    'evidence.official.means': '所用数字都在公开的官方文件原文里读到。',
    'evidence.reported.means': '所用数字里，有的取自公开的第二手资料，资料写明了官方文件，也没有发现相互矛盾。',
    'evidence.compiled.means': '所用数字里，至少有一项取自一份没有人核对过的汇编，从未与官方文件比对，可能是错的。',
    'receipt.warnings': '请注意', 'warning.error': '错误', 'warning.warning': '注意', 'warning.info': '说明',
    'receipt.doubts': '存疑或未计入的', 'receipt.doubtsOf': '关于{name}的规则：', 'receipt.hotline': '向{name}医保局核实：',
    'receipt.fields': '国家医保接口字段', 'receipt.field': '字段',
    'receipt.next': '把这次记入本年累计，再算下一次',
    'receipt.carried': '已记入“今年已经看过病”。现在填下一次的账单。',
    'peek': '医保付 {fund}，自己付现金 {cash} ↓',
    'version': 'yidi {yidi} · {areasWithRules} 个统筹区有规则 · 规则截至 {rulesDate}',
    'list.comma': '，', 'list.and': '、', 'list.stop': '。', 'list.space': '',
  },
  en: {
    ...billWords.en,
    ...bulkWords.en,
    ...toolWords.en,
    ...ruleWords.en,
    'hint.filing.category.none': 'Without a filing the least is paid, and you will most likely pay first and claim by hand at home.',
    'hint.filing.category.resettled_retiree': 'Retired, settled in another province, household register moved there.',
    'hint.filing.category.long_term_resident': 'Living in another province for long, with a long-term filing.',
    'hint.filing.category.posted_worker': 'Posted to, or working for long in, another province, with a long-term filing.',
    'hint.filing.category.referral': 'A designated hospital at home referred you, and it is filed.',
    'hint.filing.category.emergency': 'Emergency or rescue treatment: counts as filed.',
    'hint.filing.category.other_temporary': 'Filed, but neither referred nor an emergency.',
    'hint.person.scheme.employee': 'Paid monthly through an employer, or by the self-employed.',
    'hint.person.scheme.resident': 'Paid once a year; includes the former rural scheme.',
    'hint.service.inpatient': 'One stay, from admission to discharge.',
    'hint.service.outpatient': 'A visit, test or prescription without a stay.',
    'hint.service.chronic': 'For people recognised as having a chronic or special disease (hypertension, diabetes, dialysis, chemotherapy …), for that disease.',
    'hint.service.pharmacy': 'Medicine bought at a designated pharmacy. A pharmacy has no level: the next field may stay empty.',
    'hint.level.community': 'Community health centre or station, township health centre, village clinic.',
    'hint.level.primary': 'The sign or website of the hospital says 一级.',
    'hint.level.secondary': 'The sign or website of the hospital says 二级.',
    'hint.level.tertiary': 'The usual 三甲 is a tertiary hospital.',
    'hint.level.tertiary_top': 'Only some insured areas single out provincial or key tertiary hospitals; if unsure choose “Tertiary”.',
    'area.found': '{n} areas found',
    'area.none': 'Nothing found. Try the city’s full name, a county, or pinyin initials.',
    'area.withRules': 'rules',
    'area.noRules': 'no rules yet',
    'area.partOf': 'insured under {name}',
    'area.within': '{county} ({name})',
    'area.counted': '{name} follows the rules of {insured}.',
    'area.noRulesNote': 'There are no rules for {name} yet, so nothing can be computed. The local hotline 12393 can tell you.',
    'year.inpatient': 'Inpatient', 'year.outpatient': 'Outpatient', 'year.chronic': 'Chronic disease',
    'year.supplementPaid': 'Already paid by {name}',
    'issues.heading': 'To change before it can be computed: {n}',
    'issues.error': 'Error: ',
    'remedy.wan': '{n}万 is {amount}: enter {amount}.', 'remedy.field.missing': 'Fill it in or choose.', 'remedy.field.type': 'Give a plain number.',
    'message.area.unknown': 'This area was not recognised.', 'remedy.area.unknown': 'Type a name and choose one from the list.',
    'remedy.bill.empty': 'Give the total of the bill, or enter it line by line.',
    'remedy.bill.prior_ratio_missing': 'Give the prior self-pay; the expense list usually shows it.',
    'remedy.person.not_contracted_assumed': 'If signed, tick it under “More”.',
    'broken': 'The calculator did not load. Reload the page; if that does not help use a newer browser, or check that the site’s pkg folder is complete.',
    'receipt.from': 'Insured in {insured}, treated in {treatment}',
    'receipt.across': 'another province', 'receipt.home': 'same province',
    'receipt.fund': 'Insurance pays', 'receipt.cash': 'You pay in cash', 'receipt.account': 'and {amount} from the personal account',
    'receipt.policy': 'Rules in force from {effective}, settled on {date}',
    'receipt.ratio': 'Insurance pays {ratio} of what is in scope.',
    'receipt.estimate': 'This is an estimate, not the insurer’s decision. What the insured area settles is what counts.',
    'receipt.chart': 'Who pays what', 'chart.account': 'Personal account', 'chart.cash': 'Cash from you',
    'receipt.table': 'All figures',
    'receipt.item': 'Item', 'receipt.amount': 'Amount (yuan)',
    'figure.bill': 'The bill', 'figure.fund': 'Insurance', 'figure.person': 'You',
    'figure.total': 'Total', 'figure.fullSelfPay': 'of it: not covered', 'figure.overLimitSelfPay': 'of it: over the price limit', 'figure.priorSelfPay': 'of it: prior self-pay',
    'figure.inScope': 'In scope', 'figure.deductible': 'Deductible (yours first)', 'figure.pooledFund': 'Pooled fund', 'figure.fundTotal': 'Insurance in all',
    'figure.personTotal': 'You in all', 'figure.personalAccount': 'of it: personal account', 'figure.cash': 'of it: cash',
    'receipt.steps': 'How it is worked out', 'step.by.fund': 'insurance pays', 'step.by.person': 'you pay',
    'step.basis': 'Based on: ', 'step.noBasis': 'Based on: no document is named in the rules; check before relying on it', 'document.article': 'art. {article}', 'document.annex': 'annex {n}',
    'receipt.documents': 'Documents', 'document.noLink': 'no public link', 'documents.none': 'These rules name no document.',
    'evidence.official': 'Official text', 'evidence.reported': 'Publicly reported', 'evidence.compiled': 'Not verified',
    'evidence.official.means': 'Every figure used was read in a public copy of the official document.',
    'evidence.reported.means': 'Some figure used comes from a public secondary source that names the official document; nothing contradicts it.',
    'evidence.compiled.means': 'At least one figure used comes from a compilation that nobody has checked. It was never compared with an official document and may be wrong.',
    'receipt.warnings': 'Please note', 'warning.error': 'Error', 'warning.warning': 'Note', 'warning.info': 'For information',
    'receipt.doubts': 'Doubtful or not included', 'receipt.doubtsOf': 'About the rules of {name}:', 'receipt.hotline': 'Ask the insurance bureau of {name}: ',
    'receipt.fields': 'Fields of the national interface', 'receipt.field': 'Field',
    'receipt.next': 'Count this towards the year and enter the next visit',
    'receipt.carried': 'Counted under “Treated earlier this year”. Now enter the next bill.',
    'peek': 'Insurance pays {fund}, you pay {cash} in cash ↓',
    'version': 'yidi {yidi} · rules for {areasWithRules} areas · as of {rulesDate}',
    'list.comma': ', ', 'list.and': ', ', 'list.stop': '.', 'list.space': ' ',
  },
};

/** @type {Map<string, string>} the Chinese that index.html came with */
const chinese = new Map();
/** @type {Lang} */
let current = 'zh';

/** The language the page speaks now. */
export const lang = () => current;

/**
 * The words for a key, with {name} replaced.
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 */
export function t(key, values = {}) {
  const words = spoken[current][key] ?? (current === 'en' ? english[key] : chinese.get(key)) ?? '';
  return words.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/**
 * Puts everything under `root` into the language of the page; templates are done when they are stamped out.
 * @param {ParentNode} root
 */
export function translate(root) {
  for (const [attribute, target] of [['data-t', 'text'], ['data-t-label', 'label']]) {
    for (const node of root.querySelectorAll(`[${attribute}]`)) {
      const key = String(node.getAttribute(attribute));
      const now = target === 'text' ? node.textContent : node.getAttribute(target);
      if (!chinese.has(key)) chinese.set(key, now ?? '');
      if (target === 'text') node.textContent = t(key);
      else node.setAttribute(target, t(key));
    }
  }
}

/** Which language does the address ask for? Chinese unless it says otherwise. @param {Location} address @returns {Lang} */
export function asked(address) {
  const from = new URLSearchParams(address.search).get('lang') ?? new URLSearchParams(address.hash.slice(1)).get('lang');
  return from === 'en' ? 'en' : 'zh';
}

/** Switches the whole document. @param {Lang} to */
export function speak(to) {
  current = to;
  document.documentElement.lang = to === 'en' ? 'en' : 'zh-CN';
  translate(document);
}
