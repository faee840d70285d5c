import { addDays, lastDay, periodOfDays, readPeriod, type Period } from "../../../schema/src/period.ts";
import { divided, fraction, rounded, sum, times, type Fraction } from "./fraction.ts";

/** What is known, row by row; only figures whoever asks may see. */
export interface Facts {
  readonly units: readonly {
    readonly rowId: number;
    readonly validFrom: string | null;
    readonly validTo: string | null;
  }[];
  readonly lineage: readonly LineageFact[];
  readonly indicators: readonly IndicatorFact[];
  readonly figures: readonly FigureFact[];
}

export interface LineageFact {
  readonly predecessorId: number;
  readonly successorId: number;
  readonly effectiveOn: string;
  readonly share: string;
}

export interface IndicatorFact {
  readonly rowId: number;
  readonly nature: string;
  readonly overUnits: string;
  readonly measure: string;
  readonly numeratorId: number | null;
  readonly denominatorId: number | null;
  readonly weightId: number | null;
}

export interface FigureFact {
  readonly unitId: number;
  readonly indicatorId: number;
  readonly period: { readonly key: string };
  readonly kind: string;
  readonly state: string;
  readonly value: string | null;
  readonly qualifier: string;
  readonly quality: string;
}

export interface Cell {
  readonly unitId: number;
  readonly indicatorId: number;
  readonly key: string;
  readonly kind: string;
}

/** What a cell is worth, in the words of the API. */
export interface SlowWorth {
  readonly value: string | null;
  readonly basis: string;
  readonly reason: string | null;
  readonly asAt: string | null;
  readonly parts: number | null;
  readonly expected: number | null;
  readonly coverage: { readonly units: number; readonly expected: number } | null;
  readonly qualifier: string | null;
  readonly quality: string | null;
}

/** The same while it is worked out; `isWhole`: nothing is missing from the value. */
interface Working extends Omit<SlowWorth, "value"> {
  readonly value: Fraction | null;
  readonly isWhole: boolean;
  /** Whether counts of several days are in it. */
  readonly days: "ONE" | "SEVERAL";
}

const none = (reason: string): Working => ({
  value: null,
  isWhole: false,
  basis: "NONE",
  reason,
  asAt: null,
  parts: null,
  expected: null,
  coverage: null,
  qualifier: null,
  quality: null,
  days: "ONE",
});

const whole = (rest: Partial<Working> & Pick<Working, "value" | "basis" | "qualifier" | "quality">): Working => ({
  ...none(""),
  reason: null,
  isWhole: true,
  ...rest,
});

/** Works out one cell from the rows, step by step and cell by cell, in fractions. */
export class SlowWorths {
  readonly #facts: Facts;

  constructor(facts: Facts) {
    this.#facts = facts;
  }

  /** On the map of a day, or (null) as reported. */
  of({ unitId, indicatorId, key, kind }: Cell, day: string | null): SlowWorth {
    const indicator = this.#indicator(indicatorId);
    const period = readPeriod(key)!;
    const worthOf = (id: number, of = kind): Working =>
      this.#on(day, this.#indicator(id), { unitId, period, kind: of });
    const own = worthOf(indicatorId);
    const isMade =
      day !== null && this.#standsOn(unitId, day) && this.#mergerOf(unitId, period, day)?.isUnclear === false;
    const { numeratorId, denominatorId, nature, overUnits } = indicator;
    if (nature !== "RATIO" || (isMade && overUnits !== "RECOMPUTE"))
      return told(nature === "RATIO" ? claimed(own) : own);
    const isAttainment = numeratorId === denominatorId;
    const numerator = isAttainment && kind === "TARGET" ? null : worthOf(numeratorId!);
    return told(ratio(own, numerator, worthOf(denominatorId!, isAttainment ? "TARGET" : kind), indicator));
  }

