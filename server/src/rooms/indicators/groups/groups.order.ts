import { ApiProblem } from "../../../api-problem.ts";
import { join, sql, type Sql } from "../../../db/sql.ts";
import type { DimensionRow, Dimensions } from "../../../reading/dimensions.ts";
import { badCursor, type CursorPart } from "../../../reading/cursors.ts";
import { byCode, byName } from "../../../reading/dimension-order.ts";
import type { Direction } from "../../../reading/wish.ts";
import { sourceDimension, unitDimension } from "../../organisation/organisation.dimensions.ts";
import { indicatorDimension, periodDimension } from "../indicators.dimensions.ts";
import { aggregateFields, aggregates } from "./aggregates.ts";
import { arrayById } from "./codes.ts";
import {
  dimensionsOfGroups,
  distinctBys,
  distinctColumn,
  distinctName,
  groupBys,
  keyColumn,
  keyName,
  type DistinctBy,
  type GroupBy,
  type GroupRow,
} from "./group-by.ts";

type Names = { readonly code?: Direction; readonly name?: Direction };

/** One wish for the order of groups; exactly one field is given: a dimension of the groups, or an aggregate. */
export type GroupOrder = Readonly<
  Record<string, Direction | Names | { readonly of: DistinctBy; readonly direction: Direction } | null | undefined>
>;

/** One column of an order: what PostgreSQL sorts by, the part of a cursor it becomes, and back. */
interface Term {
  readonly column: Sql;
  readonly type: Sql;
  readonly descending: boolean;
  readonly partOf: (row: GroupRow) => CursorPart;
  /** Rows are kept in a cursor by code, for ranks move when rows are added. */
  readonly valueOf: (part: CursorPart) => number | string;
}

/** A total order of groups: the wishes first, the key of the group always last. */
export interface GroupOrdering {
  orderBy(backwards: boolean): Sql;
  /** The predicate for what lies beyond a cursor. */
  beyond(parts: readonly CursorPart[], backwards: boolean): Sql;
  cursorParts(row: GroupRow): readonly CursorPart[];
}

/** Reads the wishes. An empty one, one with two fields or of a dimension that is not grouped by is BAD_USER_INPUT. */
export function groupOrdering(
  by: readonly GroupBy[],
  wishes: readonly GroupOrder[] | undefined,
  dimensions: Dimensions,
): GroupOrdering {
  const wished = (wishes ?? []).map(readWish);
  const keys = by.map((dimension): Wish => ({ dimension, names: "code", direction: "ASC" }));
  const terms = [...wished, ...keys].flatMap((wish) => termsOf(wish, by, dimensions));
  return {
    orderBy: (backwards) =>
      terms.length === 0
        ? sql`true`
        : join(
            terms.map((term) => sql`${term.column}${term.descending === backwards ? sql`` : sql` desc`}`),
            ", ",
          ),
    beyond: (parts, backwards) => beyond(terms, parts, backwards),
    cursorParts: (row) => terms.map((term) => term.partOf(row)),
  };
}

/** The aggregates an order speaks of. */
export function fieldsOfOrder(wishes: readonly GroupOrder[] | undefined): readonly string[] {
  return (wishes ?? []).map(readWish).flatMap((wish) => ("field" in wish ? [wish.field] : []));
}

type Wish =
  | { readonly dimension: GroupBy; readonly names: "code" | "name"; readonly direction: Direction }
  | { readonly field: string; readonly direction: Direction };

function readWish(order: GroupOrder): Wish {
  const given = Object.entries(order).filter(([, wish]) => wish !== undefined && wish !== null);
  const [only] = given;
  if (!only || given.length > 1) throw oneField();
  const [name, wish] = only;
  const dimension = groupBys.find((by) => dimensionsOfGroups[by].field === name);
  if (typeof wish === "string")
    return dimension ? { dimension, names: "code", direction: wish } : { field: name, direction: wish };
  if (wish && "of" in wish) return { field: distinctName(wish.of), direction: wish.direction };
  const names = Object.entries(wish ?? {}).filter(([, direction]) => direction !== undefined && direction !== null);
  const [first] = names;
  if (!dimension || !first || names.length > 1) throw oneField();
  return { dimension, names: first[0] === "name" ? "name" : "code", direction: first[1] };
}

function oneField(): ApiProblem {
  return new ApiProblem("BAD_USER_INPUT", "Each entry of orderBy names exactly one field.");
}

function termsOf(wish: Wish, by: readonly GroupBy[], dimensions: Dimensions): readonly Term[] {
  if ("field" in wish) return aggregateTerms(wish.field, wish.direction);
  const place = by.indexOf(wish.dimension);
  if (place < 0)
    throw new ApiProblem(
      "BAD_USER_INPUT",
      `Groups can be ordered by ${wish.dimension} only when they are grouped by it.`,
    );
  return keyTerms(wish, place, dimensions);
}

