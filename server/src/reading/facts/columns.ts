import { join, raw, sql, type Sql } from "../../db/sql.ts";

/** A row of facts as it was fetched: the properties that were needed, by name. */
export type Fact = Readonly<Record<string, unknown>>;

/** What a row can carry: the expression, and how it travels. */
export interface Column {
  readonly sql: Sql;
  readonly kind: Kind;
}

type Kind = "number" | "optionalNumber" | "word" | "text";

/** A whole number that is always there and not negative: an id, a version. */
export const number = (expression: Sql): Column => ({ sql: expression, kind: "number" });
/** Such a number that may be missing. */
export const optionalNumber = (expression: Sql): Column => ({ sql: expression, kind: "optionalNumber" });
/** A text that is never empty and has no blanks in it, as digits, names of an enum and instants; it may be missing. */
export const word = (expression: Sql): Column => ({ sql: expression, kind: "word" });
/** What people wrote, if they did. */
export const text = (expression: Sql): Column => ({ sql: expression, kind: "text" });

/** Columns under their names. */
export type NamedColumns = Readonly<Record<string, Column>>;

/** Columns as PostgreSQL gives them by itself, for a row or two. */
export function asColumns(columns: NamedColumns): Sql {
  const wanted = Object.entries(columns).map(([name, column]) => sql`${column.sql} as ${raw(`"${name}"`)}`);
  return wanted.length === 0 ? sql`true as present` : join(wanted, ", ");
}

/**
 * The same columns packed into one text: field behind field, with tabs between them. As columns of their own they take
 * PostgreSQL half as long again, and the driver five times as long.
 */
export function asFact(columns: NamedColumns): Sql {
  const fields = Object.values(columns).map(packed);
  return fields.length === 0 ? sql`''` : sql`concat_ws(E'\\t', ${join(fields, ", ")})`;
}

/** A row of packed facts: one, or all of a parent with line breaks between them; null when it has none. */
export interface PackedRow {
  readonly parentId?: number;
  readonly fact: string | null;
}

/** The facts in packed rows, each with the `parentId` of its row. */
export function factsOf(rows: readonly PackedRow[], columns: NamedColumns): readonly Fact[] {
  const fields = Object.entries(columns).map(([name, { kind }]) => ({ name, read: readers[kind] }));
  return rows.flatMap(({ parentId, fact: packed }) => {
    if (packed === null) return [];
    // All facts of a row begin as copies of one, and so have one shape in memory.
    const empty: Record<string, unknown> = parentId === undefined ? {} : { parentId };
    for (const { name } of fields) empty[name] = null;
    const facts: Fact[] = [];
    const place = { text: packed, at: 0 };
    do {
      const fact = { ...empty };
      fields.forEach(({ name, read }, index) => {
        if (index > 0) pass(place, tab);
        fact[name] = read(place);
      });
      if (place.at < packed.length) pass(place, lineBreak);
      else place.at++;
      facts.push(fact);
    } while (place.at <= packed.length);
    return facts;
  });
}

/** A missing number where one is always there would let the next field take its place: better no answer than that one. */
function pass(place: Place, mark: number): void {
  if (place.text.charCodeAt(place.at) !== mark) misread();
  place.at++;
}

function misread(): never {
  throw new Error("a fact has other fields than its columns say");
}

function packed({ sql: expression, kind }: Column): Sql {
  if (kind === "number") return expression; // as text it would take a third longer
  // JSON has neither tabs nor line breaks in a text, whatever people wrote.
  const field = kind === "text" ? sql`to_json(${expression})` : expression;
  return sql`coalesce(${field}::text, '')`;
}

/** A place in a text that is read field by field. */
interface Place {
  readonly text: string;
  at: number;
}

/** Each reads the field that begins at a place and goes to its end; nothing there is null. */
const readers: Readonly<Record<Kind, (place: Place) => unknown>> = {
  number: (place) => readNumber(place) ?? misread(),
  optionalNumber: readNumber,
  word: readWord,
  text(place) {
    const json = readWord(place);
    return json === null ? null : JSON.parse(json);
  },
};

/** Digit by digit: most of what is fetched are ids, and a text for each would be thrown away at once. */
function readNumber(place: Place): number | null {
  const { text, at } = place;
  let end = at;
  let number = 0;
  for (let code = text.charCodeAt(end); code >= zero && code <= nine; code = text.charCodeAt(++end))
    number = number * 10 + code - zero;
  place.at = end;
  return end === at ? null : number;
}

const zero = 48;
const nine = 57;
const tab = 9;
const lineBreak = 10;

function readWord(place: Place): string | null {
  const { text, at } = place;
  let end = at;
  while (end < text.length && text.charCodeAt(end) > lineBreak) end++;
  place.at = end;
  return end === at ? null : text.slice(at, end);
}
