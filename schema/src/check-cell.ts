import { readDecimal, isWhole } from "./decimal.ts";
import type { Indicator } from "./indicator.ts";
import type { CellProblemCode } from "./problem.ts";

/** What a cell rule may complain about, with what a sentence about it needs. */
export interface CellFinding {
  readonly code: CellProblemCode;
  readonly params: Readonly<Record<string, string>>;
}

/**
 * Runs the cell rules of one indicator on one value (plain decimal text). The console asks while someone types, the
 * server asks again before it writes; both get every finding, in a fixed order.
 */
export function checkCell(
  value: string,
  indicator: Pick<Indicator, "wholeNumber" | "mayBeNegative">,
): readonly CellFinding[] {
  // A paste asks this of a hundred thousand cells, and nearly all of them hold such a number.
  if (plainCount.test(value)) return none;
  const read = readDecimal(value);
  if ("problem" in read) return [{ code: read.problem, params: { value } }];
  const findings: CellFinding[] = [];
  if (indicator.wholeNumber && !isWhole(read.value)) findings.push({ code: "NOT_WHOLE", params: { value } });
  if (read.value.startsWith("-") && !indicator.mayBeNegative) findings.push({ code: "NEGATIVE", params: { value } });
  return findings;
}

/** What no indicator refuses. */
const plainCount = /^(?:0|[1-9]\d{0,14})$/;
const none: readonly CellFinding[] = [];
