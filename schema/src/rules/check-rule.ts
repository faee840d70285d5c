import { compareDecimals, minus, plus, times } from "../exact.ts";
import type { CellContent, FigureKey } from "../figure.ts";
import type { CellProblemCode, Severity } from "../problem.ts";
import { cellsOf, type FigureRule, type PlacedRule } from "./rule-book.ts";

/** What a rule sees of a cell; undefined: nothing is known of it, and the rule says nothing. */
export type Seen = Pick<CellContent, "state" | "value" | "qualifier" | "quality">;

/** What a rule complains about, with what a sentence about it needs. */
export interface RuleFinding {
  readonly code: CellProblemCode;
  readonly severity: Severity;
  readonly params: Readonly<Record<string, string>>;
}

/** Asks one rule at one place. Null: all is well, or not everything is known yet. */
export function checkRule(placed: PlacedRule, see: (key: FigureKey) => Seen | undefined): RuleFinding | null {
  const seen: Seen[] = [];
  for (const key of cellsOf(placed)) {
    const cell = see(key);
    if (!cell || cell.state !== "VALUE" || cell.value === null) return null;
    seen.push(cell);
  }
  const values = seen.map(({ value }) => value!);
  const { rule } = placed;
  const isFirm = seen.every(({ qualifier, quality }) => qualifier === "EXACT" && quality === "REPORTED");
  if (rule.form === "AT_MOST") return atMost(rule, values, isFirm);
  if (rule.form === "RATIO_IN_BAND") return ratioInBand(rule, values);
  // A sum of "nearly" and "about" comes to nothing that could be held against another figure.
  if (seen.some(({ qualifier }) => qualifier !== "EXACT")) return null;
  return rule.form === "ADDS_UP" ? addsUp(rule, values) : carriesForward(rule, values);
}

type Of<Form> = Extract<FigureRule, { form: Form }>;

function atMost({ part: partCode, whole }: Of<"AT_MOST">, [part = "", most = ""]: readonly string[], isFirm: boolean) {
  if (compareDecimals(part, most) <= 0) return null;
  return finding("PART_ABOVE_WHOLE", { part: partCode, value: part, whole, most }, isFirm ? "HARD" : "SOFT");
}

function addsUp({ whole, parts }: Of<"ADDS_UP">, [total = "", ...values]: readonly string[]) {
  const sum = values.reduce(plus, "0");
  return sum === total
    ? null
    : finding("PARTS_UNEQUAL_WHOLE", { whole, value: total, parts: parts.join(", "), sum, by: minus(total, sum) });
}

function carriesForward(
  rule: Of<"CARRIES_FORWARD">,
  [closing = "", income = "", expenditure = "", opening]: readonly string[],
) {
  if (opening === undefined) return null;
  const expected = minus(plus(opening, income), expenditure);
  if (expected === closing) return null;
  const { balance, income: incomeCode, expenditure: expenditureCode } = rule;
  const params = { balance, value: closing, opening, income: incomeCode, expenditure: expenditureCode, expected };
  return finding("BALANCE_BROKEN", { ...params, by: minus(closing, expected) });
}

/** By multiplication, so that nothing is rounded: n / d < low is n < low × d for a d above nothing. */
function ratioInBand(rule: Of<"RATIO_IN_BAND">, [above = "", below = ""]: readonly string[]) {
  const { ratio, numerator, denominator, low, high, isPercent } = rule;
  if (compareDecimals(below, "0") <= 0) return null;
  const scaled = isPercent ? times(above, "100") : above;
  const isLow = low !== null && compareDecimals(scaled, times(low, below)) < 0;
  const isHigh = high !== null && compareDecimals(scaled, times(high, below)) > 0;
  if (!isLow && !isHigh) return null;
  const params = { ratio, numerator, denominator, value: above, over: below };
  return finding("RATIO_OUT_OF_BAND", { ...params, low: low ?? "", high: high ?? "" });
}

function finding(
  code: CellProblemCode,
  params: Readonly<Record<string, string>>,
  severity: Severity = "SOFT",
): RuleFinding {
  return { code, severity, params };
}
