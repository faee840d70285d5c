import { sql, join, type Sql } from "../../db/sql.ts";
import { ApiProblem } from "../../api-problem.ts";
import { badCursor, type CursorPart } from "../../reading/page.ts";
import type { DimensionRow, Dimensions } from "../../reading/dimensions.ts";
import { inOrder } from "../organisation/organisation.reads.ts";
import { unitDimension } from "../organisation/organisation.dimensions.ts";
import type { Figure } from "./figure.ts";
import { indicatorDimension, periodDimension } from "./indicators.dimensions.ts";

export type Direction = "ASC" | "DESC" | "ASC_NULLS_FIRST" | "ASC_NULLS_LAST" | "DESC_NULLS_FIRST" | "DESC_NULLS_LAST";

/** One wish for the order of figures; exactly one field is given. */
export interface FigureOrder {
  readonly unit?: { readonly code?: Direction; readonly name?: Direction } | undefined;
  readonly indicator?: { readonly code?: Direction; readonly name?: Direction } | undefined;
  readonly period?: { readonly startsOn?: Direction } | undefined;
  readonly value?: Direction | undefined;
}

/** One column of an order: what PostgreSQL sorts by, and the same value read from a figure for the cursor. */
interface Term {
  readonly column: Sql;
  readonly type: Sql;
  readonly descending: boolean;
  readonly partOf: (figure: Figure) => CursorPart;
  /** The sort value a cursor part stands for; dimensions are stored by code, for ranks move when rows are added. */
  readonly valueOf: (part: CursorPart) => number | string;
}

/** A total order of figures: the wishes first, the key always last. */
export interface FigureOrdering {
  /** Names the order; a cursor is bound to it. */
  readonly name: string;
  orderBy(backwards: boolean): Sql;
  /** The predicate for what lies beyond a cursor. */
  beyond(parts: readonly CursorPart[], backwards: boolean): Sql;
  cursorParts(figure: Figure): readonly CursorPart[];
}

const keyOrder: readonly FigureOrder[] = [
  { unit: { code: "ASC" } },
  { indicator: { code: "ASC" } },
  { period: { startsOn: "ASC" } },
];

/** Reads the wishes. An empty one, or one with two fields, is BAD_USER_INPUT, for its order would be a guess. */
export function figureOrdering(wishes: readonly FigureOrder[] | undefined, dimensions: Dimensions): FigureOrdering {
  const terms = [...(wishes ?? []), ...keyOrder].flatMap((wish) => termsOf(wish, dimensions));
  terms.push({
    column: sql`figure.kind`,
    type: sql`text`,
    descending: false,
    partOf: (figure) => figure.kind,
    valueOf: (part) => String(part),
  });
  return {
    name: `figures ${JSON.stringify(wishes ?? [])}`,
    orderBy: (backwards) =>
      join(
        terms.map((term) => sql`${term.column}${term.descending === backwards ? sql`` : sql` desc`}`),
        ", ",
      ),
    beyond: (parts, backwards) => beyond(terms, parts, backwards),
    cursorParts: (figure) => terms.map((term) => term.partOf(figure)),
  };
}

function termsOf(wish: FigureOrder, dimensions: Dimensions): readonly Term[] {
  const given = [
    ...Object.entries(wish.unit ?? {}).map(([field, direction]) => ["unit", field, direction] as const),
    ...Object.entries(wish.indicator ?? {}).map(([field, direction]) => ["indicator", field, direction] as const),
    ...Object.entries(wish.period ?? {}).map(([field, direction]) => ["period", field, direction] as const),
    ...(wish.value ? [["value", "value", wish.value] as const] : []),
  ].filter(([, , direction]) => direction !== undefined && direction !== null);
  const [only] = given;
  if (!only || given.length > 1)
    throw new ApiProblem("BAD_USER_INPUT", "Each entry of orderBy names exactly one field.");
  const [table, field, direction] = only;
  return table === "value" ? valueTerms(direction) : [rankTerm(table, field, direction, dimensions)];
}

/** Figures without a value sort last unless asked otherwise; they are a term of their own, for a cursor cannot compare with null. */
function valueTerms(direction: Direction): readonly Term[] {
  const nullsFirst = direction.endsWith("NULLS_FIRST");
  return [
    {
      column: sql`(figure.value is null)::int`,
      type: sql`int`,
      descending: nullsFirst,
      partOf: ({ value }) => (value === null ? 1 : 0),
      valueOf: (part) => Number(part),
    },
    {
      column: sql`coalesce(figure.value, 0)`,
      type: sql`numeric`,
      descending: direction.startsWith("DESC"),
      partOf: ({ value }) => value ?? "0",
      valueOf: (part) => String(part),
    },
  ];
}

/** Names sort as people here expect, whatever the locale of the database: by their place in an order made in memory. */
function rankTerm(
  table: "unit" | "indicator" | "period",
  field: string,
  direction: Direction,
  dimensions: Dimensions,
): Term {
  const rows = rowsInOrder(table, field, dimensions);
  const ranks = new Map(rows.map(({ code }, index) => [code, index + 1]));
  return {
    column: sql`array_position(${rows.map(({ id }) => id)}::int[], ${idColumns[table]})`,
    type: sql`int`,
    descending: direction.startsWith("DESC"),
    partOf: (figure) => figure[table].code,
    valueOf: (part) => {
      const rank = ranks.get(String(part));
      if (rank === undefined) throw badCursor();
      return rank;
    },
  };
}

const idColumns = { unit: sql`figure.unit_id`, indicator: sql`figure.indicator_id`, period: sql`figure.period_id` };

function rowsInOrder(
  table: "unit" | "indicator" | "period",
  field: string,
  dimensions: Dimensions,
): readonly DimensionRow[] {
  if (table === "period") return dimensions.of(periodDimension).rows;
  const rows: readonly (DimensionRow & { readonly name: string })[] =
    table === "unit" ? dimensions.of(unitDimension).rows : dimensions.of(indicatorDimension).rows;
  return inOrder(rows, [{ [field]: "ASC" }]);
}

/** Lexicographic: beyond in the first term, or equal there and beyond in the second, and so on. */
function beyond(terms: readonly Term[], parts: readonly CursorPart[], backwards: boolean): Sql {
  if (parts.length !== terms.length) throw badCursor();
  const values = terms.map((term, index) => sql`${term.valueOf(parts[index] ?? null)}::${term.type}`);
  const steps = terms.map((term, index) => {
    const equal = terms.slice(0, index).map((before, i) => sql`${before.column} = ${values[i]}`);
    const past =
      term.descending === backwards ? sql`${term.column} > ${values[index]}` : sql`${term.column} < ${values[index]}`;
    return sql`(${join([...equal, past], " and ")})`;
  });
  return sql`(${join(steps, " or ")})`;
}
