// How the benches measure and tell. The machine's speed may swing twofold within a minute, and others may use it too. So contenders
// take turns in short rounds, what is told is the median of the rounds, and a ratio is taken within each round, never across. What
// is timed in rounds is the processor's time (of all threads of the process), which waiting for a busy machine does not lengthen;
// the time on the wall stands beside it, the same or nearly so when the machine is idle.

import { appendFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));
/** Loads an npm tool; they all live in tests/. */
export const npm = createRequire(new URL("../tests/package.json", import.meta.url));

/** Microseconds on the wall. */
export const now = () => Number(process.hrtime.bigint()) / 1000;
/** Microseconds of the processor, all threads of this process together. */
const worked = () => {
  const { user, system } = process.cpuUsage();
  return user + system;
};

const at = (numbers, part) => [...numbers].sort((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * part))];
export const median = (numbers) => at(numbers, 0.5);
export const mean = (numbers) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

/** Pseudo-random numbers from 0 to 1, the same in every run. */
export function drawn(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

// ---- telling

const bench = basename(process.argv[1] ?? "", ".mjs");
// Chinese characters take two columns.
const padded = (text, width) => text + " ".repeat(Math.max(0, width - [...text].reduce((sum, one) => sum + (one > "\u2e7f" ? 2 : 1), 0)));
const digits = (value, unit) => (["bytes", "rows"].includes(unit) ? 0 : Math.abs(value) < 1 ? 4 : Math.abs(value) < 10 ? 2 : 1);
const sink = process.env.YIDI_BENCH_ROWS;
const keep = (row) => sink && appendFileSync(sink, `${JSON.stringify({ bench, ...row })}\n`);

export const heading = (text) => console.log(`\n${text}`);

/**
 * One figure: a line of the table, and a row of target/bench.json. `budget` is the most it may be, `least` the least; `times` are
 * the measurements behind it, which give the spread (fastest and quartiles); `wall` the same by the time on the wall.
 */
export function report(name, value, unit, { budget, least, times, wall } = {}) {
  const goal = budget ?? least;
  const ratio = goal === undefined ? undefined : value / goal;
  const missed = budget !== undefined ? value > budget : least !== undefined && value < least;
  const spread = times && [at(times, 0), at(times, 0.25), at(times, 0.75)];
  keep({ name, value, unit, budget, least, ratio, missed: goal === undefined ? undefined : missed, spread, wall });
  const cells = [
    padded(name, 62), value.toFixed(digits(value, unit)).padStart(10), unit.padEnd(6),
    (spread ? `(${spread.map((time) => time.toFixed(digits(time, unit))).join(" ")})` : "").padEnd(24),
    (wall === undefined ? "" : `wall ${wall.toFixed(digits(wall, unit))}`).padEnd(12),
    goal === undefined ? "" : `${budget === undefined ? "≥" : "≤"} ${goal}${missed ? "  MISSED" : ""}`,
  ];
  console.log(cells.join(" ").trimEnd());
}

/** Says that a figure is missing, and why. */
export function skipped(name, why) {
  keep({ name, skipped: why });
  console.log(`${padded(name, 62)} ${why}`);
}

// ---- measuring

/** The processor's time for each of `rounds` calls of a task that takes a while, in microseconds. */
export function clock(task, rounds) {
  const times = [];
  for (let round = 0; round < rounds; round++) {
    const start = worked();
    task();
    times.push(worked() - start);
  }
  return times;
}

let seen; // keeps answers from being optimised away
/** A contender that calls `call` with the inputs in turn; an async one is awaited call by call. */
export const calls = (call, inputs) => (call.constructor.name === "AsyncFunction"
  ? async (count) => { for (let i = 0; i < count; i++) seen = await call(inputs[i % inputs.length]); }
  : (count) => { for (let i = 0; i < count; i++) seen = call(inputs[i % inputs.length]); });

/**
 * Lets contenders take turns. Each is `{ run(count), per = 1, before }`: `run` does its task `count` times, one task answers `per`
 * questions, and `before` puts things in place untimed. Gives for each the microseconds a question, round by round: `cpu` and `wall`.
 */
export async function race(contenders, { rounds = 15, ms = 20 } = {}) {
  const all = Object.entries(contenders).map(([name, { run, per = 1, before }]) => ({ name, run, per, before, count: 1, cpu: [], wall: [] }));
  const took = async ({ run, before, count }) => {
    before?.();
    const wall = now(), cpu = worked();
    await run(count);
    return { cpu: worked() - cpu, wall: now() - wall };
  };
  for (const one of all) { // warmed up until the compiler has done its work, and so often as fills a turn
    for (const begin = worked(); worked() - begin < 400_000;) {
      const { cpu } = await took(one);
      one.count = Math.max(1, Math.min(2 * one.count, Math.round(one.count * ms * 1000 / cpu)));
    }
  }
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < all.length; turn++) { // nobody always follows the same one
      const one = all[(turn + round) % all.length];
      const time = await took(one);
      for (const clock of ["cpu", "wall"]) one[clock].push(time[clock] / one.count / one.per);
    }
  }
  return Object.fromEntries(all.map(({ name, cpu, wall }) => [name, { cpu, wall }]));
}

/** What a race came to for one contender, as a figure to report. */
export const raced = (name, { cpu, wall }, unit = "µs", goal = {}) => report(name, median(cpu), unit, { times: cpu, wall: median(wall), ...goal });

/** How many times as long the first takes as the second, round by round. */
export const ratios = (one, other) => one.cpu.map((time, round) => time / other.cpu[round]);
