import { describe, expect, test } from "vitest";
import { checkHistory } from "../support/campaign/check-history.ts";
import type { Sent, Told } from "../support/campaign/client-log.ts";
import type { History, Line } from "../support/campaign/history.ts";

/** The checker of the campaigns is told of an honest history, and of the same one with a single thing wrong. */
const line = (cell: string, version: number, set: string, before: string | null, after: string): Line => ({
  cell,
  version,
  set,
  before,
  after,
});
const acknowledged = (...versions: readonly number[]): Told => ({ kind: "ACKNOWLEDGED", versions });
const nothing: Told = { kind: "NOTHING" };
const cells = (...list: readonly (readonly [string, string])[]): Sent["cells"] =>
  list.map(([cell, content]) => ({ cell, content }));

const honest: History = {
  brokenChain: null,
  sets: [
    { id: "reference", seq: 1, versions: [1], kept: [] },
    { id: "one", seq: 2, versions: [1, 2], kept: [] },
    { id: "lost", seq: 3, versions: [2], kept: [] },
    { id: "merged", seq: 4, versions: [2, 1], kept: [] },
  ],
  lines: [
    line("A", 1, "reference", null, "1"),
    line("A", 2, "one", "1", "20"),
    line("B", 1, "one", null, "21"),
    line("B", 2, "lost", "21", "30"),
    line("C", 1, "merged", null, "40"),
  ],
  figures: [
    { cell: "A", version: 2, set: "one", content: "20" },
    { cell: "B", version: 2, set: "lost", content: "30" },
    { cell: "C", version: 1, set: "merged", content: "40" },
  ],
};
const sent: readonly Sent[] = [
  { id: "one", cells: cells(["B", "21"], ["A", "20"]), told: [nothing, acknowledged(1, 2), acknowledged(1, 2)] },
  { id: "lost", cells: cells(["B", "30"]), told: [nothing] },
  { id: "merged", cells: cells(["B", "30"], ["C", "40"]), told: [acknowledged(2, 1)] },
  { id: "refused", cells: cells(["A", "9"]), told: [nothing, { kind: "REFUSED" }] },
  { id: "gone", cells: cells(["A", "8"]), told: [nothing] },
];

test("an honest history has no fault", () => {
  expect(checkHistory(honest, sent, 1)).toEqual([]);
});

/** The history with some lines replaced; null takes one out. */
const withLines = (change: (line: Line) => Line | null): History => ({
  ...honest,
  lines: honest.lines.flatMap((one) => change(one) ?? []),
});
const is = (one: Line, cell: string, version: number): boolean => one.cell === cell && one.version === version;
const withTold = (id: string, told: readonly Told[]): readonly Sent[] =>
  sent.map((one) => (one.id === id ? { ...one, told: [...told] } : one));

describe("one thing wrong is found", () => {
  test.each<[string, History, string]>([
    ["a broken chain", { ...honest, brokenChain: "change set 3: HASH" }, "the chain is broken"],
    ["a version left out", withLines((one) => (is(one, "A", 1) ? null : one)), "A has version 2 where 1 should be"],
    [
      "a version twice",
      { ...honest, lines: [...honest.lines, line("A", 2, "lost", "20", "99")] },
      "A has version 2 where 3 should be",
    ],
    [
      "a lost update: two changes that both began with the same figure",
      withLines((one) => (is(one, "B", 2) ? { ...one, before: null } : one)),
      "B 2 does not begin with what was left before it",
    ],
    [
      "an overwritten value that is not in history",
      withLines((one) => (is(one, "A", 1) ? { ...one, after: "7" } : one)),
      "A 2 does not begin",
    ],
    [
      "a figure nobody wrote",
      { ...honest, figures: honest.figures.map((one) => (one.cell === "A" ? { ...one, content: "99" } : one)) },
      "A is not what its last change left",
    ],
    ["a figure that is gone", { ...honest, figures: honest.figures.slice(1) }, "A has a history and no figure"],
    [
      "a figure an earlier set is named for",
      { ...honest, figures: honest.figures.map((one) => (one.cell === "A" ? { ...one, set: "reference" } : one)) },
      "A is not what its last change left",
    ],
    [
      "an acknowledged set that is not there",
      {
        ...honest,
        sets: honest.sets.filter(({ id }) => id !== "merged"),
        lines: honest.lines.filter(({ set }) => set !== "merged"),
        figures: honest.figures.slice(0, 2),
      },
      "set merged was acknowledged and is not there",
    ],
    [
      "half of a set nobody heard of",
      {
        ...honest,
        sets: honest.sets.filter(({ id }) => id !== "lost"),
      },
      "set lost left lines and is not there",
    ],
    [
      "a cell of an acknowledged set with another value",
      {
        ...withLines((one) => (is(one, "C", 1) ? { ...one, after: "41" } : one)),
        figures: honest.figures.map((one) => (one.cell === "C" ? { ...one, content: "41" } : one)),
      },
      "set merged is not whole: C 1",
    ],
    [
      "a set that was applied twice",
      {
        ...honest,
        lines: [...honest.lines, line("A", 3, "one", "20", "20"), line("B", 3, "one", "30", "21")],
        figures: [
          { cell: "A", version: 3, set: "one", content: "20" },
          { cell: "B", version: 3, set: "one", content: "21" },
          honest.figures[2]!,
        ],
      },
      "set one also changed A 3",
    ],
    [
      "a set nobody sent",
      { ...honest, sets: [...honest.sets, { id: "stranger", seq: 5, versions: [], kept: [] }] },
      "set stranger was sent by nobody",
    ],
  ])("%s", (_, history, fault) => {
    expect(checkHistory(history, sent, 1).join("\n")).toContain(fault);
  });

  test.each<[string, readonly Sent[], string]>([
    ["a refused set that is there", withTold("lost", [{ kind: "REFUSED" }]), "set lost was refused and is there"],
    ["two answers that differ", withTold("one", [acknowledged(1, 2), acknowledged(1, 3)]), "with other versions"],
    ["an acknowledgement of what never came", withTold("gone", [acknowledged(3)]), "set gone was acknowledged"],
    [
      "an answer that leaves a cell out",
      sent.map((one) => (one.id === "lost" ? { ...one, cells: cells(["B", "30"], ["D", "1"]) } : one)),
      "set lost has 1 versions for 2 cells",
    ],
  ])("%s", (_, told, fault) => {
    expect(checkHistory(honest, told, 1).join("\n")).toContain(fault);
  });
});
