/** Whose figures a snapshot may see, by the ids of their units; nobody's when there are none. */
export interface SnapshotSettings {
  readonly readUnits: readonly number[];
}

const texts = new WeakMap<readonly number[], string>();

/**
 * Opens a snapshot as the role that may only read, with its units named, in one trip: a text of several statements takes
 * no parameters, so the ids are written here, and nothing but whole numbers is. National scope is the list of all units;
 * its text is kept as long as the list.
 */
export function beginReading({ readUnits }: SnapshotSettings): string {
  const held = texts.get(readUnits);
  if (held !== undefined) return held;
  const text = `begin isolation level repeatable read read only; set local role bangvang_reader;
    select set_config('app.read_units', '${idList(readUnits)}', true)`;
  texts.set(readUnits, text);
  return text;
}

/** Whose figures a change may see and may change, by the ids of their units. */
export interface WriterSettings {
  readonly readUnits: readonly number[];
  readonly writeUnits: readonly number[];
}

/**
 * Opens the transaction of a change as the role that may write figures, and only inside a change set. Some thousand cells
 * are looked up among millions by their keys; the planner takes a row policy for half of all rows and would read them all, and
a table that has just been filled for an empty one.
 */
export function beginWriting({ readUnits, writeUnits }: WriterSettings): string {
  return `begin isolation level read committed; set local role bangvang_writer;
    set local enable_hashjoin = off; set local enable_mergejoin = off; set local enable_seqscan = off;
    select set_config('app.read_units', '${idList(readUnits)}', true), set_config('app.write_units', '${idList(writeUnits)}', true)`;
}

/** Whose reporting rounds a change may see and may take a step, by the ids of their units. */
export interface RoundSettings {
  readonly readUnits: readonly number[];
  readonly roundUnits: readonly number[];
}

/** Opens the transaction of a change of reporting rounds, as the same role; figures may not be changed in it. */
export function beginChangingRounds({ readUnits, roundUnits }: RoundSettings): string {
  return `begin isolation level read committed; set local role bangvang_writer;
    select set_config('app.read_units', '${idList(readUnits)}', true), set_config('app.round_units', '${idList(roundUnits)}', true)`;
}

/** Opens the transaction of a change of what belongs to one person, as the same role; nothing else may be changed in it. */
export function beginChangingOwn(personId: number): string {
  if (!Number.isSafeInteger(personId)) throw new Error(`${String(personId)} is not the id of a person`);
  return `begin isolation level read committed; set local role bangvang_writer;
    select set_config('app.person', '${personId}', true)`;
}

/** An array as PostgreSQL reads it. */
function idList(ids: readonly number[]): string {
  for (const id of ids) if (!Number.isSafeInteger(id)) throw new Error(`${String(id)} is not the id of a unit`);
  return `{${ids.join(",")}}`;
}
