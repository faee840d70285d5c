import { readPeriod, lastDay } from "../../schema/src/period.ts";
import { months } from "./cells.ts";
import type { FreshProduct } from "./fresh-product.ts";
import { inChangeSet } from "./many-figures.ts";
import type { Random } from "./random.ts";

/** A catalogue of its own with its figures, and what is compared by it. */
export interface ComparisonCase {
  readonly indicators: readonly CaseIndicator[];
  readonly units: readonly string[];
  readonly periods: readonly string[];
  readonly figures: readonly CaseFigure[];
}

export interface CaseIndicator {
  readonly code: string;
  readonly nature: "STOCK" | "FLOW" | "RATIO";
  readonly overUnits: "SUM" | "RECOMPUTE" | "NONE";
  readonly direction: "HIGHER" | "LOWER" | "NEUTRAL";
  readonly wholeNumber: boolean;
  readonly measure: string;
  readonly numerator: string | null;
  readonly denominator: string | null;
  /** The first day with another meaning. */
  readonly breakOn: string | null;
}

export interface CaseFigure {
  readonly unit: string;
  readonly indicator: string;
  readonly period: string;
  readonly kind: "ACTUAL" | "TARGET";
  readonly value: string | null;
  readonly qualifier: "EXACT" | "ABOUT";
  readonly quality: "REPORTED" | "DISPUTED";
}

const units = Array.from("ABCDEFGHIJ", (letter) => `CASE-${letter}`);
/** The last came out of the others: where both are compared, nobody is. */
const mergedUnits = ["CASE-X", "CASE-Y"];
const years = [2012, 2013];
const partsOf = (year: number): readonly string[] => [
  ...["-H1", "-H2", "-Q1", "-Q2", "-Q3", "-Q4", "-9M"].map((part) => `${year}${part}`),
  ...months(year, year),
  `${year}-05-31`,
  `${year}-12-15`,
];

/** Case number n: indicators whose codes no other case has. */
export function comparisonCase(random: Random, n: number): ComparisonCase {
  const code = (name: string): string => `CASE${n}_${name}`;
  const plain = (name: string, nature: "STOCK" | "FLOW"): CaseIndicator => ({
    code: code(name),
    nature,
    overUnits: random.chance(0.85) ? "SUM" : "NONE",
    direction: random.pick(["HIGHER", "HIGHER", "LOWER", "LOWER", "NEUTRAL"]),
    wholeNumber: random.chance(0.6),
    measure: "người",
    numerator: null,
    denominator: null,
    breakOn: random.chance(0.25) ? random.pick(["2012-01-01", "2012-08-01", "2013-01-01", "2013-04-01"]) : null,
  });
  const nature = random.pick(["STOCK", "FLOW", "FLOW"] as const);
  const over = { ...plain("OVER", nature), overUnits: "SUM" as const };
  const under = { ...plain("UNDER", nature), overUnits: "SUM" as const };
  const ratio: CaseIndicator = {
    ...plain("RATIO", "FLOW"),
    nature: "RATIO",
    overUnits: "RECOMPUTE",
    wholeNumber: false,
    measure: random.pick(["%", "người/CĐCS"]),
    numerator: over.code,
    denominator: under.code,
  };
  const claim = { ...ratio, code: code("ATT"), direction: "HIGHER" as const, measure: "%", denominator: over.code };
  const indicators = [over, under, ratio, claim, plain("OTHER", random.pick(["STOCK", "FLOW"]))];
  const asked = random.chance(0.1)
    ? [...units.slice(0, 3), ...mergedUnits]
    : random.shuffled(units).slice(0, 1 + random.below(10));
  const periods = random
    .shuffled(["2013", "2013-H1", "2013-Q2", "2013-9M", "2013-07", "2012"])
    .slice(0, 1 + random.below(3));
  return { indicators, units: asked, periods, figures: figuresOf(random, indicators, asked) };
}

function figuresOf(
  random: Random,
  indicators: readonly CaseIndicator[],
  among: readonly string[],
): readonly CaseFigure[] {
  const [size, density] = [random.pick([6, 100, 1e6, 1e9]), random.pick([0.1, 0.5, 0.9])];
  return indicators.flatMap((indicator) =>
    among.flatMap((unit) =>
      years.flatMap((year): readonly CaseFigure[] => {
        // Mostly the year alone, or all of one kind of part; now and then anything.
        const way = random.pick(["WHOLE", "MONTHS", "ANYTHING"]);
        const wished = (period: string): boolean =>
          period === String(year)
            ? way === "WHOLE" && random.chance(density)
            : random.chance(
                way === "WHOLE" ? 0.1 : way === "MONTHS" && months(year, year).includes(period) ? 0.97 : density / 4,
              );
        const actual = [String(year), ...partsOf(year)].filter(wished).map((period) => ({
          ...blank,
          unit,
          indicator: indicator.code,
          period,
          ...content(random, indicator, size),
        }));
        const isClaim = indicator.numerator !== null && indicator.numerator === indicator.denominator;
        const target = [String(year), `${year}-H1`]
          .filter(() => !isClaim && random.chance(density / 2))
          .map((period) => ({
            ...blank,
            unit,
            indicator: indicator.code,
            period,
            kind: "TARGET" as const,
            value: valueOf(random, indicator, size),
          }));
        return [...actual, ...target];
      }),
    ),
  );
}

