import { ApiProblem } from "../../../server/src/api-problem.ts";
import { byCalendar, listedType, propertyOf } from "./lists.ts";
import { byText, type Period } from "./world.ts";

export type Wish = Readonly<Record<string, unknown>>;
type Compare = (a: object, b: object) => number;

const vietnamese = new Intl.Collator("vi");

/** The order of a list: the wishes one after the other, then the key of its rows. */
export function comparing(typeName: string, wishes: readonly Wish[]): Compare {
  const compares = [...wishes.map(compareBy), listedType(typeName).compare as Compare];
  return (a, b) => compares.reduce((decided, compare) => decided || compare(a, b), 0);
}

/** A wish names exactly one field, perhaps of a related row, and a direction. */
function compareBy(wish: Wish): Compare {
  const given = leavesOf(wish);
  const [only] = given;
  if (!only || given.length > 1)
    throw new ApiProblem("BAD_USER_INPUT", "Each entry of orderBy names exactly one field.");
  const { path, direction } = only;
  const sign = direction.startsWith("DESC") ? -1 : 1;
  const name = path.at(-1)!;
  const rowIn = (row: object): object => path.slice(0, -1).reduce((at, step) => propertyOf(at, step) as object, row);
  return (a, b) => {
    const [rowA, rowB] = [rowIn(a), rowIn(b)];
    if (name === "startsOn") return sign * byCalendar(rowA as Period, rowB as Period);
    const [valueA, valueB] = [propertyOf(rowA, name), propertyOf(rowB, name)];
    if (valueA === null || valueB === null) {
      const nulls = direction.endsWith("NULLS_FIRST") ? -1 : 1;
      return nulls * (Number(valueA === null) - Number(valueB === null));
    }
    const compared = compareValues(name, valueA as string | number, valueB as string | number);
    // Of two related rows with one name the code decides, in the direction of the wish: their figures stay together.
    const isRelatedName = name === "name" && path.length > 1;
    return sign * (compared || (isRelatedName ? byText(codeOf(rowA), codeOf(rowB)) : 0));
  };
}

/** Figures are numbers; names sort as Vietnamese does; all other text goes by code point. */
function compareValues(name: string, a: string | number, b: string | number): number {
  if (name === "value" || typeof a === "number") return Number(a) - Number(b);
  return name === "name" ? vietnamese.compare(a, String(b)) : byText(a, String(b));
}

const codeOf = (row: object): string => propertyOf(row, "code") as string;

function leavesOf(wish: Wish): readonly { readonly path: readonly string[]; readonly direction: string }[] {
  return Object.entries(wish).flatMap(([name, inner]) => {
    if (inner === null) return [];
    if (typeof inner === "string") return [{ path: [name], direction: inner }];
    return leavesOf(inner as Wish).map(({ path, direction }) => ({ path: [name, ...path], direction }));
  });
}
