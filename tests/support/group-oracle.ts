import { figureKinds, figureStates, qualifiers, qualities } from "../../schema/src/figure.ts";
import { families } from "../../schema/src/indicator.ts";
import { periodTypes } from "../../schema/src/period.ts";
import type { Pool } from "../../server/src/db/pool.ts";
import { holds, type PlainFigure } from "./figure-oracle.ts";

/** A figure with everything that decides whether it may be added to another; its value as whole ten-thousandths. */
export interface GroupedFigure extends Omit<PlainFigure, "unit" | "indicator" | "period"> {
  readonly unit: PlainFigure["unit"] & { readonly parentId: number | null };
  readonly indicator: PlainFigure["indicator"] & {
    readonly measure: string;
    readonly overUnits: string;
    readonly partOfId: number | null;
    readonly weightId: number | null;
  };
  readonly period: PlainFigure["period"] & { readonly id: number };
  readonly digits: string | null;
  readonly clusters: readonly { readonly code: string; readonly name: string }[];
}

/** All there is, with who holds whom. */
export interface GroupWorld {
  readonly figures: readonly GroupedFigure[];
  readonly units: readonly { readonly id: number; readonly code: string; readonly parentId: number | null }[];
  readonly members: readonly { readonly clusterId: number; readonly unitId: number; readonly year: number }[];
  readonly lineage: readonly { readonly predecessorId: number; readonly successorId: number }[];
  readonly partOf: ReadonlyMap<number, number | null>;
}

export async function groupWorld(pool: Pool): Promise<GroupWorld> {
  const read = async <T>(text: string): Promise<readonly T[]> =>
    (await pool.query<{ row: T }>(`select to_json(plain) as row from (${text}) as plain`)).rows.map(({ row }) => row);
  const figures = await read<GroupedFigure>(`
    select unit.code || ' ' || indicator.code || ' ' || period.key || ' ' || kind as key,
      json_build_object('id', unit.id, 'code', unit.code, 'name', unit.name, 'level', unit.level, 'parentId', unit.parent_id) as unit,
      json_build_object('id', indicator.id, 'code', indicator.code, 'name', indicator.name, 'family', family, 'nature', nature,
        'measure', measure, 'overUnits', over_units, 'partOfId', part_of_id, 'weightId', weight_id) as indicator,
      json_build_object('id', period.id, 'key', period.key, 'type', period.type, 'year', period.year,
        'startsOn', period.starts_on, 'endsOn', period.ends_on) as period,
      case when source.id is not null then json_build_object('id', source.code, 'title', title, 'trust', trust) end as source,
      kind, state, qualifier, quality, value::float8 as value, (value * 10000)::numeric(30, 0)::text as digits,
      array(select json_build_object('code', cluster.code, 'name', cluster.name) from cluster_member
        join unit as cluster on cluster.id = cluster_id where unit_id = unit.id and cluster_member.year = period.year) as clusters
    from figure join unit on unit.id = unit_id join indicator on indicator.id = indicator_id
      join period on period.id = period_id left join source on source.id = figure.source_id
    where state <> 'NOT_REPORTED'`);
  const indicators = await read<{ id: number; partOfId: number | null }>(
    `select id, part_of_id as "partOfId" from indicator`,
  );
  return {
    figures,
    units: await read(`select id, code, parent_id as "parentId" from unit`),
    members: await read(`select cluster_id as "clusterId", unit_id as "unitId", year from cluster_member`),
    lineage: await read(`select predecessor_id as "predecessorId", successor_id as "successorId" from lineage`),
    partOf: new Map(indicators.map(({ id, partOfId }) => [id, partOfId])),
  };
}

type Filter = Readonly<Record<string, unknown>>;
export type Direction = "ASC" | "DESC" | "ASC_NULLS_FIRST" | "ASC_NULLS_LAST" | "DESC_NULLS_FIRST" | "DESC_NULLS_LAST";
export type GroupWish = Readonly<Record<string, Direction | Readonly<Record<string, string>>>>;

/** What is asked of groups, in the words of the contract; counts of different values are named `countDistinct:UNIT`. */
export interface GroupQuestion {
  readonly by: readonly string[];
  readonly where?: Filter;
  readonly having?: Filter;
  readonly orderBy?: readonly GroupWish[];
  readonly fields: readonly string[];
  readonly total: readonly string[] | null;
}

/** A group as the product would answer it: its dimensions by code, its numbers as JSON numbers. */
export type PlainGroup = Readonly<Record<string, string | number | boolean | null>>;

