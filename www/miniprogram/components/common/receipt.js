// A receipt in words, ready to be drawn.
const { basis, listed } = require('./documents.js');
const { spoken } = require('./form.js');
const { percent, yuan } = require('./numbers.js');
const { fill } = require('./words.js');

/** Steps that apply a figure of the rules: without a document they say so. */
const RULED = ['deductible', 'ratio.slice', 'ceiling', 'supplement', 'away.first_self_pay'];

module.exports = (receipt, insured, treatment, t) => {
  const r = t.receipt;
  const row = (name, amount, total) => ({ name, amount: yuan(amount), total: Boolean(total) });
  const figure = (key, total) => row(r.figures[key], receipt[key], total);
  const issue = (warning, key) => Object.assign(spoken(warning, t), { key, basis: basis(warning.documents, receipt.documents, t) });
  const unproven = (warning) => warning.code === 'evidence.compiled';
  // Widths of a picture, not amounts: each figure stands beside it as the calculator gave it.
  const share = (amount) => (Number(receipt.total) > 0 ? `${(Number(amount) / Number(receipt.total)) * 100}%` : '0');
  return {
    route: fill(r.from, { insured: insured ? insured.name : receipt.insuredArea, treatment: treatment ? treatment.name : receipt.treatmentArea }),
    across: receipt.crossProvince ? r.across : r.home,
    fund: yuan(receipt.fundTotal),
    cash: yuan(receipt.cash),
    account: Number(receipt.personalAccount) > 0 ? fill(r.account, { amount: yuan(receipt.personalAccount) }) : '',
    bar: [{ payer: 'fund', width: share(receipt.fundTotal) }, { payer: 'account', width: share(receipt.personalAccount) }, { payer: 'cash', width: share(receipt.cash) }].filter(({ width }) => Number.parseFloat(width) > 0),
    evidence: receipt.evidence, grade: r.evidence[receipt.evidence], means: r.means[receipt.evidence],
    unproven: receipt.warnings.filter(unproven).map(issue),
    warnings: receipt.warnings.filter((warning) => !unproven(warning)).map(issue),
    groups: [
      { name: r.groups.bill, rows: [figure('total', true), figure('fullSelfPay'), figure('overLimitSelfPay'), figure('priorSelfPay'), figure('inScope'), figure('deductible')] },
      { name: r.groups.fund, rows: [figure('pooledFund')].concat(receipt.supplements.map(({ name, amount }) => row(name, amount)), [figure('fundTotal', true)]) },
      { name: r.groups.person, rows: [figure('personTotal', true), figure('personalAccount'), figure('cash')] },
    ],
    ratio: fill(r.ratio, { ratio: percent(receipt.inScopeRatio) }),
    steps: receipt.steps.map((step, key) => ({
      key, code: step.code, label: step.label, payer: step.payer, by: r.by[step.payer], amount: yuan(step.amount), detail: step.detail,
      basis: basis(step.documents, receipt.documents, t) || (RULED.indexOf(step.code) >= 0 ? r.noBasis : ''),
    })),
    documents: listed(receipt.documents, t),
    policy: fill(r.policy, { effective: receipt.policyEffective, date: receipt.date }),
    notes: (insured && insured.notes) || [],
    hotline: (insured && insured.hotline) || '',
    call: insured && insured.hotline ? fill(r.call, { number: insured.hotline }) : '',
  };
};
