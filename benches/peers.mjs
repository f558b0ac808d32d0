// The same rule in every tool one might pick instead: hand-written JavaScript, with floats and with decimal.js, json-rules-engine,
// GoRules ZEN, publicodes. What each needs once (reading rules, compiling them) is outside of the timing. yidi's `estimate` always
// does more: it checks the claim and answers a whole receipt with every step, its documents and what to beware of.
//
//     node benches/peers.mjs

import assert from "node:assert/strict";
import { calls, drawn, heading, median, race, raced, ratios, report } from "./common.mjs";
import { yidi } from "./engine.mjs";
import * as decimal from "./peers/decimal.mjs";
import * as floats from "./peers/floats.mjs";
import * as jsonRulesEngine from "./peers/json-rules-engine.mjs";
import * as publicodes from "./peers/publicodes.mjs";
import { claim, questions } from "./peers/rule.mjs";
import * as zen from "./peers/zen.mjs";

const peers = [floats, decimal, jsonRulesEngine, zen, publicodes];
const fen = (amount) => Math.round(Number(amount) * 100);
// The two rules, and where a receipt says what they come to.
const RULES = { payment: { title: "the payment alone", told: "pooledFund" }, whole: { title: "the whole rule", told: "fundTotal" } };

// ---- the same answers, before anything is timed

const asked = questions(64, drawn(7));
const claims = asked.map(claim);
const receipts = yidi.estimateMany(claims);
for (const [index, question] of asked.entries()) {
  for (const { name, ...peer } of peers) {
    for (const [rule, { told }] of Object.entries(RULES)) {
      assert.equal(fen(await peer[rule](question)), fen(receipts[index][told]), `${name}, ${rule}: ${JSON.stringify(question)}`);
    }
  }
}
// Some of them reach the ceiling and the fund behind it, or nothing would have been compared.
assert.ok(receipts.some(({ supplements }) => supplements.every(({ amount }) => amount !== "0.00")));

// ---- how often a fen off

const ROWS = 100_000, FEWER = 5_000; // the slow ones answer fewer
heading("questions drawn at random to which the funds' total is not exact");
const many = questions(ROWS, drawn(11));
const exact = [];
for (let from = 0; from < ROWS; from += 1000) exact.push(...yidi.estimateMany(many.slice(from, from + 1000).map(claim)).map(({ fundTotal }) => fen(fundTotal)));
for (const { name, whole } of peers) {
  const rows = [floats, decimal].some((peer) => peer.name === name) ? ROWS : FEWER;
  let off = 0;
  for (let row = 0; row < rows; row++) if (fen(await whole(many[row])) !== exact[row]) off++;
  report(`not exact, of ${rows.toLocaleString("en")}: ${name}`, off, "rows");
}

// ---- how long

for (const [rule, { title }] of Object.entries(RULES)) {
  heading(`${title}, a claim: the median of the rounds (the fastest, the quartiles)`);
  const times = await race({
    estimate: { run: calls(yidi.estimate, claims) },
    estimateMany: { run: calls(yidi.estimateMany, [claims]), per: claims.length },
    ...Object.fromEntries(peers.map((peer) => [peer.name, { run: calls(peer[rule], asked) }])),
  });
  for (const name of ["estimate", "estimateMany"]) raced(`${title}: yidi ${name}, whole receipts`, times[name]);
  for (const { name } of peers) raced(`${title}: ${name}`, times[name]);
  const LEAST = rule === "payment" ? { "GoRules ZEN": 7, publicodes: 19 } : {};
  for (const { name } of peers) {
    const slower = ratios(times[name], times.estimate);
    report(`${title}: ${name} ÷ yidi estimate`, median(slower), "×", { times: slower, least: LEAST[name] });
  }
}
