import type { Period } from "@bangvang/schema/period";
import type { Context } from "../../../context.ts";
import type { Behind } from "../../../reading/nodes.ts";
import type { UnitRow } from "../../organisation/organisation.dimensions.ts";
import type { IndicatorRow } from "../indicators.dimensions.ts";
import { cellAsked, nothing, resolveCells, type Resolved } from "../resolve-cells.ts";
import type { WorthReason } from "../resolve.ts";
import { fieldsOf } from "./formulas.ts";
import { workOut } from "./work-out.ts";

/** What is read of a unit. The indicator may be one of the request alone, with a formula. */
export interface Reading {
  readonly indicator: IndicatorRow;
  readonly period: Period;
  readonly kind: "ACTUAL" | "TARGET";
}

/** What a cell is worth; of a derived indicator also what each field of its formula is, in the order they appear. */
export interface Worth extends Resolved {
  readonly fields?: readonly Resolved[];
}

/** What each unit has for each reading, unit by unit: reported cells and the fields of derived ones by one statement. */
export async function resolveReadings(
  units: readonly UnitRow[],
  readings: readonly Reading[],
  behind: Behind,
  asks: { readonly madeOf: boolean } = { madeOf: false },
): Promise<readonly Worth[]> {
  const { dimensions } = behind.context;
  const reported = new Reported();
  const placesOf = readings.map((reading) =>
    fieldsOf(reading.indicator, dimensions).map((indicator) => reported.place({ ...reading, indicator })),
  );
  const { all } = reported;
  const ofNobody = all.map(({ indicator, period, kind }) => cellAsked(0, indicator.id, period, kind));
  const resolved = await resolveCells(
    units.flatMap(({ id }) => ofNobody.map((cell) => ({ ...cell, unitId: id }))),
    behind,
    asks,
  );
  const at = (row: number, place: number): Resolved => resolved[row * all.length + place]!;
  const underived = units.flatMap((_, row) =>
    readings.flatMap(({ indicator: { formula } }, n): Underived[] => {
      if (formula === null) return [];
      return [{ formula, fields: placesOf[n]!.map((place) => ({ ...all[place]!, worth: at(row, place) })) }];
    }),
  );
  const derived = (await derive(underived, behind.context)).values();
  return units.flatMap((_, row) =>
    readings.map(({ indicator }, n) =>
      indicator.formula === null ? at(row, placesOf[n]![0]!) : derived.next().value!,
    ),
  );
}

/** The readings of reported indicators, each once: formulas may name the same. */
class Reported {
  readonly all: Reading[] = [];
  readonly #places = new Map<string, number>();

  place(reading: Reading): number {
    const key = `${reading.indicator.id} ${reading.period.key} ${reading.kind}`;
    let place = this.#places.get(key);
    if (place === undefined) this.#places.set(key, (place = this.all.push(reading) - 1));
    return place;
  }
}

interface Field extends Reading {
  readonly worth: Resolved;
}

/** A derived cell before its formula is worked out. */
interface Underived {
  readonly formula: string;
  readonly fields: readonly Field[];
}

async function derive(cells: readonly Underived[], context: Context): Promise<readonly Worth[]> {
  const ready = cells.filter(({ fields }) => isReady(fields));
  const values = await workOut(
    ready.map(({ formula, fields }) => ({ formula, fields: fields.map(({ worth }) => worth.value!) })),
    context,
  );
  const valueOf = new Map(ready.map((cell, n) => [cell, values[n]!]));
  return cells.map((cell) => derivedOf(cell.fields, valueOf.get(cell) ?? null));
}

/** Whether every field is whole, and all speak of one day: counts of different days are not held against each other. */
function isReady(fields: readonly Field[]): boolean {
  return (
    fields.every(({ worth: { value, basis } }) => value !== null && basis !== "PARTIAL") && daysOf(fields).size <= 1
  );
}

/**
 * The days the counts among the fields speak of; null is the period itself. What happened in a period has no day, and what
 * was added up of several days has none that another could share.
 */
function daysOf(fields: readonly Field[]): ReadonlySet<string | null | object> {
  return new Set(
    fields.flatMap(({ indicator: { nature }, worth: { asAt, daysDiffer } }) =>
      nature === "STOCK" || asAt !== null ? [daysDiffer ? {} : asAt] : [],
    ),
  );
}

/** The marks of a derived cell are those of its fields when they agree; SAMPLE when one of them is; else a word of caution. What was only claimed is not checked by going on with it. */
function derivedOf(fields: readonly Field[], value: string | null): Worth {
  const worths = fields.map(({ worth }) => worth);
  const all = <Mark>(of: (one: Resolved) => Mark): Mark | undefined => {
    const [mark, ...others] = new Set(worths.map(of));
    return others.length === 0 ? mark : undefined;
  };
  const isSample = worths.some(({ quality }) => quality === "SAMPLE");
  const isClaimed = worths.some(({ basis }) => basis === "CLAIMED");
  return {
    ...nothing,
    value,
    basis: value === null ? "NONE" : isClaimed ? "CLAIMED" : "RECOMPUTED",
    reason: value === null ? reasonOf(fields) : null,
    coverage: leastCovered(worths),
    asAt: value === null ? null : (all(({ asAt }) => asAt) ?? null),
    qualifier: value === null ? null : (all(({ qualifier }) => qualifier) ?? "ABOUT"),
    quality: value === null ? null : (all(({ quality }) => quality) ?? (isSample ? "SAMPLE" : "PROVISIONAL")),
    source: value === null ? null : (all(({ source }) => source) ?? null),
    madeOf: worths.flatMap(({ madeOf }) => madeOf.map((part) => ({ ...part, role: "FIELD" as const }))),
    fields: worths,
  };
}

/** What the first field lacks that lacks anything. */
function reasonOf(fields: readonly Field[]): WorthReason {
  const lacking = fields.find(({ worth }) => worth.reason !== null);
  return lacking?.worth.reason ?? (daysOf(fields).size > 1 ? "DAYS_DIFFER" : "DIVISOR_ZERO");
}

function leastCovered(worths: readonly Resolved[]): Resolved["coverage"] {
  const covered = worths.flatMap(({ coverage }) => coverage ?? []);
  return covered.find(({ units, expected }) => units < expected) ?? covered[0] ?? null;
}
