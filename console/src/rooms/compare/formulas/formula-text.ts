import { directions, type Direction } from "@bangvang/schema/indicator";

/** A column of one's own, as the API takes it. */
export interface OwnFormula {
  readonly code: string;
  readonly formula: string;
  readonly name: string;
  readonly measure: string;
  readonly direction: Direction;
}

/** Formulas as a text of the address: a list of lists, since names and formulas may hold any mark. */
export function writeFormulas(formulas: readonly OwnFormula[]): string | undefined {
  if (formulas.length === 0) return undefined;
  return JSON.stringify(
    formulas.map(({ code, formula, name, measure, direction }) => [code, formula, name, measure, direction]),
  );
}

/** What the address says; what is none is left out. */
export function readFormulas(text: string | undefined): readonly OwnFormula[] {
  if (!text) return [];
  try {
    const read: unknown = JSON.parse(text);
    return Array.isArray(read) ? read.flatMap(formulaOf) : [];
  } catch {
    return [];
  }
}

function formulaOf(read: unknown): readonly OwnFormula[] {
  if (!Array.isArray(read) || read.length !== 5 || !read.every((part) => typeof part === "string")) return [];
  const [code, formula, name, measure, way] = read as [string, string, string, string, string];
  const direction = directions.find((one) => one === way);
  return code && direction ? [{ code, formula, name, measure, direction }] : [];
}