/** Either every group in its order, with the total, or the rule that a sum breaks. */
export type GroupAnswer =
  | { readonly groups: readonly PlainGroup[]; readonly total: PlainGroup | null }
  | { readonly broken: Rule };

export const rules = ["MEASURE", "KIND", "RATE", "PART", "OVER_UNITS", "STOCK", "OVERLAP", "RELATED"] as const;
export type Rule = (typeof rules)[number];

const levels = ["CONFEDERATION", "PROVINCE", "CLUSTER"];

interface Key {
  readonly code: string | number | null;
  readonly name?: string;
  /** Its place among others, by code and by name. */
  readonly place?: number | string;
}

const none: Key = { code: null };
const placed = (list: readonly string[], code: string): Key => ({ code, place: list.indexOf(code) });

/** What a figure is grouped under; under several clusters, or under none, which is a key as well. */
const keysOf: Readonly<Record<string, (figure: GroupedFigure) => readonly Key[]>> = {
  UNIT: ({ unit }) => [unit],
  CLUSTER: ({ clusters }) => (clusters.length > 0 ? clusters : [none]),
  LEVEL: ({ unit }) => [placed(levels, unit.level)],
  FAMILY: ({ indicator }) => [placed(families, indicator.family)],
  INDICATOR: ({ indicator }) => [indicator],
  SOURCE: ({ source }) => [source ? { code: source.id } : none],
  YEAR: ({ period }) => [{ code: period.year, place: period.year }],
  QUARTER: ({ period }) => [part(period, (month) => `Q${Math.ceil(month / 3)}`)],
  MONTH: ({ period }) => [part(period, (month) => String(month).padStart(2, "0"))],
  PERIOD: ({ period }) => [
    {
      code: period.key,
      place: `${period.startsOn} ${99_999_999 - Number(period.endsOn.replaceAll("-", ""))} ${period.key}`,
    },
  ],
  PERIOD_TYPE: ({ period }) => [placed(periodTypes, period.type)],
  KIND: ({ kind }) => [placed(figureKinds, kind)],
  QUALITY: ({ quality }) => [placed(qualities, quality)],
  QUALIFIER: ({ qualifier }) => [placed(qualifiers, qualifier)],
  STATE: ({ state }) => [placed(figureStates, state)],
};

/** The field of a group each dimension stands in. */
export const fieldOf: Readonly<Record<string, string>> = {
  UNIT: "unit",
  CLUSTER: "cluster",
  LEVEL: "level",
  FAMILY: "family",
  INDICATOR: "indicator",
  SOURCE: "source",
  YEAR: "year",
  QUARTER: "quarter",
  MONTH: "month",
  PERIOD: "period",
  PERIOD_TYPE: "periodType",
  KIND: "kind",
  QUALITY: "quality",
  QUALIFIER: "qualifier",
  STATE: "state",
};

function part(period: GroupedFigure["period"], name: (month: number) => string): Key {
  const of = (day: string): string => `${day.slice(0, 4)}-${name(Number(day.slice(5, 7)))}`;
  return of(period.startsOn) === of(period.endsOn) ? { code: of(period.startsOn) } : none;
}

interface Group {
  readonly keys: readonly Key[];
  readonly figures: GroupedFigure[];
}

/** Answers a question slowly and obviously: every figure looked at, every pair of a group held against every rule. */
export function answerGroups(question: GroupQuestion, world: GroupWorld, seen: (unit: string) => boolean): GroupAnswer {
  const visible = world.figures.filter(({ unit }) => seen(unit.code));
  const figures = visible.filter((figure) => holds(question.where ?? {}, figure as unknown as Filter));
  const groups = question.by.length === 0 ? [{ keys: [], figures: [...figures] }] : grouped(figures, question.by);
  const broken =
    firstBroken(groups, usedOf(question), world) ??
    firstBroken([{ keys: [], figures: [...figures] }], usedOfTotal(question), world);
  if (broken) return { broken };
  const whole = { keys: [], figures: [...figures] };
  const shown = groups
    .map((group) => ({ keys: group.keys, numbers: numbersOf(group, whole, visible) }))
    .filter(({ numbers }) => holds(question.having ?? {}, numbers as Filter))
    .toSorted(orderOf(question));
  return {
    groups: shown.map(({ keys, numbers }) => ({
      ...Object.fromEntries(question.by.map((by, place) => [fieldOf[by]!, keys[place]!.code])),
      ...only(numbers, question.fields),
    })),
    total: question.total && only(numbersOf(whole, whole, visible), question.total),
  };
}