  #indicator(id: number): IndicatorFact {
    return this.#facts.indicators.find(({ rowId }) => rowId === id)!;
  }

  // ---- units and maps

  #beginning(unitId: number): string | null {
    const made = this.#facts.lineage.filter(({ successorId }) => successorId === unitId).map((row) => row.effectiveOn);
    return this.#unit(unitId).validFrom ?? made.toSorted()[0] ?? null;
  }

  /** The last day. */
  #ending(unitId: number): string | null {
    const { validTo } = this.#unit(unitId);
    if (validTo !== null) return validTo;
    const days = this.#facts.lineage.filter((row) => row.predecessorId === unitId).map((row) => row.effectiveOn);
    const gone = days.toSorted().find((day) => isAtLeastOne(this.#given(unitId, day)));
    return gone === undefined ? null : addDays(gone, -1);
  }

  #given(unitId: number, until: string): Fraction {
    const rows = this.#facts.lineage.filter((row) => row.predecessorId === unitId && row.effectiveOn <= until);
    return sum(rows.map(({ share }) => fraction(share)));
  }

  #unit(unitId: number) {
    return this.#facts.units.find(({ rowId }) => rowId === unitId)!;
  }

  #standsOn(unitId: number, day: string): boolean {
    return !this.#isYetToBegin(unitId, day) && !this.#isOver(unitId, day);
  }

  #isYetToBegin(unitId: number, day: string): boolean {
    const begins = this.#beginning(unitId);
    return begins !== null && day < begins;
  }

  #isOver(unitId: number, day: string): boolean {
    const ends = this.#ending(unitId);
    return ends !== null && ends < day;
  }

  #mergersAfter(unitId: number, { startsOn }: Period, until: string): readonly LineageFact[] {
    return this.#facts.lineage.filter(
      (row) => row.successorId === unitId && row.effectiveOn > startsOn && row.effectiveOn <= until,
    );
  }

  // ---- restating

  #on(day: string | null, indicator: IndicatorFact, place: Place): Working {
    const { unitId, period } = place;
    if (day === null) return this.#orWhy(this.#own(indicator, place), this.#outside(place));
    if (this.#isYetToBegin(unitId, day)) return none("NOT_YET");
    if (this.#isOver(unitId, day)) return none("NO_LONGER");
    const gaveAway = this.#facts.lineage.some(
      (row) => row.predecessorId === unitId && row.effectiveOn > period.startsOn && row.effectiveOn <= day,
    );
    return gaveAway ? none("NOT_RESTATABLE") : this.#back(day, indicator, place);
  }

  /** A unit as it came to be by a day. */
  #back(day: string, indicator: IndicatorFact, place: Place): Working {
    const { unitId, period } = place;
    const merger = this.#mergerOf(unitId, period, day);
    if (!merger) return this.#orWhy(this.#own(indicator, place), this.#outsideOnMap(place));
    const { on, rows, isCut, wasThere, isUnclear } = merger;
    const own = wasThere && !isCut ? none("NOT_REPORTED") : this.#own(indicator, place);
    if (!isUnclear && indicator.nature === "RATIO" && indicator.overUnits === "RECOMPUTE") return own;
    if (isUnclear || !canBeMade(indicator, isCut)) return this.#orWhy(own, "NOT_RESTATABLE");
    const isDivided = isCut && indicator.nature === "FLOW";
    const before = isDivided ? periodOfDays(period.startsOn, addDays(on, -1))! : period;
    const givers: readonly Giver[] = [
      ...rows.map((row) => ({ unitId: row.predecessorId, share: row.share, day: on })),
      ...(wasThere ? [{ unitId, share: "1", day: addDays(on, -1) }] : []),
    ];
    const given = givers.map(({ unitId: giver, share, day: until }) => {
      const from = { ...place, unitId: giver, period: before };
      const weight = indicator.nature === "MEAN" ? this.#back(until, this.#indicator(indicator.weightId!), from) : null;
      return { worth: this.#back(until, indicator, from), weight, share: fraction(share) };
    });
    const rest = isDivided ? this.#own(indicator, { ...place, period: periodOfDays(on, lastDay(period))! }) : null;
    return better(own, madeOf(indicator, given, { rest, mustBeOneDay: isCut && indicator.nature === "STOCK" }));
  }

  /** The last day on which a unit became what it is, when that was after the first of the period. */
  #mergerOf(unitId: number, period: Period, day: string) {
    const mergers = this.#mergersAfter(unitId, period, day);
    const on = mergers
      .map(({ effectiveOn }) => effectiveOn)
      .toSorted()
      .at(-1);
    if (on === undefined) return null;
    const rows = mergers.filter(({ effectiveOn }) => effectiveOn === on);
    const isCut = on < period.endsBefore;
    const wasThere = (this.#beginning(unitId) ?? on) < on;
    // Divided without saying how, or the year in which a unit grew.
    const isUnclear =
      (wasThere && isCut) || rows.some(({ predecessorId }) => isMoreThanOne(this.#given(predecessorId, "9999-12-31")));
    return { on, rows, isCut, wasThere, isUnclear };
  }

  #orWhy(own: Working, why: string): Working {
    return own.basis === "NONE" && own.reason === "NOT_REPORTED" ? { ...own, reason: why } : own;
  }

  #outside({ unitId, period }: Place): string {
    if (this.#isYetToBegin(unitId, lastDay(period))) return "NOT_YET";
    return this.#isOver(unitId, period.startsOn) ? "NO_LONGER" : "NOT_REPORTED";
  }

  #outsideOnMap(place: Place): string {
    const isFollowed = this.#facts.lineage.some(({ predecessorId }) => predecessorId === place.unitId);
    return isFollowed && this.#isOver(place.unitId, lastDay(place.period)) ? "NOT_RESTATABLE" : this.#outside(place);
  }

  // ---- figures of the unit itself

  #own(indicator: IndicatorFact, { unitId, period, kind }: Place): Working {
    const said = this.#facts.figures.filter(
      (figure) =>
        figure.unitId === unitId &&
        figure.indicatorId === indicator.rowId &&
        figure.kind === kind &&
        isInside(readPeriod(figure.period.key)!, period),
    );
    const itself = said.find((figure) => figure.period.key === period.key);
    const others = said.filter((figure) => figure !== itself && figure.state === "VALUE");
    const found: Working[] = [];
    if (itself?.state === "VALUE") found.push(ofFigure(itself, "EXACT"));
    const latest = latestOf(indicator, others);
    if (latest) found.push(latest);
    if (indicator.nature === "FLOW" || indicator.nature === "MEAN")
      for (const length of [6, 3, 1]) {
        const slots = slotsOf(period, length);
        const parts = slots.flatMap((key) => others.find((figure) => figure.period.key === key) ?? []);
        if (parts.length === 0) continue;
        found.push(
          indicator.nature === "FLOW"
            ? added(parts, slots.length)
            : this.#weighed(parts, slots.length, { indicator, unitId, kind }),
        );
      }
    const [first] = found.filter(({ basis }) => basis !== "NONE").toSorted(byWorth);
    if (first) return first;
    if (itself?.state === "NOT_APPLICABLE") return none("NOT_APPLICABLE");
    return found.toSorted(byWorth)[0] ?? none("NOT_REPORTED");
  }

  #weighed(
    parts: readonly FigureFact[],
    expected: number,
    { indicator, unitId, kind }: { indicator: IndicatorFact; unitId: number; kind: string },
  ): Working {
    const base = { ...added(parts, expected), value: null, isWhole: false, basis: "NONE" };
    const valued = parts.filter(({ value }) => value !== null);
    if (valued.length === 0) return base;
    const pairs = valued.map(({ value, period: { key } }) => {
      const weight = this.#own(this.#indicator(indicator.weightId!), { unitId, period: readPeriod(key)!, kind });
      return { value: fraction(value!), weight: weight.isWhole ? weight.value : null };
    });
    if (pairs.some(({ weight }) => weight === null)) return { ...base, reason: "WEIGHT_MISSING" };
    const mean = divided(
      sum(pairs.map((pair) => times(pair.value, pair.weight!))),
      sum(pairs.map(({ weight }) => weight!)),
    );
    if (!mean) return { ...base, reason: "DIVISOR_ZERO" };
    const isWhole = valued.length === expected;
    return {
      ...base,
      value: mean,
      isWhole,
      basis: isWhole ? "WEIGHTED" : "PARTIAL",
      reason: isWhole ? null : "PARTS_MISSING",
    };
  }
}

