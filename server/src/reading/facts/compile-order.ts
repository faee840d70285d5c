import { ApiProblem } from "../../api-problem.ts";
import { join, sql, type Sql } from "../../db/sql.ts";
import type { DimensionRow, Dimensions } from "../dimensions.ts";
import { known } from "../known.ts";
import { badCursor, type CursorPart } from "../cursors.ts";
import type { Direction, Fact, FactTable, MakeTerm, Term } from "./fact-table.ts";

/** One wish for an order: an object with exactly one field, perhaps nested, that holds a direction. */
export type Wish = Readonly<Record<string, unknown>>;

/** A total order: the wishes first, then the key. */
export interface Order {
  readonly terms: readonly Term[];
  /** How many terms at the front are the first columns of an index, all upwards. */
  readonly indexed: number;
}

/** Reads the wishes. One that names no field, or two, is BAD_USER_INPUT, for its order would be a guess. */
export function readOrder(wishes: readonly Wish[] | null | undefined, table: FactTable, dimensions: Dimensions): Order {
  const wished = (wishes ?? []).flatMap((wish) => {
    const [field, direction] = onlyField(wish);
    const makeTerm = table.orders[field];
    if (!makeTerm) throw new Error(`no field ${field} to order by`);
    return makeTerm(direction, dimensions);
  });
  const key = table.key.flatMap((term) => term(dimensions));
  return { terms: [...wished, ...key], indexed: wished.length === 0 ? table.keyIndexed : 0 };
}

export function orderBy({ terms }: Order, backwards: boolean): Sql {
  return join(
    terms.map((term) => (term.descending === backwards ? term.column : sql`${term.column} desc`)),
    ", ",
  );
}

/** What lies beyond a cursor: beyond in the first term, or equal there and beyond in the second, and so on. */
export function beyond({ terms, indexed }: Order, parts: readonly CursorPart[], backwards: boolean): Sql {
  if (parts.length !== terms.length) throw badCursor();
  const values = terms.map((term, index) => sql`${term.valueOf(parts[index] ?? null)}::${term.type}`);
  const steps = terms.map((term, index) => {
    const equal = terms.slice(0, index).map((before, i) => sql`${before.column} = ${values[i]}`);
    const isUp = term.descending === backwards;
    const past = isUp ? sql`${term.column} > ${values[index]}` : sql`${term.column} < ${values[index]}`;
    return sql`(${join([...equal, past], " and ")})`;
  });
  const past = sql`(${join(steps, " or ")})`;
  if (indexed === 0) return past;
  // Says nothing new, but says it so that an index can begin where the page begins.
  const first = terms.slice(0, indexed).map(({ column }) => column);
  const [columns, at] = [join(first, ", "), join(values.slice(0, indexed), ", ")];
  return backwards ? sql`(${columns}) <= (${at}) and ${past}` : sql`(${columns}) >= (${at}) and ${past}`;
}

export function cursorParts({ terms }: Order, fact: Fact): readonly CursorPart[] {
  return terms.map((term) => term.partOf(fact));
}

function onlyField(wish: Wish): readonly [string, Direction] {
  const given = Object.entries(wish).filter(([, value]) => value !== undefined && value !== null);
  const [only] = given;
  if (!only || given.length > 1)
    throw new ApiProblem("BAD_USER_INPUT", "Each entry of orderBy names exactly one field.");
  const [name, value] = only;
  if (typeof value === "string") return [name, value as Direction];
  const [field, direction] = onlyField(value as Wish);
  return [`${name}.${field}`, direction];
}

/** Orders by a dimension as people expect, whatever the locale of the database: by the place in an order made in memory. */
export function byPlace(
  column: Sql,
  property: string,
  inOrder: (dimensions: Dimensions) => readonly DimensionRow[],
): MakeTerm {
  return (direction, dimensions) => {
    const rows = inOrder(dimensions);
    const byId = new Map(rows.map((row) => [row.id, row]));
    const places = new Map(rows.map(({ code }, index) => [code, index + 1]));
    return [
      {
        column: sql`array_position(${rows.map(({ id }) => id)}::int[], ${column})`,
        type: sql`int`,
        descending: direction.startsWith("DESC"),
        needs: [property],
        partOf: (fact) => known(byId, fact[property] as number).code,
        // Stored by code, for places move when rows are added.
        valueOf(part) {
          const place = places.get(String(part));
          if (place === undefined) throw badCursor();
          return place;
        },
      },
    ];
  };
}

/** Orders by a number that may be missing: last unless asked otherwise. What is missing is a term of its own, for a cursor cannot compare with null. */
export function byNumber(column: Sql, property: string): MakeTerm {
  return (direction) => [
    {
      column: sql`(${column} is null)::int`,
      type: sql`int`,
      descending: direction.endsWith("NULLS_FIRST"),
      needs: [property],
      partOf: (fact) => (fact[property] === null ? 1 : 0),
      valueOf: (part) => Number(part),
    },
    {
      column: sql`coalesce(${column}, 0)`,
      type: sql`numeric`,
      descending: direction.startsWith("DESC"),
      needs: [property],
      partOf: (fact) => (fact[property] as string | null) ?? "0",
      valueOf: (part) => String(part),
    },
  ];
}