function grouped(figures: readonly GroupedFigure[], by: readonly string[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const figure of figures) {
    const combinations = by.reduce<readonly (readonly Key[])[]>(
      (before, one) => before.flatMap((keys) => keysOf[one]!(figure).map((key) => [...keys, key])),
      [[]],
    );
    for (const keys of combinations) {
      const name = JSON.stringify(keys.map(({ code }) => code));
      if (!groups.has(name)) groups.set(name, { keys, figures: [] });
      groups.get(name)!.figures.push(figure);
    }
  }
  return [...groups.values()];
}

function only(numbers: PlainGroup, fields: readonly string[]): PlainGroup {
  return Object.fromEntries(fields.map((field) => [field, numbers[field] ?? null]));
}

// Numbers: whole ten-thousandths, so that nothing is lost.

function numbersOf({ figures }: Group, whole: Group, visible: readonly GroupedFigure[]): PlainGroup {
  const values = digitsOf(figures).toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const n = BigInt(values.length);
  const sum = add(values);
  const total = add(digitsOf(whole.figures));
  const weighed = figures
    .filter(({ digits }) => digits !== null)
    .map((figure) => [figure, weightOf(figure, visible)] as const);
  const weights = add(weighed.map(([, weight]) => weight ?? 0n));
  const products = add(weighed.map(([{ digits }, weight]) => BigInt(digits!) * (weight ?? 0n)));
  const isWeighed = weighed.length > 0 && weighed.every(([, weight]) => weight !== null) && weights !== 0n;
  const squares = n * add(values.map((value) => value * value)) - sum * sum;
  return {
    count: figures.length,
    valueCount: values.length,
    sum: n === 0n ? null : decimal(sum),
    avg: n === 0n ? null : decimal(divided(sum, n)),
    min: n === 0n ? null : decimal(values[0]!),
    max: n === 0n ? null : decimal(values.at(-1)!),
    median: n === 0n ? null : decimal(divided(values[Number((n - 1n) / 2n)]! + values[Number(n / 2n)]!, 2n)),
    stddev: n < 2n ? null : decimal(rootOf(squares, n * (n - 1n))),
    share: n === 0n || total === 0n ? null : decimal(divided(sum * 1_000_000n, total)),
    weightedMean: isWeighed ? decimal(divided(products, weights)) : null,
    weighted: weighed.filter(([, weight]) => weight !== null).length,
    sample: figures.some(({ digits, quality }) => digits !== null && quality === "SAMPLE"),
    ...Object.fromEntries(
      Object.keys(fieldOf)
        .filter((by) => by !== "CLUSTER")
        .map((by) => [
          `countDistinct:${by}`,
          new Set(figures.flatMap((figure) => keysOf[by]!(figure).map(({ code }) => code))).size -
            (figures.some((figure) => keysOf[by]!(figure)[0]!.code === null) ? 1 : 0),
        ]),
    ),
  };
}

function digitsOf(figures: readonly GroupedFigure[]): readonly bigint[] {
  return figures.flatMap(({ digits }) => (digits === null ? [] : [BigInt(digits)]));
}

function weightOf({ unit, indicator, period, kind }: GroupedFigure, visible: readonly GroupedFigure[]): bigint | null {
  const weight = visible.find(
    (other) =>
      other.unit.id === unit.id &&
      other.indicator.id === indicator.weightId &&
      other.period.id === period.id &&
      other.kind === kind,
  );
  return weight?.digits == null ? null : BigInt(weight.digits);
}

function add(numbers: readonly bigint[]): bigint {
  return numbers.reduce((total, number) => total + number, 0n);
}

/** To the nearest whole number, a half away from zero. */
function divided(number: bigint, by: bigint): bigint {
  const isNegative = number < 0n !== by < 0n;
  const [a, b] = [number < 0n ? -number : number, by < 0n ? -by : by];
  const rounded = (2n * a + b) / (2n * b);
  return isNegative ? -rounded : rounded;
}

/** The square root of a fraction, to the nearest whole number. */
function rootOf(number: bigint, by: bigint): bigint {
  const target = (4n * number) / by;
  let root = BigInt(Math.floor(Math.sqrt(Number(target))));
  while (root * root > target) root -= 1n;
  while ((root + 1n) * (root + 1n) <= target) root += 1n;
  return (root + 1n) / 2n;
}

function decimal(tenThousandths: bigint): number {
  const [sign, size] = tenThousandths < 0n ? ["-", -tenThousandths] : ["", tenThousandths];
  return Number(`${sign}${size / 10_000n}.${String(size % 10_000n).padStart(4, "0")}`);
}

// Rules.

