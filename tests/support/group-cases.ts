import type { CellChange } from "../../schema/src/change-set.ts";
import { overlaps, readPeriod } from "../../schema/src/period.ts";
import { apply, cell, cleared, mustBeApplied, setOf } from "./cells.ts";
import { filterMaker, type PlainFigure } from "./figure-oracle.ts";
import type { FreshProduct } from "./fresh-product.ts";
import {
  answerGroups,
  fieldOf,
  type Direction,
  type GroupQuestion,
  type GroupWish,
  type GroupWorld,
} from "./group-oracle.ts";
import { randomFrom, type Random } from "./random.ts";

const units = ["TLD", "CUM-BGPB", "SLA", "DBI", "LCH", "LCA", "YBA", "LCA2025", "HNO", "CUM-5TP"];
const indicators = [
  "EMU_INIT",
  "EMU_INIT_VALID",
  "EMU_INIT_ATT",
  "FIN_REV",
  "FIN_EXP",
  "FIN_BALANCE",
  "CARE_GRANT_IN",
  "MEM_TOTAL",
  "MEM_FEMALE",
  "MEM_NEW",
  "MEM_CENTRAL",
  "COVER_RATE",
  "WAGE_AVG",
  "WAGE_N",
  "WAGE_AVG_IZ",
  "WAGE_N_IZ",
];
/** Indicators of one measure. */
const alike = [
  ["EMU_INIT", "EMU_INIT_VALID"],
  ["EMU_INIT"],
  ["FIN_REV", "FIN_EXP", "FIN_BALANCE", "CARE_GRANT_IN"],
  ["FIN_EXP", "CARE_GRANT_IN"],
  ["MEM_TOTAL", "MEM_FEMALE", "MEM_CENTRAL", "WAGE_N"],
  ["MEM_NEW"],
  ["COVER_RATE", "EMU_INIT_ATT"],
  ["WAGE_AVG", "WAGE_AVG_IZ"],
];
const periods = [2022, 2023, 2025].flatMap((year) => [
  `${year}`,
  `${year}-H1`,
  `${year}-Q1`,
  `${year}-Q4`,
  `${year}-01`,
  `${year}-02`,
  `${year}-11`,
  `${year}-9M`,
  `${year}-TET`,
  `${year}-02-14`,
  `${year}-12-31`,
  `${year - 1}-11-15/${year}-02-10`,
  `${year}-02-11/${year}-03-20`,
]);

/** Adds figures of every nature for units that hold one another and periods that overlap; a part is sample, a part cleared. */
export async function addGroupFigures(product: FreshProduct, seed: number): Promise<void> {
  const random = randomFrom(seed);
  const { rows } = await product.pool.query<{ code: string; from: string | null; to: string | null; whole: boolean }>(
    `select code, valid_from::text as from, valid_to::text as to, false as whole from unit
      union all select code, null, null, whole_number from indicator`,
  );
  const of = (code: string) => rows.find((row) => row.code === code)!;
  const taken = await product.pool.query<{ key: string }>(
    `select unit.code || ' ' || indicator.code || ' ' || period.key || ' ' || kind as key from figure
      join unit on unit.id = unit_id join indicator on indicator.id = indicator_id join period on period.id = period_id`,
  );
  const keys = new Set(taken.rows.map(({ key }) => key));
  const cells: CellChange[] = [];
  for (const { unit, indicator, period, kind } of everyCell()) {
    const { from, to } = of(unit);
    const isThere = overlaps({ validFrom: from, validTo: to }, readPeriod(period)!);
    const share = kind === "TARGET" ? 0.04 : indicator.startsWith("WAGE") ? 0.5 : 0.25;
    if (!isThere || !random.chance(share) || keys.has(`${unit} ${indicator} ${period} ${kind}`)) continue;
    cells.push(cell({ unit, indicator, period, kind, ...content(random, of(indicator).whole) }));
  }
  await product.pool.query(
    "insert into source (code, title, trust) values ('generated-sample', 'Generated', 'SAMPLE')",
  );
  await product.dimensions.refresh();
  const isSample = cells.map(() => random.chance(0.1));
  mustBeApplied(
    await apply(
      product,
      cells.filter((_, place) => !isSample[place]),
    ),
  );
  const samples = cells
    .filter((one, place) => isSample[place] && one.state === "VALUE" && one.value !== null)
    .map((one): CellChange => ({ ...one, quality: "SAMPLE", source: "generated-sample" }));
  mustBeApplied(await product.applyAsSystem(setOf(samples), "groups"));
  const dropped = cells.filter((_, place) => !isSample[place] && random.chance(0.05));
  mustBeApplied(
    await apply(
      product,
      dropped.map((one) => ({ ...one, baseVersion: 1, quality: "REPORTED", ...cleared })),
    ),
  );
  await product.dimensions.refresh();
}

