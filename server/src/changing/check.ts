import { keyText } from "@bangvang/schema/figure";
import type { CellProblem } from "@bangvang/schema/problem";
import { asMeasure, isRevalued } from "@bangvang/schema/rules/measure";
import type { Seen } from "@bangvang/schema/rules/check-rule";
import { Findings } from "./findings.ts";
import type { Around, Catalogue, Cell, Checked, FoundProblem, Locked, Merged } from "./stages.ts";

interface Surroundings {
  readonly locked: Locked;
  readonly around: Around;
}

/**
 * Holds the cells that are about to change against every rule: the same code the console ran while they were typed.
 * What is only doubted stands when the set says why. Of a set that wants its clean cells applied, those with a problem are
 * left out; that changes what others are held against, so these are asked again until nothing more is found.
 */
export function check(merged: Merged, { locked, around }: Surroundings, catalogue: Catalogue): Checked {
  const problems: FoundProblem[] = [...merged.problems];
  const changing = new Map(merged.cells.map((cell) => [cell.text, cell]));
  const see = sight(merged, { locked, around }, changing);
  const isAsked = ({ content, text }: Cell): boolean => isRevalued(content, locked.rows.get(text));
  const findings = new Findings({ changing, isAsked, see, around, rules: catalogue.rules });
  const stops = ({ severity }: CellProblem): boolean => severity === "HARD" || merged.because === null;
  for (;;) {
    const [alone, beside] = [findings.alone().filter(stops), findings.beside().filter(stops)];
    // What is wrong with a cell by itself goes first: the others may be right beside what then stands.
    const stopping = merged.mode === "ALL_OR_NOTHING" ? [...alone, ...beside] : alone.length > 0 ? alone : beside;
    problems.push(...stopping);
    if (stopping.length === 0 || merged.mode === "ALL_OR_NOTHING") {
      const doubts = [...findings.alone(), ...findings.beside()].filter(({ severity }) => severity === "SOFT");
      return { ...merged, kind: "checked", cells: [...changing.values()], problems, doubts };
    }
    findings.leaveOut(new Set(stopping.map(({ key }) => keyText(key))));
  }
}

/** What rules see of a cell: what it is to hold, else what stands there. */
function sight(
  { mode, problems }: Merged,
  { locked: { rows }, around: { beside } }: Surroundings,
  changing: ReadonlyMap<string, Cell>,
): (text: string) => Seen | undefined {
  // Where one problem stops the whole set, a cell that has one says nothing about others.
  const silent = new Set(
    mode === "ALL_OR_NOTHING" ? problems.flatMap((one) => ("key" in one ? keyText(one.key) : [])) : [],
  );
  return (text) => {
    if (silent.has(text)) return undefined;
    return asMeasure(changing.get(text)?.content ?? rows.get(text) ?? beside.get(text));
  };
}
