import { addDays } from "@bangvang/schema/period";
import type { FigureKind } from "@bangvang/schema/figure";
import type { Dimensions } from "../../../reading/dimensions.ts";
import { periodDimension, type PeriodRow } from "../indicators.dimensions.ts";
import type { Days } from "./shape.ts";

/** A period that lies in a stretch. */
export interface Within {
  readonly stretch: number;
  readonly periodId: number;
  readonly isItself: boolean;
  /** Its place among those of the stretch, the latest first. */
  readonly place: number;
  readonly endsOn: string;
  readonly isDay: boolean;
  /** Of a part the stretch can be filled with: its length, and how many fill it. */
  readonly months: number | null;
  readonly expected: number | null;
  /** The stretch that is this part, where weights are asked for it. */
  readonly partStretch: number | null;
  /** The one kind of figures the stretch is asked for; null: both. */
  readonly kind: FigureKind | null;
}

interface Stretch extends Days {
  readonly key: string;
}

/** The stretches of time cells speak of, by number from one, and which periods of the product lie in them. */
export class Stretches {
  readonly #periods: readonly PeriodRow[];
  readonly #all: Stretch[] = [];
  readonly #numberOf = new Map<string, number>();
  readonly #kinds = new Map<number, FigureKind | null>();

  constructor(dimensions: Dimensions) {
    this.#periods = dimensions.of(periodDimension).rows; // by their first day
  }

  get lastPeriod(): number {
    return this.#periods.reduce((last, { id }) => Math.max(last, id), 0);
  }

  /** The number of a stretch, which is told by its key. */
  numberOf(key: string, { startsOn, endsOn }: Days): number {
    const found = this.#numberOf.get(key);
    if (found !== undefined) return found;
    const number = this.#all.push({ key, startsOn, endsOn });
    this.#numberOf.set(key, number);
    return number;
  }

  daysOf(stretch: number): Stretch {
    const days = this.#all[stretch - 1];
    if (!days) throw new Error(`there is no stretch ${stretch}`);
    return days;
  }

  /** Notes that figures of a kind are looked at in a stretch. */
  lookFor(kind: FigureKind, stretch: number): void {
    const noted = this.#kinds.get(stretch);
    if (noted === undefined) this.#kinds.set(stretch, kind);
    else if (noted !== kind) this.#kinds.set(stretch, null);
  }

  /** The periods a stretch can be filled with. Nine months are three quarters or nine months, never halves. */
  partsOf(stretch: number): readonly PeriodRow[] {
    const months = monthsIn(this.daysOf(stretch));
    return this.#inside(stretch).filter((period) => isPart(period, this.daysOf(stretch), months));
  }

  /** Of the stretches in which figures are looked at. */
  within(): readonly Within[] {
    return [...this.#kinds].flatMap(([stretch, kind]) => this.#withinOf(stretch, kind));
  }

  #withinOf(stretch: number, kind: FigureKind | null): readonly Within[] {
    const days = this.daysOf(stretch);
    const whole = monthsIn(days);
    return this.#inside(stretch)
      .toSorted(byLatest)
      .map((period, place) => {
        const months = isPart(period, days, whole) ? partMonths[period.type] : null;
        return {
          stretch,
          periodId: period.id,
          isItself: period.key === days.key,
          place,
          endsOn: period.endsOn,
          isDay: period.type === "AS_AT",
          months: months ?? null,
          expected: months && whole ? whole / months : null,
          partStretch: (months && this.#numberOf.get(period.key)) ?? null,
          kind,
        };
      });
  }

  #inside(stretch: number): readonly PeriodRow[] {
    const { startsOn, endsOn } = this.daysOf(stretch);
    const found: PeriodRow[] = [];
    for (let at = this.#firstFrom(startsOn); at < this.#periods.length; at++) {
      const period = this.#periods[at];
      if (!period || period.startsOn > endsOn) break;
      if (period.endsOn <= endsOn) found.push(period);
    }
    return found;
  }

  /** The place of the first period that begins on a day or later. */
  #firstFrom(day: string): number {
    let [low, high] = [0, this.#periods.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#periods[middle]?.startsOn ?? "") < day) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

const partMonths: Readonly<Partial<Record<PeriodRow["type"], number>>> = { HALF: 6, QUARTER: 3, MONTH: 1 };

/** Parts fill a stretch that begins where one of them does and is a multiple of them: from April on there are no halves. */
function isPart(period: PeriodRow, { key, startsOn }: Stretch, whole: number | null): boolean {
  const months = partMonths[period.type];
  if (months === undefined || whole === null || period.key === key) return false;
  return whole % months === 0 && (Number(startsOn.slice(5, 7)) - 1) % months === 0;
}

/** How many months a stretch has; null when it begins or ends inside one. */
function monthsIn({ startsOn, endsOn }: Days): number | null {
  const after = addDays(endsOn, 1);
  if (!startsOn.endsWith("-01") || !after.endsWith("-01")) return null;
  const place = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return place(after) - place(startsOn);
}

/** The latest day first; of one day the figure that is of that day, then the shorter stretch. */
function byLatest(a: PeriodRow, b: PeriodRow): number {
  return (
    compare(b.endsOn, a.endsOn) ||
    Number(b.type === "AS_AT") - Number(a.type === "AS_AT") ||
    compare(b.startsOn, a.startsOn) ||
    compare(a.key, b.key)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
