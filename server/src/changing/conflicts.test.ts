import type { Theirs } from "@bangvang/schema/change-set";
import { keyText, type CellContent } from "@bangvang/schema/figure";
import { describe, expect, test } from "vitest";
import { findConflicts } from "./conflicts.ts";
import { cellOf, nothingLocked, goodContent, rowOf } from "./harness.ts";
import type { Allowed, Cell, Content, CurrentRow } from "./stages.ts";

const allowed = (cells: readonly Cell[]): Allowed => ({
  kind: "allowed",
  id: "x",
  mode: "ALL_OR_NOTHING",
  reason: null,
  because: null,
  sourceId: null,
  cells,
  problems: [],
});

function meet(cell: Cell, row: CurrentRow | null, base: CellContent | null = null) {
  const at = <T>(there: T | null) => new Map(there ? [[keyText(cell.key), there]] : []);
  return findConflicts(allowed([cell]), {
    ...nothingLocked,
    rows: at(row),
    drifts: at({ base, theirs: row && written(row) }),
  });
}

function written({ sourceId: _, ...row }: CurrentRow): Theirs {
  return { ...row, source: null, changedBy: "Lò Văn An", changedAt: "2026-01-02T03:04:05.000006Z" };
}

const other: Content = { ...goodContent, value: "42000" };
const cleared: Content = {
  state: "NOT_REPORTED",
  value: null,
  qualifier: "EXACT",
  quality: "REPORTED",
  note: null,
  sourceId: null,
};

describe("what becomes of a cell", () => {
  test.each<[string, "written" | "unchanged" | "conflict", Cell, CurrentRow | null]>([
    ["new, read as new", "written", cellOf(), null],
    ["new, read at a version that never was", "conflict", cellOf({ baseVersion: 1 }), null],
    ["there, read at its version", "written", cellOf({ baseVersion: 3, content: other }), rowOf()],
    ["there, read as new", "conflict", cellOf({ content: other }), rowOf()],
    ["there, read before the last change", "conflict", cellOf({ baseVersion: 2, content: other }), rowOf()],
    ["there, read at a later version than there is", "conflict", cellOf({ baseVersion: 4, content: other }), rowOf()],
    ["there and the same, read at its version", "unchanged", cellOf({ baseVersion: 3 }), rowOf()],
    ["there and the same, read before the last change", "unchanged", cellOf({ baseVersion: 1 }), rowOf()],
    ["cleared although it never was", "unchanged", cellOf({ content: cleared }), null],
    [
      "cleared although it never was, read at a version",
      "unchanged",
      cellOf({ baseVersion: 5, content: cleared }),
      null,
    ],
    ["cleared", "written", cellOf({ baseVersion: 3, content: cleared }), rowOf()],
    ["cleared, read before the last change", "conflict", cellOf({ baseVersion: 2, content: cleared }), rowOf()],
    ["written again after it was cleared", "written", cellOf({ baseVersion: 4 }), rowOf({ ...cleared, version: 4 })],
    ["read as new after it was cleared", "conflict", cellOf(), rowOf({ ...cleared, version: 4 })],
  ])("%s: %s", (_, fate, cell, row) => {
    const { cells, standing, problems } = meet(cell, row);
    expect({ written: cells.length, unchanged: standing.length, conflict: problems.length }).toEqual({
      written: 0,
      unchanged: 0,
      conflict: 0,
      [fate]: 1,
    });
  });
});

describe("any field that differs is a difference", () => {
  test.each<[string, Partial<Content>]>([
    ["state", { state: "NOT_APPLICABLE", value: null }],
    ["value", { value: "41001" }],
    ["qualifier", { qualifier: "ABOUT" }],
    ["quality", { quality: "SUSPECT" }],
    ["note", { note: "tạm tính" }],
    ["source", { sourceId: 21 }],
  ])("%s", (_, rest) => {
    expect(meet(cellOf({ content: { ...goodContent, ...rest } }), rowOf()).problems).toHaveLength(1);
  });
});

