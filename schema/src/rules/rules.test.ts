import { describe, expect, test } from "vitest";
import { keyText, type FigureKey } from "../figure.ts";
import { checkRule, type Seen } from "./check-rule.ts";
import { cellsOf, ruleBook, rulesAt, type PlacedRule, type RuleIndicator } from "./rule-book.ts";

const entry = (code: string, rest: Partial<RuleIndicator> = {}): RuleIndicator => ({
  code,
  measure: "người",
  partOf: null,
  atMost: null,
  partsAddUp: false,
  income: null,
  expenditure: null,
  numerator: null,
  denominator: null,
  bandLow: null,
  bandHigh: null,
  ...rest,
});

/** A small catalogue with one of each kind of rule. */
const book = ruleBook([
  entry("WORKERS"),
  entry("MEMBERS", { atMost: "WORKERS" }),
  entry("WOMEN", { partOf: "MEMBERS" }),
  entry("REVENUE", { partsAddUp: true }),
  entry("FEES", { partOf: "REVENUE" }),
  entry("DUES", { partOf: "REVENUE" }),
  entry("SPENT"),
  entry("BALANCE", { income: "REVENUE", expenditure: "SPENT" }),
  entry("GIFTS"),
  entry("GIFT_MONEY"),
  entry("GIFT_PRICE", { numerator: "GIFT_MONEY", denominator: "GIFTS", bandLow: "300000", bandHigh: "2300000" }),
  entry("DENSITY", { measure: "%", numerator: "MEMBERS", denominator: "WORKERS", bandLow: "0", bandHigh: "100" }),
  entry("INSURED_RATE", { measure: "%", numerator: "INSURED", denominator: "WORKERS", bandLow: "5", bandHigh: "100" }),
  entry("INSURED"),
  entry("ATTAINMENT", { measure: "%", numerator: "GIFTS", denominator: "GIFTS", bandLow: "0", bandHigh: "100" }),
]);

const at = (indicator: string, period = "2023"): FigureKey => ({ unit: "SLA", indicator, period, kind: "ACTUAL" });
const exact = (value: string, rest: Partial<Seen> = {}): Seen => ({
  state: "VALUE",
  value,
  qualifier: "EXACT",
  quality: "REPORTED",
  ...rest,
});

type Sheet = Readonly<Record<string, Seen | string>>;

/** Everything the rules at some cells find on a sheet of one unit; keys are indicators, or "indicator period". */
function found(sheet: Sheet, ...keys: readonly FigureKey[]) {
  const cells = new Map(
    Object.entries(sheet).map(([name, seen]) => {
      const [indicator = "", period = "2023"] = name.split(" ");
      return [keyText(at(indicator, period)), typeof seen === "string" ? exact(seen) : seen];
    }),
  );
  const placed = new Map<string, PlacedRule>();
  for (const key of keys) for (const one of rulesAt(key, book)) placed.set(`${one.rule.name} ${one.period}`, one);
  return [...placed.values()].flatMap((one) => checkRule(one, (key) => cells.get(keyText(key))) ?? []);
}

const codes = (sheet: Sheet, ...keys: readonly FigureKey[]) =>
  found(sheet, ...keys).map(({ code, severity }) => `${code} ${severity}`);

describe("a part is at most its whole, and members are at most the workers", () => {
  test.each<[string, Sheet, readonly string[]]>([
    ["less", { MEMBERS: "100", WOMEN: "99" }, []],
    ["the same", { MEMBERS: "100", WOMEN: "100" }, []],
    ["more", { MEMBERS: "100", WOMEN: "101" }, ["PART_ABOVE_WHOLE HARD"]],
    ["more by a ten-thousandth", { MEMBERS: "100", WOMEN: "100.0001" }, ["PART_ABOVE_WHOLE HARD"]],
    [
      "fifteen digits, more by one",
      { MEMBERS: "999999999999998", WOMEN: "999999999999999" },
      ["PART_ABOVE_WHOLE HARD"],
    ],
    [
      "more than about so many",
      { MEMBERS: exact("100", { qualifier: "ABOUT" }), WOMEN: "101" },
      ["PART_ABOVE_WHOLE SOFT"],
    ],
    [
      "more, of a provisional figure",
      { MEMBERS: "100", WOMEN: exact("101", { quality: "PROVISIONAL" }) },
      ["PART_ABOVE_WHOLE SOFT"],
    ],
    ["the whole is not known", { WOMEN: "101" }, []],
    [
      "the whole is not applicable",
      { MEMBERS: exact("1", { state: "NOT_APPLICABLE", value: null }), WOMEN: "101" },
      [],
    ],
    ["the whole is disputed and open", { MEMBERS: exact("1", { value: null, quality: "DISPUTED" }), WOMEN: "101" }, []],
  ])("%s", (_, sheet, expected) => {
    expect(codes(sheet, at("WOMEN"))).toEqual(expected);
    expect(codes(sheet, at("MEMBERS"))).toEqual(expected);
  });

  test("the finding says what stands against what", () => {
    expect(found({ WORKERS: "90", MEMBERS: "100" }, at("MEMBERS"))).toEqual([
      {
        code: "PART_ABOVE_WHOLE",
        severity: "HARD",
        params: { part: "MEMBERS", value: "100", whole: "WORKERS", most: "90" },
      },
    ]);
  });
});