interface Place {
  readonly unitId: number;
  readonly period: Period;
  readonly kind: string;
}

interface Giver {
  readonly unitId: number;
  readonly share: string;
  readonly day: string;
}

interface Given {
  readonly worth: Working;
  readonly weight: Working | null;
  readonly share: Fraction;
}

const isAtLeastOne = ({ over, under }: Fraction): boolean => over >= under;
const isMoreThanOne = ({ over, under }: Fraction): boolean => over > under;

function canBeMade({ nature, overUnits }: IndicatorFact, isCut: boolean): boolean {
  if (nature === "MEAN") return overUnits === "WEIGHTED" && !isCut;
  return nature !== "RATIO" && overUnits === "SUM";
}

function isInside(inner: Period, outer: Period): boolean {
  return inner.startsOn >= outer.startsOn && inner.endsBefore <= outer.endsBefore;
}

function ofFigure({ value, qualifier, quality }: FigureFact, basis: string, asAt: string | null = null): Working {
  const told = { value: value === null ? null : fraction(value), basis, qualifier, quality, asAt };
  return value === null ? { ...whole(told), isWhole: false, reason: "DISPUTED" } : whole(told);
}

/** The latest day of a stock; of a ratio only what is told as at a day, and nothing of an attainment. */
function latestOf(
  { nature, numeratorId, denominatorId }: IndicatorFact,
  others: readonly FigureFact[],
): Working | null {
  const isClaim = nature === "RATIO" && numeratorId !== denominatorId;
  const days = others.filter((figure) => nature === "STOCK" || (isClaim && periodOf(figure).type === "AS_AT"));
  const valued = days
    .filter(({ value }) => value !== null)
    .toSorted((a, b) => isSample(a) - isSample(b) || byDay(a, b));
  if (valued[0]) return ofFigure(valued[0], "LATEST_AT", lastDay(periodOf(valued[0])));
  return days.length === 0 ? null : none("DISPUTED");
}

