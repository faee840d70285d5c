import type { Context } from "../../context.ts";
import { fieldsOf } from "../indicators/derived/formulas.ts";
import { seriesBreakDimension, type IndicatorRow, type SeriesBreakRow } from "../indicators/indicators.dimensions.ts";
import type { Resolved } from "../indicators/resolve-cells.ts";
import { lineageDimension, unitOf, type LineageRow, type UnitRow } from "../organisation/organisation.dimensions.ts";
import type { ComparedPeriod } from "./compared.ts";

/** A day from which a series means something else: a row of its own, or the merger or split of a unit. */
export type Break = Omit<SeriesBreakRow, "id" | "code">;

/** A stretch of days, ISO text with both inside, whose figures are held against each other. */
interface Stretch {
  readonly from: string;
  readonly to: string;
}

/** A cell as it is read, as far as breaks go. */
export interface ReadCell {
  readonly unit: UnitRow;
  readonly period: ComparedPeriod;
  readonly worth: Pick<Resolved, "asAt">;
}

/**
 * The breaks of the series of a column. One applies to its indicator, or to a part of a ratio or formula, or to all; to a unit, one it
 * came out of, or all. A merger or a split is a break of every series of the units it touches.
 */
export class Breaks {
  readonly #rows: readonly SeriesBreakRow[];
  readonly #stock: boolean;
  readonly #kinships: Kinships;

  constructor(indicator: IndicatorRow, kinships: Kinships) {
    const ids = new Set(fieldsOf(indicator, kinships.dimensions).flatMap(idsOf));
    this.#rows = kinships.breaks.filter(({ indicatorId }) => indicatorId === null || ids.has(indicatorId));
    this.#stock = indicator.nature === "STOCK";
    this.#kinships = kinships;
  }

  /** Those up to a day, whosever they are. */
  until(day: string): readonly Break[] {
    return this.#rows.filter(({ startsOn }) => startsOn <= day);
  }

  /** The days inside a period, in their order, from which the series means something else for every unit. */
  ofAll({ startsOn, endsOn }: ComparedPeriod): readonly string[] {
    const rows = this.#rows.filter((row) => row.unitId === null && startsOn < row.startsOn && row.startsOn <= endsOn);
    return rows.map((row) => row.startsOn).toSorted();
  }

  /** Those inside a period: some of its days mean one thing, some another. */
  within(unit: UnitRow, { startsOn, endsOn }: ComparedPeriod): readonly Break[] {
    return this.#in(unit, { from: startsOn, to: endsOn });
  }

  /** Those that part a cell from an earlier one. A stock speaks of one day; where that is not known, of any day the unit had. */
  between(earlier: ReadCell, later: ReadCell): readonly Break[] {
    return this.#in(later.unit, { from: this.#stretchOf(earlier).from, to: this.#stretchOf(later).to });
  }

  #in(unit: UnitRow, { from, to }: Stretch): readonly Break[] {
    const kin = this.#kinships.of(unit);
    const isInside = ({ startsOn }: Break): boolean => from < startsOn && startsOn <= to;
    const own = this.#rows.filter((row) => isInside(row) && (row.unitId === null || kin.ids.has(row.unitId)));
    return [...own, ...kin.boundaries.filter(isInside)];
  }

  #stretchOf({ unit, period, worth }: ReadCell): Stretch {
    if (worth.asAt !== null) return { from: worth.asAt, to: worth.asAt };
    const isOwnDay = this.#stock && this.#kinships.isReported;
    const { validFrom, validTo } = isOwnDay ? unit : { validFrom: null, validTo: null };
    return { from: later(period.startsOn, validFrom), to: earlier(period.endsOn, validTo) };
  }
}

interface Kin {
  /** The unit and all it came out of. */
  readonly ids: ReadonlySet<number>;
  readonly boundaries: readonly Break[];
}

/** Where units came from, each looked up once for all columns. */
export class Kinships {
  readonly breaks: readonly SeriesBreakRow[];
  readonly #lineage: readonly LineageRow[];
  readonly dimensions: Context["dimensions"];
  readonly #known = new Map<number, Kin>();

  /** Whether units stand as they reported; on one map nothing parts a unit from what it came out of. */
  readonly isReported: boolean;

  constructor({ dimensions, boundary }: Pick<Context, "dimensions" | "boundary">) {
    this.isReported = boundary === null;
    this.breaks = dimensions.of(seriesBreakDimension).rows;
    this.#lineage = dimensions.of(lineageDimension).rows;
    this.dimensions = dimensions;
  }

  of(unit: UnitRow): Kin {
    let kin = this.#known.get(unit.id);
    if (!kin) this.#known.set(unit.id, (kin = { ids: this.#originsOf(unit.id), boundaries: this.#boundariesOf(unit) }));
    return kin;
  }

  #originsOf(unitId: number): ReadonlySet<number> {
    const ids = new Set([unitId]);
    // A set grows while it is walked, and what is added is walked as well.
    for (const id of ids)
      for (const { predecessorId, successorId } of this.#lineage) if (successorId === id) ids.add(predecessorId);
    return ids;
  }

  #boundariesOf({ id }: UnitRow): readonly Break[] {
    if (!this.isReported) return [];
    const own = this.#lineage.filter((row) => row.predecessorId === id || row.successorId === id);
    return [...new Set(own.map(({ effectiveOn }) => effectiveOn))].map((startsOn) => {
      const became = new Set(own.flatMap((row) => (row.effectiveOn === startsOn ? row.successorId : [])));
      const from = this.#lineage.flatMap((row) => (became.has(row.successorId) ? row.predecessorId : []));
      const note = `${this.#codes(new Set(from))} → ${this.#codes(became)}`;
      return { startsOn, cause: "BOUNDARY", indicatorId: null, unitId: id, note, sourceId: null };
    });
  }

  #codes(ids: ReadonlySet<number>): string {
    return [...ids].map((id) => unitOf(this.dimensions, id)?.code).join(", ");
  }
}

function idsOf({ id, numeratorId, denominatorId, weightId }: IndicatorRow): readonly number[] {
  return [id, numeratorId, denominatorId, weightId].filter((one) => one !== null);
}

function later(a: string, b: string | null): string {
  return b !== null && b > a ? b : a;
}

function earlier(a: string, b: string | null): string {
  return b !== null && b < a ? b : a;
}
