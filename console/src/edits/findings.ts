import type { FigureKey } from "@bangvang/schema/figure";
import { yearBefore } from "@bangvang/schema/period";
import { checkRule, type RuleFinding, type Seen } from "@bangvang/schema/rules/check-rule";
import { asMeasure, isRevalued, witnessed } from "@bangvang/schema/rules/measure";
import { outOfTheOrdinary } from "@bangvang/schema/rules/out-of-the-ordinary";
import { cellsOf, firstOf, rulesAt } from "@bangvang/schema/rules/rule-book";
import type { Rules } from "../api/rules.ts";
import type { CellMap } from "./cell-map.ts";
import { isHard, type BaseCell, type CellEdit, type EditProblem } from "./cell-edit.ts";

/** What the server said stands in a cell; null when it was not asked. */
type Saved = (key: FigureKey) => BaseCell | null;
type EditAt = (key: FigureKey) => CellEdit | undefined;
type See = (key: FigureKey) => Seen | undefined;

/** What rules find about each edit beside the other cells as they stand; edits about which nothing is found are left out. */
export type Findings = ReadonlyMap<CellEdit, readonly EditProblem[]>;

/**
 * Holds every edit against the rules the server asks before it writes. It follows from the present cells alone, so mending
 * any cell a rule looks at is enough. Where a cell is not known the rule is silent: the server has the last word.
 */
export function findingsIn(edits: CellMap<CellEdit>, saved: Saved, rules: Rules): Findings {
  const findings = new Map<CellEdit, readonly EditProblem[]>();
  const editAt: EditAt = (key) => edits.get(key);
  const see = sight(editAt, saved);
  for (const edit of edits.values()) {
    if (!canSpeak(edit)) continue;
    const found = [...alone(edit, see, rules), ...besideOthers(edit, editAt, see, rules)];
    if (found.length > 0) findings.set(edit, found.map(problemOf));
  }
  return findings;
}

/** Every cell that some rule holds beside this one, and this one. */
export function* ruledWith(key: FigureKey, { book }: Rules): Generator<FigureKey> {
  for (const placed of rulesAt(key, book)) yield* cellsOf(placed);
}

function alone(edit: CellEdit, see: See, { indicator }: Rules): readonly RuleFinding[] {
  const { key, mine } = edit;
  const band = indicator.get(key.indicator);
  if (!band || mine?.state !== "VALUE" || mine.value === null || !isNewFigure(edit)) return [];
  const period = yearBefore(key.period);
  const lastYear = period && witnessed(see({ ...key, period }));
  return outOfTheOrdinary(mine.value, band, { lastYear, peers: null });
}

function besideOthers(edit: CellEdit, editAt: EditAt, see: See, { book }: Rules): readonly RuleFinding[] {
  const found: RuleFinding[] = [];
  for (const placed of rulesAt(edit.key, book)) {
    if (firstOf(placed, editAt, isAsked) !== edit) continue;
    const finding = checkRule(placed, see);
    if (finding) found.push(finding);
  }
  return found;
}

/** A cell that has a problem of its own says nothing about others, and what was made up is no measure of anything. */
function sight(editAt: EditAt, saved: Saved): See {
  return (key) => {
    const edit = editAt(key);
    return asMeasure(edit ? (canSpeak(edit) ? edit.mine : null) : saved(key));
  };
}

function canSpeak({ mine, problems, theirs }: CellEdit): boolean {
  return mine !== null && theirs === null && !problems.some(isHard);
}

function isNewFigure({ mine, base }: CellEdit): boolean {
  return mine !== null && isRevalued(mine, base);
}

function isAsked(edit: CellEdit): boolean {
  return canSpeak(edit) && isNewFigure(edit);
}

function problemOf(finding: RuleFinding): EditProblem {
  return { kind: "RULE", ...finding };
}