describe("parts come to their whole", () => {
  test.each<[string, Sheet, readonly string[]]>([
    ["they do", { REVENUE: "10.5", FEES: "6.25", DUES: "4.25" }, []],
    ["too little", { REVENUE: "10.5", FEES: "6", DUES: "4.25" }, ["PARTS_UNEQUAL_WHOLE SOFT"]],
    ["too much", { REVENUE: "10", FEES: "6", DUES: "4.25" }, ["PARTS_UNEQUAL_WHOLE SOFT"]],
    ["one is not known", { REVENUE: "10.5", FEES: "6" }, []],
    ["one is about so much", { REVENUE: "10.5", FEES: "6", DUES: exact("4", { qualifier: "NEARLY" }) }, []],
  ])("%s", (_, sheet, expected) => {
    expect(codes(sheet, at("REVENUE"), at("FEES"), at("DUES"))).toEqual(expected);
  });

  test("by how much they differ is exact", () => {
    expect(found({ REVENUE: "0.4", FEES: "0.1", DUES: "0.2" }, at("DUES"))[0]?.params).toMatchObject({
      sum: "0.3",
      by: "0.1",
    });
  });
});

describe("a closing balance is the one before, and what came in, without what went out", () => {
  const good = { "BALANCE 2022": "-3", REVENUE: "10", SPENT: "4.5", BALANCE: "2.5" };
  test("it is", () => expect(codes(good, at("BALANCE"))).toEqual([]));
  test("it is not", () =>
    expect(found({ ...good, BALANCE: "3.5" }, at("SPENT"))).toMatchObject([
      { code: "BALANCE_BROKEN", severity: "SOFT", params: { opening: "-3", expected: "2.5", value: "3.5", by: "1" } },
    ]));
  test("a changed opening is seen in the period after it", () => {
    expect(codes({ ...good, "BALANCE 2022": "0" }, at("BALANCE", "2022"))).toEqual(["BALANCE_BROKEN SOFT"]);
  });
  test.each([
    ["2023-H2", "2023-H1"],
    ["2023-01", "2022-12"],
    ["2023-Q1", "2022-Q4"],
  ])("%s opens with %s", (period, before) => {
    const sheet = {
      [`BALANCE ${before}`]: "1",
      [`REVENUE ${period}`]: "1",
      [`SPENT ${period}`]: "1",
      [`BALANCE ${period}`]: "2",
    };
    expect(codes(sheet, at("BALANCE", period))).toEqual(["BALANCE_BROKEN SOFT"]);
  });
  test.each(["2023-12-19", "2021-09-01/2023-09-01", "2023-TET", "2023-9M"])("%s follows on no other", (period) => {
    const [placed] = rulesAt(at("SPENT", period), book).filter(({ rule }) => rule.form === "CARRIES_FORWARD");
    expect(cellsOf(placed!)).toHaveLength(3);
  });
});

describe("a ratio lies in its band", () => {
  test.each<[string, Sheet, readonly string[]]>([
    ["in it", { GIFTS: "113912", GIFT_MONEY: "62500000000" }, []],
    ["at its lower end", { GIFTS: "10", GIFT_MONEY: "3000000" }, []],
    ["a đồng below", { GIFTS: "10", GIFT_MONEY: "2999999" }, ["RATIO_OUT_OF_BAND SOFT"]],
    ["a thousand times too much", { GIFTS: "113912", GIFT_MONEY: "62500000000000" }, ["RATIO_OUT_OF_BAND SOFT"]],
    ["over nothing", { GIFTS: "0", GIFT_MONEY: "1" }, []],
  ])("%s", (_, sheet, expected) => {
    expect(codes(sheet, at("GIFTS"))).toEqual(expected);
  });

  test("a percentage is a hundred times its parts", () => {
    expect(codes({ INSURED: "101", WORKERS: "100" }, at("INSURED"))).toEqual(["RATIO_OUT_OF_BAND SOFT"]);
    expect(codes({ INSURED: "4.9", WORKERS: "100" }, at("INSURED"))).toEqual(["RATIO_OUT_OF_BAND SOFT"]);
    expect(codes({ INSURED: "5", WORKERS: "100" }, at("INSURED"))).toEqual([]);
  });

  test("an attainment is no ratio of two indicators, and what is held below its whole is not asked twice", () => {
    const forms = [...book.values()].flat().map(({ name }) => name);
    expect(forms).not.toContain("RATIO_IN_BAND ATTAINMENT");
    expect(forms).not.toContain("RATIO_IN_BAND DENSITY");
    expect(forms).toContain("RATIO_IN_BAND GIFT_PRICE");
  });
});
