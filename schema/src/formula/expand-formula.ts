import type { Formula } from "./formula.ts";

/** Names, numbers and signs of a formula once those it names are written out, and every name that was written out. */
export const mostExpanded = 500;

/**
 * A formula with the formulas it names written out, so that only indicators that are reported are left in it and
 * nothing is rounded on the way. Null when it would have more than `mostExpanded` parts, or no end.
 */
export function expandFormula(formula: Formula, formulas: ReadonlyMap<string, Formula>): Formula | null {
  let parts = 0;
  const expand = (one: Formula): Formula | null => {
    const named = one.kind === "NAME" ? formulas.get(one.code) : undefined;
    parts += 1;
    if (parts > mostExpanded) return null;
    if (named) return expand(named);
    if (one.kind === "NEGATIVE") {
      const of = expand(one.of);
      return of && { ...one, of };
    }
    if (one.kind !== "PAIR") return one;
    const left = expand(one.left);
    const right = left && expand(one.right);
    return left && right && { ...one, left, right };
  };
  return expand(formula);
}
