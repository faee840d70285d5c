import type { Sql } from "../../db/sql.ts";
import type { DimensionKind, DimensionRow, Dimensions } from "../dimensions.ts";
import type { Fence } from "../fence.ts";
import type { Fact, NamedColumns } from "./columns.ts";
import type { CursorPart } from "../cursors.ts";
import type { Direction } from "../wish.ts";

/** How the engine reads one table of facts: what its rows carry, and by what they are found, ordered and fenced. */
export interface FactTable {
  /** The FROM that has every column below but those of the joins. */
  readonly from: Sql;
  /** The fence: which rows may be seen. */
  readonly visible: (fence: Fence) => Sql;
  /** Which rows count as being there. */
  readonly shown: Sql;
  /** What a row can carry, by property. */
  readonly columns: NamedColumns;
  /** Joins that only some properties need. */
  readonly joins: readonly { readonly for: readonly string[]; readonly join: Sql }[];
  /** The dimensions its ids point to, by the name filters have for them. */
  readonly dimensions: Readonly<Record<string, FactDimension>>;
  /** Columns filters compare, by name. */
  readonly filters: Readonly<Record<string, ColumnFilter>>;
  /** Facts that hang under a row, for `some`, `none` and `every`, by name. */
  readonly related: Readonly<Record<string, RelatedFacts>>;
  /** What it can be ordered by, as `value` or `unit.name`. */
  readonly orders: Readonly<Record<string, MakeTerm>>;
  /** The key, which comes last in every order: then the order is total. */
  readonly key: readonly KeyTerm[];
  /** How many terms of the key are the first columns of its index, so that a deep page is found and not counted off. */
  readonly keyIndexed: number;
  /** The dimensions of its key, of which each combination has one row for each kind; none where the key is no cell. */
  readonly cells?: readonly string[];
}

export interface FactDimension {
  readonly column: Sql;
  /** Whether a fact may point to none; a comparison with nothing is false, not unknown. */
  readonly isNullable: boolean;
  readonly kind: DimensionKind<DimensionRow>;
}

export interface ColumnFilter {
  readonly column: Sql;
  readonly isNullable: boolean;
  readonly isDecimal: boolean;
}

export interface RelatedFacts {
  readonly table: () => FactTable;
  /** The condition that ties a related row to this one. */
  readonly on: Sql;
}

/** One column of an order: what PostgreSQL sorts by, and the same value read from a row for the cursor. */
export interface Term {
  readonly column: Sql;
  readonly type: Sql;
  readonly descending: boolean;
  /** Properties of the row that `partOf` reads. */
  readonly needs: readonly string[];
  readonly partOf: (fact: Fact) => CursorPart;
  /** The sort value a cursor part stands for. Throws BAD_CURSOR for a part that stands for nothing any more. */
  readonly valueOf: (part: CursorPart) => number | string;
}

export type MakeTerm = (direction: Direction, ordering: Ordering) => readonly Term[];
export type KeyTerm = (ordering: Ordering) => readonly Term[];

/** Rows of a dimension, by the name filters have for it, that a filter leaves whatever else it says. */
export type Left = ReadonlyMap<string, ReadonlySet<number>>;

/** What an order is made with: the dimensions, and the rows of them that can occur. */
export interface Ordering {
  readonly dimensions: Dimensions;
  readonly left: Left;
}
