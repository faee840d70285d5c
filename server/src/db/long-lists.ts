/** Asked again, a statement is planned for lists of ten: with thousands in one, such a plan takes minutes instead of a moment. */
const longList = 500;

type Entry = string | number | boolean | null;

/** Whether a value of a statement is a list too long for a plan that was made before. */
export function isLongList(value: unknown): value is readonly Entry[] {
  return Array.isArray(value) && value.length > longList;
}

/** A list of numbers, texts, flags and nulls as PostgreSQL reads it; the driver, which quotes each entry, takes five times as long. */
export function writtenList(entries: readonly Entry[]): string {
  return `{${entries.map(written).join(",")}}`;
}

/** Decimals, codes, names of an enum: nothing in them means anything to PostgreSQL, and none is the word for nothing. */
const plain = /^(?!null$)[\w.-]+$/i;

function written(entry: Entry): string {
  if (entry === null) return "NULL";
  const text = String(entry);
  return typeof entry !== "string" || plain.test(text) ? text : `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
}

/** A list less the nothings at its end: `unnest` fills it up again beside a longer one, and most lists here are nothing but that. */
export function withoutEnd<Entry>(list: readonly (Entry | null)[]): readonly (Entry | null)[] {
  return list.slice(0, list.findLastIndex((entry) => entry !== null) + 1);
}