test("a conflict names both versions, who changed it, when, and what stands there", () => {
  const { sourceId: _, ...wanted } = other;
  const mine = { ...wanted, source: null };
  const base = { ...mine, value: "40000" };
  expect(meet(cellOf({ index: 7, baseVersion: 2, content: other }), rowOf(), base).problems).toEqual([
    {
      code: "VERSION_CONFLICT",
      severity: "HARD",
      base,
      mine,
      index: 7,
      key: cellOf().key,
      params: { base: "2", version: "3" },
      theirs: {
        version: 3,
        state: "VALUE",
        value: "41000",
        qualifier: "EXACT",
        quality: "REPORTED",
        note: null,
        source: null,
        changedBy: "Lò Văn An",
        changedAt: "2026-01-02T03:04:05.000006Z",
      },
    },
  ]);
});

test("a conflict with nothing names version 0 and nobody", () => {
  const [problem] = meet(cellOf({ baseVersion: 4 }), null).problems;
  expect(problem).toMatchObject({
    code: "VERSION_CONFLICT",
    base: null,
    index: 0,
    key: cellOf().key,
    params: { base: "4", version: "0" },
  });
  expect(problem).not.toHaveProperty("theirs");
});

test("what is unchanged keeps the version that stands there", () => {
  expect(meet(cellOf({ baseVersion: 1 }), rowOf()).standing).toMatchObject([{ version: 3, became: "UNCHANGED" }]);
  expect(meet(cellOf({ content: cleared }), null).standing).toMatchObject([{ version: 0, became: "UNCHANGED" }]);
});

test("problems found before are kept, and every conflict is named", () => {
  const cells = ["2023-01", "2023-02", "2023-03"].map((periodKey, index) =>
    cellOf({ periodKey, index, baseVersion: 1 }),
  );
  const before = [{ code: "NO_CELLS" as const, params: {} }];
  const { problems } = findConflicts({ ...allowed(cells), problems: before }, nothingLocked);
  expect(problems.map(({ code }) => code)).toEqual([
    "NO_CELLS",
    "VERSION_CONFLICT",
    "VERSION_CONFLICT",
    "VERSION_CONFLICT",
  ]);
});

describe("a cell whose editor changed nothing keeps what others wrote", () => {
  const { sourceId: _, ...content } = goodContent;
  const seen = { ...content, source: null };
  const theirs = rowOf({ value: "43000" });
  test("what is wanted is what stood at the version it was read at", () => {
    const { cells, standing, problems } = meet(cellOf({ baseVersion: 2 }), theirs, seen);
    expect({ cells, problems }).toEqual({ cells: [], problems: [] });
    expect(standing).toMatchObject([{ version: 3, became: "KEPT" }]);
  });
  test.each<[string, Partial<CellContent>]>([
    ["the value", { value: "1" }],
    ["the note", { note: "ghi chú" }],
    ["the source", { source: "seed-2023" }],
  ])("not when %s was another", (_, rest) => {
    expect(meet(cellOf({ baseVersion: 2 }), theirs, { ...seen, ...rest }).problems).toHaveLength(1);
  });
  test("not when its editor says another value stood there", () => {
    expect(meet(cellOf({ baseVersion: 2, baseValue: "7" }), theirs, seen).problems).toHaveLength(1);
  });
});

describe("the value a cell was read with is held against what stands at that version", () => {
  test.each<[string, "written" | "conflict", string | null, CurrentRow | null]>([
    ["the same", "written", "41000", rowOf()],
    ["another", "conflict", "40999", rowOf()],
    ["not told", "written", null, rowOf()],
    ["a value where nothing stands", "conflict", "41000", null],
  ])("%s: %s", (_, fate, baseValue, row) => {
    const { cells, problems } = meet(cellOf({ baseVersion: row?.version ?? 0, baseValue, content: other }), row);
    expect([cells.length, problems.length]).toEqual(fate === "written" ? [1, 0] : [0, 1]);
  });
});
