import type { FigureColumn, FileFormat, NumberSpelling } from "@bangvang/schema/exchange";
import type { CellContent } from "@bangvang/schema/figure";
import type { NumberContext } from "@bangvang/schema/number-reader/number-context";
import type { RowProblem } from "./file-problem.ts";

/** What people send: the bytes of a file, and how they want them read. */
export interface Upload {
  readonly bytes: Buffer;
  readonly format: FileFormat;
  readonly numbers: NumberSpelling;
  /** What is known of each indicator's cells, by its code. */
  readonly contexts: ReadonlyMap<string, NumberContext>;
}

/** What stands in the value column of a row. `plain`: the same text as programs write numbers, where that is another number. */
export type ReadValue =
  | { readonly kind: "BLANK" }
  | { readonly kind: "STATE"; readonly state: "NOT_REPORTED" | "NOT_APPLICABLE" }
  | {
      readonly kind: "NUMBER";
      readonly value: string;
      readonly qualifier: CellContent["qualifier"];
      readonly plain: string | null;
    }
  | {
      readonly kind: "PROBLEM";
      readonly code: RowProblem["code"];
      readonly params: Readonly<Record<string, string>>;
      readonly plain: string | null;
    };

/**
 * One row as it was read, before anything is known of the database. Of the columns a file may leave out, undefined says
 * that there is no such column, null that the cell is empty.
 */
export interface ReadRow {
  readonly row: number;
  readonly unit: string;
  readonly indicator: string;
  readonly period: string;
  readonly kind: string;
  readonly value: ReadValue;
  readonly state: string | null | undefined;
  readonly qualifier: string | null | undefined;
  readonly quality: string | null | undefined;
  readonly note: string | null | undefined;
  readonly source: string | null | undefined;
  /** Null: the row says nothing of the version it was read at. */
  readonly version: number | null;
}

/** A whole file as it was read. Rows with a problem of their own are among the problems and not among the rows. */
export interface ReadFile {
  readonly kind: "READ";
  /** Rows that are not empty. */
  readonly count: number;
  readonly rows: readonly ReadRow[];
  readonly problems: readonly RowProblem[];
  readonly ignoredColumns: readonly string[];
  readonly settledByColumn: number;
}

/** What stood at the version a row was read at, and what stands there now. Null: nothing ever did. */
export interface Standing {
  readonly base: CellContent | null;
  readonly now: (CellContent & { readonly version: number }) | null;
}

export type PlaceOfColumn = ReadonlyMap<FigureColumn, number>;
