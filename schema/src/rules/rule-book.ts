import type { FigureKey, FigureKind } from "../figure.ts";
import type { Indicator } from "../indicator.ts";
import { periodBefore, periodAfter } from "../period.ts";

/** What an entry of the catalogue says about the company its figures keep; indicators are named by code. */
export type RuleIndicator = Pick<
  Indicator,
  "code" | "measure" | "partOf" | "atMost" | "partsAddUp" | "income" | "expenditure" | "bandLow" | "bandHigh"
> & { readonly numerator: string | null; readonly denominator: string | null };

/** A rule over several indicators of one unit, period and kind; no two have one name. */
export type FigureRule = { readonly name: string } & (
  | { readonly form: "AT_MOST"; readonly part: string; readonly whole: string }
  | { readonly form: "ADDS_UP"; readonly whole: string; readonly parts: readonly string[] }
  | {
      readonly form: "CARRIES_FORWARD";
      readonly balance: string;
      readonly income: string;
      readonly expenditure: string;
    }
  | {
      readonly form: "RATIO_IN_BAND";
      readonly ratio: string;
      readonly numerator: string;
      readonly denominator: string;
      readonly isPercent: boolean;
      readonly low: string | null;
      readonly high: string | null;
    }
);

/** The rules by the code of every indicator they look at. */
export type RuleBook = ReadonlyMap<string, readonly FigureRule[]>;

/** A rule at the place it is asked at: CARRIES_FORWARD at the period that closes. */
export interface PlacedRule {
  readonly rule: FigureRule;
  readonly unit: string;
  readonly period: string;
  readonly kind: FigureKind;
}

/** The rules a catalogue implies. */
export function ruleBook(indicators: readonly RuleIndicator[]): RuleBook {
  const book = new Map<string, FigureRule[]>();
  for (const rule of rulesOf(indicators)) {
    for (const code of namedBy(rule)) book.set(code, [...(book.get(code) ?? []), rule]);
  }
  return book;
}

/** The rules that look at a cell, each where it is asked. */
export function rulesAt(key: FigureKey, book: RuleBook): readonly PlacedRule[] {
  const { unit, indicator, period, kind } = key;
  return (book.get(indicator) ?? []).flatMap((rule): PlacedRule[] => {
    const here = { rule, unit, period, kind };
    if (rule.form !== "CARRIES_FORWARD" || rule.balance !== indicator) return [here];
    // A closing balance is the opening of the period after it as well.
    const next = periodAfter(period);
    return next === null ? [here] : [here, { ...here, period: next }];
  });
}

/** The cells a rule looks at. */
export function cellsOf({ rule, unit, period, kind }: PlacedRule): readonly FigureKey[] {
  const at = (indicator: string, when = period): FigureKey => ({ unit, indicator, period: when, kind });
  switch (rule.form) {
    case "AT_MOST":
      return [at(rule.part), at(rule.whole)];
    case "ADDS_UP":
      return [at(rule.whole), ...rule.parts.map((part) => at(part))];
    case "RATIO_IN_BAND":
      return [at(rule.numerator), at(rule.denominator)];
    case "CARRIES_FORWARD": {
      const before = periodBefore(period);
      const sides = [at(rule.balance), at(rule.income), at(rule.expenditure)];
      return before === null ? sides : [...sides, at(rule.balance, before)];
    }
  }
}

/** A rule speaks once, of the first cell it looks at whose figure is another now (`isAsked`); null: of none. */
export function firstOf<Cell>(
  placed: PlacedRule,
  cellAt: (key: FigureKey) => Cell | null | undefined,
  isAsked: (cell: Cell) => boolean,
): Cell | null {
  for (const key of cellsOf(placed)) {
    const cell = cellAt(key);
    if (cell && isAsked(cell)) return cell;
  }
  return null;
}

function* rulesOf(indicators: readonly RuleIndicator[]): Generator<FigureRule> {
  const known = new Set(indicators.map(({ code }) => code));
  for (const one of indicators) {
    for (const whole of new Set([one.partOf, one.atMost])) {
      if (whole !== null && known.has(whole))
        yield { name: `AT_MOST ${one.code} ${whole}`, form: "AT_MOST", part: one.code, whole };
    }
    const parts = one.partsAddUp ? indicators.filter(({ partOf }) => partOf === one.code) : [];
    if (parts.length > 0) {
      yield { name: `ADDS_UP ${one.code}`, form: "ADDS_UP", whole: one.code, parts: parts.map(({ code }) => code) };
    }
    const { code: balance, income, expenditure } = one;
    if (income !== null && expenditure !== null) {
      yield { name: `CARRIES_FORWARD ${balance}`, form: "CARRIES_FORWARD", balance, income, expenditure };
    }
    const ratio = ratioRule(one, indicators);
    if (ratio) yield ratio;
  }
}

/** None for an attainment, which is no ratio of two indicators, and where a part is held below its whole already. */
function ratioRule(one: RuleIndicator, indicators: readonly RuleIndicator[]): FigureRule | null {
  const { code, numerator, denominator, bandLow: low, bandHigh: high } = one;
  if (numerator === null || denominator === null || numerator === denominator) return null;
  if (low === null && high === null) return null;
  const isPercent = one.measure === "%";
  const part = indicators.find((indicator) => indicator.code === numerator);
  const isHeldBelow = part?.partOf === denominator || part?.atMost === denominator;
  if (isPercent && isHeldBelow && Number(high) === 100 && Number(low ?? 0) <= 0) return null;
  return {
    name: `RATIO_IN_BAND ${code}`,
    form: "RATIO_IN_BAND",
    ratio: code,
    numerator,
    denominator,
    isPercent,
    low,
    high,
  };
}

function namedBy(rule: FigureRule): readonly string[] {
  switch (rule.form) {
    case "AT_MOST":
      return [rule.part, rule.whole];
    case "ADDS_UP":
      return [rule.whole, ...rule.parts];
    case "CARRIES_FORWARD":
      return [rule.balance, rule.income, rule.expenditure];
    case "RATIO_IN_BAND":
      return [rule.numerator, rule.denominator];
  }
}