/** The fields whose sums matter in groups, and in the total: a share adds up the total as well. */
function usedOf({ fields, having, orderBy }: GroupQuestion): ReadonlySet<string> {
  const inOrder = (orderBy ?? []).flatMap((wish) => Object.keys(wish));
  return new Set([...fields, ...namesIn(having ?? {}), ...inOrder]);
}

function usedOfTotal(question: GroupQuestion): ReadonlySet<string> {
  return new Set([...(question.total ?? []), ...(usedOf(question).has("share") ? ["share"] : [])]);
}

function namesIn(having: Filter): readonly string[] {
  return Object.entries(having).flatMap(([name, inner]) => {
    if (name === "and" || name === "or") return (inner as readonly Filter[]).flatMap(namesIn);
    return name === "not" ? namesIn(inner as Filter) : [name];
  });
}

function firstBroken(groups: readonly Group[], used: ReadonlySet<string>, world: GroupWorld): Rule | null {
  const broken = new Set<Rule>();
  if (!comparing.some((field) => used.has(field))) return null;
  for (const { figures } of groups) {
    const valued = figures.filter(({ digits }) => digits !== null);
    valued.forEach((a, place) => {
      for (const b of valued.slice(place + 1)) for (const rule of brokenBy(a, b, used, world)) broken.add(rule);
    });
  }
  return rules.find((rule) => broken.has(rule)) ?? null;
}

/** Fields that compare values, or add them. All others count. */
const comparing = ["sum", "avg", "min", "max", "median", "stddev", "share", "weightedMean"];

/** Two figures of a group, and what is asked of it. */
interface Pair {
  readonly a: GroupedFigure;
  readonly b: GroupedFigure;
  readonly adds: boolean;
  readonly weighsMeans: boolean;
  readonly compares: boolean;
  readonly world: GroupWorld;
}

const isRate = ({ indicator }: GroupedFigure): boolean => ["RATIO", "MEAN"].includes(indicator.nature);
const isSame = ({ a, b }: Pair, name: "unit" | "indicator"): boolean => a[name].id === b[name].id;
const isSameSeries = (pair: Pair): boolean =>
  isSame(pair, "unit") && isSame(pair, "indicator") && pair.a.kind === pair.b.kind;
const joins = ({ adds, weighsMeans }: Pair): boolean => adds || weighsMeans;
const shareDays = ({ a, b }: Pair): boolean =>
  a.period.startsOn <= b.period.endsOn && b.period.startsOn <= a.period.endsOn;
/** Figures of one indicator from two units. */
const acrossUnits = (pair: Pair): boolean => joins(pair) && isSame(pair, "indicator") && !isSame(pair, "unit");

/** When two figures break a rule; the order is that of the rules. */
const breaks: Readonly<Record<Rule, (pair: Pair) => boolean>> = {
  MEASURE: ({ a, b, compares }) => compares && a.indicator.measure !== b.indicator.measure,
  KIND: (pair) => joins(pair) && pair.a.kind !== pair.b.kind,
  RATE: ({ a, b, adds }) => adds && (isRate(a) || isRate(b)),
  PART: ({ a, b, adds, world }) => adds && (isPart(a, b, world) || isPart(b, a, world)),
  OVER_UNITS: (pair) => {
    const { overUnits } = pair.a.indicator;
    return acrossUnits(pair) && (overUnits === "NONE" || (overUnits !== "SUM" && !isRate(pair.a)));
  },
  STOCK: (pair) => pair.adds && isSameSeries(pair) && pair.a.indicator.nature === "STOCK",
  OVERLAP: (pair) => {
    const isFlow = pair.adds && pair.a.indicator.nature === "FLOW";
    return isSameSeries(pair) && shareDays(pair) && (isFlow || pair.weighsMeans);
  },
  RELATED: (pair) => acrossUnits(pair) && pair.a.kind === pair.b.kind && sharePeople(pair.a, pair.b, pair.world),
};

/** The rules that two figures of a group break, whichever comes first. */
function brokenBy(a: GroupedFigure, b: GroupedFigure, used: ReadonlySet<string>, world: GroupWorld): readonly Rule[] {
  const pair: Pair = {
    a,
    b,
    adds: used.has("sum") || used.has("share"),
    weighsMeans: used.has("weightedMean") && a.indicator.nature === "MEAN" && b.indicator.nature === "MEAN",
    compares: comparing.some((field) => used.has(field)),
    world,
  };
  return (Object.keys(breaks) as Rule[]).filter((rule) => breaks[rule](pair));
}

function isPart(a: GroupedFigure, b: GroupedFigure, { partOf }: GroupWorld): boolean {
  for (let at = a.indicator.partOfId; at !== null; at = partOf.get(at) ?? null) if (at === b.indicator.id) return true;
  return false;
}

