import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { indicatorDerive } from "../../server/src/command-line/indicator.ts";
import { administrator, ask } from "../support/ask.ts";
import { apply, cell, namesOf } from "../support/cells.ts";
import { runOn } from "../support/command.ts";
import { freshProduct, type FreshProduct } from "../support/fresh-product.ts";

/** Indicators that are worked out of others: how they come into the catalogue, and what may not be done to them. */
let product: FreshProduct;
let before: string;
beforeAll(async () => {
  product = await freshProduct();
  before = new Date().toISOString();
  const { code } = await derive("EMU_PER_1000", "EMU_INIT / MEM_TOTAL * 1000", "--family", "emulation");
  if (code !== 0) throw new Error("the derived indicator of these tests was not registered");
  await product.dimensions.refresh();
});
afterAll(() => product.close());

function derive(code: string, formula: string, ...rest: readonly string[]) {
  const words = ["--name", "Sáng kiến trên 1.000 đoàn viên", "--name-en", "Initiatives per 1,000 members"];
  const options = ["--measure", "sáng kiến", "--direction", "higher", "--formula", formula];
  return runOn(product, indicatorDerive, [code, ...words, ...options, ...rest]);
}

test("it is an entry of the catalogue, with its formula, in both shapes", async () => {
  const { data, errors } = await ask(
    product,
    `{ indicator(code: "EMU_PER_1000") { name nameEn family measure nature overUnits direction wholeNumber mayBeNegative provenance
        numerator { code } denominator { code } formula }
      indicatorRows(where: { code: { in: ["EMU_PER_1000", "COVER_RATE"] } }) { code numeratorCode formula } }`,
  );
  expect(errors).toEqual([]);
  expect(data.indicator).toEqual({
    name: "Sáng kiến trên 1.000 đoàn viên",
    nameEn: "Initiatives per 1,000 members",
    family: "emulation",
    measure: "sáng kiến",
    nature: "RATIO",
    overUnits: "RECOMPUTE",
    direction: "HIGHER",
    wholeNumber: false,
    mayBeNegative: true,
    provenance: "DERIVED",
    numerator: null,
    denominator: null,
    formula: "EMU_INIT ÷ MEM_TOTAL × 1000",
  });
  expect(data.indicatorRows).toEqual([
    { code: "COVER_RATE", numeratorCode: "MEM_TOTAL", formula: null },
    { code: "EMU_PER_1000", numeratorCode: null, formula: "EMU_INIT ÷ MEM_TOTAL × 1000" },
  ]);
});

test("its series breaks where those of what it names do", async () => {
  const { data } = await ask(
    product,
    `{ derived: indicator(code: "EMU_PER_1000") { breaks { on indicator { code } } }
      named: indicator(code: "MEM_TOTAL") { breaks { on indicator { code } } } }`,
  );
  expect(data.named.breaks).toContainEqual({ on: expect.anything(), indicator: { code: "MEM_TOTAL" } });
  expect(data.derived.breaks).toEqual(data.named.breaks);
});

test("it may name ratios and other derived indicators, and has the family of the first it names", async () => {
  expect((await derive("DERIVED_SUM", "COVER_RATE + EMU_PER_1000")).printed).toEqual([
    "DERIVED_SUM = COVER_RATE + EMU_PER_1000",
  ]);
  await product.dimensions.refresh();
  const { data } = await ask(product, '{ indicator(code: "DERIVED_SUM") { family } }');
  expect(data.indicator).toEqual({ family: "membership" });
});

