import { checkCell } from "@bangvang/schema/check-cell";
import { keyText, type FigureKey } from "@bangvang/schema/figure";
import { lastDay } from "@bangvang/schema/period";
import type { CellProblem } from "@bangvang/schema/problem";
import { checkRule, type RuleFinding, type Seen } from "@bangvang/schema/rules/check-rule";
import { asMeasure, isRevalued, witnessed } from "@bangvang/schema/rules/measure";
import { outOfTheOrdinary } from "@bangvang/schema/rules/out-of-the-ordinary";
import { cellsOf, rulesAt, type PlacedRule } from "@bangvang/schema/rules/rule-book";
import { yearBeforeOf } from "./look-around.ts";
import type { Catalogue, Cell, Checked, ClosedRound, Current, FoundProblem, Merged } from "./stages.ts";

/**
 * Holds the cells that are about to change against every rule: the same code the console ran while they were typed.
 * What is only doubted stands when the set says why. Of a set that wants its clean cells applied, those with a problem are
 * left out; that changes what their neighbours are held against, so these are asked again until nothing more is found.
 */
export function check(merged: Merged, current: Current, catalogue: Catalogue): Checked {
  const problems: FoundProblem[] = [...merged.problems];
  let { cells } = merged;
  for (;;) {
    const found = findProblems({ ...merged, cells, problems }, current, catalogue);
    const stopping = found.filter(({ severity }) => severity === "HARD" || merged.because === null);
    problems.push(...stopping);
    if (stopping.length === 0 || merged.mode === "ALL_OR_NOTHING") {
      const doubts = found.filter(({ severity }) => severity === "SOFT");
      return { ...merged, kind: "checked", cells, problems, doubts };
    }
    const bad = new Set(stopping.map(({ index }) => index));
    cells = cells.filter(({ index }) => !bad.has(index));
  }
}

function findProblems(merged: Merged, current: Current, catalogue: Catalogue): readonly CellProblem[] {
  const problems: CellProblem[] = [];
  const found = ({ key, index }: Cell, findings: Iterable<Omit<CellProblem, "key" | "index">>): void => {
    for (const finding of findings) problems.push({ ...finding, key, index });
  };
  const changing = new Map(merged.cells.map((cell) => [cell.text, cell]));
  const see = sight(merged, current, changing);
  const revalued = merged.cells.filter(({ content, text }) => isRevalued(content, current.rows.get(text)));
  const asked = new Set<string>();
  for (const cell of merged.cells) found(cell, closedRounds(cell, current.closedRounds));
  for (const cell of revalued) {
    found(cell, cellFindings(cell, current, see));
    for (const placed of rulesAt(cell.key, catalogue.rules)) {
      const name = `${placed.rule.name} ${keyText({ ...cell.key, indicator: "", period: placed.period })}`;
      if (asked.has(name)) continue;
      asked.add(name);
      const finding = checkRule(placed, (key) => see(keyText(key)));
      if (finding) found(firstChanged(placed, changing) ?? cell, [finding]);
    }
  }
  return problems;
}

/** What rules see of a cell: what it is to hold, else what stands there. */
function sight(
  { mode, problems }: Merged,
  { rows, around }: Current,
  changing: ReadonlyMap<string, Cell>,
): (key: string) => Seen | undefined {
  // Where one problem stops the whole set, a cell that has one says nothing about others.
  const silent = new Set(
    mode === "ALL_OR_NOTHING" ? problems.flatMap((one) => ("key" in one ? keyText(one.key) : [])) : [],
  );
  return (key) => {
    if (silent.has(key)) return undefined;
    return asMeasure(changing.get(key)?.content ?? rows.get(key) ?? around.get(key));
  };
}

function cellFindings(cell: Cell, { peers }: Current, see: (key: string) => Seen | undefined): readonly RuleFinding[] {
  const { value, quality } = cell.content;
  if (value === null) return [];
  const hard = checkCell(value, cell.indicator).map((finding) => ({ ...finding, severity: "HARD" as const }));
  if (hard.length > 0 || quality === "SAMPLE") return hard;
  const earlier = yearBeforeOf(cell);
  return outOfTheOrdinary(value, cell.indicator, {
    lastYear: earlier && witnessed(see(keyText(earlier.key))),
    peers: peers.get(cell.text) ?? null,
  });
}

function closedRounds({ unitId, key, period }: Cell, rounds: readonly ClosedRound[]) {
  return rounds
    .filter(
      (round) =>
        round.unitId === unitId &&
        round.kind === key.kind &&
        round.startsOn <= period.startsOn &&
        lastDay(period) <= round.endsOn,
    )
    .map(({ period: round, state, dueOn }) => ({
      code: "ROUND_CLOSED" as const,
      severity: "HARD" as const,
      params: { round, state, dueOn: dueOn ?? "" },
    }));
}

function firstChanged(placed: PlacedRule, changing: ReadonlyMap<string, Cell>): Cell | undefined {
  return cellsOf(placed)
    .map((key: FigureKey) => changing.get(keyText(key)))
    .find((cell) => cell !== undefined);
}
