import type { CellChange, ChangeSet } from "@bangvang/schema/change-set";
import { describe, expect, test } from "vitest";
import { catalogue, changeSet, goodChange } from "./harness.ts";
import { receive, type Reception } from "./receive.ts";

const reception: Reception = { catalogue, today: "2026-03-15", maySetSample: false };
const received = (set: ChangeSet, rest: Partial<Reception> = {}) => receive(set, { ...reception, ...rest });
const codesOf = (cell: Partial<CellChange>): readonly string[] =>
  received(changeSet(cell)).problems.map(({ code }) => code);

describe("a good cell is received as ids and shortest text", () => {
  test.each<[string, Partial<CellChange>, object]>([
    [
      "as it is",
      {},
      {
        unitId: 1,
        baseVersion: 0,
        content: {
          state: "VALUE",
          value: "41000",
          qualifier: "EXACT",
          quality: "REPORTED",
          note: null,
          sourceId: null,
        },
      },
    ],
    ["trailing zeros go", { indicator: "COVER_RATE", value: "84.5900" }, { content: { value: "84.59" } }],
    ["minus nothing is nothing", { value: "-0.0" }, { content: { value: "0" } }],
    ["a source by its id", { source: "seed-2023" }, { content: { sourceId: 21 } }],
    ["a note is trimmed and composed", { note: "  So\u031bn La " }, { content: { note: "Sơn La" } }],
    ["a blank note is none", { note: " \n " }, { content: { note: null } }],
    ["a note may have lines", { note: "a\n\tb" }, { content: { note: "a\n\tb" } }],
    [
      "clearing",
      { state: "NOT_REPORTED", value: null, baseVersion: 4 },
      { baseVersion: 4, content: { state: "NOT_REPORTED", value: null } },
    ],
    [
      "a disputed figure without a value",
      { quality: "DISPUTED", value: null },
      { content: { state: "VALUE", value: null } },
    ],
    ["the month that has begun", { period: "2026-03" }, { period: { startsOn: "2026-03-01" } }],
    ["a target of a year to come", { period: "2027", kind: "TARGET" }, { key: { kind: "TARGET" } }],
    ["the last month of a unit", { unit: "LCA", period: "2025-06" }, { unitId: 2 }],
    ["a year the unit ended in", { unit: "LCA", period: "2025" }, { unitId: 2 }],
    ["a year the unit began in", { unit: "LCA2025", period: "2025" }, { unitId: 3 }],
  ])("%s", (_, change, cell) => {
    const { cells, problems } = received(changeSet(change));
    expect(problems).toEqual([]);
    expect(cells).toMatchObject([cell]);
  });
});

