import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { mostNames, mostTokens, namesOf, type Formula } from "../../schema/src/formula/formula.ts";
import { readFormula } from "../../schema/src/formula/read-formula.ts";
import { writeFormula } from "../../schema/src/formula/write-formula.ts";
import { workOutStatement, type Work } from "../../server/src/rooms/indicators/derived/work-out.ts";
import { ofCampaign } from "../support/long.ts";
import { randomFrom, type Random } from "../support/random.ts";
import { workOutSlowly } from "../support/slow/fractions.ts";

/** What formulas come to in PostgreSQL: the fractions of the statement, held against fractions of whole numbers. */
let client: pg.Client;
beforeAll(async () => {
  client = new pg.Client({ connectionString: inject("postgresUrl") });
  await client.connect();
});
afterAll(() => client.end());

async function workedOut(works: readonly Work[]): Promise<readonly (readonly (string | null)[])[]> {
  const { text, values } = workOutStatement(works).statement;
  const { rows } = await client.query<{ work: number; cell: number; value: string | null }>(text, [...values]);
  const answers = works.map(({ columns }): (string | null)[] => (columns[0] ?? []).map(() => null));
  for (const { work, cell, value } of rows) answers[work]![cell] = value;
  expect(rows).toHaveLength(answers.flat().length);
  return answers;
}

function formulaOf(text: string): Formula {
  const read = readFormula(text);
  if ("problem" in read) throw new Error(`${text}: ${read.problem.code}`);
  return read.formula;
}

async function worth(text: string, fields: Readonly<Record<string, string>>): Promise<string | null | undefined> {
  const formula = formulaOf(text);
  const names = namesOf(formula);
  const [answers] = await workedOut([{ formula, names, columns: names.map((name) => [fields[name]!]) }]);
  return answers?.[0];
}

describe("by hand", () => {
  test.each<[string, Readonly<Record<string, string>>, string | null]>([
    ["A1 + B1 × C1", { A1: "1", B1: "2", C1: "3" }, "7"],
    ["(A1 + B1) × C1", { A1: "1", B1: "2", C1: "3" }, "9"],
    ["A1 − B1 − C1", { A1: "10", B1: "4", C1: "3" }, "3"],
    ["A1 ÷ B1 ÷ C1", { A1: "24", B1: "4", C1: "3" }, "2"],
    ["A1 ÷ (B1 ÷ C1)", { A1: "24", B1: "4", C1: "3" }, "18"],
    ["−A1 × −B1", { A1: "2", B1: "3" }, "6"],
    ["−(A1 + 0.5)", { A1: "2" }, "-2.5"],
    // a third of it three times is it again, of however many digits
    ["A1 ÷ 3 × 3", { A1: "999999999999999" }, "999999999999999"],
    ["A1 ÷ 7 + B1 ÷ 7 × 6", { A1: "999999999999999", B1: "999999999999999" }, "999999999999999"],
    // once, to four decimals, half away from nought
    ["A1 ÷ 3", { A1: "2" }, "0.6667"],
    ["A1 ÷ 20000", { A1: "1" }, "0.0001"],
    ["A1 ÷ 20000", { A1: "-1" }, "-0.0001"],
    ["A1 ÷ 20001", { A1: "1" }, "0"],
    ["A1 ÷ −20001", { A1: "1" }, "0"],
    // just below the half, by less than a double or a quotient of twenty digits can say
    ["(A1 × 0.00005 − 0.0001 ÷ B1) ÷ A1", { A1: "999999999999999", B1: "999999999999999" }, "0"],
    ["A1 × A1 × A1", { A1: "999999999999999" }, "999999999999997000000000000002999999999999999"],
    // dividing by nought is nothing, and whatever is made of it
    ["A1 ÷ B1", { A1: "5", B1: "0" }, null],
    ["A1 ÷ B1", { A1: "0", B1: "0" }, null],
    ["A1 ÷ (B1 − C1)", { A1: "5", B1: "2.50", C1: "2.5" }, null],
    ["A1 ÷ (A1 ÷ B1)", { A1: "5", B1: "0" }, null],
    ["A1 ÷ B1 × B1", { A1: "5", B1: "0" }, null],
    ["0 × (A1 ÷ B1) + 1", { A1: "5", B1: "0" }, null],
    ["B1 ÷ A1", { A1: "5", B1: "0" }, "0"],
  ])("%s of %j is %s", async (text, fields, value) => {
    expect(await worth(text, fields)).toBe(value);
  });

  test("nothing to work out is nothing", async () => {
    expect(await workedOut([])).toEqual([]);
  });
});

