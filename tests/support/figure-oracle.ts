import type { Pool } from "../../server/src/db/pool.ts";
import { randomFrom, type Random } from "./random.ts";

/** A figure with everything a filter or an order can ask about, read in the plainest way there is. */
export interface PlainFigure {
  readonly key: string;
  readonly unit: { readonly id: number; readonly code: string; readonly name: string; readonly level: string };
  readonly indicator: {
    readonly id: number;
    readonly code: string;
    readonly name: string;
    readonly family: string;
    readonly nature: string;
  };
  readonly period: {
    readonly key: string;
    readonly type: string;
    readonly year: number;
    readonly startsOn: string;
    readonly endsOn: string;
  };
  readonly source: { readonly id: string; readonly title: string; readonly trust: string } | null;
  readonly kind: string;
  readonly state: string;
  readonly qualifier: string;
  readonly quality: string;
  readonly value: number | null;
}

export async function plainFigures(pool: Pool): Promise<readonly PlainFigure[]> {
  const { rows } = await pool.query<{ row: PlainFigure }>(`
    select json_build_object('key', unit.code || ' ' || indicator.code || ' ' || period.key || ' ' || kind,
      'unit', json_build_object('id', unit.id, 'code', unit.code, 'name', unit.name, 'level', unit.level),
      'indicator', json_build_object('id', indicator.id, 'code', indicator.code, 'name', indicator.name, 'family', indicator.family, 'nature', indicator.nature),
      'period', json_build_object('key', period.key, 'type', period.type, 'year', period.year, 'startsOn', period.starts_on, 'endsOn', period.ends_on),
      'source', case when source.id is not null then json_build_object('id', source.code, 'title', source.title, 'trust', source.trust) end,
      'kind', kind, 'state', state, 'qualifier', qualifier, 'quality', quality, 'value', value) as row
    from figure join unit on unit.id = unit_id join indicator on indicator.id = indicator_id join period on period.id = period_id
      left join source on source.id = source_id
    where state <> 'NOT_REPORTED'`);
  return rows.map(({ row }) => row);
}

type Value = string | number | null;
type Filter = Readonly<Record<string, unknown>>;

const plainText = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/đ/gi, "d")
    .toLowerCase();

/** One condition on one value, without a trick. What has no value meets no condition but isNull. */
function meets(value: Value, operator: string, wanted: unknown): boolean {
  if (operator === "isNull") return (value === null) === wanted;
  if (value === null) return false;
  switch (operator) {
    case "eq":
      return value === wanted;
    case "neq":
      return value !== wanted;
    case "in":
      return (wanted as Value[]).includes(value);
    case "notIn":
      return !(wanted as Value[]).includes(value);
    case "gt":
      return value > (wanted as Value)!;
    case "gte":
      return value >= (wanted as Value)!;
    case "lt":
      return value < (wanted as Value)!;
    case "lte":
      return value <= (wanted as Value)!;
    case "contains":
      return String(value).includes(String(wanted));
    case "startsWith":
      return String(value).startsWith(String(wanted));
    case "search":
      return plainText(String(value)).includes(plainText(String(wanted)));
    default:
      throw new Error(`no operator ${operator}`);
  }
}

/** Names that may point to nothing: then nothing holds there. */
const pointers: ReadonlySet<string> = new Set(["source", "parent", "cluster"]);

/** Whether a row meets a filter, evaluated slowly and obviously. What hangs under a row is a list. */
export function holds(filter: Filter, row: Filter | null): boolean {
  return Object.entries(filter).every(([name, condition]) => {
    if (name === "and") return (condition as Filter[]).every((one) => holds(one, row));
    if (name === "or") return (condition as Filter[]).some((one) => holds(one, row));
    if (name === "not") return !holds(condition as Filter, row);
    if (row === null) return false;
    const value = row[name];
    if (pointers.has(name) && value === null) return false;
    if (Array.isArray(value)) return holdsFor(condition as Filter, value as Filter[]);
    if (typeof value === "object" && value !== null) return holds(condition as Filter, value as Filter);
    return Object.entries(condition as Filter).every(([operator, wanted]) => meets(value as Value, operator, wanted));
  });
}

function holdsFor(condition: Filter, rows: readonly Filter[]): boolean {
  return Object.entries(condition).every(([quantifier, inner]) => {
    const met = rows.filter((row) => holds(inner as Filter, row)).length;
    if (quantifier === "every") return met === rows.length;
    return quantifier === "some" ? met > 0 : met === 0;
  });
}

const textOperators = ["eq", "neq", "in", "notIn", "contains", "startsWith", "search"] as const;
const codeOperators = ["eq", "neq", "in", "notIn"] as const;
const numberOperators = ["eq", "neq", "in", "notIn", "gt", "gte", "lt", "lte"] as const;
const dayOperators = ["eq", "gt", "gte", "lt", "lte"] as const;
const valueOperators = ["eq", "neq", "gt", "gte", "lt", "lte", "isNull"] as const;

const fieldsOf: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  unit: { code: textOperators, name: textOperators, level: codeOperators },
  indicator: { code: textOperators, name: textOperators, family: codeOperators, nature: codeOperators },
  period: {
    key: textOperators,
    type: codeOperators,
    year: numberOperators,
    startsOn: dayOperators,
    endsOn: dayOperators,
  },
  source: { id: textOperators, title: textOperators, trust: codeOperators },
};