function everyCell() {
  return units.flatMap((unit) =>
    indicators.flatMap((indicator) =>
      periods.flatMap((period) => (["ACTUAL", "TARGET"] as const).map((kind) => ({ unit, indicator, period, kind }))),
    ),
  );
}

function content(random: Random, isWhole: boolean): Partial<CellChange> {
  if (random.chance(0.05)) return { state: "NOT_APPLICABLE", value: null };
  if (random.chance(0.04)) return { value: null, quality: "DISPUTED" };
  const whole = random.below(10 ** (1 + random.below(7)));
  const decimals = isWhole ? "" : `.${String(random.below(10_000)).padStart(4, "0")}1`.slice(0, -1);
  return {
    value: `${whole}${decimals}`.replace(/\.?0+$/, (end) => (end.startsWith(".") ? "" : end)),
    qualifier: random.pick(["EXACT", "EXACT", "ABOUT", "ESTIMATE"]),
    quality: random.pick(["SUSPECT", "PROVISIONAL", "PROVISIONAL"]), // a reported part may not be above its whole
    source: random.pick([null, "seed-2023", "vnv-scope"]),
  };
}

const numbers = ["count", "valueCount", "sum", "avg", "min", "max", "median", "stddev", "share"];
const aggregates = [...numbers, "weightedMean", "weighted", "sample"];
const counted = Object.keys(fieldOf).filter((by) => by !== "CLUSTER");
const named: ReadonlySet<string> = new Set(["UNIT", "CLUSTER", "INDICATOR"]);
const directions: readonly Direction[] = [
  "ASC",
  "DESC",
  "ASC_NULLS_FIRST",
  "ASC_NULLS_LAST",
  "DESC_NULLS_FIRST",
  "DESC_NULLS_LAST",
];

/** Makes questions about groups. Many are about figures that mostly add up, and many about a handful on the border. */
export function questionMaker(world: GroupWorld, seed: number): () => GroupQuestion {
  const random = randomFrom(seed);
  const anyFilter = filterMaker(world.figures as unknown as readonly PlainFigure[], seed + 1);
  const some = <T>(list: readonly T[], most: number): readonly T[] =>
    random.shuffled(list).slice(0, random.below(most + 1));
  return () => {
    const isHandful = random.chance(0.4);
    const by = isHandful
      ? some(["UNIT", "PERIOD", "INDICATOR", "KIND", "PERIOD_TYPE", "YEAR", "LEVEL", "CLUSTER"], 3)
      : some(Object.keys(fieldOf), random.pick([1, 2, 3, 5]));
    const where = isHandful ? handful(random) : random.chance(0.8) ? addable(random, by, anyFilter) : anyFilter();
    const fields = [
      ...(random.chance(0.7) ? [random.pick(["sum", "sum", "share", "weightedMean", "avg"])] : []),
      ...some([...aggregates, ...counted.map((of) => `countDistinct:${of}`)], 6),
    ].filter((field, place, all) => all.indexOf(field) === place);
    const total = random.chance(0.3)
      ? some(["count", "sum", "avg", "median", "sample", "countDistinct:UNIT"], 4)
      : null;
    const asked = { by, where, fields: fields.length > 0 ? fields : ["count"], total };
    const orderBy = Array.from({ length: random.below(4) }, () => wish(random, by));
    const having = random.chance(0.4) ? havingOf(random, asked, world) : null;
    return { ...asked, ...(orderBy.length > 0 ? { orderBy } : {}), ...(having ? { having } : {}) };
  };
}

