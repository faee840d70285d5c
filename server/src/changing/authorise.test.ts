import { describe, expect, test } from "vitest";
import type { UnitScope } from "../audience.ts";
import { authorise } from "./authorise.ts";
import { cellOf } from "./harness.ts";
import type { Received } from "./stages.ts";

const received = (...units: readonly string[]): Received => ({
  kind: "received",
  id: "x",
  mode: "ALL_OR_NOTHING",
  reason: null,
  because: null,
  sourceId: null,
  problems: [],
  cells: units.map((unit, index) =>
    cellOf({ unit, index, ...(unit.endsWith("2025") ? { periodKey: "2025-08" } : {}) }),
  ),
});
const none: UnitScope = new Set();
const sla: UnitScope = new Set([1]);

describe("a cell goes on only when its unit may be changed", () => {
  test.each<[string, UnitScope, string[]]>([
    ["everywhere", "ALL", ["allowed", "allowed"]],
    ["one unit", sla, ["allowed", "FORBIDDEN"]],
    ["none", none, ["FORBIDDEN", "FORBIDDEN"]],
  ])("%s", (_, writes, fates) => {
    const { cells, problems } = authorise(received("SLA", "LCA"), writes);
    const fate = (index: number): string =>
      cells.some((cell) => cell.index === index)
        ? "allowed"
        : (problems.find((problem) => "index" in problem && problem.index === index)?.code ?? "lost");
    expect([fate(0), fate(1)]).toEqual(fates);
    expect(cells.length + problems.length).toBe(2);
  });
});

test("problems found before are kept", () => {
  const before = { ...received("LCA"), problems: [{ code: "NO_CELLS" as const, params: {} }] };
  expect(authorise(before, sla).problems.map(({ code }) => code)).toEqual(["NO_CELLS", "FORBIDDEN"]);
});
