import { findCycle } from "@bangvang/schema/formula/find-cycle";
import { namesOf, type FormulaProblemCode } from "@bangvang/schema/formula/formula";
import { readFormula } from "@bangvang/schema/formula/read-formula";
import type { OwnFormula } from "./formula-text.ts";

/** What is wrong with a formula, from which of its characters on (from 1). */
export interface FormulaFault {
  readonly code: FormulaProblemCode | "NAME_UNKNOWN" | "FORMULA_CYCLE" | "FORMULA_NAMES_NOTHING";
  readonly column: number;
  readonly params: Readonly<Record<string, string>>;
}

/** The first thing wrong with a formula among those it stands beside; null when there is nothing. */
export function checkOwn(
  { code, formula }: Pick<OwnFormula, "code" | "formula">,
  beside: readonly OwnFormula[],
  isIndicator: (code: string) => boolean,
): FormulaFault | null {
  const read = readFormula(formula);
  if ("problem" in read) return read.problem;
  const names = namesOf(read.formula);
  if (names.length === 0) return { code: "FORMULA_NAMES_NOTHING", column: 1, params: {} };
  const others = beside.filter((other) => other.code !== code);
  const unknown = names.find(
    (name) => name !== code && !isIndicator(name) && !others.some((other) => other.code === name),
  );
  if (unknown) return { code: "NAME_UNKNOWN", column: placeOf(unknown, formula), params: { text: unknown } };
  const cycle = findCycle(
    new Map([...others.map((other) => [other.code, namesIn(other.formula)] as const), [code, names]]),
  );
  return cycle ? { code: "FORMULA_CYCLE", column: 1, params: { cycle: cycle.join(" → ") } } : null;
}

function namesIn(text: string): readonly string[] {
  const read = readFormula(text);
  return "formula" in read ? namesOf(read.formula) : [];
}

/** Where a name stands as a whole word. */
function placeOf(name: string, formula: string): number {
  return formula.search(new RegExp(`(?<![A-Z0-9_])${name}(?![A-Z0-9_])`)) + 1;
}

/** A code nobody has. */
export function freshCode(taken: (code: string) => boolean): string {
  let number = 1;
  while (taken(`OWN${number}`)) number += 1;
  return `OWN${number}`;
}