const periodOf = (figure: FigureFact): Period => readPeriod(figure.period.key)!;
const isSample = ({ quality }: { readonly quality: string | null }): number => Number(quality === "SAMPLE");

/** The later end first, then what is told of that very day, then the shorter stretch. */
function byDay(a: FigureFact, b: FigureFact): number {
  const [one, other] = [periodOf(a), periodOf(b)];
  const text = (x: string, y: string): number => (x < y ? -1 : x > y ? 1 : 0);
  return (
    text(other.endsBefore, one.endsBefore) ||
    Number(other.type === "AS_AT") - Number(one.type === "AS_AT") ||
    text(other.startsOn, one.startsOn) ||
    text(one.key, other.key)
  );
}

/** The keys of stretches of so many months that fill a period one after the other; none when they do not fit. */
function slotsOf({ key, startsOn, endsBefore }: Period, length: number): readonly string[] {
  const slots: string[] = [];
  for (let first = startsOn; first < endsBefore;) {
    const [year, month, day] = [Number(first.slice(0, 4)), Number(first.slice(5, 7)), first.slice(8)];
    if (day !== "01" || (month - 1) % length !== 0) return [];
    const place = (month - 1) / length + 1;
    const slot = { 6: `${year}-H${place}`, 3: `${year}-Q${place}`, 1: first.slice(0, 7) }[length]!;
    if (slot === key) return [];
    slots.push(slot);
    first = readPeriod(slot)!.endsBefore;
    if (first > endsBefore) return [];
  }
  return slots;
}

function added(parts: readonly FigureFact[], expected: number): Working {
  const valued = parts.filter(({ value }) => value !== null);
  const isWhole = valued.length === expected;
  return {
    ...none("DISPUTED"),
    ...(valued.length > 0 && {
      value: sum(valued.map(({ value }) => fraction(value!))),
      isWhole,
      basis: isWhole ? "SUM_OF" : "PARTIAL",
      reason: isWhole ? null : "PARTS_MISSING",
    }),
    parts: valued.length,
    expected,
    ...marksOf(parts),
  };
}

function marksOf(parts: readonly { readonly qualifier: string | null; readonly quality: string | null }[]) {
  const qualifier = parts.every((part) => part.qualifier === "EXACT") ? "EXACT" : "ABOUT";
  const isReported = parts.every((part) => part.quality === "REPORTED");
  return { qualifier, quality: parts.some(isSample) ? "SAMPLE" : isReported ? "REPORTED" : "PROVISIONAL" };
}

/** No sample before what is reported; the cell, the latest day, all parts, some parts: those that cover more, of fewer kinds. */
function byWorth(a: Working, b: Working): number {
  const rank = ({ basis, parts, expected }: Working): number =>
    basis === "EXACT" ? 1 : parts === null ? 2 : parts === expected ? 3 : 4;
  const part = ({ parts, expected }: Working): number => (parts ?? 0) / (expected ?? 1);
  return isSample(a) - isSample(b) || rank(a) - rank(b) || part(b) - part(a) || (a.expected ?? 0) - (b.expected ?? 0);
}

