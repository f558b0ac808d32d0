// Built by `make pkg`; change the Rust source instead.
import yidi from './node.cjs';

export const { area, areas, breakpoints, checkDirectSettlement, classify, clearing, compare, estimate, estimateColumns, estimateMany, estimateTable, explainError, exportPack, filingForm, institutions, inverse, lintPack, loadPack, nextQuestions, openServices, packSchema, parseBill, prepayment, quickPack, ruleCard, searchCatalog, settlementFields, simulateYear, unloadPack, validateFiling, version, init } = yidi;
export default yidi.init;