describe("a wrong cell is left out and named", () => {
  test.each<[string[], Partial<CellChange>]>([
    [["UNIT_UNKNOWN"], { unit: "sla" }],
    [["INDICATOR_UNKNOWN"], { indicator: "MEM" }],
    [["INDICATOR_DERIVED"], { indicator: "MEM_PER_GROUP" }],
    [["INDICATOR_DERIVED"], { indicator: "MEM_PER_GROUP", kind: "TARGET" }],
    [["PERIOD_MALFORMED"], { period: "2023-13" }],
    [["UNIT_NOT_IN_PERIOD"], { unit: "LCA", period: "2025-07" }],
    [["UNIT_NOT_IN_PERIOD"], { unit: "LCA2025", period: "2025-H1" }],
    [["KIND_UNKNOWN"], { kind: "PLAN" }],
    [["PERIOD_IN_FUTURE"], { period: "2026-04" }],
    [["PERIOD_IN_FUTURE"], { period: "2026-03-16" }],
    [["BASE_VERSION_INVALID"], { baseVersion: -1 }],
    [["BASE_VERSION_INVALID"], { baseVersion: 1.5 }],
    [["BASE_VERSION_INVALID"], { baseVersion: Number.NaN }],
    [["STATE_UNKNOWN"], { state: "EMPTY", value: null }],
    [["QUALIFIER_UNKNOWN"], { qualifier: "gần" }],
    [["QUALITY_UNKNOWN"], { quality: "GOOD" }],
    [["QUALITY_RESERVED"], { quality: "SAMPLE" }],
    [["QUALITY_RESERVED"], { quality: "SAMPLE", source: "generated-sample" }],
    [["QUALITY_RESERVED"], { quality: "REPORTED", source: "generated-sample" }],
    [["SOURCE_UNKNOWN"], { source: "" }],
    [["VALUE_MISSING"], { value: null }],
    [["VALUE_NOT_EXPECTED"], { state: "NOT_APPLICABLE" }],
    [["VALUE_NOT_EXPECTED"], { state: "NOT_REPORTED" }],
    [["NOT_A_NUMBER"], { value: "41.000,5" }],
    [["TOO_MANY_DIGITS"], { value: "1234567890123456" }],
    [["TOO_MANY_DECIMALS"], { value: "0.00001" }],
    [["NOTE_TOO_LONG"], { note: "a".repeat(1_001) }],
    [["NOTE_UNREADABLE"], { note: "a\u202eb" }],
    [
      ["UNIT_UNKNOWN", "INDICATOR_UNKNOWN", "PERIOD_MALFORMED", "KIND_UNKNOWN", "VALUE_MISSING"],
      { unit: "", indicator: "", period: "", kind: "", value: null },
    ],
  ])("%j", (codes, change) => {
    expect(codesOf(change)).toEqual(codes);
    expect(received(changeSet(change)).cells).toEqual([]);
  });

  test("the product itself may mark a sample", () => {
    expect(
      received(changeSet({ quality: "SAMPLE", source: "generated-sample" }), { maySetSample: true }).problems,
    ).toEqual([]);
  });

  test("with the place it was sent at", () => {
    const { cells, problems } = received(changeSet({ period: "2023-09" }, { value: "x" }, { period: "2023-01" }));
    expect(cells.map(({ index }) => index)).toEqual([0, 2]);
    expect(problems).toMatchObject([{ code: "NOT_A_NUMBER", index: 1, key: { unit: "SLA" }, params: { value: "x" } }]);
  });

  test("without giving back more of it than a name is long", () => {
    const [problem] = received(changeSet({ unit: "X".repeat(500) })).problems;
    expect(problem).toMatchObject({ key: { unit: "X".repeat(64) } });
  });
});

describe("the same cell twice is refused at its second place", () => {
  test.each<[string, Partial<CellChange>]>([
    ["with the same value", {}],
    ["with another value", { value: "1" }],
    ["when the first is wrong", { value: "1" }],
  ])("%s", (says, second) => {
    const first = says === "when the first is wrong" ? { value: "x" } : {};
    const { problems } = received(changeSet(first, second));
    expect(problems.at(-1)).toMatchObject({ code: "CELL_REPEATED", index: 1 });
  });

  test("an actual and its target are two cells", () => {
    expect(received(changeSet({}, { kind: "TARGET" })).problems).toEqual([]);
  });
});

describe("a wrong set is named as a whole", () => {
  test.each<[string, Partial<ChangeSet>]>([
    ["ID_INVALID", { id: "1" }],
    ["ID_INVALID", { id: "00000000-0000-0000-0000-000000000000" }],
    ["ID_INVALID", { id: "0F8FAD5B-D9CB-469F-A165-70867728950E" }],
    ["NO_CELLS", { cells: [] }],
    ["REASON_TOO_LONG", { reason: "a".repeat(501) }],
    ["REASON_UNREADABLE", { reason: "\ud800" }],
    ["SET_SOURCE_UNKNOWN", { source: "nowhere" }],
  ])("%s", (code, wrong) => {
    expect(received({ ...changeSet({}), ...wrong }).problems).toEqual([{ code, params: expect.any(Object) }]);
  });

  test("TOO_MANY_CELLS, without looking at one of them", () => {
    const cells = Array.from({ length: 100_001 }, () => ({ ...goodChange, value: "x" }));
    expect(received({ ...changeSet(), cells }).problems.map(({ code }) => code)).toEqual(["TOO_MANY_CELLS"]);
  });

  test("together with its wrong cells", () => {
    const problems = received({ ...changeSet({ value: "x" }), id: "1" }).problems;
    expect(problems.map(({ code }) => code)).toEqual(["ID_INVALID", "NOT_A_NUMBER"]);
  });
});

test("a reason is trimmed and composed, a blank one is none", () => {
  expect(received({ ...changeSet({}), reason: " So\u031bn La ", source: "seed-2023" })).toMatchObject({
    reason: "Sơn La",
    sourceId: 21,
  });
  expect(received({ ...changeSet({}), reason: "  " }).reason).toBeNull();
});
