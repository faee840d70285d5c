import { asksFor, selectionsAt } from "../../reading/needs.ts";
import type { PlannedSelection } from "../../reading/nodes.ts";

/** What of a comparison is asked for: nothing else is fetched or worked out. */
export interface Wants {
  readonly targets: boolean;
  readonly claims: boolean;
  readonly lastYear: boolean;
  readonly breaks: boolean;
  /** Totals, mean, median and spread of the columns. */
  readonly columnFigures: boolean;
  /** Rank, attainment, changes and distances of the cells. */
  readonly cellFigures: boolean;
}

const ofTargets = ["target", "targetPeriod", "attainment", "impliedTarget", "toTarget"];
const ofClaims = ["claimedAttainment", "impliedTarget"];
const ofColumns = ["computed", "difference", "mean", "median"];
const againstColumns = ["toMean", "toMedian", "share", "score", "isOutlier"];
const ofCells = ["attainment", "impliedTarget", "toTarget", "rank", "ranking", "lastYear", ...againstColumns];

/** Reads it off the selection of a `Comparison`. */
export function wantsOf(selection: PlannedSelection): Wants {
  const columns = selectionsAt(selection, "columns");
  const cells = [
    ...selectionsAt(selection, "rows").flatMap((row) => selectionsAt(row, "cells")),
    ...columns.flatMap((column) => selectionsAt(column, "reported")),
  ];
  const asks = (selections: readonly PlannedSelection[], names: readonly string[]): boolean =>
    selections.some((one) => names.some((name) => asksFor(one, name)));
  return {
    targets: asks(cells, ofTargets),
    claims: asks(cells, ofClaims),
    lastYear: asks(cells, ["lastYear"]),
    breaks: asks(cells, ["breaks"]),
    columnFigures: asks(columns, ofColumns) || asks(cells, againstColumns),
    cellFigures: asks(cells, ofCells),
  };
}
