// Built by `make pkg`; change the Rust source instead.
import yidi from './node.cjs';

export const { area, areas, checkDirectSettlement, classify, estimate, estimateMany, explainError, filingForm, institutions, openServices, parseBill, searchCatalog, settlementFields, validateFiling, version, init } = yidi;
export default yidi.init;
