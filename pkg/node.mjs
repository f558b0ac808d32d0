// Built by `make pkg`; change the Rust source instead.
import yidi from './node.cjs';

export const { area, areas, estimate, estimateMany, settlementFields, version, init } = yidi;
export default yidi.init;
