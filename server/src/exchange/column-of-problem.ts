import type { FigureColumn } from "@bangvang/schema/exchange";
import type { CellProblemCode } from "@bangvang/schema/problem";

const columns: readonly (readonly [RegExp, FigureColumn])[] = [
  [/^(UNIT_|FORBIDDEN)/, "unit_code"],
  [/^INDICATOR_/, "indicator_code"],
  [/^PERIOD_/, "period"],
  [/^KIND_/, "kind"],
  [/^STATE_/, "state"],
  [/^QUALIFIER_/, "qualifier"],
  [/^QUALITY_/, "quality"],
  [/^NOTE_/, "note"],
  [/^SOURCE_/, "source_id"],
  [/VERSION/, "version"],
];

/** The column of a file in which a problem of a cell is mended: most lie in the value. */
export function columnOfProblem(code: CellProblemCode): FigureColumn {
  return columns.find(([codes]) => codes.test(code))?.[1] ?? "value";
}
