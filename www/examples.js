// @ts-check
// Worked examples, one click away: long enough bills that slices, ceilings and supplements come into play. Persons and prices are made up.

/** @type {Record<string, import('../pkg/yidi.js').Claim>} */
export const examples = {
  referred: {
    insuredArea: '110000', treatmentArea: '310000', filing: { category: 'referral' },
    person: { scheme: 'employee', status: 'working' },
    service: 'inpatient', level: 'tertiary', date: '2026-03-16',
    bill: { total: '68000', fullSelfPay: '5000', overLimitSelfPay: '600', priorSelfPay: '2400' },
    personalAccount: '3000',
  },
  resettled: {
    insuredArea: '230100', treatmentArea: '460200', filing: { category: 'resettled_retiree' },
    person: { scheme: 'employee', status: 'retired', age: 68 },
    service: 'inpatient', level: 'secondary', date: '2026-01-20',
    bill: {
      lines: [
        { name: '床位费', amount: '1200', class: 'A', priceLimit: '60', quantity: 12 },
        { name: '手术费', amount: '9800', class: 'A' },
        { name: '人工晶体', amount: '7600', class: 'B', priorSelfPayRatio: 0.15 },
        { name: '自费营养品', amount: '860', class: 'C' },
      ],
    },
  },
  itemised: {
    insuredArea: '110000', treatmentArea: '310000', filing: { category: 'referral' },
    person: { scheme: 'employee', status: 'working', age: 54, sex: 'male' },
    service: 'inpatient', level: 'tertiary', date: '2026-03-16',
    bill: {
      lines: [
        { name: '普通病房床位费(双人间)', amount: '360', quantity: 6, class: 'A', priceLimit: '45' },
        { name: '住院诊查费', amount: '240', quantity: 6, class: 'A' },
        { name: 'Ⅱ级护理', amount: '180', quantity: 6, class: 'A' },
        { name: '心脏彩色多普勒超声', amount: '220', quantity: 1, class: 'A' },
        { name: '常规经食管超声心动图', amount: '300', quantity: 1, class: 'B', priorSelfPayRatio: 0.1 },
        { name: '心房颤动导管消融术', amount: '9800', quantity: 1, class: 'B', priorSelfPayRatio: 0.1 },
        { name: '射频消融导管', amount: '18600', quantity: 1, class: 'B', priorSelfPayRatio: 0.2 },
        { name: '环形标测导管 LASSO 固定直径10极', amount: '5200', quantity: 1, class: 'B', priorSelfPayRatio: 0.2 },
        { name: '利伐沙班片', amount: '172', quantity: 2, unit: '盒', priorSelfPayRatio: 0.1 },
        { name: '盐酸胺碘酮片', amount: '26.80', quantity: 1, unit: '盒' },
        { name: '富马酸比索洛尔片', amount: '31.60', quantity: 2, unit: '盒' },
        { name: '注射用艾普拉唑钠', amount: '290', quantity: 5, unit: '瓶', spec: '10mg', priorSelfPayRatio: 0.1 },
        { name: '陪护床', amount: '120', quantity: 6, class: 'C' },
      ],
    },
  },
  visit: {
    insuredArea: '330100', treatmentArea: '310000', filing: { category: 'long_term_resident' },
    person: { scheme: 'employee', status: 'retired', age: 66 },
    service: 'outpatient', level: 'tertiary', date: '2026-04-02',
    bill: {
      lines: [
        { name: '普通门诊诊查费', amount: '50', quantity: 1, class: 'A' },
        { name: '糖化血红蛋白测定', amount: '70', quantity: 1, class: 'A' },
        { name: '苯磺酸氨氯地平片', amount: '46.80', quantity: 2 },
        { name: '阿托伐他汀钙片', amount: '88', quantity: 2 },
        { name: '达格列净片', amount: '62.40', quantity: 1 },
      ],
    },
  },
  unfiled: {
    insuredArea: '340100', treatmentArea: '320100', filing: { category: 'none' },
    person: { scheme: 'resident', status: 'adult', age: 46 },
    service: 'inpatient', level: 'tertiary_top', date: '2026-05-08',
    bill: { total: '260000', fullSelfPay: '21500', priorSelfPay: '18300' },
    yearToDate: { admissions: 1, inpatient: { inScope: '14200', deductiblePaid: '1000', pooledPaid: '9900' }, inScopeSelfPay: '4300' },
  },
};