function madeOf(
  indicator: IndicatorFact,
  given: readonly Given[],
  { rest, mustBeOneDay }: { readonly rest: Working | null; readonly mustBeOneDay: boolean },
): Working {
  const counted = given.filter(({ worth }) => worth.isWhole);
  const all = [...counted.map(({ worth }) => worth), ...(rest?.isWhole ? [rest] : [])];
  const coverage = { units: counted.length, expected: given.length };
  const days = new Set(all.map(({ asAt }) => asAt));
  const severalDays = days.size > 1 || all.some((one) => one.days === "SEVERAL");
  const base = { ...none(""), coverage, days: severalDays ? ("SEVERAL" as const) : ("ONE" as const) };
  if (indicator.nature === "MEAN" && counted.some(({ weight }) => !weight!.isWhole))
    return { ...base, reason: "WEIGHT_MISSING" };
  if (mustBeOneDay && severalDays) return { ...base, reason: "DAYS_DIFFER" };
  const value = all.length === 0 ? null : addedUp(indicator, counted, rest);
  const why =
    coverage.units < coverage.expected
      ? "PREDECESSOR_MISSING"
      : rest && !rest.isWhole
        ? "PARTS_MISSING"
        : value === null
          ? "DIVISOR_ZERO"
          : null;
  if (value === null) return { ...base, reason: why };
  const isDivided = counted.some(({ share }) => !isAtLeastOne(share));
  const marks = marksOf(all);
  return {
    ...base,
    value,
    isWhole: why === null,
    basis: why !== null ? "PARTIAL" : indicator.nature === "MEAN" ? "WEIGHTED" : "SUM_OF",
    reason: why,
    asAt: days.size === 1 ? [...days][0]! : null,
    qualifier: isDivided ? "ABOUT" : marks.qualifier,
    quality: marks.quality,
  };
}

function addedUp({ nature }: IndicatorFact, counted: readonly Given[], rest: Working | null): Fraction | null {
  if (nature !== "MEAN")
    return sum([
      ...counted.map(({ worth, share }) => times(worth.value!, share)),
      ...(rest?.isWhole ? [rest.value!] : []),
    ]);
  const weights = counted.map(({ weight, share }) => times(weight!.value!, share));
  return divided(sum(counted.map(({ worth }, n) => times(worth.value!, weights[n]!))), sum(weights));
}

/** What the unit says itself, when it is whole; else what was made, when there is something; never a sample before the rest. */
function better(own: Working, made: Working): Working {
  const yields = own.quality === "SAMPLE" && own.value !== null && made.isWhole && made.quality !== "SAMPLE";
  if (own.basis === "NONE" || yields) return made;
  return own.basis === "PARTIAL" && made.value !== null ? made : own;
}

/** A ratio as it was reported, which may be all there is. */
function claimed(own: Working): Working {
  return own.value === null ? own : { ...own, basis: "CLAIMED" };
}

function ratio(own: Working, numerator: Working | null, denominator: Working, indicator: IndicatorFact): Working {
  const isAttainment = indicator.numeratorId === indicator.denominatorId;
  const parts = [numerator ?? none("NOT_REPORTED"), denominator] as const;
  const coverage = coverageOf(parts);
  const quotient = parts.every(({ isWhole }) => isWhole) ? divided(parts[0].value!, parts[1].value!) : null;
  const oneDay = parts[0].asAt === parts[1].asAt && parts.every(({ days }) => days === "ONE");
  if (quotient && (isAttainment || oneDay)) {
    const agree = (mark: "qualifier" | "quality", caution: string): string =>
      parts[0][mark] === parts[1][mark]
        ? parts[0][mark]!
        : parts.some((part) => part[mark] === "SAMPLE")
          ? "SAMPLE"
          : caution;
    return {
      ...none(""),
      value: times(quotient, fraction(indicator.measure === "%" ? "100" : "1")),
      isWhole: true,
      basis: "RECOMPUTED",
      reason: null,
      asAt: parts[0].asAt,
      coverage,
      qualifier: agree("qualifier", "ABOUT"),
      quality: agree("quality", "PROVISIONAL"),
    };
  }
  if (own.isWhole) return claimed(own);
  if (own.reason !== "NOT_REPORTED" || !numerator) return { ...own, coverage };
  const lack = parts[0].reason ?? parts[1].reason;
  return { ...own, coverage, reason: lack ?? (quotient ? "DAYS_DIFFER" : "DIVISOR_ZERO") };
}

/** That of the part which lacks some, the numerator's first. */
function coverageOf([numerator, denominator]: readonly [Working, Working]): SlowWorth["coverage"] {
  const lacks = ({ coverage }: Working): boolean => coverage !== null && coverage.units < coverage.expected;
  return lacks(numerator) || denominator.coverage === null ? numerator.coverage : denominator.coverage;
}

function told({ value, isWhole: _, days: __, ...rest }: Working): SlowWorth {
  const marks = rest.basis === "NONE" ? { qualifier: null, quality: null } : {};
  return { ...rest, ...marks, value: value && rounded(value) };
}
