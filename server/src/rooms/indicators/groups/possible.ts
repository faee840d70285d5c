import { figureKinds, type FigureKind } from "@bangvang/schema/figure";
import type { Audience } from "../../../audience.ts";
import type { CheckedWhere } from "../../../reading/check-filter.ts";
import type { DimensionKind, DimensionRow, Dimensions } from "../../../reading/dimensions.ts";
import { matching } from "../../../reading/filter.ts";
import { unitDimension } from "../../organisation/organisation.dimensions.ts";
import { indicatorDimension, periodDimension } from "../indicators.dimensions.ts";
import type { Table, TableRows } from "./group-by.ts";

/** What figures can name at all under a filter, known without looking at one; more than they do, never less. */
export interface Possible {
  readonly unit: readonly TableRows["unit"][];
  readonly indicator: readonly TableRows["indicator"][];
  readonly period: readonly TableRows["period"][];
  readonly kinds: readonly FigureKind[];
}

/** Reads a filter that has been found sound. */
export function possibleUnder(where: CheckedWhere | null, dimensions: Dimensions, { reads }: Audience): Possible {
  const all: Rows = {
    unit: dimensions.of(unitDimension).rows,
    indicator: dimensions.of(indicatorDimension).rows,
    period: dimensions.of(periodDimension).rows,
  };
  const sets = setsOf(where ?? {}, dimensions);
  const seen = reads === "ALL" ? all.unit : all.unit.filter(({ id }) => reads.has(id));
  return {
    unit: sets.unit ? seen.filter(({ id }) => sets.unit?.has(id)) : seen,
    indicator: sets.indicator ? all.indicator.filter(({ id }) => sets.indicator?.has(id)) : all.indicator,
    period: sets.period ? all.period.filter(({ id }) => sets.period?.has(id)) : all.period,
    kinds: sets.kind ? figureKinds.filter((kind) => sets.kind?.has(kind)) : figureKinds,
  };
}

interface Rows extends Readonly<Record<Table, readonly { readonly id: number }[]>> {
  readonly unit: readonly TableRows["unit"][];
  readonly indicator: readonly TableRows["indicator"][];
  readonly period: readonly TableRows["period"][];
}

/** Ids of each dimension; one that is left out is not narrowed. */
type Sets = Partial<Record<Table | "kind", ReadonlySet<number | string>>>;
const names = ["unit", "indicator", "period", "kind"] as const;

function setsOf(where: object, dimensions: Dimensions): Sets {
  const conditions = Object.entries(where).filter(([, condition]) => condition !== undefined);
  return conditions.map(([name, condition]) => setsOfOne(name, condition, dimensions)).reduce(both, {});
}

/** What is not understood here narrows nothing. */
function setsOfOne(name: string, condition: unknown, dimensions: Dimensions): Sets {
  switch (name) {
    case "and":
      return (condition as readonly object[]).map((one) => setsOf(one, dimensions)).reduce(both, {});
    case "or":
      return either((condition as readonly object[]).map((one) => setsOf(one, dimensions)));
    case "unit":
      return { unit: idsOf(unitDimension, condition, dimensions) };
    case "indicator":
      return { indicator: idsOf(indicatorDimension, condition, dimensions) };
    case "period":
      return { period: idsOf(periodDimension, condition, dimensions) };
    case "kind":
      return { kind: kindsOf(condition as KindFilter) };
    default:
      return {};
  }
}

function idsOf(kind: DimensionKind<DimensionRow>, condition: unknown, dimensions: Dimensions): ReadonlySet<number> {
  const rows = dimensions.of(kind).rows.filter(matching(condition as CheckedWhere, kind, dimensions));
  return new Set(rows.map(({ id }) => id));
}

interface KindFilter {
  readonly eq?: FigureKind;
  readonly neq?: FigureKind;
  readonly in?: readonly FigureKind[];
  readonly notIn?: readonly FigureKind[];
}

function kindsOf({ eq, neq, in: among, notIn }: KindFilter): ReadonlySet<string> {
  return new Set(
    figureKinds.filter(
      (kind) =>
        (eq === undefined || kind === eq) &&
        (neq === undefined || kind !== neq) &&
        (among === undefined || among.includes(kind)) &&
        (notIn === undefined || !notIn.includes(kind)),
    ),
  );
}

function both(a: Sets, b: Sets): Sets {
  const result: Sets = {};
  for (const name of names) {
    const one = a[name] ?? b[name];
    const other = a[name] && b[name];
    if (one) result[name] = other ? new Set([...one].filter((id) => other.has(id))) : one;
  }
  return result;
}

/** Of no alternatives none holds: then nothing is possible, and there is nothing to narrow. */
function either(alternatives: readonly Sets[]): Sets {
  const [first, ...rest] = alternatives;
  if (!first) return {};
  return rest.reduce<Sets>((a, b) => {
    const result: Sets = {};
    for (const name of names) {
      const one = a[name];
      const other = b[name];
      if (one && other) result[name] = new Set([...one, ...other]);
    }
    return result;
  }, first);
}
