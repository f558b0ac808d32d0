// The schema of the policy pack: sound by itself, true of every pack there is, and of one mind with the linter. What it refuses
// the linter refuses, at the same place or inside it; how much of the reader's refusals it sees is counted.

import Ajv from "ajv/dist/2020.js";
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { lintPack, packSchema } from "../../pkg/node.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const read = (path) => JSON.parse(readFileSync(root + path, "utf8"));
const packsIn = (folder) => readdirSync(root + folder).filter((name) => name.endsWith(".json")).map((name) => [`${folder}/${name}`, read(`${folder}/${name}`)]);

const schema = packSchema();
// Conditions name no types and no lengths: those are said once, where the form is.
const ajv = new Ajv({ strict: true, strictTypes: false, strictTuples: false, allErrors: true, validateSchema: true });
ajv.addFormat("date", (text) => new Date(`${text}T00:00Z`).toJSON()?.startsWith(text) ?? false);
const validate = ajv.compile(schema);

const bundled = packsIn("data/policies");
const written = packsIn("data/policies/template");

/** Where the schema finds fault: JSON Pointers, as the linter tells them. */
function places(pack) {
  if (validate(pack)) return [];
  // What the branches of a choice say is noise: the choice says it as a whole.
  const all = validate.errors.filter(({ schemaPath }) => !/\/(anyOf|oneOf|not|contains|if)\/./.test(schemaPath));
  // Into a row that is too short or too long nobody looks.
  const rows = all.filter(({ keyword }) => keyword === "minItems" || keyword === "maxItems").map(({ instancePath }) => `${instancePath}/`);
  const found = all
    .filter(({ instancePath }) => !rows.some((row) => instancePath.startsWith(row)))
    .map(({ instancePath, keyword, params }) => {
      const key = { required: params.missingProperty, additionalProperties: params.additionalProperty }[keyword];
      return key === undefined ? instancePath : `${instancePath}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    });
  assert.ok(found.length > 0, JSON.stringify(validate.errors));
  return [...new Set(found)];
}

/** What the linter refuses. */
const errors = (pack) => lintPack(pack, "en").filter(({ severity }) => severity === "error");

/** What speaks against schema and linter being of one mind about a pack; nothing if they are. */
function disagreements(pack, found = errors(pack)) {
  return places(pack)
    .filter((place) => !found.some(({ field }) => field === place || field?.startsWith(`${place}/`) || (place === "" && found.length > 0)))
    .map((place) => `the schema refuses ${place || "the whole"}, the linter names ${found.map(({ code, field }) => `${code} ${field}`).join(", ") || "nothing"}`);
}

/** A copy of a pack with edits `[path, new value]`, or `[path]` to take the entry out: `schemes.employee[0].until`. */
function edited(pack, edits) {
  const copy = structuredClone(pack);
  for (const [path, ...value] of edits) {
    const steps = path.match(/[^.[\]]+/g);
    const last = steps.pop();
    const parent = steps.reduce((at, step) => at[step], copy);
    if (value.length > 0) parent[last] = value[0];
    else if (Array.isArray(parent)) parent.splice(Number(last), 1);
    else delete parent[last];
  }
  return copy;
}

const { sound, broken } = read("tests/data/packs.json");
const structural = broken.map(({ name, edits }) => [name, edited(sound, edits)]);
const sensible = [];
for (const [, { bases, broken }] of existsSync(`${root}tests/cases/lint`) ? packsIn("tests/cases/lint").filter(([, file]) => file.bases) : []) {
  for (const { name, base, edits } of broken) sensible.push([name, edited(bases[base], edits)]);
}

describe("by itself", () => {
  test("the schema is valid against the meta-schema of 2020-12", () => {
    assert.equal(schema.$schema, "https://json-schema.org/draft/2020-12/schema");
    assert.equal(schema.$id, "urn:yidi:policy-pack:1");
    assert.equal(ajv.validateSchema(schema), true, JSON.stringify(ajv.errors));
  });

  test("the file in the package is what packSchema() gives", () => {
    assert.deepEqual(read("pkg/schema/policy-pack.schema.json"), schema);
  });

  test("every property, every form and every value of a choice has a title in both languages", () => {
    let titles = 0;
    const twofold = (at, { title, description }) => {
      assert.match(title ?? "", /^\p{Script=Han}.* · [A-Z][a-z ]+$/u, at);
      if (description !== undefined) assert.match(description, /^.*\p{Script=Han}.*\n.*[A-Za-z]{2}/u, at);
      titles += 1;
    };
    const record = (at, { properties, additionalProperties }) => {
      for (const [key, property] of Object.entries(properties)) twofold(`${at}.${key}`, property);
      assert.equal(additionalProperties, false, at);
    };
    twofold("the pack", schema);
    record("the pack", schema);
    for (const [name, form] of Object.entries(schema.$defs)) {
      twofold(name, form);
      if (form.type === "object") record(name, form);
      for (const value of form.type === "string" ? form.oneOf ?? [] : []) twofold(`${name} ${value.const}`, value);
    }
    assert.ok(titles > 150, `only ${titles} titles were looked at`);
  });

  test("no form stands unused", () => {
    const text = JSON.stringify(schema);
    for (const name of Object.keys(schema.$defs)) assert.ok(text.includes(`"#/$defs/${name}"`), name);
  });
});

describe("of what there is", () => {
  test("every bundled pack, the template and the example pass", () => {
    assert.ok(bundled.length >= 85 && written.length >= 2, `${bundled.length} bundled, ${written.length} written`);
    for (const [name, pack] of [...bundled, ...written]) assert.deepEqual(places(pack), [], name);
  });

  test("the example lints without errors, and all that the template lacks is an area", () => {
    for (const [name, pack] of written) {
      const lacks = pack.area === "000000" ? ["area.unknown"] : [];
      assert.deepEqual(errors(pack).map(({ code }) => code), lacks, name);
    }
    assert.ok(written.some(([, pack]) => pack.area === "000000"), "the template could be loaded as it is");
  });

  test("amounts, shares, points and days pass in every way in which the reader takes them, and in no other that it can tell", () => {
    const at = "schemes.employee[0].inpatient";
    const figures = {
      [`${at}.deductible.cases[0].amount`]: {
        takes: [0, -0, 0.07, 1000000000, 999999999.99, "0", "007", "12.50", "12.5000", "-0.00", "1000000000.00"],
        refuses: [-1, -0.01, 1000000000.01, 1e15, "-1", "1000000000.01", "1,000", "1e3", "", ".5", "1.", "+1", " 1", "12.505", "１２", true, [], {}],
      },
      [`${at}.ratio.cases[0].slices[0][2]`]: {
        takes: [0, 1, 0.85, 0.123456, "0.85", "00.5", "1.000", "-0"],
        refuses: [1.01, -0.1, 85, "1.01", "-0.5", "85%", "0.1234567", ".85", null, false],
      },
      "schemes.employee[0].away.referral.ratio_points": { takes: [-100, 100, 0, -7.5, "-7.5", "007", "-100.0"], refuses: [-101, 100.5, "-100.1", "--5", "5 points", true] },
      "schemes.employee[0].away.unfiled.ratio_factor": { takes: [0, 10, 0.8, "1.25", "10.0"], refuses: [-1, 10.5, 11, "10.01", "-1"] },
      "schemes.employee[0].effective": { takes: ["2024-01-01", "2024-02-29"], refuses: ["2024-1-1", "2023-02-29", "2024-04-31", "2024-13-01", "20240101", "2024-01-01T00:00", "", 20240101] },
      [`${at}.ratio.cases[0].when.age`]: { takes: [[70, null], [null, 6], [null, null], [0, 999], [7, 7]], refuses: [[70], [1, 2, 3], [-1, 2], [0, 1000], [1.5, 2], ["1", 2], 70] },
    };
    for (const [path, { takes, refuses }] of Object.entries(figures)) {
      for (const figure of takes) {
        const pack = edited(sound, [[path, figure]]);
        const told = errors(pack).filter(({ code }) => !/^(lint|pack)\./.test(code));
        assert.deepEqual([places(pack), told], [[], []], `${path} ${JSON.stringify(figure)}`);
      }
      for (const figure of refuses) {
        const pack = edited(sound, [[path, figure]]);
        assert.notDeepEqual(places(pack), [], `the schema takes ${path} ${JSON.stringify(figure)}`);
        assert.deepEqual(disagreements(pack), [], `${path} ${JSON.stringify(figure)}`);
      }
    }
  });
});

describe("of one mind with the linter", () => {
  // What no schema can tell: how many decimals a number has, what is listed elsewhere, what lies before what, what stands twice.
  const beyond = /^(lint\..*|area\..*|(amount|ratio)\.decimals|pack\.(range|slices|dates_overlap|document_unknown|url|empty)|field\.repeated)$/;

  /** Compares, and says how many of the packs the linter refuses and the schema sees. */
  function compare(packs, context) {
    const told = [];
    const unseen = {};
    let refused = 0;
    let seen = 0;
    for (const [name, pack] of packs) {
      const found = errors(pack);
      told.push(...disagreements(pack, found).map((what) => `${name}: ${what}`));
      if (found.length === 0) continue;
      const takes = validate(pack);
      // Sense is no matter of a schema: what only makes none counts for neither side.
      if (takes && found.every(({ code }) => code.startsWith("lint."))) continue;
      refused += 1;
      if (!takes) {
        seen += 1;
        continue;
      }
      const codes = [...new Set(found.map(({ code }) => code))];
      for (const code of codes) unseen[code] = (unseen[code] ?? 0) + 1;
      if (!codes.every((code) => beyond.test(code))) told.push(`${name}: the schema takes it, the linter says ${codes.join(" ")}`);
    }
    context.diagnostic(`${packs.length} packs: the linter refuses ${refused}, the schema sees ${seen} of them; beyond it are ${JSON.stringify(unseen)}`);
    assert.deepEqual(told, []);
    return { refused, seen };
  }

  test("about the packs with a broken structure, of which the schema sees three in four", (context) => {
    const { refused, seen } = compare(structural, context);
    assert.ok(structural.length >= 100 && refused >= 100, `only ${refused} of ${structural.length} are refused`);
    assert.ok(seen >= refused * 0.75, `only ${seen} of ${refused} are seen`);
  });

  test("about the packs that make no sense", (context) => {
    assert.ok(sensible.length >= 60, `only ${sensible.length} packs were found`);
    compare(sensible, context);
  });

  test("about 2,000 packs with something changed in them, of which the schema sees nineteen in twenty", (context) => {
    const draw = generator(20_261_122);
    const { refused, seen } = compare(Array.from({ length: 2000 }, () => changed(draw)), context);
    assert.ok(refused >= 1500, `only ${refused} are refused`);
    assert.ok(seen >= refused * 0.95, `only ${seen} of ${refused} are seen`);
  });

  /** Numbers from 0 to below `n`, the same in every run. */
  function generator(seed) {
    let state = seed >>> 0;
    return (n) => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return Math.floor((state / 2 ** 32) * n);
    };
  }

  /** A pack with one thing changed somewhere in it, and what was changed. */
  function changed(draw) {
    const sources = [["the sound pack", sound], ...bundled, ...written];
    // Every other time the sound pack: it has every kind of block.
    const [name, pack] = draw(2) === 0 ? sources[0] : sources[draw(sources.length)];
    const copy = structuredClone(pack);
    const spots = [];
    const walk = (at, path) => {
      for (const key of Object.keys(at)) {
        spots.push([at, key, `${path}/${key}`]);
        if (at[key] !== null && typeof at[key] === "object") walk(at[key], `${path}/${key}`);
      }
    };
    walk(copy, "");
    const changes = [
      ["dropped", (at, key) => (Array.isArray(at) ? at.splice(Number(key), 1) : delete at[key])],
      ["null", (at, key) => { at[key] = null; }],
      ["a truth value", (at, key) => { at[key] = true; }],
      ["a text", (at, key) => { at[key] = "no such thing"; }],
      ["an object", (at, key) => { at[key] = {}; }],
      ["a list", (at, key) => { at[key] = []; }],
      ["a list around it", (at, key) => { at[key] = [at[key]]; }],
      ["negative", (at, key) => { at[key] = typeof at[key] === "number" ? -1 - at[key] : -1; }],
      ["too many decimals", (at, key) => { at[key] = typeof at[key] === "string" ? "0.1234567" : 0.1234567; }],
      ["huge", (at, key) => { at[key] = 1e12; }],
      ["an unknown key", (at, key) => { if (Array.isArray(at)) at.push("one more"); else at[`${key}x`] = at[key]; }],
      ["an unknown key that holds nothing", (at, key) => { if (Array.isArray(at)) at.push(null); else at[`${key}x`] = null; }],
      ["the other way round", (at, key) => { if (Array.isArray(at[key])) at[key].reverse(); else if (Array.isArray(at)) at.reverse(); else at[key] = [at[key], at[key]]; }],
      ["twice", (at, key) => { if (Array.isArray(at)) at.push(structuredClone(at[key])); else at[key] = [at[key], structuredClone(at[key])]; }],
    ];
    const [at, key, path] = spots[draw(spots.length)];
    const [what, change] = changes[draw(changes.length)];
    change(at, key);
    return [`${name} ${path} ${what}`, copy];
  }
});
