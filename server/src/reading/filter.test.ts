import { describe, expect, test } from "vitest";
import { ApiProblem } from "../api-problem.ts";
import { checkFilter, costOfFilter, type Where } from "./check-filter.ts";
import { Dimensions, owned, tableOf, type DimensionKind, type Fields } from "./dimensions.ts";
import { matching, SettledFacts } from "./filter.ts";

interface Row {
  readonly id: number;
  readonly code: string;
  readonly name: string | null;
  readonly year: number | null;
  readonly parentId: number | null;
}
const rows: readonly Row[] = [
  { id: 1, code: "DBI", name: "Điện Biên", year: 2022, parentId: 2 },
  { id: 2, code: "LCA", name: "Lào Cai", year: 2023, parentId: null },
  { id: 3, code: "LCH", name: "Lai Châu", year: null, parentId: 2 },
  { id: 4, code: "SLA", name: null, year: 2024, parentId: 3 },
];
const fields: Fields<Row> = {
  code: ({ code }) => code,
  name: ({ name }) => name,
  year: ({ year }) => year,
  isOld: ({ year }) => year !== null && year < 2024,
  parent: { is: "row", kind: () => kind, idOf: ({ parentId }) => parentId },
  children: owned(
    () => kind,
    ({ parentId }) => parentId,
  ),
  figures: { is: "facts" },
};
const kind: DimensionKind<Row> = { name: "row", fields, load: async () => rows };
const dimensions = new Dimensions("1", new Map([["row", tableOf(rows, fields)]]));

const found = (where: Where | undefined): string =>
  rows
    .filter(matching(checkFilter(where), kind, dimensions))
    .map(({ code }) => code)
    .join(" ");

function problemOf(where: Where): string {
  try {
    found(where);
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
  ])("%s", (_, where) => expect(problemOf(where as Where)).toBe("BAD_USER_INPUT"));
});

describe("a filter can ask about rows that belong to a row", () => {
  test.each<[string, Where, string]>([
    ["the row it points to", { parent: { code: { eq: "LCA" } } }, "DBI LCH"],
    ["and the one after that", { parent: { parent: { code: { eq: "LCA" } } } }, "SLA"],
    ["where there is none, nothing holds", { parent: {} }, "DBI LCH SLA"],
    ["not even the opposite", { parent: { not: { code: { eq: "LCA" } } } }, "SLA"],
    ["but the opposite of all of it does", { not: { parent: { code: { eq: "LCA" } } } }, "LCA SLA"],
    ["some", { children: { some: { year: { isNull: true } } } }, "LCA"],
    ["some at all", { children: { some: {} } }, "LCA LCH"],
    ["none", { children: { none: { year: { isNull: true } } } }, "DBI LCH SLA"],
    ["none at all", { children: { none: {} } }, "DBI SLA"],
    ["every, also of none", { children: { every: { year: { gte: 2024 } } } }, "DBI LCH SLA"],
    ["every and some", { children: { every: { year: { gte: 2024 } }, some: {} } }, "LCH"],
    ["nothing asked", { children: {} }, "DBI LCA LCH SLA"],
    ["children of children", { children: { some: { children: { some: { code: { eq: "SLA" } } } } } }, "LCA"],
    ["true and false", { isOld: { eq: true } }, "DBI LCA"],
  ])("%s", (_, where, codes) => expect(found(where)).toBe(codes));

  test("facts are asked by id, once they are settled; before, it is a fault", () => {
    const settled = new SettledFacts((id) => id > 2);
    const test = matching(checkFilter({ not: { figures: settled } }), kind, dimensions);
    expect(rows.filter(test).map(({ code }) => code)).toEqual(["DBI", "LCA"]);
    expect(problemOf({ figures: { some: {} } })).toBe("fault");
  });
});

describe("a filter has bounds, and says where it passes them", () => {
  const list = (length: number): string[] => Array.from({ length }, (_, n) => String(n));
  const nested = (name: string, times: number): Where =>
    times === 0 ? { code: { eq: "SLA" } } : { [name]: nested(name, times - 1) };
  const messageOf = (where: Where): string => {
    try {
      checkFilter(where);
      return "none";
    } catch (error) {
      return error instanceof ApiProblem ? `${error.code} ${error.message}` : "fault";
    }
  };
  test.each<[string, Where, string]>([
    ["1,000 entries", { code: { in: list(1_000) } }, "none"],
    ["1,001 entries", { code: { in: list(1_001) } }, "LIMIT_EXCEEDED The filter code.in has 1001 entries"],
    ["1,001 exceptions", { code: { notIn: list(1_001) } }, "LIMIT_EXCEEDED The filter code.notIn has 1001 entries"],
    ["1,001 alternatives", { or: list(1_001).map(() => ({})) }, "LIMIT_EXCEEDED The filter or has 1001 entries"],
    ["200 conditions", { or: list(200).map((eq) => ({ code: { eq } })) }, "none"],
    ["201", { or: list(201).map((eq) => ({ code: { eq } })) }, "LIMIT_EXCEEDED The filter or[200].code.eq is one"],
    ["201 that say nothing", { or: list(201).map(() => ({})) }, "LIMIT_EXCEEDED The filter or[200] is one"],
    ["19 times not", nested("not", 19), "none"],
    ["20 times not", nested("not", 20), "LIMIT_EXCEEDED The filter not.not"],
    ["20 parents", nested("parent", 20), "LIMIT_EXCEEDED The filter parent.parent"],
    [
      "a null deep down",
      { and: [{}, { parent: { code: { in: null } } }] },
      "BAD_USER_INPUT The filter and[1].parent.code.in is",
    ],
  ])("%s", (_, where, says) => expect(messageOf(where)).toContain(says));

  test("and a price: each condition on related rows costs 500", () => {
    expect(costOfFilter({})).toBe(0);
    expect(costOfFilter({ where: { code: { eq: "SLA" } } })).toBe(0);
    const some = { figures: { some: { evidence: { none: {}, every: {} } } } };
    expect(costOfFilter({ where: { or: [some, { not: some }] } })).toBe(3_000);
  });
});

test("a field or an operator nobody declared is a fault of the code, not an open door", () => {
  expect(problemOf({ secret: { eq: "x" } })).toBe("fault");
  expect(problemOf({ code: { like: "%" } })).toBe("fault");
});
