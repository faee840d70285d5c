import { families } from "../../../schema/src/indicator.ts";
import { periodTypes } from "../../../schema/src/period.ts";
import { ApiProblem } from "../../../server/src/api-problem.ts";
import { byCalendar, listedType, propertyOf } from "./lists.ts";
import { byText } from "./rows.ts";
import type { Period } from "./world.ts";

export type Wish = Readonly<Record<string, unknown>>;
type Compare = (a: object, b: object) => number;

/** The order of a list: the wishes one after the other, then what names its rows; or its own, when nothing is wished. */
export function comparing(typeName: string, wishes: readonly Wish[]): Compare {
  if (wishes.length > 10)
    throw new ApiProblem("LIMIT_EXCEEDED", `orderBy has at most 10 entries; ${wishes.length} were given.`);
  const { compare, last = compare } = listedType(typeName);
  if (wishes.length === 0) return compare as Compare;
  const compares = [...wishes.map((wish) => compareBy(wish, typeName)), last as Compare];
  return (a, b) => compares.reduce((decided, one) => decided || one(a, b), 0);
}

/** A wish names exactly one field, perhaps of a related row, and a direction. */
function compareBy(wish: Wish, typeName: string): Compare {
  const given = leavesOf(wish);
  const [only] = given;
  if (!only || given.length > 1)
    throw new ApiProblem("BAD_USER_INPUT", "Each entry of orderBy names exactly one field.");
  const { path, direction } = only;
  const sign = direction.startsWith("DESC") ? -1 : 1;
  const nulls = direction.endsWith("NULLS_FIRST") ? -1 : 1;
  const name = path.at(-1)!;
  const isFacts = ["Figure", "ReportingRound"].includes(typeName) && path.length > 1;
  return (a, b) => {
    const [rowA, rowB] = [rowIn(a, path), rowIn(b, path)];
    if (isFacts && name === "startsOn") return sign * byCalendar(rowA as Period, rowB as Period);
    const [valueA, valueB] = [valueIn(rowA, name), valueIn(rowB, name)];
    if (valueA === null || valueB === null) return nulls * (Number(valueA === null) - Number(valueB === null));
    const compared = compareValues(name, valueA, valueB);
    // Of two units with one name the code decides, in the direction of the wish: the facts of each stay together.
    const isNameOfFacts = isFacts && name === "name";
    return sign * (compared || (isNameOfFacts ? byText(codeOf(rowA), codeOf(rowB)) : 0));
  };
}

/** The row a wish is about: the row itself, or the one it names; null where it names none. */
function rowIn(row: object, path: readonly string[]): object | null {
  return path.slice(0, -1).reduce<object | null>((at, step) => at && (propertyOf(at, step) as object | null), row);
}

function valueIn(row: object | null, name: string): string | number | null {
  return row && (propertyOf(row, name) as string | number | null);
}

const codeOf = (row: object | null): string => propertyOf(row, "code") as string;

const vietnamese = new Intl.Collator("vi");

/** Values of a closed list sort as the list has them. */
const closedLists: Readonly<Record<string, readonly string[]>> = {
  level: ["CONFEDERATION", "PROVINCE", "CLUSTER"],
  role: ["HEAD", "DEPUTY", "MEMBER"],
  state: ["PROPOSED", "RECOMMENDED", "DECIDED", "REVOKED"],
  family: families,
  type: periodTypes,
};

/** Figures are numbers; names and titles sort as Vietnamese does; all other text goes by code point. */
function compareValues(name: string, a: string | number, b: string | number): number {
  if (name === "value" || typeof a === "number") return Number(a) - Number(b);
  if (name === "name" || name === "title") return vietnamese.compare(a, String(b));
  const list = closedLists[name];
  return list ? list.indexOf(a) - list.indexOf(String(b)) : byText(a, String(b));
}

function leavesOf(wish: Wish): readonly { readonly path: readonly string[]; readonly direction: string }[] {
  return Object.entries(wish).flatMap(([name, inner]) => {
    if (inner === null) return [];
    if (typeof inner === "string") return [{ path: [name], direction: inner }];
    const leaves = leavesOf(inner as Wish);
    // A related row without a field is a wish as well, one that names nothing.
    if (leaves.length === 0) throw new ApiProblem("BAD_USER_INPUT", "Each entry of orderBy names exactly one field.");
    return leaves.map(({ path, direction }) => ({ path: [name, ...path], direction }));
  });
}