/** A filter that leaves figures which mostly add up: one indicator, one kind, a type of period or one period, a level. */
function addable(random: Random, by: readonly string[], anyFilter: () => object): Record<string, unknown> {
  const code = random.chance(0.5)
    ? { code: { eq: random.pick(indicators) } }
    : { code: { startsWith: random.pick(["FIN", "EMU_INIT", "MEM", "WAGE_N"]) } };
  return {
    ...(by.includes("INDICATOR") && random.chance(0.4) ? {} : { indicator: code }),
    ...(by.includes("KIND") || random.chance(0.1) ? {} : { kind: { eq: "ACTUAL" } }),
    ...(random.chance(0.6)
      ? {
          period: random.pick([
            { type: { eq: random.pick(["MONTH", "AS_AT", "YEAR", "WINDOW"]) } },
            { key: { eq: random.pick(periods) } },
          ]),
        }
      : {}),
    ...(random.chance(0.7)
      ? { unit: random.pick([{ level: { eq: "PROVINCE" } }, { code: { in: ["SLA", "DBI", "HNO"] } }]) }
      : {}),
    ...(random.chance(0.15) ? { or: [anyFilter(), anyFilter()] } : {}),
  };
}

/** A filter that leaves a few figures, which may or may not be added. */
function handful(random: Random): Record<string, unknown> {
  const some = <T>(list: readonly T[], most: number): readonly T[] =>
    random.shuffled(list).slice(0, 1 + random.below(most));
  return {
    indicator: { code: { in: random.chance(0.9) ? some(random.pick(alike), 3) : some(indicators, 2) } },
    unit: { code: { in: some(units, random.pick([2, 5, units.length])) } },
    period: { key: { in: some(periods, random.pick([2, 5, 12])) } },
    ...(random.chance(0.9) ? { kind: { eq: "ACTUAL" } } : {}),
  };
}

function wish(random: Random, by: readonly string[]): GroupWish {
  const direction = random.pick(directions);
  if (by.length > 0 && random.chance(0.5)) {
    const one = random.pick(by);
    return { [fieldOf[one]!]: named.has(one) ? { [random.pick(["name", "code"])]: direction } : direction };
  }
  if (random.chance(0.15)) return { countDistinct: { of: random.pick(counted), direction } };
  return { [random.pick([...numbers, "weightedMean", "weighted"])]: direction };
}

/** Conditions that hold for some groups and not for others: they are made of numbers that occur. */
function havingOf(random: Random, question: GroupQuestion, world: GroupWorld): Record<string, unknown> | null {
  const fields = ["count", "valueCount", "sum", "avg", "min", "max", "median"];
  const answer = answerGroups({ ...question, fields }, world, () => true);
  const name = random.pick("groups" in answer ? fields : ["count", "valueCount"]);
  const counts = answerGroups({ ...question, fields: ["count", "valueCount"], total: null }, world, () => true);
  const groups = "groups" in answer ? answer.groups : "groups" in counts ? counts.groups : [];
  if (groups.length === 0) return null;
  const condition = (): Record<string, unknown> => {
    const value = random.pick(groups)[name];
    if (typeof value !== "number" || !fits(value))
      return { [name]: name.startsWith("c") || name.startsWith("v") ? { gte: 1 } : { isNull: random.chance(0.5) } };
    return { [name]: { [random.pick(["eq", "neq", "gt", "gte", "lt", "lte"])]: value } };
  };
  return random.pick<() => Record<string, unknown>>([
    condition,
    () => ({ not: condition() }),
    () => ({ or: [condition(), condition()] }),
    () => ({ and: [condition(), { not: condition() }], count: { gte: 1 } }),
  ])();
}

/** Whether a number can be written as a Decimal. */
function fits(value: number): boolean {
  return String(value).replace(/\D/g, "").length <= 15;
}
