import { ruleBook, type RuleBook, type RuleIndicator } from "@bangvang/schema/rules/rule-book";
import type { IndicatorsQuery } from "./generated/graphql.ts";

type IndicatorRow = IndicatorsQuery["indicators"]["nodes"][number];

/** What a catalogue says figures must be like: the rules by the codes they look at, and each indicator as rules see it. */
export interface Rules {
  readonly book: RuleBook;
  readonly indicator: ReadonlyMap<string, RuleIndicator>;
}

export function rulesOf(rows: readonly IndicatorRow[]): Rules {
  const indicators = rows.map(ruleIndicator);
  return { book: ruleBook(indicators), indicator: new Map(indicators.map((one) => [one.code, one])) };
}

/** Rules name indicators by code, and take bands as decimal text. */
function ruleIndicator(row: IndicatorRow): RuleIndicator {
  const { code, measure, partsAddUp } = row;
  return {
    code,
    measure,
    partsAddUp,
    partOf: row.partOf?.code ?? null,
    atMost: row.atMost?.code ?? null,
    income: row.income?.code ?? null,
    expenditure: row.expenditure?.code ?? null,
    numerator: row.numerator?.code ?? null,
    denominator: row.denominator?.code ?? null,
    bandLow: row.bandLow === null ? null : String(row.bandLow),
    bandHigh: row.bandHigh === null ? null : String(row.bandHigh),
  };
}
