import { compareDecimals, plus } from "@bangvang/schema/exact";
import { addDays } from "@bangvang/schema/period";
import type { Context } from "../../context.ts";
import type { Dimensions } from "../../reading/dimensions.ts";
import { known } from "../../reading/known.ts";
import { lineageDimension, unitDimension, type LineageRow, type UnitRow } from "./organisation.dimensions.ts";

/** Which units became which. Days are ISO text; a unit without a known beginning or end has null. */
export interface Lineage {
  /** The rows that made a unit, the latest day first. */
  readonly into: (unitId: number) => readonly LineageRow[];
  /** The rows that tell what became of a unit, the earliest day first. */
  readonly outOf: (unitId: number) => readonly LineageRow[];
  /** The first day of a unit: as registered, else that of the first row that made it. */
  readonly beginsOn: (unitId: number) => string | null;
  /** The first day a unit is no more: as registered, else that of the row with which it has gone whole. */
  readonly endsBefore: (unitId: number) => string | null;
}

const lineages = new WeakMap<Dimensions, Lineage>();

/** The lineage in one version of the dimensions. */
export function lineageOf(dimensions: Dimensions): Lineage {
  const held = lineages.get(dimensions) ?? readLineage(dimensions);
  lineages.set(dimensions, held);
  return held;
}

function readLineage(dimensions: Dimensions): Lineage {
  const { rows } = dimensions.of(lineageDimension); // by day
  const { byId } = dimensions.of(unitDimension);
  const latestFirst = rows.toSorted((a, b) =>
    a.effectiveOn < b.effectiveOn ? 1 : a.effectiveOn > b.effectiveOn ? -1 : 0,
  );
  const made = Map.groupBy(latestFirst, ({ successorId }) => successorId);
  const became = Map.groupBy(rows, ({ predecessorId }) => predecessorId);
  const into: Lineage["into"] = (id) => made.get(id) ?? [];
  const outOf: Lineage["outOf"] = (id) => became.get(id) ?? [];
  return {
    into,
    outOf,
    beginsOn: (id) => byId.get(id)?.validFrom ?? into(id).at(-1)?.effectiveOn ?? null,
    endsBefore(id) {
      const validTo = byId.get(id)?.validTo ?? null;
      return validTo === null ? dayGone(outOf(id)) : addDays(validTo, 1);
    },
  };
}

/** The day by which shares of a whole have gone. */
function dayGone(rows: readonly LineageRow[]): string | null {
  const gone = rows.find((_, n) => compareDecimals(sharesOf(rows.slice(0, n + 1)), "1") >= 0);
  return gone?.effectiveOn ?? null;
}

/** What the rows give away together, as decimal text. */
export function sharesOf(rows: readonly LineageRow[]): string {
  return rows.reduce((sum, { share }) => plus(sum, share), "0");
}

/** Where a unit stands on the map of a day: on it, or it has ended by then, or it has yet to begin. */
export function standingOn(unitId: number, day: string, lineage: Lineage): "ON_MAP" | "ENDED" | "NOT_BEGUN" {
  const [begins, ends] = [lineage.beginsOn(unitId), lineage.endsBefore(unitId)];
  if (begins !== null && begins > day) return "NOT_BEGUN";
  return ends !== null && ends <= day ? "ENDED" : "ON_MAP";
}

/**
 * The units as the map of the day of `boundary` has them: what they became, or came out of, by then; each once, in the
 * order they first appear. Those that have neither stay as they are. All as they are under AS_REPORTED.
 */
export function unitsOnMap(
  units: readonly UnitRow[],
  { dimensions, boundary }: Pick<Context, "dimensions" | "boundary">,
): readonly UnitRow[] {
  if (boundary === null) return units;
  const { byId } = dimensions.of(unitDimension);
  const ids = units.flatMap(({ id }) => idsOnMap(id, boundary, lineageOf(dimensions)));
  return [...new Set(ids)].map((id) => known(byId, id));
}

/** Forward for what has ended, backward for what has yet to begin, and never both: lineage has no cycle. */
function idsOnMap(unitId: number, day: string, lineage: Lineage): readonly number[] {
  const standing = standingOn(unitId, day, lineage);
  const next = (id: number): readonly number[] =>
    standing === "ENDED"
      ? lineage.outOf(id).flatMap(({ successorId, effectiveOn }) => (effectiveOn <= day ? [successorId] : []))
      : lineage.into(id).flatMap(({ predecessorId, effectiveOn }) => (effectiveOn > day ? [predecessorId] : []));
  const walk = (id: number): readonly number[] => {
    const onward = standing !== "ON_MAP" && standingOn(id, day, lineage) === standing ? next(id) : [];
    return onward.length === 0 ? [id] : onward.flatMap(walk);
  };
  return walk(unitId);
}
