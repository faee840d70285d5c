import { level, memory, several, type Reads } from "../../reading/map.ts";
import type { Args, Entries } from "../../reading/nodes.ts";
import { indicatorOf, periodOf } from "../indicators/indicators.dimensions.ts";
import type { CellPart } from "../indicators/resolve-cells.ts";
import { sourceOf, unitOf } from "../organisation/organisation.dimensions.ts";
import type { ComparisonCell, LastYear } from "./cell.ts";
import { comparison, type Comparison } from "./comparison.ts";
import type { ComparisonAsked } from "./compared.ts";
import { wantsOf } from "./wants.ts";

/** Units a comparison of a cluster is taken to have when it is weighed. */
const usualUnits = 10;

const askedBy = (args: Args): ComparisonAsked => args["input"] as ComparisonAsked;
const units: Entries = (_, above) => askedBy(above).units?.length ?? usualUnits;
const columns: Entries = (_, above) => {
  const { indicators, formulas, periods } = askedBy(above);
  return (indicators.length + (formulas?.length ?? 0)) * periods.length;
};
/** What it costs to read a cell with its target and the year before, and to hold it against the others. */
const costOfCell = 0.1;
/**
 * A cell counts as half an object, so that the largest sheet there is room for (34 units × 100 indicators × 4 periods, all of
 * it asked) fits into one operation. It is read by the same two statements as all others, in half a second for 13,600.
 */
const weightOfCell = 0.5;
/** What always stands in a cell, and is no more than a few numbers, is a tenth of an object. */
const few: Entries = () => 0.1;

export const comparisonReads: Reads = {
  Query: {
    comparison: level(
      async (rows, asked) => {
        const compared = await comparison(askedBy(asked.args), wantsOf(asked.selection), asked);
        return rows.map(() => compared);
      },
      {
        isOnAnyMap: true,
        cost: (args) => columns({}, args) * units({}, args) * costOfCell,
      },
    ),
  },
  Comparison: {
    rows: memory<Comparison>(({ rows }) => rows, { entries: units }),
    columns: memory<Comparison>((compared) => compared.columns, { entries: columns }),
  },
  CellPart: {
    unit: memory<CellPart>(({ unitId }, _, { dimensions }) => unitOf(dimensions, unitId), { needs: ["unitId"] }),
    indicator: memory<CellPart>(({ indicatorId }, _, { dimensions }) => indicatorOf(dimensions, indicatorId), {
      needs: ["indicatorId"],
    }),
    period: memory<CellPart>(({ periodId }, _, { dimensions }) => periodOf(dimensions, periodId), {
      needs: ["periodId"],
    }),
    source: memory<CellPart>(({ sourceId }, _, { dimensions }) => sourceOf(dimensions, sourceId), {
      needs: ["sourceId"],
    }),
  },
  ComparisonRow: {
    cells: memory<Comparison["rows"][number]>(({ cells }) => cells, {
      entries: (own, above) => columns(own, above) * weightOfCell,
    }),
  },
  ComparisonCell: {
    coverage: memory<ComparisonCell>(({ coverage }) => coverage, { entries: few }),
    madeOf: memory<ComparisonCell>(({ madeOf }) => madeOf, { entries: several }),
    ranking: memory<ComparisonCell>(({ ranking }) => ranking, { entries: few }),
    lastYear: memory<ComparisonCell>(({ lastYear }) => lastYear, { entries: few }),
    impliedTarget: memory<ComparisonCell>(({ impliedTarget }) => impliedTarget, { entries: few }),
    source: memory<ComparisonCell>(({ source }) => source, { entries: few }),
    breaks: memory<ComparisonCell>(({ breaks }) => breaks, { entries: few }),
  },
  LastYear: {
    coverage: memory<LastYear>(({ coverage }) => coverage, { entries: few }),
    breaks: memory<LastYear>(({ breaks }) => breaks, { entries: few }),
  },
};
