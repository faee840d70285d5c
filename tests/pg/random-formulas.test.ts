import { afterAll, beforeAll, expect, test } from "vitest";
import { plus } from "../../schema/src/exact.ts";
import { namesOf, type Formula } from "../../schema/src/formula/formula.ts";
import { writeFormula } from "../../schema/src/formula/write-formula.ts";
import { indicatorDimension } from "../../server/src/rooms/indicators/indicators.dimensions.ts";
import { ask } from "../support/ask.ts";
import { freshProduct, type FreshProduct } from "../support/fresh-product.ts";
import { ofCampaign } from "../support/long.ts";
import { randomFrom, type Random } from "../support/random.ts";
import { workOutSlowly } from "../support/slow/fractions.ts";

/**
 * Formulas over whatever the catalogue has, on the sample figures of seven provinces: each column is held against the plain
 * columns of what it names in the same answer, worked out with fractions of whole numbers.
 */
let product: FreshProduct;
let codes: readonly string[];
beforeAll(async () => {
  product = await freshProduct({ sample: true });
  codes = product.dimensions
    .current()
    .of(indicatorDimension)
    .rows.map(({ code }) => code);
});
afterAll(() => product.close());

interface Cell {
  readonly value: number | null;
  readonly basis: string;
  readonly reason: string | null;
  readonly asAt: string | null;
}
interface Column {
  readonly indicator: { readonly code: string; readonly nature: string; readonly overUnits: string };
  readonly period: { readonly key: string };
  readonly reported: Cell;
  readonly computed: { readonly value: number | null; readonly basis: string; readonly units: number };
}

const document = `query Q($input: ComparisonInput!) { comparison(input: $input) {
  columns { indicator { code nature overUnits } period { key } reported { value basis reason asAt } computed { value basis units } }
  rows { cells { value basis reason asAt } } } }`;

async function compare(formulas: readonly Formula[], indicators: readonly string[], periods: readonly string[]) {
  const own = formulas.map((formula, at) => ({
    code: `OWN_${at}`,
    formula: writeFormula(formula),
    name: `Cột ${at}`,
    measure: "lần",
    direction: "HIGHER",
  }));
  const input = { cluster: "CUM-BGPB", year: 2023, indicators, formulas: own, periods };
  const { data, errors } = await ask(product, document, { input });
  expect(errors).toEqual([]);
  return data.comparison as { columns: readonly Column[]; rows: readonly { cells: readonly Cell[] }[] };
}

function drawFormula(random: Random, names: readonly string[], levels: number): Formula {
  const kind = levels === 0 ? random.below(5) : random.below(10);
  if (kind === 0) return { kind: "NUMBER", value: random.pick(["2", "100", "0.5", "1000"]) };
  if (kind <= 4) return { kind: "NAME", code: random.pick(names) };
  if (kind === 5) return { kind: "NEGATIVE", of: drawFormula(random, names, levels - 1) };
  const [left, right] = [drawFormula(random, names, levels - 1), drawFormula(random, names, levels - 1)];
  return { kind: "PAIR", sign: random.pick(["+", "−", "×", "÷", "÷"]), left, right };
}

/** Whether amounts cancel out in it, as metres do in metres over metres; what adds metres to a number has no measure at all. */
function isRate(formula: Formula, amounts: ReadonlySet<string>): boolean {
  const powerOf = (one: Formula): number | "NONE" => {
    if (one.kind === "NUMBER") return 0;
    if (one.kind === "NAME") return amounts.has(one.code) ? 1 : 0;
    if (one.kind === "NEGATIVE") return powerOf(one.of);
    const [left, right] = [powerOf(one.left), powerOf(one.right)];
    if (left === "NONE" || right === "NONE") return "NONE";
    if (one.sign === "+" || one.sign === "−") return left === right ? left : "NONE";
    return one.sign === "×" ? left + right : left - right;
  };
  return powerOf(formula) === 0;
}

/** What a formula is worth where its fields are these, and why it is nothing. */
function expected(formula: Formula, fieldOf: (code: string) => Cell & { readonly nature: string }): Partial<Cell> {
  const fields = namesOf(formula).map((code) => fieldOf(code));
  const lacking = fields.find(({ reason }) => reason !== null);
  if (lacking) return { value: null, basis: "NONE", reason: lacking.reason };
  const days = fields.flatMap(({ nature, asAt }) => (nature === "STOCK" || asAt !== null ? [asAt] : []));
  if (new Set(days).size > 1) return { value: null, basis: "NONE", reason: "DAYS_DIFFER" };
  const value = workOutSlowly(formula, (code) => String(fieldOf(code).value));
  return value === null
    ? { value: null, basis: "NONE", reason: "DIVISOR_ZERO" }
    : {
        value: Number(value),
        basis: fields.some(({ basis }) => basis === "CLAIMED") ? "CLAIMED" : "RECOMPUTED",
        reason: null,
      };
}

test("formulas of any indicators are worth what the columns they name make of them", async () => {
  const random = randomFrom(66);
  let worth = 0;
  let totals = 0;
  for (let round = 0; round < ofCampaign(200); round++) {
    const names = random.shuffled(codes).slice(0, 2 + random.below(6));
    const formulas = Array.from({ length: 3 }, () => drawFormula(random, names, 1 + random.below(3))).filter(
      (formula) => namesOf(formula).length > 0,
    );
    const periods = random.shuffled(["2022", "2023", "2023-H1", "2024", "2024-Q2", "2025-03"]).slice(0, 2);
    const { columns, rows } = await compare(formulas, names, periods);
    columns.forEach(({ indicator, period, reported, computed }, place) => {
      const formula = formulas[Number(/^OWN_(\d+)$/.exec(indicator.code)?.[1] ?? -1)];
      if (!formula) return;
      const says = `${writeFormula(formula)} in ${period.key}`;
      const at = (code: string): number =>
        columns.findIndex((one) => one.indicator.code === code && one.period.key === period.key);
      const { nature } = indicator;
      for (const { cells } of rows) {
        const own = expected(formula, (code) => ({ ...cells[at(code)]!, nature: columns[at(code)]!.indicator.nature }));
        expect(cells[place], says).toMatchObject(own);
        if (own.value !== null) worth += 1;
      }
      expect(nature).toBe("RATIO");
      const collective = expected(formula, (code) => ({
        ...columns[at(code)]!.reported,
        nature: columns[at(code)]!.indicator.nature,
      }));
      expect(reported, says).toMatchObject(collective);
      // The total of the columns themselves, where every unit is in each of them.
      const fields = namesOf(formula).map((code) => columns[at(code)]!);
      const sums = fields.filter(({ indicator: { overUnits } }) => overUnits === "SUM");
      if (!isRate(formula, new Set(sums.map((field) => field.indicator.code)))) {
        const values = rows.flatMap(({ cells }) => cells[place]!.value ?? []);
        const added = values.map(String).reduce(plus, "0");
        expect(computed.value, says).toBe(values.length === 0 ? null : Number(added));
        totals += 1;
      } else if (computed.units === rows.length && fields.every((field) => field.computed.units === rows.length)) {
        const total = workOutSlowly(formula, (code) => String(columns[at(code)]!.computed.value));
        expect(computed.value, says).toBe(total === null ? null : Number(total));
        totals += 1;
      }
    });
  }
  expect([worth > 50, totals > 5]).toEqual([true, true]);
});
