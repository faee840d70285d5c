import { join, sql, type Sql } from "../../db/sql.ts";
import type { Compare } from "../dimension-order.ts";
import type { DimensionKind, DimensionRow } from "../dimensions.ts";
import { known } from "../known.ts";
import { badCursor, type CursorPart } from "../cursors.ts";
import { isDownwards, putsNullsFirst, readWishes, type Wish } from "../wish.ts";
import type { Fact } from "./columns.ts";
import type { FactTable, MakeTerm, Ordering, Term } from "./fact-table.ts";

/** A total order: the wishes first, then the key. */
export interface Order {
  readonly terms: readonly Term[];
  /** How many terms at the front are the first columns of an index, all in one direction. */
  readonly indexed: number;
}

/** Reads the wishes. Errors: BAD_USER_INPUT. */
export function readOrder(wishes: readonly Wish[] | null | undefined, table: FactTable, ordering: Ordering): Order {
  const wished = readWishes(wishes).flatMap(([field, direction]) => {
    const makeTerm = table.orders[field];
    if (!makeTerm) throw new Error(`no field ${field} to order by`);
    return makeTerm(direction, ordering);
  });
  const key = table.key.flatMap((term) => term(ordering));
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
  const isUp = terms[0]?.descending === backwards;
  return isUp ? sql`(${columns}) >= (${at}) and ${past}` : sql`(${columns}) <= (${at}) and ${past}`;
}

export function cursorParts({ terms }: Order, fact: Fact): readonly CursorPart[] {
  return terms.map((term) => term.partOf(fact));
}

/** The column of a fact that points to a dimension. */
export interface Pointer {
  /** The name filters have for the dimension. */
  readonly dimension: string;
  readonly column: Sql;
  readonly property: string;
  readonly kind: DimensionKind<DimensionRow>;
}

/**
 * Orders by a dimension as people expect, whatever the locale of the database: by the place in an order made in memory,
 * its own when no other is given. Only rows the filter leaves have a place. Where their ids rise with their places, the
 * column itself is the order, and an index may have it.
 */
export function byPlace({ dimension, column, property, kind }: Pointer, compare?: Compare<never>): MakeTerm {
  return (direction, { dimensions, left }) => {
    const { rows, byId, byCode } = dimensions.of(kind);
    const ordered = compare ? rows.toSorted(compare as Compare<DimensionRow>) : rows;
    const kept = left.get(dimension);
    const ids = (kept ? ordered.filter(({ id }) => kept.has(id)) : ordered).map(({ id }) => id);
    const rises = ids.every((id, place) => place === 0 || ids[place - 1]! < id);
    const sortValue = (place: number): number => (rises ? (ids[place] ?? 0) : place + 1);
    return [
      {
        column: rises ? column : sql`(${placesById(ids)}::int[])[${column}]`,
        type: sql`numeric`,
        descending: isDownwards(direction),
        needs: [property],
        partOf: (fact) => known(byId, fact[property] as number).code,
        // Stored by code, for places move when rows are added; a row the filter has lost lies between its neighbours.
        valueOf(part) {
          const row = byCode.get(String(part));
          if (!row) throw badCursor();
          const place = ids.indexOf(row.id);
          if (place >= 0) return sortValue(place);
          const before = new Set(ordered.slice(0, ordered.indexOf(row)).map(({ id }) => id));
          return sortValue(ids.filter((id) => before.has(id)).length - 1) + 0.5;
        },
      },
    ];
  };
}

/** The place of each id, counted from 1, in an array that is entered by id: found at once, however many there are. */
function placesById(ids: readonly number[]): readonly number[] {
  const places = Array.from({ length: Math.max(0, ...ids) }, () => 0);
  for (const [place, id] of ids.entries()) places[id - 1] = place + 1;
  return places;
}

/** Orders by a number that may be missing: last unless asked otherwise. What is missing is a term of its own, for a cursor cannot compare with null. */
export function byNumber(column: Sql, property: string): MakeTerm {
  return (direction) => [
    {
      column: sql`(${column} is null)::int`,
      type: sql`int`,
      descending: putsNullsFirst(direction),
      needs: [property],
      partOf: (fact) => (fact[property] === null ? 1 : 0),
      valueOf: (part) => Number(part),
    },
    {
      column: sql`coalesce(${column}, 0)`,
      type: sql`numeric`,
      descending: isDownwards(direction),
      needs: [property],
      partOf: (fact) => (fact[property] as string | null) ?? "0",
      valueOf: (part) => String(part),
    },
  ];
}
