import type { Entries, FieldRead, LevelField, MemoryField } from "./nodes.ts";

/** How the fields of object types are read, by type and field. A field without an entry is the property of that name. */
export type Reads = Readonly<Record<string, Readonly<Record<string, FieldRead>>>>;

/** What a list without pages is taken to hold when an operation is weighed. */
const unpagedEntries = 10;
const defaultPage = 50;

interface Options {
  readonly needs?: readonly string[];
  readonly entries?: Entries;
}

/** Says that a field is known from its row and the dimensions. `needs` names the columns of a fact it is made of. */
export function memory<Row>(
  read: MemoryField<Row>["read"],
  options: Options & { readonly isPersonal?: boolean } = {},
): FieldRead {
  const { needs = [], isPersonal = false, entries = one } = options;
  const field: MemoryField<Row> = { kind: "memory", needs, isPersonal, entries, read };
  return field as unknown as FieldRead;
}

/** Says that a field is fetched, for all rows at once. `cost` is what it costs to find them, beside what is found. */
export function level<Row>(
  load: LevelField<Row>["load"],
  options: Options & { readonly cost?: Entries; readonly isOnAnyMap?: boolean } = {},
): FieldRead {
  const { needs = [], entries = one, cost = nothing, isOnAnyMap = false } = options;
  const field: LevelField<Row> = { kind: "level", needs, entries, cost, isOnAnyMap, load };
  return field as unknown as FieldRead;
}

const nothing: Entries = () => 0;

/** Weighs a single answer. */
export const one: Entries = () => 1;
/** Weighs a list that has no pages. */
export const several: Entries = () => unpagedEntries;
/** Weighs a list that seldom has more than one or two. */
export const few: Entries = () => 2;
/** Weighs a page by the size that is asked for. */
export const page: Entries = ({ first, last }) => Math.max(0, Number(first ?? last ?? defaultPage));

/** The maps of several rooms as one. A field that two rooms claim is a fault of the house. */
export function mergeReads(maps: readonly Reads[]): Reads {
  const merged: Record<string, Record<string, FieldRead>> = {};
  for (const [type, fields] of maps.flatMap((map) => Object.entries(map))) {
    const known = (merged[type] ??= {});
    for (const [name, field] of Object.entries(fields)) {
      if (name in known) throw new Error(`${type}.${name} is read in two ways`);
      known[name] = field;
    }
  }
  return merged;
}