test("no text of a formula is in the statement, and fields go by their places", () => {
  const formula = formulaOf("EVIL_NAME ÷ (SECOND + 12.5)");
  const { text, values } = workOutStatement([{ formula, names: namesOf(formula), columns: [["1"], ["2"]] }]).statement;
  expect(text).not.toMatch(/EVIL|SECOND|12\.5/);
  expect(values).toContain("12.5");
});

function drawFormula(random: Random, levels: number): Formula {
  const kind = levels === 0 ? random.below(4) : random.below(9);
  if (kind === 0)
    return { kind: "NUMBER", value: random.pick(["0", "1", "2", "0.5", "100", "1000", "3.7", "123456789"]) };
  if (kind <= 3) return { kind: "NAME", code: `F_${random.below(6)}` };
  if (kind === 4) return { kind: "NEGATIVE", of: drawFormula(random, levels - 1) };
  const [left, right] = [drawFormula(random, levels - 1), drawFormula(random, levels - 1)];
  return { kind: "PAIR", sign: random.pick(["+", "−", "×", "÷", "÷"]), left, right };
}

function drawValue(random: Random): string {
  const sizes = [10, 100, 100_000, 10 ** 9, 10 ** 15];
  const whole = String(random.below(random.pick(sizes)));
  const decimals =
    whole.length < 10 && random.chance(0.4) ? `.${String(1 + random.below(9_999)).padStart(4, "0")}` : "";
  return (random.chance(0.2) && whole !== "0" ? "-" : "") + whole + decimals;
}

test("any formulas over any fields, together: as fractions of whole numbers have it", async () => {
  const random = randomFrom(6);
  let noughts = 0;
  for (let round = 0; round < ofCampaign(300); round++) {
    const works = Array.from({ length: 1 + random.below(4) }, (): Work => {
      const formula = drawFormula(random, 1 + random.below(5));
      const names = namesOf(formula);
      const cells = 1 + random.below(12);
      return { formula, names, columns: names.map(() => Array.from({ length: cells }, () => drawValue(random))) };
    }).filter(({ names }) => names.length > 0);
    const answers = await workedOut(works);
    works.forEach(({ formula, names, columns }, place) => {
      answers[place]!.forEach((value, cell) => {
        const slow = workOutSlowly(formula, (code) => columns[names.indexOf(code)]![cell]!);
        const fields = names.map((name, at) => `${name} = ${columns[at]![cell]}`).join(", ");
        expect(value, `${writeFormula(formula)} with ${fields}`).toBe(slow);
        if (slow === null) noughts += 1;
      });
    });
  }
  expect(noughts).toBeGreaterThan(0);
});

test("the longest formulas there may be, of quotients of quotients", async () => {
  const names = Array.from({ length: mostNames }, (_, at) => `F_${at}`);
  const words = mostTokens / 2;
  const sumOfQuotients = Array.from({ length: words / 2 }, (_, at) => `${names[at % 20]} ÷ ${names[(at + 7) % 20]}`);
  const texts = [sumOfQuotients.join(" + "), Array.from({ length: words }, (_, at) => names[at % 20]).join(" ÷ ")];
  const random = randomFrom(7);
  const works = texts.map(formulaOf).map((formula): Work => ({
    formula,
    names: namesOf(formula),
    columns: namesOf(formula).map(() => ["17", String(1 + random.below(10 ** 15))]),
  }));
  const answers = await workedOut(works);
  expect(answers).toEqual(
    works.map(({ formula, names: codes, columns }) =>
      [0, 1].map((cell) => workOutSlowly(formula, (code) => columns[codes.indexOf(code)]![cell]!)),
    ),
  );
  expect(answers[0]![0]).toBe(String(words / 2));
});
