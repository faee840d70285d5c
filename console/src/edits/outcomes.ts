import type { ChangeSet } from "@bangvang/schema/change-set";
import { contentOf, keyText, sameContent, type CellContent, type FigureKey } from "@bangvang/schema/figure";
import type { ChangeSetOutcome, WireProblem } from "../api/figures.ts";
import { editAsSent } from "./as-sent.ts";
import { isHard, type BaseCell, type CellEdit, type EditProblem } from "./cell-edit.ts";
import type { Change } from "./commands.ts";
import type { SavedCell } from "./history.ts";
import type { EditStore } from "./store.ts";
import { keyOf, sentContent } from "./to-change-set.ts";

type Applied = Extract<ChangeSetOutcome, { __typename: "Applied" }>;

/**
 * Cells that were not applied: refused, to be given a reason, or changed by somebody else meanwhile. One that was edited again
 * since it was sent is not among them: what was said of it is about another figure.
 */
interface Refused {
  readonly invalid: number;
  readonly doubted: number;
  readonly conflicts: number;
}

export type Settled =
  | (Refused & {
      readonly kind: "APPLIED";
      readonly count: number;
      /** Cells that were not edited after all, where somebody else's figure stays: it has to be read anew. */
      readonly kept: readonly FigureKey[];
    })
  | (Refused & { readonly kind: "REJECTED"; readonly setProblems: readonly EditProblem[] });

/** The one way from an answer to the store: cells saved, doubted, invalid or in conflict. */
export function settle(store: EditStore, sent: ChangeSet, outcome: ChangeSetOutcome): Settled {
  if (outcome.__typename === "Applied") return applied(store, sent, outcome);
  const { setProblems, ...refused } = paint(store, sent, outcome.problems);
  return { kind: "REJECTED", setProblems, ...refused };
}

function applied(store: EditStore, sent: ChangeSet, { cells, left }: Applied): Settled {
  const kept: FigureKey[] = [];
  const saved: SavedCell[] = [];
  const changes = cells.map(({ index, version, became }): Change => {
    const cell = sent.cells[index]!;
    const key = keyOf(cell);
    const content = sentContent(cell);
    const before = store.edit(key);
    if (became === "KEPT") {
      kept.push(key);
      return { key, before, after: before && unlessAsSent(before, content) };
    }
    saved.push({ key, content, version });
    store.block?.write(key, content, version);
    const now = { ...content, version };
    if (before) return { key, before, after: unlessAsSent({ ...before, base: now }, content) };
    // Where nothing was written there is nothing to go back on.
    return { key, before, after: became === "WRITTEN" ? goneBack(store, key, now) : null };
  });
  store.settle(changes, saved);
  const { setProblems: _, ...refused } = paint(store, sent, left);
  return { kind: "APPLIED", count: saved.length, kept, ...refused };
}

/**
 * A cell taken back while it was on its way has no edit left, and was saved all the same: going back is an edit now.
 */
function goneBack(store: EditStore, key: FigureKey, base: BaseCell): CellEdit | null {
  const sentOn = store.bases.sent(key);
  if (!sentOn || sameContent(sentOn, base)) return null;
  return { key, base, mine: contentOf(sentOn), text: null, problems: [], theirs: null, restores: sentOn.version };
}

/** What was typed while the set was on its way stays. */
function unlessAsSent(edit: CellEdit, content: CellContent): CellEdit | null {
  return edit.mine && sameContent(edit.mine, content) ? null : edit;
}

function paint(store: EditStore, sent: ChangeSet, problems: readonly WireProblem[]) {
  const bySent = new Map<number, WireProblem[]>();
  const setProblems: EditProblem[] = [];
  const places = new Map(sent.cells.map((cell, index) => [keyText(keyOf(cell)), index]));
  for (const problem of problems) {
    const index = problem.index ?? places.get(`${problem.unit} ${problem.indicator} ${problem.period} ${problem.kind}`);
    if (index === undefined || index === null) setProblems.push(ruleOf(problem));
    else bySent.set(index, [...(bySent.get(index) ?? []), problem]);
  }
  const changes: Change[] = [];
  const counts = { invalid: 0, doubted: 0, conflicts: 0 };
  for (const [index, own] of bySent) {
    const cell = sent.cells[index]!;
    const before = editAsSent(store, cell);
    if (!before) continue;
    counts[refusalOf(own)] += 1;
    changes.push({ key: before.key, before, after: painted(before, own) });
  }
  store.settle(changes);
  return { ...counts, setProblems };
}

function refusalOf(problems: readonly WireProblem[]): "invalid" | "doubted" | "conflicts" {
  if (problems.some(({ theirs }) => theirs)) return "conflicts";
  return problems.some((problem) => isHard(ruleOf(problem))) ? "invalid" : "doubted";
}

/** A conflict brings all three: what stood there when it was read, as history has it, what was sent, and what stands there. */
function painted(edit: CellEdit, problems: readonly WireProblem[]): CellEdit {
  const conflict = problems.find(({ theirs }) => theirs);
  const rest = problems.filter((problem) => problem !== conflict).map(ruleOf);
  if (!conflict?.theirs) return { ...edit, problems: rest, theirs: null };
  const { base, mine, theirs } = conflict;
  return {
    ...edit,
    base: base ? { ...inText(base), version: edit.base.version } : edit.base,
    mine: mine ? inText(mine) : edit.mine,
    problems: rest,
    theirs: inText(theirs),
  };
}

function inText<Side extends { readonly value: number | null }>(
  side: Side,
): Omit<Side, "value"> & Pick<CellContent, "value"> {
  return { ...side, value: side.value === null ? null : String(side.value) };
}

/** What the server says of a figure, or once doubted about it, as a problem here. */
export function ruleOf({ code, severity, params }: Pick<WireProblem, "code" | "severity" | "params">): EditProblem {
  return { kind: "RULE", code, severity, params: Object.fromEntries(params.map(({ name, value }) => [name, value])) };
}
