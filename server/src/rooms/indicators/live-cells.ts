import type { ChangedCell } from "@bangvang/schema/event";
import { figureKinds } from "@bangvang/schema/figure";
import type { CellsShown, LoggedCell } from "../../events/change-log.ts";
import type { CheckedWhere } from "../../reading/check-filter.ts";
import type { DimensionKind, DimensionRow, Dimensions } from "../../reading/dimensions.ts";
import { matching } from "../../reading/filter.ts";
import { known } from "../../reading/known.ts";
import { sourceDimension, unitDimension } from "../organisation/organisation.dimensions.ts";
import { indicatorDimension, periodDimension } from "./indicators.dimensions.ts";

/** The cells a filter of a subscription means, by the ids of one version of the dimensions. */
export function cellsAsked(where: CheckedWhere | null, dimensions: Dimensions): CellsShown {
  const idsOf = <Row extends DimensionRow>(name: string, kind: DimensionKind<Row>): ReadonlySet<number> | null => {
    const condition = where?.[name];
    if (condition === undefined) return null;
    const holds = matching(condition as CheckedWhere, kind, dimensions);
    return new Set(
      dimensions
        .of(kind)
        .rows.filter(holds)
        .map(({ id }) => id),
    );
  };
  return {
    units: idsOf("unit", unitDimension),
    indicators: idsOf("indicator", indicatorDimension),
    periods: idsOf("period", periodDimension),
    kinds: kindsAsked(where?.["kind"] as KindCondition | undefined),
  };
}

/** A line of history with codes for its ids. A document that is gone by now has none. */
export function cellNamed(cell: LoggedCell, dimensions: Dimensions): ChangedCell {
  const { kind, version, state, value, qualifier, quality, note, sourceId } = cell;
  return {
    unit: known(dimensions.of(unitDimension).byId, cell.unitId).code,
    indicator: known(dimensions.of(indicatorDimension).byId, cell.indicatorId).code,
    period: known(dimensions.of(periodDimension).byId, cell.periodId).key,
    kind,
    version,
    state,
    value,
    qualifier,
    quality,
    note,
    source: sourceCode(sourceId, dimensions),
  };
}

/** The code of a document, if it still has one. */
export function sourceCode(id: number | null, dimensions: Dimensions): string | null {
  return (id !== null && dimensions.of(sourceDimension).byId.get(id)?.code) || null;
}

type KindCondition = Partial<Readonly<{ eq: string; neq: string; in: readonly string[]; notIn: readonly string[] }>>;

function kindsAsked(condition: KindCondition | undefined): CellsShown["kinds"] {
  if (!condition) return null;
  const { eq, neq, in: some, notIn } = condition;
  return new Set(
    figureKinds.filter(
      (kind) =>
        (eq === undefined || kind === eq) &&
        kind !== neq &&
        (some?.includes(kind) ?? true) &&
        !(notIn?.includes(kind) ?? false),
    ),
  );
}
