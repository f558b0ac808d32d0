// Every function of the module with arguments that are right; and each called once with them, in whatever runs it: a page, a thread, Node.
// What it must leave alone meanwhile is for the tests around to see; here it is only made sure that nothing was left out and nothing refused.

const PERSON = { scheme: 'employee', status: 'retired', age: 66 };
export const CLAIM = {
  person: PERSON, insuredArea: '110000', treatmentArea: '310000', date: '2026-03-10',
  service: 'inpatient', level: 'tertiary', filing: { category: 'resettled_retiree' }, bill: { total: '20000' },
};

/**
 * For every function arguments that are right: where one of them is exchanged for something hostile (tests/boundary), the others stay good.
 * In this order they can be called one after the other.
 * @param {any} yidi @returns {Record<string, any[]>}
 */
export function goodArguments(yidi) {
  const claim = { ...CLAIM, yearToDate: { admissions: 1, supplementPaid: { '大额医疗互助': '1.00' } } };
  const filing = {
    person: PERSON, category: 'resettled_retiree', insuredArea: '110000', destination: '310000',
    start: '2026-03-10', filedOn: '2026-03-10', materials: ['id_document', 'filing_form', 'commitment_letter'],
  };
  const visit = { person: filing.person, insuredArea: '110000', treatmentArea: '310000', date: '2026-03-10', service: 'inpatient', filing: { category: 'resettled_retiree' } };
  const lines = [{ name: '阿莫西林胶囊', amount: '12.50', quantity: 1 }, { class: 'B', amount: '100', priorSelfPayRatio: '0.1' }];
  const figures = { area: '110000', scheme: 'employee', effective: '2026-01-01', inpatient: [{ level: 'tertiary', deductible: 900, ratio: 0.85 }], inpatientCeiling: 100000 };
  const receipt = yidi.estimate(claim, 'en');
  return {
    area: ['110105', 'en'],
    areas: ['bj', { limit: 3 }],
    breakpoints: [claim, 'en'],
    checkDirectSettlement: [visit, 'en'],
    classify: [lines, '310000', '2026-03-10', claim.person, 'en', { service: 'inpatient', level: 'tertiary' }],
    clearing: [[receipt, receipt], 'en'],
    compare: [[{ name: 'a', claim }, { name: 'b', claim: { ...claim, level: 'primary' } }], 'en'],
    estimate: [claim, 'en'],
    estimateColumns: [claim, Float64Array.of(20000, 1300.01, NaN, -1)],
    estimateMany: [[claim, {}, { ...claim, bill: { lines } }], 'en'],
    estimateTable: [claim, { total: Float64Array.of(20000, -1), age: Uint8Array.of(66, 70) }, 'en'],
    explainError: ['参保人未备案', 'en'],
    exportPack: ['110000'],
    filingForm: [filing, 'en'],
    institutions: ['瑞金', { limit: 3 }, 'en'],
    inverse: [claim, { cash: '3000' }, 'en'],
    lintPack: [yidi.exportPack('110000'), 'en'],
    loadPack: [yidi.exportPack('110000'), 'en'],
    nextQuestions: [{ insuredArea: '110000', treatmentArea: '310000' }, 'en'],
    openServices: ['310000', '2026-03-10', 'en'],
    packSchema: [],
    parseBill: ['名称\t金额\n阿莫西林\t12.50\n', 'en'],
    prepayment: [{ quota: '1000000', cleared: '900000', month: '2026-03' }, 'en'],
    quickPack: [figures, 'en'],
    ruleCard: ['110000', 'en'],
    searchCatalog: ['amoxilin', { limit: 3 }],
    settlementFields: [receipt, 'en'],
    simulateYear: [[claim, claim], 'en'],
    unloadPack: ['110000'],
    validateFiling: [filing, 'en'],
    version: [],
  };
}

/** Functions that do not answer: they load the module. */
const LOADING = ['default', 'init', 'initSync', 'module.exports'];

/** Calls every function that `yidi` has. @param {any} yidi @returns {{ called: string[], missing: string[], refused: string[] }} */
export function callAll(yidi) {
  const calls = goodArguments(yidi);
  const functions = Object.keys(yidi).filter((name) => typeof yidi[name] === 'function' && !LOADING.includes(name));
  const refused = Object.entries(calls).flatMap(([name, args]) => {
    const answer = yidi[name](...args);
    const good = answer !== null && answer !== undefined && answer !== false && answer.ok !== false && !(Array.isArray(answer) && name !== 'lintPack' && answer.length === 0);
    return good ? [] : [`${name}: ${JSON.stringify(answer)}`];
  });
  return { called: Object.keys(calls), missing: functions.filter((name) => !(name in calls)), refused };
}
