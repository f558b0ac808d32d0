// @ts-check
// The provinces: where their tiles stand, and what is counted of each. The counts are those of areas(), with the rules that the reader
// brought along.
import { areas } from 'yidi';

/** @typedef {import('yidi').Area} Area */
/** @typedef {'compiled' | 'stated' | 'reported' | 'official'} Grade `stated`: rules that were brought along, graded by their author alone */
/** @typedef {{ code: string, row: number, column: number, name: string, areas: Area[], covered: Area[], grades: Grade[] }} Province `grades` from strong to weak; a province without areas is not included at all */

/** Rows from north to south: a place for each, no borders. Of the last three there are no data. */
const GRID = `
...... ...... ...... ...... ...... ...... 230000
650000 660000 ...... ...... 150000 ...... 220000
...... 620000 640000 ...... ...... 110000 210000
...... 630000 610000 140000 130000 120000 ......
...... ...... ...... 410000 370000 ...... ......
540000 510000 500000 420000 340000 320000 310000
...... 530000 520000 430000 360000 330000 ......
...... ...... 450000 440000 350000 710000 ......
...... ...... 460000 820000 810000 ...... ......`;

const STRONG_TO_WEAK = /** @type {Grade[]} */ (['official', 'reported', 'stated', 'compiled']);

/** What an area's rules are worth; undefined where there are none. @param {Area} area @returns {Grade | undefined} */
export function gradeOf({ rules, evidence }) {
  if (rules === 'none') return undefined;
  return rules === 'loaded' && evidence !== 'compiled' ? 'stated' : evidence;
}

/** All provinces, row by row. @returns {Province[]} */
export function provinces() {
  /** @type {Map<string, Area[]>} */
  const within = new Map();
  for (const one of areas()) within.set(one.province, [...within.get(one.province) ?? [], one]);
  return GRID.trim().split('\n').flatMap((line, row) => line.split(' ').flatMap((code, column) => {
    if (code === '......') return [];
    const all = within.get(code) ?? [];
    const found = new Set(all.map(gradeOf));
    return { code, row, column, name: all[0]?.provinceName ?? '', areas: all, covered: all.filter(({ rules }) => rules !== 'none'), grades: STRONG_TO_WEAK.filter((grade) => found.has(grade)) };
  }));
}

/** The weakest of the grades found, which decides how a tile looks. @param {Province} province @returns {Grade | 'none' | 'unlisted'} */
export const look = ({ areas: all, grades }) => (all.length ? grades.at(-1) ?? 'none' : 'unlisted');

/** The nearest tile in a direction: straight on if there is one, else the least aside. @param {Province[]} all @param {Province} from @param {string} key */
export function beside(all, from, key) {
  const [right, down] = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[key] ?? [0, 0];
  const far = (/** @type {Province} */ to) => {
    const [x, y] = [to.column - from.column, to.row - from.row];
    const ahead = x * right + y * down;
    return ahead > 0 ? ahead + 3 * Math.abs(right ? y : x) : Infinity;
  };
  const nearest = all.reduce((best, one) => (far(one) < far(best) ? one : best), from);
  return nearest === from ? undefined : nearest;
}
