// Built by `make pkg`; change the Rust source instead.
import yidi from './node.cjs';

export const { area, areas, checkDirectSettlement, classify, estimate, estimateMany, explainError, exportPack, filingForm, institutions, lintPack, loadPack, openServices, packSchema, parseBill, quickPack, ruleCard, searchCatalog, settlementFields, unloadPack, validateFiling, version, init } = yidi;
export default yidi.init;
