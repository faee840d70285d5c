import { describe, expect, test } from "vitest";
import { ApiProblem } from "../api-problem.ts";
import { matching, type Fields, type Where } from "./filter.ts";

interface Row {
  readonly code: string;
  readonly name: string | null;
  readonly year: number | null;
}
const fields: Fields<Row> = { code: ({ code }) => code, name: ({ name }) => name, year: ({ year }) => year };
const rows: readonly Row[] = [
  { code: "DBI", name: "Điện Biên", year: 2022 },
  { code: "LCA", name: "Lào Cai", year: 2023 },
  { code: "LCH", name: "Lai Châu", year: null },
  { code: "SLA", name: null, year: 2024 },
];
const found = (where: Where | undefined): string =>
  rows
    .filter(matching(where, fields))
    .map(({ code }) => code)
    .join(" ");

function problemOf(where: unknown): string {
  try {
    matching(where as Where, fields);
    return "none";
  } catch (error) {
    return error instanceof ApiProblem ? error.code : "fault";
  }
}

describe("a filter finds the rows that meet every condition", () => {
  test.each<[string, Where | undefined, string]>([
    ["nothing asked", undefined, "DBI LCA LCH SLA"],
    ["an empty filter", {}, "DBI LCA LCH SLA"],
    ["an empty condition", { code: {} }, "DBI LCA LCH SLA"],
    ["eq", { code: { eq: "LCA" } }, "LCA"],
    ["eq is exact", { code: { eq: "lca" } }, ""],
    ["neq leaves out what has no value", { name: { neq: "Lào Cai" } }, "DBI LCH"],
    ["in", { code: { in: ["SLA", "DBI", "NOPE"] } }, "DBI SLA"],
    ["in nothing", { code: { in: [] } }, ""],
    ["notIn", { year: { notIn: [2022] } }, "LCA SLA"],
    ["notIn nothing", { year: { notIn: [] } }, "DBI LCA SLA"],
    ["gt", { year: { gt: 2022 } }, "LCA SLA"],
    ["gte", { year: { gte: 2023 } }, "LCA SLA"],
    ["lt", { year: { lt: 2023 } }, "DBI"],
    ["lte", { year: { lte: 2023 } }, "DBI LCA"],
    ["a stretch", { year: { gt: 2022, lt: 2024 } }, "LCA"],
    ["contains, letter by letter", { name: { contains: "ai" } }, "LCA LCH"],
    ["contains knows accents", { name: { contains: "Lao" } }, ""],
    ["startsWith", { name: { startsWith: "La" } }, "LCH"],
    ["search without accents", { name: { search: "lao cai" } }, "LCA"],
    ["search without Đ", { name: { search: "DIEN" } }, "DBI"],
    ["search for nothing", { name: { search: "" } }, "DBI LCA LCH"],
    ["isNull", { name: { isNull: true } }, "SLA"],
    ["isNull false", { year: { isNull: false } }, "DBI LCA SLA"],
    ["two fields", { code: { startsWith: "L" }, year: { isNull: false } }, "LCA"],
    ["and", { and: [{ code: { startsWith: "L" } }, { name: { contains: "Cai" } }] }, "LCA"],
    ["and of nothing holds", { and: [] }, "DBI LCA LCH SLA"],
    ["or", { or: [{ code: { eq: "DBI" } }, { year: { eq: 2024 } }] }, "DBI SLA"],
    ["or of nothing does not", { or: [] }, ""],
    ["not", { not: { code: { startsWith: "L" } } }, "DBI SLA"],
    ["not everything", { not: {} }, ""],
    ["not, on what has no value", { not: { year: { eq: 2022 } } }, "LCA LCH SLA"],
    [
      "all together",
      { code: { neq: "SLA" }, or: [{ year: { gte: 2023 } }, { not: { year: { isNull: false } } }] },
      "LCA LCH",
    ],
  ])("%s", (_, where, codes) => expect(found(where)).toBe(codes));
});

describe("a null is refused wherever it stands, whatever else decides", () => {
  test.each<[string, unknown]>([
    ["for a field", { code: null }],
    ["for an operator", { code: { eq: null } }],
    ["for a list", { code: { in: null } }],
    ["for and", { and: null }],
    ["for or", { or: null }],
    ["for not", { not: null }],
    ["beside a condition no row meets", { code: { eq: "NOPE" }, name: { eq: null } }],
    ["inside not, beside a condition no row meets", { not: { code: { eq: "NOPE" }, name: { eq: null } } }],
    ["after an alternative every row meets", { or: [{}, { name: { eq: null } }] }],
    ["after a condition of the same field no row meets", { code: { eq: "NOPE", neq: null } }],
    ["deep down", { and: [{ or: [{ not: { year: { gt: null } } }] }] }],
  ])("%s", (_, where) => expect(problemOf(where)).toBe("BAD_USER_INPUT"));
});

test("a list has at most a thousand entries", () => {
  const list = (length: number): string[] => Array.from({ length }, (_, n) => String(n));
  expect(problemOf({ code: { in: list(1_000) } })).toBe("none");
  expect(problemOf({ code: { in: list(1_001) } })).toBe("LIMIT_EXCEEDED");
  expect(problemOf({ code: { notIn: list(1_001) } })).toBe("LIMIT_EXCEEDED");
  expect(problemOf({ or: list(1_001).map((eq) => ({ code: { eq } })) })).toBe("LIMIT_EXCEEDED");
});

test("a field or an operator nobody declared is a fault of the code, not an open door", () => {
  expect(problemOf({ secret: { eq: "x" } })).toBe("fault");
  expect(problemOf({ code: { like: "%" } })).toBe("fault");
});
