import { lastDay, readPeriod, yearBefore, type Period } from "@bangvang/schema/period";
import type { Context } from "../../context.ts";
import type { Behind } from "../../reading/nodes.ts";
import { indicatorDimension, type IndicatorRow } from "../indicators/indicators.dimensions.ts";
import { resolveReadings, type Reading, type Worth } from "../indicators/derived/derive-cells.ts";
import type { Resolved } from "../indicators/resolve-cells.ts";
import type { Compared, ComparedColumn, ComparedPeriod } from "./compared.ts";
import type { Wants } from "./wants.ts";

/** What one cell of a comparison is made of; null where it is not asked for or cannot be. */
export interface Gathered {
  readonly actual: Worth;
  readonly target: Target | null;
  /** The reported attainment. */
  readonly claim: Resolved | null;
  readonly before: Before | null;
}

/** A registered target; `period` is named when it is not that of the cell. */
export interface Target extends Pick<Resolved, "quality"> {
  readonly value: string;
  readonly period: string | null;
}

/** The same stretch a year before. */
export interface Before {
  readonly period: ComparedPeriod;
  readonly worth: Resolved;
}

/** What everyone has for every column, row by row, by one statement. */
export async function gather(
  { everyone, columns }: Compared,
  wants: Wants,
  behind: Behind,
): Promise<readonly Gathered[]> {
  const readings = new Readings();
  const places = columns.map((column) => placesOf(column, wants, readings, behind.context));
  const resolved = await resolveReadings(everyone, readings.all, behind, { madeOf: wants.cell("madeOf") });
  return everyone.flatMap((_, row) => {
    const at = (place: number | null): Worth | null =>
      place === null ? null : (resolved[row * readings.all.length + place] ?? null);
    return columns.map((column, index) => gathered(column, places[index]!, at));
  });
}

/** What is read of each unit, each once: the target of a year stands for all its quarters. */
class Readings {
  readonly all: Reading[] = [];
  readonly #places = new Map<string, number>();

  place(indicator: IndicatorRow, period: Period, kind: Reading["kind"]): number {
    const key = `${indicator.id} ${period.key} ${kind}`;
    let place = this.#places.get(key);
    if (place === undefined) {
      this.#places.set(key, (place = this.all.length));
      this.all.push({ indicator, period, kind });
    }
    return place;
  }
}

/** Where among the readings the parts of a cell of one column stand. */
interface Places {
  readonly actual: number;
  readonly target: number | null;
  readonly targetOfYear: number | null;
  readonly claim: number | null;
  readonly before: number | null;
  readonly periodBefore: ComparedPeriod | null;
}

function placesOf({ indicator, period }: ComparedColumn, wants: Wants, readings: Readings, context: Context): Places {
  const hasTarget = wants.cell("target", "targetPeriod", "attainment", "impliedTarget", "toTarget");
  const year = hasTarget && partsOfYear.has(period.type) ? readPeriod(String(period.year)) : null;
  const claim = wants.cell("claimedAttainment", "impliedTarget") ? claimOf(indicator, context) : undefined;
  const before = wants.cell("lastYear") ? periodBefore(period) : null;
  return {
    actual: readings.place(indicator, period, "ACTUAL"),
    target: hasTarget ? readings.place(indicator, period, "TARGET") : null,
    targetOfYear: year && readings.place(indicator, year, "TARGET"),
    claim: claim ? readings.place(claim, period, "ACTUAL") : null,
    before: before && readings.place(indicator, before, "ACTUAL"),
    periodBefore: before,
  };
}

/** Stretches that are held against the target of their year when they have none of their own. */
const partsOfYear: ReadonlySet<Period["type"]> = new Set(["HALF", "QUARTER", "MONTH", "NINE_MONTHS"]);

/** The indicator that holds reported attainments of this one: its numerator and denominator both are this one. */
function claimOf({ id }: IndicatorRow, { dimensions }: Context): IndicatorRow | undefined {
  const { rows } = dimensions.of(indicatorDimension);
  return rows.find(({ numeratorId, denominatorId }) => numeratorId === id && denominatorId === id);
}

function periodBefore({ key }: Period): ComparedPeriod | null {
  const before = readPeriod(yearBefore(key) ?? "");
  return before && { ...before, endsOn: lastDay(before) };
}

function gathered({ period }: ComparedColumn, places: Places, at: (place: number | null) => Worth | null): Gathered {
  const actual = at(places.actual);
  if (!actual) throw new Error("a cell of a comparison was not resolved");
  const before = at(places.before);
  return {
    actual,
    target: targetOf(at(places.target), null) ?? targetOf(at(places.targetOfYear), String(period.year)),
    claim: at(places.claim),
    before: before && places.periodBefore && { period: places.periodBefore, worth: before },
  };
}

/** A sum of some targets is not the target. */
function targetOf(worth: Resolved | null, period: string | null): Target | null {
  return worth && isWhole(worth) ? { value: worth.value!, quality: worth.quality, period } : null;
}

/** Whether there is a value, and all of it. */
export function isWhole({ value, basis }: Resolved): boolean {
  return value !== null && basis !== "PARTIAL";
}
