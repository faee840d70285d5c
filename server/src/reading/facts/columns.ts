import { join, raw, sql, type Sql } from "../../db/sql.ts";
import type { Fact } from "./fact-table.ts";

/**
 * What a row can carry: the expression, and how it travels. A `number` is a whole number; a `word` is a text that is never
 * empty and has no blanks in it, as digits, names of an enum and instants; a `text` is what people wrote.
 */
export interface Column {
  readonly sql: Sql;
  readonly kind: "number" | "word" | "text";
}

export const number = (expression: Sql): Column => ({ sql: expression, kind: "number" });
export const word = (expression: Sql): Column => ({ sql: expression, kind: "word" });
export const text = (expression: Sql): Column => ({ sql: expression, kind: "text" });

/** Columns under their names. */
export type NamedColumns = Readonly<Record<string, Column>>;

/** Columns as PostgreSQL gives them by itself, for a row or two. */
export function asColumns(columns: NamedColumns): Sql {
  const wanted = Object.entries(columns).map(([name, column]) => sql`${column.sql} as ${raw(`"${name}"`)}`);
  return wanted.length === 0 ? sql`true as present` : join(wanted, ", ");
}

/**
 * The same columns packed into one text a row, `fact`: a field behind the other with tabs between them. A thousand rows of
 * their own take the driver five times as long as one text with all of them in it.
 */
export function asFact(columns: NamedColumns): Sql {
  if (Object.keys(columns).length === 0) return sql`'' as fact`;
  return sql`concat_ws(E'\\t', ${join(Object.values(columns).map(packed), ", ")}) as fact`;
}

/** The statement that gives the facts of another, in its order, as one text; `factsOf` reads it. */
export function inOneText(statement: Sql): Sql {
  return sql`select string_agg(fact, E'\\n') as facts from (${statement}) as fetched`;
}

/** The rows in what `inOneText` gave. */
export function factsOf(facts: string | null, columns: NamedColumns): readonly Fact[] {
  if (facts === null) return [];
  const fields = Object.entries(columns).map(([name, { kind }], place) => ({ name, read: readers[kind], place }));
  // All rows begin as copies of one, and so have one shape in memory.
  const empty = Object.fromEntries(fields.map(({ name }) => [name, null as unknown]));
  return facts.split("\n").map((line) => {
    const texts = line.split("\t");
    const fact = { ...empty };
    for (const { name, read, place } of fields) fact[name] = read(texts[place]!);
    return fact;
  });
}

function packed(column: Column): Sql {
  // JSON has neither tabs nor line breaks in a text, whatever people wrote.
  if (column.kind === "text") return sql`coalesce(to_json(${column.sql})::text, '')`;
  return sql`coalesce(${column.sql}::text, '')`;
}

const readers: Readonly<Record<Column["kind"], (text: string) => unknown>> = {
  number: (text) => (text === "" ? null : Number(text)),
  word: (text) => (text === "" ? null : text),
  text: (text) => (text === "" ? null : JSON.parse(text)),
};
