import { ApiProblem } from "../api-problem.ts";

/** One wish for an order: an object with exactly one field, perhaps nested, that holds a direction. */
export type Wish = Readonly<Record<string, unknown>>;

export type Direction = "ASC" | "DESC" | "ASC_NULLS_FIRST" | "ASC_NULLS_LAST" | "DESC_NULLS_FIRST" | "DESC_NULLS_LAST";

/** Wishes an order may have: more than that nobody means, and each is a sort. */
const mostWishes = 10;

/** The fields and directions of an order. Errors: BAD_USER_INPUT, LIMIT_EXCEEDED. */
export function readWishes(wishes: readonly Wish[] | null | undefined): readonly (readonly [string, Direction])[] {
  if (wishes && wishes.length > mostWishes)
    throw new ApiProblem("LIMIT_EXCEEDED", `orderBy has at most ${mostWishes} entries; ${wishes.length} were given.`);
  return (wishes ?? []).map(readWish);
}

/** The field a wish names, as `value` or `unit.name`. One that names none, or two, is BAD_USER_INPUT: its order would be a guess. */
function readWish(wish: Wish): readonly [string, Direction] {
  const given = Object.entries(wish).filter(([, value]) => value !== undefined && value !== null);
  const [only] = given;
  if (!only || given.length > 1)
    throw new ApiProblem("BAD_USER_INPUT", "Each entry of orderBy names exactly one field.");
  const [name, value] = only;
  if (typeof value === "string") return [name, value as Direction];
  const [field, direction] = readWish(value as Wish);
  return [`${name}.${field}`, direction];
}

export function isDownwards(direction: Direction): boolean {
  return direction.startsWith("DESC");
}

/** Nothing comes last unless asked otherwise. */
export function putsNullsFirst(direction: Direction): boolean {
  return direction.endsWith("NULLS_FIRST");
}