describe("everything in the way is named, and nothing is registered", () => {
  test.each([
    ["a code that exists", "MEM_TOTAL", "EMU_INIT × 2", ["CODE_TAKEN code=MEM_TOTAL"]],
    ["one that is derived", "EMU_PER_1000", "EMU_INIT × 2", ["CODE_TAKEN code=EMU_PER_1000"]],
    ["a code that is none", "emu", "EMU_INIT × 2", ["CODE_MALFORMED code=emu"]],
    ["no value behind a sign", "NEW_ONE", "EMU_INIT ×", ["VALUE_EXPECTED column=11"]],
    ["a call", "NEW_ONE", "EMU_INIT(1)", ["SIGN_EXPECTED column=9"]],
    ["a statement", "NEW_ONE", "EMU_INIT; drop table figure", ["CHARACTER_UNKNOWN column=9 text=;"]],
    ["a number that may be read two ways", "NEW_ONE", "EMU_INIT × 1.000", ["NUMBER_AMBIGUOUS column=12 text=1.000"]],
    ["unknown names, each", "NEW_ONE", "NOPE + EMU_INIT ÷ NADA", ["NAME_UNKNOWN name=NOPE", "NAME_UNKNOWN name=NADA"]],
    ["no name", "NEW_ONE", "2 × 3", ["FORMULA_NAMES_NOTHING"]],
    ["itself", "NEW_ONE", "NEW_ONE + 1", ["FORMULA_CYCLE cycle=NEW_ONE > NEW_ONE"]],
    [
      "a cycle through others",
      "EMU_INIT",
      "DERIVED_SUM ÷ 2",
      ["CODE_TAKEN code=EMU_INIT", "FORMULA_CYCLE cycle=EMU_PER_1000 > EMU_INIT > DERIVED_SUM > EMU_PER_1000"],
    ],
  ])("%s", async (_, code, formula, problems) => {
    const { code: exit, printed } = await derive(code, formula);
    expect(exit).toBe(1);
    const [first, ...lines] = printed;
    expect(first).toBe(`Nothing was registered; ${problems.length === 1 ? "the reason" : "the reasons"}:`);
    expect(lines).toEqual(problems.map((line) => `  ${line}`));
    await product.dimensions.refresh();
    const { data } = await ask(product, '{ indicators(where: { code: { eq: "NEW_ONE" } }) { totalCount } }');
    expect(data.indicators).toEqual({ totalCount: 0 });
  });

  test("a name that does not show what it says", async () => {
    expect((await derive("NEW_ONE", "EMU_INIT × 2", "--name-en", "a\u202eb")).printed).toEqual([
      "Nothing was registered; the reason:",
      "  WORDS_UNREADABLE field=nameEn",
    ]);
  });

  test.each([
    ["no formula", ["NEW_ONE", "--name", "x", "--name-en", "x", "--measure", "x", "--direction", "higher"]],
    ["no direction it knows", ["NEW_ONE", "--name", "x", "--name-en", "x", "--measure", "x", "--direction", "up"]],
    ["no code", ["--formula", "EMU_INIT"]],
  ])("wrong use: %s", async (_, words) => {
    expect((await runOn(product, indicatorDerive, words)).code).toBe(2);
  });
});

test("formulas that write one another out without end of size are refused", async () => {
  let last = "EMU_INIT";
  let printed: readonly string[] = [];
  for (let at = 0; at < 12 && printed.every((line) => line.startsWith("DOUBLE_")); at++) {
    printed = (await derive(`DOUBLE_${at}`, `${last} + ${last}`)).printed;
    last = `DOUBLE_${at}`;
  }
  expect(printed).toEqual(["Nothing was registered; the reason:", "  FORMULA_TOO_LARGE most=500"]);
});

test("its figures are refused, results and targets, and its cells in a sheet are locked for the same reason", async () => {
  const outcome = await apply(
    product,
    (["ACTUAL", "TARGET"] as const).map((kind) => cell({ indicator: "EMU_PER_1000", value: "12", kind })),
  );
  expect(namesOf(outcome)).toEqual(["INDICATOR_DERIVED 0", "INDICATOR_DERIVED 1"]);
  const { data } = await ask(
    product,
    `query ($input: SheetInput!) { sheet(input: $input) { values editable lockOf locks { reason round { period } } } }`,
    {
      input: {
        rows: "INDICATORS",
        columns: "PERIODS",
        units: ["SLA"],
        indicators: ["EMU_INIT", "EMU_PER_1000"],
        periods: ["2023-05", "2023-06"],
      },
    },
  );
  expect(data.sheet).toMatchObject({
    editable: [true, true, false, false],
    lockOf: [-1, -1, 0, 0],
    locks: [{ reason: "INDICATOR_DERIVED", round: null }],
  });
  expect(data.sheet.values.slice(2)).toEqual([null, null]);
});

test("figures, groups and flat rows hold nothing of it", async () => {
  const where = `where: { indicator: { code: { eq: "EMU_PER_1000" } } }`;
  const { data, errors } = await ask(
    product,
    `{ figureRows(${where}) { value } figures(${where}) { totalCount } figureGroups(by: [UNIT], ${where}) { nodes { count } } }`,
  );
  expect(errors).toEqual([]);
  expect(data).toEqual({ figureRows: [], figures: { totalCount: 0 }, figureGroups: { nodes: [] } });
  const sums = await ask(product, `{ figureGroups(by: [INDICATOR], ${where}) { nodes { sum } } }`);
  expect(sums).toMatchObject({ data: { figureGroups: { nodes: [] } }, errors: [] });
});

test("the catalogue of an earlier moment does not hold it, and is read as it was", async () => {
  const document = `query Q($at: Instant!) @read(asOf: $at) {
    indicator(code: "EMU_PER_1000") { code } ratio: indicator(code: "COVER_RATE") { numerator { code } formula } }`;
  const { data, errors } = await ask(product, document, { at: before }, administrator);
  expect(errors).toEqual([]);
  expect(data).toEqual({ indicator: null, ratio: { numerator: { code: "MEM_TOTAL" }, formula: null } });
  const now = await ask(product, document, { at: new Date().toISOString() }, administrator);
  expect(now.data.indicator).toEqual({ code: "EMU_PER_1000" });
});