/** Makes filters out of values that occur, so that they neither find nothing nor everything. */
export function filterMaker(figures: readonly PlainFigure[], seed: number): () => Filter {
  const random = randomFrom(seed);
  const sample = (path: readonly string[]): Value => {
    const row = random.pick(figures) as unknown as Record<string, Record<string, Value> | Value>;
    const first = row[path[0]!] ?? null;
    return path.length === 1 || first === null ? (first as Value) : (first as Record<string, Value>)[path[1]!]!;
  };
  const condition = (path: readonly string[], operators: readonly string[]): Filter => {
    const operator = random.pick(operators);
    const value = sample(path);
    if (operator === "isNull") return { isNull: random.chance(0.5) };
    if (value === null) return {};
    if (operator === "in" || operator === "notIn") {
      return {
        [operator]: Array.from({ length: 1 + random.below(4) }, () => sample(path)).filter((one) => one !== null),
      };
    }
    return {
      [operator]: ["contains", "startsWith", "search"].includes(operator)
        ? piece(String(value), operator, random)
        : value,
    };
  };
  const leaf = (): Filter => {
    const table = random.pick([
      "unit",
      "indicator",
      "period",
      "source",
      "kind",
      "state",
      "qualifier",
      "quality",
      "value",
      "value",
    ]);
    const fields = fieldsOf[table];
    if (!fields) return { [table]: condition([table], table === "value" ? valueOperators : codeOperators) };
    const field = random.pick(Object.keys(fields));
    return { [table]: { [field]: condition([table, field], fields[field]!) } };
  };
  const filter = (depth: number): Filter => {
    if (depth === 0 || random.chance(0.4)) return leaf();
    const parts = (): Filter[] => Array.from({ length: 1 + random.below(3) }, () => filter(depth - 1));
    return random.pick<() => Filter>([
      () => ({ and: parts() }),
      () => ({ or: parts() }),
      () => ({ not: filter(depth - 1) }),
      () => ({ ...leaf(), ...leaf() }),
      () => ({ ...leaf(), or: parts() }),
    ])();
  };
  return () => filter(3);
}

function piece(text: string, operator: string, random: Random): string {
  const start = operator === "startsWith" ? 0 : random.below(text.length);
  const cut = text.slice(start, start + 1 + random.below(6));
  return operator === "search" && random.chance(0.5) ? plainText(cut).toUpperCase() : cut;
}

export type Direction = "ASC" | "DESC" | "ASC_NULLS_FIRST" | "ASC_NULLS_LAST" | "DESC_NULLS_FIRST" | "DESC_NULLS_LAST";
export type Wish = Readonly<Record<string, Direction | Readonly<Record<string, Direction>>>>;
type Compare = (a: PlainFigure, b: PlainFigure) => number;

const vietnamese = new Intl.Collator("vi");
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const byCode =
  (table: "unit" | "indicator"): Compare =>
  (a, b) =>
    byText(a[table].code, b[table].code);
const byTime: Compare = ({ period: a }, { period: b }) =>
  byText(a.startsOn, b.startsOn) || byText(b.endsOn, a.endsOn) || byText(a.key, b.key);

function compareBy(wish: Wish): Compare {
  const [[table, inner] = ["", "ASC" as const]] = Object.entries(wish);
  if (table === "value") return byValue(inner as Direction);
  const [[field, direction] = ["", "ASC" as const]] = Object.entries(inner as Record<string, Direction>);
  const sign = direction.startsWith("DESC") ? -1 : 1;
  if (table === "period") return (a, b) => sign * byTime(a, b);
  const of = table as "unit" | "indicator";
  return (a, b) => sign * ((field === "name" ? vietnamese.compare(a[of].name, b[of].name) : 0) || byCode(of)(a, b));
}

function byValue(direction: Direction): Compare {
  const nulls = direction.endsWith("NULLS_FIRST") ? -1 : 1;
  const sign = direction.startsWith("DESC") ? -1 : 1;
  return ({ value: a }, { value: b }) =>
    a === null || b === null ? nulls * (Number(a === null) - Number(b === null)) : sign * (a - b);
}

/**
 * The whole list in the order wished for. Where the wishes do not decide, unit and indicator in the order they were
 * registered do, then time and kind.
 */
export function inOrder(figures: readonly PlainFigure[], wishes: readonly Wish[]): readonly PlainFigure[] {
  const compares = [
    ...wishes.map(compareBy),
    (a: PlainFigure, b: PlainFigure) => a.unit.id - b.unit.id || a.indicator.id - b.indicator.id,
    byTime,
    (a: PlainFigure, b: PlainFigure) => byText(a.kind, b.kind),
  ];
  return figures.toSorted((a, b) => compares.reduce((found, compare) => found || compare(a, b), 0));
}

export function wishMaker(seed: number): () => readonly Wish[] {
  const random = randomFrom(seed);
  const direction = (): Direction =>
    random.pick(["ASC", "DESC", "ASC_NULLS_FIRST", "ASC_NULLS_LAST", "DESC_NULLS_FIRST", "DESC_NULLS_LAST"]);
  const wish = (): Wish =>
    random.pick<() => Wish>([
      () => ({ unit: { name: direction() } }),
      () => ({ unit: { code: direction() } }),
      () => ({ indicator: { name: direction() } }),
      () => ({ indicator: { code: direction() } }),
      () => ({ period: { startsOn: direction() } }),
      () => ({ value: direction() }),
    ])();
  return () => Array.from({ length: random.below(4) }, wish);
}