function aggregateTerms(name: string, direction: Direction): readonly Term[] {
  const distinct = distinctBys.find((of) => distinctName(of) === name);
  const field = aggregateFields.find((one) => one === name);
  if (!distinct && !field) throw new Error(`no field ${name} to order by`);
  const { column, type, isNullable } = field
    ? aggregates[field]
    : { column: distinctColumn(distinct ?? "UNIT"), type: sql`int`, isNullable: false };
  const value: Term = {
    column: isNullable ? sql`coalesce(${column}, 0)` : column,
    type,
    descending: direction.startsWith("DESC"),
    partOf: (row) => (row[name] ?? "0") as CursorPart,
    valueOf: String,
  };
  return isNullable ? [nullTerm(column, direction, (row) => row[name] === null), value] : [value];
}

/** What has no value sorts last unless asked otherwise; it is a term of its own, for a cursor cannot compare with null. */
function nullTerm(column: Sql, direction: Direction, isNull: (row: GroupRow) => boolean): Term {
  return {
    column: sql`(${column} is null)::int`,
    type: sql`int`,
    descending: direction.endsWith("NULLS_FIRST"),
    partOf: (row) => (isNull(row) ? 1 : 0),
    valueOf: Number,
  };
}

function keyTerms(wish: Extract<Wish, { dimension: GroupBy }>, place: number, dimensions: Dimensions): readonly Term[] {
  const [name, column] = [keyName(place), keyColumn(place)];
  const { rank, partOf, valueOf } = sorting(wish.dimension, wish.names, column, dimensions);
  const value: Term = {
    column: sql`coalesce(${rank}, 0)`,
    type: sql`int`,
    descending: wish.direction.startsWith("DESC"),
    partOf: (row) => (row[name] === null ? null : partOf(row[name] as number | string)),
    valueOf: (part) => (part === null ? 0 : valueOf(part)),
  };
  return [nullTerm(column, wish.direction, (row) => row[name] === null), value];
}

interface Sorting {
  readonly rank: Sql;
  readonly partOf: (key: number | string) => CursorPart;
  readonly valueOf: (part: number | string) => number;
}

/** Names sort as people here expect, whatever the locale of the database; closed lists in their own order, periods in time. */
function sorting(by: GroupBy, names: "code" | "name", column: Sql, dimensions: Dimensions): Sorting {
  const { source } = dimensionsOfGroups[by];
  if (source.kind === "attribute") return { rank: column, partOf: Number, valueOf: Number };
  if (source.kind === "column")
    return {
      rank: sql`array_position(${source.values}::text[], ${column})`,
      partOf: String,
      valueOf: (part) => source.values.indexOf(String(part)) + 1,
    };
  const rows = sortedRows(source.table, names, dimensions);
  const ranks = new Map(rows.map(({ code }, index) => [code, index + 1]));
  const rankOf = (code: string): number => {
    const rank = ranks.get(code);
    if (rank === undefined) throw badCursor();
    return rank;
  };
  const codes = new Map(rows.map(({ id, code }) => [id, code]));
  return {
    rank: sql`(${arrayById(rows, ({ code }) => rankOf(code))}::int[])[${column}]`,
    partOf: (id) => codes.get(Number(id)) ?? null,
    valueOf: (part) => rankOf(String(part)),
  };
}

function sortedRows(
  table: "unit" | "cluster" | "indicator" | "period" | "source",
  names: "code" | "name",
  dimensions: Dimensions,
): readonly DimensionRow[] {
  if (table === "period") return dimensions.of(periodDimension).rows;
  if (table === "source") return dimensions.of(sourceDimension).rows;
  const rows: readonly (DimensionRow & { readonly name: string })[] =
    table === "indicator" ? dimensions.of(indicatorDimension).rows : dimensions.of(unitDimension).rows;
  return rows.toSorted(names === "name" ? byName((row) => row.name) : byCode);
}

/** Lexicographic: beyond in the first term, or equal there and beyond in the second, and so on. */
function beyond(terms: readonly Term[], parts: readonly CursorPart[], backwards: boolean): Sql {
  if (parts.length !== terms.length) throw badCursor();
  if (terms.length === 0) return sql`false`;
  const values = terms.map((term, index) => sql`${term.valueOf(parts[index] ?? null)}::${term.type}`);
  const steps = terms.map((term, index) => {
    const equal = terms.slice(0, index).map((before, i) => sql`${before.column} = ${values[i]}`);
    const past =
      term.descending === backwards ? sql`${term.column} > ${values[index]}` : sql`${term.column} < ${values[index]}`;
    return sql`(${join([...equal, past], " and ")})`;
  });
  return sql`(${join(steps, " or ")})`;
}
