// @ts-check
// Three worked examples, one click away: long enough bills that slices, ceilings and supplements come into play.

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
  unfiled: {
    insuredArea: '340100', treatmentArea: '320100', filing: { category: 'none' },
    person: { scheme: 'resident', status: 'adult', age: 46 },
    service: 'inpatient', level: 'tertiary_top', date: '2026-05-08',
    bill: { total: '260000', fullSelfPay: '21500', priorSelfPay: '18300' },
    yearToDate: { admissions: 1, inpatient: { inScope: '14200', deductiblePaid: '1000', pooledPaid: '9900' }, inScopeSelfPay: '4300' },
  },
};
