import type { Comparison } from "../../../api/comparison.ts";
import { unitShortName } from "../../../api/unit-label.ts";
import { periodName } from "../../../ui/period-words.ts";
import { measureOf } from "../../../ui/words/measures.ts";
import { nameOf, say } from "../../../ui/words/words.ts";
import { columnKey, whoseKey, type Arrangement, type Whose } from "./arrange.ts";

/** The head of a row or column. */
export interface Head {
  /** As the address names it. */
  readonly key: string;
  readonly name: string;
  /** Measure and, where there are several, period. */
  readonly detail: string | null;
  readonly isTotal: boolean;
}

export interface Heads {
  readonly rows: readonly Head[];
  readonly columns: readonly Head[];
}

export function headsOf(comparison: Comparison, { whose, columns, isSwapped }: Arrangement): Heads {
  const units = whose.map((one) => unitHead(comparison, one));
  const figures = columns.map((at) => columnHead(comparison, at));
  return isSwapped ? { rows: figures, columns: units } : { rows: units, columns: figures };
}

export function columnHead(comparison: Comparison, at: number): Head {
  const column = comparison.columns[at]!;
  const { indicator, period } = column;
  const parts = [measureOf(indicator), ...(comparison.periods.length > 1 ? [periodName(period.key)] : [])];
  return {
    key: columnKey(column),
    name: nameOf(indicator),
    detail: parts.filter(Boolean).join(", ") || null,
    isTotal: false,
  };
}

export function unitHead(comparison: Comparison, whose: Whose): Head {
  const key = whoseKey(comparison, whose);
  if (whose.kind === "UNIT")
    return { key, name: unitShortName(comparison.rows[whose.index]!.unit), detail: null, isTotal: false };
  return { key, name: say(`compare.total.${whose.kind}`), detail: null, isTotal: true };
}