const blank = { kind: "ACTUAL", qualifier: "EXACT", quality: "REPORTED" } as const;

function content(
  random: Random,
  indicator: CaseIndicator,
  size: number,
): Pick<CaseFigure, "value" | "qualifier" | "quality"> {
  const isOpen = random.chance(0.03);
  return {
    value: isOpen ? null : valueOf(random, indicator, size),
    qualifier: random.chance(0.1) ? "ABOUT" : "EXACT",
    quality: isOpen ? "DISPUTED" : "REPORTED",
  };
}

function valueOf(random: Random, { nature, wholeNumber }: CaseIndicator, size: number): string {
  const whole = String(random.below(nature === "RATIO" ? 200 : size));
  if (wholeNumber || random.chance(0.4)) return whole;
  return `${whole}.${1 + random.below(9)}${random.chance(0.3) ? random.below(10) : ""}`.replace(/(\.\d)0$/, "$1");
}

/** Writes all cases at once, as they would have come by change sets; the product reads its dimensions anew once. */
export async function addCases(product: FreshProduct, cases: readonly ComparisonCase[]): Promise<void> {
  const { pool } = product;
  const indicators = cases.flatMap((one) => one.indicators);
  const of = <Key extends keyof CaseIndicator>(key: Key): CaseIndicator[Key][] => indicators.map((one) => one[key]);
  await pool.query(
    `insert into unit (code, level, name, name_en) select code, 'PROVINCE', code, code from unnest($1::text[]) as code`,
    [[...units, ...mergedUnits]],
  );
  await pool.query(
    `insert into lineage (predecessor_id, successor_id, effective_on, share)
    select one.id, other.id, '2001-01-01', 1 from unit as one, unit as other where one.code = $1 and other.code = $2`,
    mergedUnits,
  );
  // Ratios behind what they are made of.
  for (const isRatio of [false, true])
    await pool.query(
      `insert into indicator (code, name, name_en, family, measure, nature, over_units, direction, whole_number, may_be_negative, provenance, numerator_id, denominator_id)
      select t.code, t.code, t.code, 'campaigns', t.measure, t.nature, t.over_units, t.direction, whole, false, 'CONSTRUCTED', over.id, under.id
      from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::boolean[], $7::text[], $8::text[])
          as t (code, measure, nature, over_units, direction, whole, numerator, denominator)
        left join indicator as over on over.code = t.numerator left join indicator as under on under.code = t.denominator
      where (t.numerator is not null) = $9`,
      [
        of("code"),
        of("measure"),
        of("nature"),
        of("overUnits"),
        of("direction"),
        of("wholeNumber"),
        of("numerator"),
        of("denominator"),
        isRatio,
      ],
    );
  await pool.query(
    `insert into series_break (starts_on, cause, indicator_id, note)
    select day, 'DEFINITION', indicator.id, 'đếm khác' from unnest($1::text[], $2::date[]) as t (code, day) join indicator using (code) where day is not null`,
    [of("code"), of("breakOn")],
  );
  await addPeriods(product);
  for (let first = 0; first < cases.length; first += casesOfSet)
    await addFigures(
      product,
      cases.slice(first, first + casesOfSet).flatMap((one) => one.figures),
    );
  await product.dimensions.refresh();
}

const casesOfSet = 50;

async function addFigures({ pool }: FreshProduct, figures: readonly CaseFigure[]): Promise<void> {
  const all = <Key extends keyof CaseFigure>(key: Key): CaseFigure[Key][] => figures.map((one) => one[key]);
  await inChangeSet(pool, (set) => [
    `insert into figure (unit_id, indicator_id, period_id, kind, state, value, qualifier, quality, version, change_set_id)
    select unit.id, indicator.id, period.id, kind, 'VALUE', value, qualifier, quality, 1, $1
    from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::numeric[], $7::text[], $8::text[])
        as t (unit, indicator, key, kind, value, qualifier, quality)
      join unit on unit.code = t.unit join indicator on indicator.code = t.indicator join period using (key)`,
    [set, all("unit"), all("indicator"), all("period"), all("kind"), all("value"), all("qualifier"), all("quality")],
  ]);
}

async function addPeriods({ pool }: FreshProduct): Promise<void> {
  const periods = years.flatMap((year) => [String(year), ...partsOf(year)]).map((key) => readPeriod(key)!);
  await pool.query(
    `insert into period (key, type, starts_on, ends_on, year)
    select key, type, starts_on, ends_on, year from unnest($1::text[], $2::text[], $3::date[], $4::date[], $5::int[]) as t (key, type, starts_on, ends_on, year)
    on conflict (key) do nothing`,
    [
      periods.map(({ key }) => key),
      periods.map(({ type }) => type),
      periods.map(({ startsOn }) => startsOn),
      periods.map(lastDay),
      periods.map(({ year }) => year),
    ],
  );
}
