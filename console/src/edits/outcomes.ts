import { keyOf } from "./to-change-set.ts";
import type { CellChange, ChangeSet, Theirs } from "@bangvang/schema/change-set";
import { keyText, type CellContent } from "@bangvang/schema/figure";
import type { ChangeSetOutcome } from "../api/figures.ts";
import { sameContent, type CellEdit, type EditProblem } from "./cell-edit.ts";
import type { Change } from "./commands.ts";
import type { EditStore } from "./store.ts";

type Rejected = Extract<ChangeSetOutcome, { __typename: "Rejected" }>;
type WireProblem = Rejected["problems"][number];

export type Settled =
  | { readonly kind: "APPLIED"; readonly count: number }
  | {
      readonly kind: "REJECTED";
      readonly invalid: number;
      readonly conflicts: number;
      readonly setProblems: readonly EditProblem[];
    };

/** The one way from an answer to the store: cells saved, invalid or in conflict. */
export function settle(store: EditStore, sent: ChangeSet, outcome: ChangeSetOutcome): Settled {
  return outcome.__typename === "Applied"
    ? applied(store, sent, outcome.cells)
    : rejected(store, sent, outcome.problems);
}

function applied(store: EditStore, sent: ChangeSet, cells: readonly { readonly version: number }[]): Settled {
  const keys = sent.cells.map(keyOf);
  const changes = sent.cells.map((cell, index): Change => {
    const key = keys[index]!;
    const content = contentOf(cell);
    const version = cells[index]?.version ?? cell.baseVersion + 1;
    store.block?.write(key, content, version);
    const before = store.edit(key);
    return { key, before, after: before && rebased(before, content, version) };
  });
  store.settle(changes, new Set(keys.map(keyText)));
  store.markSaved(keys);
  return { kind: "APPLIED", count: sent.cells.length };
}

/** What was typed while the set was on its way stays, on top of what has just been saved. */
function rebased(edit: CellEdit, content: CellContent, version: number): CellEdit | null {
  if (edit.mine && sameContent(edit.mine, content)) return null;
  return { ...edit, base: { ...content, version } };
}

function rejected(store: EditStore, sent: ChangeSet, problems: readonly WireProblem[]): Settled {
  const bySent = new Map<number, WireProblem[]>();
  const setProblems: EditProblem[] = [];
  const places = new Map(sent.cells.map((cell, index) => [keyText(keyOf(cell)), index]));
  for (const problem of problems) {
    const index = problem.index ?? places.get(`${problem.unit} ${problem.indicator} ${problem.period} ${problem.kind}`);
    if (index === undefined || index === null) setProblems.push(ruleOf(problem));
    else bySent.set(index, [...(bySent.get(index) ?? []), problem]);
  }
  const changes: Change[] = [];
  let conflicts = 0;
  for (const [index, own] of bySent) {
    const cell = sent.cells[index]!;
    const before = store.edit(keyOf(cell));
    if (own.some((problem) => problem.theirs)) conflicts += 1;
    // Edited again since it was sent: the complaint is about another value.
    if (!before?.mine || !sameContent(before.mine, contentOf(cell))) continue;
    changes.push({ key: before.key, before, after: painted(before, own) });
  }
  store.settle(changes, new Set());
  return { kind: "REJECTED", invalid: bySent.size - conflicts, conflicts, setProblems };
}

function painted(edit: CellEdit, problems: readonly WireProblem[]): CellEdit {
  const conflict = problems.find((problem) => problem.theirs);
  return {
    ...edit,
    problems: problems.filter((problem) => problem !== conflict).map(ruleOf),
    theirs: conflict?.theirs ? theirsOf(conflict.theirs) : null,
  };
}

function theirsOf(wire: NonNullable<WireProblem["theirs"]>): Theirs {
  return { ...wire, value: wire.value === null || wire.value === undefined ? null : String(wire.value) };
}

function ruleOf(problem: WireProblem): EditProblem {
  return {
    kind: "RULE",
    code: problem.code,
    params: Object.fromEntries(problem.params.map(({ name, value }) => [name, value])),
  };
}

function contentOf(cell: CellChange): CellContent {
  const { value, note, source } = cell;
  const { state, qualifier, quality } = cell as unknown as CellContent;
  return { state, value, qualifier, quality, note, source };
}