/** Whether the people of two units are partly the same on a day both figures speak of; of a stock, on any day at all. */
function sharePeople(a: GroupedFigure, b: GroupedFigure, world: GroupWorld): boolean {
  const first = a.period.startsOn > b.period.startsOn ? a.period.startsOn : b.period.startsOn;
  const last = a.period.endsOn < b.period.endsOn ? a.period.endsOn : b.period.endsOn;
  const years =
    a.indicator.nature === "STOCK"
      ? [0, ...new Set(world.members.map(({ year }) => year))]
      : first > last
        ? []
        : range(Number(first.slice(0, 4)), Number(last.slice(0, 4)));
  return years.some((year) => sharePeopleIn(a.unit.id, b.unit.id, year, world));
}

const remembered = new WeakMap<GroupWorld, Map<string, boolean>>();

function sharePeopleIn(a: number, b: number, year: number, world: GroupWorld): boolean {
  const known = remembered.get(world) ?? new Map<string, boolean>();
  remembered.set(world, known);
  const name = `${a} ${b} ${year}`;
  if (!known.has(name)) {
    const [ofA, ofB] = [within(a, year, world), within(b, year, world)];
    const isShared = [...ofA].some((x) =>
      [...ofB].some((y) => x === y || becomes(x, y, world) || becomes(y, x, world)),
    );
    known.set(name, isShared);
  }
  return known.get(name)!;
}

/** A unit with everything that stands under it or competes in it in a year. */
function within(unit: number, year: number, world: GroupWorld): ReadonlySet<number> {
  const found = new Set([unit]);
  for (const id of found) {
    for (const child of world.units) if (child.parentId === id) found.add(child.id);
    for (const member of world.members) if (member.clusterId === id && member.year === year) found.add(member.unitId);
  }
  return found;
}

function becomes(predecessor: number, successor: number, { lineage }: GroupWorld): boolean {
  const found = new Set([predecessor]);
  for (const id of found) for (const row of lineage) if (row.predecessorId === id) found.add(row.successorId);
  return predecessor !== successor && found.has(successor);
}

function range(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, n) => first + n);
}

// Order.

interface Shown {
  readonly keys: readonly Key[];
  readonly numbers: PlainGroup;
}

const vietnamese = new Intl.Collator("vi");

function orderOf({ by, orderBy }: GroupQuestion): (a: Shown, b: Shown) => number {
  const wished = (orderBy ?? []).map((wish) => compareBy(wish, by));
  const keyed = by.map((_, place) => compareKeys(place, "code", "ASC"));
  return (a, b) => [...wished, ...keyed].reduce((found, compare) => found || compare(a, b), 0);
}

function compareBy(wish: GroupWish, by: readonly string[]): (a: Shown, b: Shown) => number {
  const [[name, inner] = ["", "ASC" as const]] = Object.entries(wish);
  const place = by.findIndex((one) => fieldOf[one] === name);
  if (typeof inner === "string") {
    if (place >= 0) return compareKeys(place, "code", inner);
    return (a, b) => compareValues(a.numbers[name] ?? null, b.numbers[name] ?? null, inner);
  }
  if ("of" in inner) {
    const field = `countDistinct:${inner["of"]}`;
    return (a, b) => compareValues(a.numbers[field] ?? null, b.numbers[field] ?? null, inner["direction"]!);
  }
  const [[names, direction] = ["code", "ASC"]] = Object.entries(inner);
  return compareKeys(place, names, direction);
}

function compareKeys(place: number, names: string, direction: string): (a: Shown, b: Shown) => number {
  return ({ keys: a }, { keys: b }) => {
    const [one, other] = [a[place]!, b[place]!];
    if (names === "name" && one.name !== undefined && other.name !== undefined) {
      const byName = vietnamese.compare(one.name, other.name);
      if (byName !== 0) return direction.startsWith("DESC") ? -byName : byName;
    }
    const valueOf = ({ code, place: at }: Key): string | number | null => (code === null ? null : (at ?? code));
    return compareValues(valueOf(one), valueOf(other), direction);
  };
}

function compareValues(
  a: string | number | boolean | null,
  b: string | number | boolean | null,
  direction: string,
): number {
  if (a === null || b === null)
    return (direction.endsWith("NULLS_FIRST") ? -1 : 1) * (Number(a === null) - Number(b === null));
  const compared = a < b ? -1 : a > b ? 1 : 0;
  return direction.startsWith("DESC") ? -compared : compared;
}
