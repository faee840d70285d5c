import { compareDecimals } from "@bangvang/schema/exact";
import { addDays } from "@bangvang/schema/period";
import { sharesOf, standingOn, type Lineage } from "../../organisation/lineage.ts";
import type { LineageRow } from "../../organisation/organisation.dimensions.ts";

/** A run of days, both inside, as ISO text. */
export interface Days {
  readonly startsOn: string;
  readonly endsOn: string;
}

/** Why nothing can be told of a unit in some days, where nothing is reported. */
export type Otherwise = "NOT_REPORTED" | "NOT_YET" | "NO_LONGER" | "NOT_RESTATABLE";

/** How a unit on some map stands in some days. */
export interface Shape {
  /** Whether its own figure tells of the same territory; it comes first then. */
  readonly takesOwn: boolean;
  readonly otherwise: Otherwise;
  /** What it came out of, when that was after the first of these days. */
  readonly made: Made | null;
}

export interface Made {
  /** The first day it was so. */
  readonly effectiveOn: string;
  /** Whether that day lies inside, so that a part of the days is its own. */
  readonly isCut: boolean;
  readonly parts: readonly Predecessor[];
}

/** A unit that counts for another, in a share (decimal text), as the map of `day` has it. */
export interface Predecessor {
  readonly unitId: number;
  readonly share: string;
  readonly day: string;
}

/** As reported: every unit speaks for itself. */
export function shapeAsReported(unitId: number, days: Days, lineage: Lineage): Shape {
  return { takesOwn: true, otherwise: whenNothing(unitId, days, lineage), made: null };
}

/**
 * As the map of a day has it. A unit that is none of that map has nothing there. One that gave a part away and lived on
 * under its code has figures of a larger territory before: nobody knows what is left of them.
 */
export function shapeOnMap(unitId: number, days: Days, day: string, lineage: Lineage): Shape {
  const standing = standingOn(unitId, day, lineage);
  if (standing === "ENDED") return closed("NO_LONGER");
  if (standing === "NOT_BEGUN") return closed("NOT_YET");
  const gaveAway = lineage.outOf(unitId).some(({ effectiveOn: on }) => on <= day && on > days.startsOn);
  return gaveAway ? closed("NOT_RESTATABLE") : shapeWithin(unitId, days, day, lineage);
}

/** The same for a predecessor, which has ended by then. */
export function shapeWithin(unitId: number, days: Days, day: string, lineage: Lineage): Shape {
  const rows = lineage.into(unitId).filter(({ effectiveOn: on }) => on <= day && on > days.startsOn);
  const effectiveOn = rows[0]?.effectiveOn;
  if (effectiveOn === undefined)
    return { takesOwn: true, otherwise: whenNothingMore(unitId, days, lineage), made: null };
  const merged = rows.filter((row) => row.effectiveOn === effectiveOn);
  const isCut = effectiveOn <= days.endsOn;
  const livedBefore = (lineage.beginsOn(unitId) ?? effectiveOn) < effectiveOn;
  const takesOwn = isCut || !livedBefore;
  // A unit that took another in and kept its code: what the year of that day tells of is anybody's guess.
  if ((livedBefore && isCut) || merged.some((row) => isSplitWithoutShares(row, lineage)))
    return { takesOwn, otherwise: "NOT_RESTATABLE", made: null };
  const parts = merged.map(({ predecessorId, share }) => ({ unitId: predecessorId, share, day: effectiveOn }));
  const itself = { unitId, share: "1", day: addDays(effectiveOn, -1) };
  return {
    takesOwn,
    otherwise: "NOT_REPORTED",
    made: { effectiveOn, isCut, parts: livedBefore ? [...parts, itself] : parts },
  };
}

const closed = (otherwise: Otherwise): Shape => ({ takesOwn: false, otherwise, made: null });

/** Shares that are more than a whole together are none: nobody has said how it was divided. */
function isSplitWithoutShares({ predecessorId }: LineageRow, lineage: Lineage): boolean {
  return compareDecimals(sharesOf(lineage.outOf(predecessorId)), "1") > 0;
}

function whenNothing(unitId: number, { startsOn, endsOn }: Days, lineage: Lineage): Otherwise {
  const [begins, ends] = [lineage.beginsOn(unitId), lineage.endsBefore(unitId)];
  if (begins !== null && endsOn < begins) return "NOT_YET";
  return ends !== null && ends <= startsOn ? "NO_LONGER" : "NOT_REPORTED";
}

/** On a map, what came after a unit is its successors', whose figures cannot be taken apart. */
function whenNothingMore(unitId: number, days: Days, lineage: Lineage): Otherwise {
  const ends = lineage.endsBefore(unitId);
  const isFollowed = ends !== null && ends <= days.endsOn && lineage.outOf(unitId).length > 0;
  return isFollowed ? "NOT_RESTATABLE" : whenNothing(unitId, days, lineage);
}
