import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask } from "../support/ask.ts";
import { apply, cell, cleared, mustBeApplied } from "../support/cells.ts";
import {
  filterMaker,
  holds,
  inOrder,
  plainFigures,
  wishMaker,
  type PlainFigure,
  type Wish,
} from "../support/figure-oracle.ts";
import { freshProduct, type FreshProduct } from "../support/fresh-product.ts";

let product: FreshProduct;
let figures: readonly PlainFigure[];
beforeAll(async () => {
  product = await freshProduct();
  mustBeApplied(
    await apply(product, [
      cell({ period: "2022-01", value: null, quality: "DISPUTED" }),
      cell({ period: "2022-02", value: null, state: "NOT_APPLICABLE" }),
      cell({ period: "2022-03", value: "0" }),
      cell({ period: "2022-04", value: "0", kind: "TARGET" }),
      cell({ period: "2022-05", value: "1881000000", indicator: "FIN_REV" }),
      cell({ period: "2022-06", value: "84.5901", indicator: "COVER_RATE" }),
      cell({ period: "2022-06", value: "-5", indicator: "FIN_BALANCE" }),
      cell({ period: "2022-07" }),
    ]),
  );
  mustBeApplied(await apply(product, [cell({ period: "2022-07", baseVersion: 1, ...cleared })]));
  figures = await plainFigures(product.pool);
});
afterAll(() => product.close());

const node = "unit { code } indicator { code } period { key } kind";
interface Node {
  readonly unit: { readonly code: string };
  readonly indicator: { readonly code: string };
  readonly period: { readonly key: string };
  readonly kind: string;
}
const keyOf = ({ unit, indicator, period, kind }: Node): string =>
  `${unit.code} ${indicator.code} ${period.key} ${kind}`;
const document = `query F($where: FigureWhere, $orderBy: [FigureOrder!], $first: Int, $after: String, $last: Int, $before: String) {
  figures(where: $where, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
    totalCount nodes { ${node} } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`;
const rowsDocument = `query R($where: FigureWhere, $orderBy: [FigureOrder!], $first: Int, $after: String) {
  figureRows(where: $where, orderBy: $orderBy, first: $first, after: $after) { unitCode indicatorCode periodKey kind cursor }
}`;

async function page(variables: Record<string, unknown>) {
  const { data, errors } = await ask(product, document, variables);
  expect(errors).toEqual([]);
  return data.figures;
}

async function walk(orderBy: readonly Wish[], size: number, backwards: boolean): Promise<readonly string[]> {
  const seen: string[] = [];
  let cursor: string | null = null;
  for (;;) {
    const { nodes, pageInfo, totalCount } = await page({
      orderBy,
      ...(backwards ? { last: size, before: cursor } : { first: size, after: cursor }),
    });
    expect(totalCount).toBe(figures.length);
    if (backwards) seen.unshift(...nodes.map(keyOf));
    else seen.push(...nodes.map(keyOf));
    cursor = backwards ? pageInfo.startCursor : pageInfo.endCursor;
    if (!(backwards ? pageInfo.hasPreviousPage : pageInfo.hasNextPage)) return seen;
  }
}

async function walkRows(orderBy: readonly Wish[], size: number): Promise<readonly string[]> {
  const seen: string[] = [];
  let after: string | null = null;
  for (;;) {
    const { data, errors } = await ask(product, rowsDocument, { orderBy, first: size, after });
    expect(errors).toEqual([]);
    const rows = data.figureRows as {
      unitCode: string;
      indicatorCode: string;
      periodKey: string;
      kind: string;
      cursor: string;
    }[];
    if (rows.length === 0) return seen;
    seen.push(...rows.map((row) => `${row.unitCode} ${row.indicatorCode} ${row.periodKey} ${row.kind}`));
    after = rows.at(-1)!.cursor;
  }
}

describe("paging in any order and by any size gives the whole sorted list, forwards, backwards and flat", () => {
  const make = wishMaker(7);
  const fixed: readonly (readonly Wish[])[] = [
    [],
    [{ value: "ASC_NULLS_FIRST" }],
    [{ value: "DESC_NULLS_LAST" }],
    [{ value: "DESC_NULLS_FIRST" }, { unit: { name: "DESC" } }],
  ];
  const orders = [...fixed, ...Array.from({ length: 12 }, () => make())];
  test.each(orders.map((orderBy, n) => [JSON.stringify(orderBy), orderBy, [29, 53, 100, 1_000][n % 4]!] as const))(
    "%s",
    async (_, orderBy, size) => {
      const whole = inOrder(figures, orderBy).map(({ key }) => key);
      expect(await walk(orderBy, size, false)).toEqual(whole);
      expect(await walk(orderBy, size, true)).toEqual(whole);
      expect(await walkRows(orderBy, size)).toEqual(whole);
    },
  );
});

describe("a filter finds what a slow evaluation of every row finds", () => {
  const rounds = Array.from({ length: 8 }, (_, n) => n + 1);
  test.each(rounds)("forty random filters, round %i", async (round) => {
    const make = filterMaker(figures, round);
    let found = 0;
    for (let n = 0; n < 40; n++) {
      const where = make();
      const { nodes, totalCount } = await page({ where, first: 1_000 });
      const expected = inOrder(
        figures.filter((figure) => holds(where, figure as never)),
        [],
      ).map(({ key }) => key);
      expect(nodes.map(keyOf), JSON.stringify(where)).toEqual(expected);
      expect(totalCount).toBe(expected.length);
      if (expected.length > 0 && expected.length < figures.length) found++;
    }
    expect(found).toBeGreaterThan(10);
  });

  test("the flat rows are the same figures", async () => {
    const make = filterMaker(figures, 99);
    for (let n = 0; n < 20; n++) {
      const where = make();
      const { data } = await ask(product, rowsDocument, { where, first: 1_000 });
      const { nodes } = await page({ where, first: 1_000 });
      const flat = data.figureRows.map(
        (row: Record<string, string>) =>
          `${row["unitCode"]} ${row["indicatorCode"]} ${row["periodKey"]} ${row["kind"]}`,
      );
      expect(flat).toEqual(nodes.map(keyOf));
    }
  });
});

describe("a null in a filter is refused, wherever it stands", () => {
  test.each<[string, object]>([
    ["a table", { unit: null }],
    ["a field", { unit: { code: null } }],
    ["an operator", { unit: { code: { eq: null } } }],
    ["a list", { unit: { code: { in: null } } }],
    ["a value", { value: { gte: null } }],
    ["and", { and: null }],
    ["not", { not: null }],
    ["beside what finds nothing", { unit: { code: { eq: "NOPE" }, name: { eq: null } } }],
    ["under not, beside what finds nothing", { not: { unit: { code: { eq: "NOPE" }, name: { eq: null } } } }],
    ["in one alternative", { or: [{ kind: { eq: "ACTUAL" } }, { source: { id: { eq: null } } }] }],
  ])("%s", async (_, where) => {
    for (const [asked, variables] of [
      [document, { where }],
      [rowsDocument, { where }],
    ] as const) {
      const { data, errors } = await ask(product, asked, variables);
      expect(errors).toMatchObject([{ code: "BAD_USER_INPUT" }]);
      expect(data).toBeNull();
    }
  });
});

test("a null where nothing is asked, as an unset variable gives it, is as good as nothing", async () => {
  const unset = { where: null, orderBy: null, first: null, after: null, last: null, before: null };
  expect((await page(unset)).nodes.map(keyOf)).toEqual((await page({})).nodes.map(keyOf));
});

describe("a cursor belongs to its order", () => {
  test.each<[string, readonly Wish[], readonly Wish[]]>([
    ["another direction", [{ value: "ASC" }], [{ value: "DESC" }]],
    ["another field", [{ unit: { name: "ASC" } }], [{ unit: { code: "ASC" } }]],
    ["one wish more", [{ value: "ASC" }], [{ value: "ASC" }, { unit: { code: "ASC" } }]],
    ["another list of the same length", [], [{ unit: { code: "DESC" } }]],
  ])("and not to that of %s", async (_, from, to) => {
    const { pageInfo } = await page({ orderBy: from, first: 3 });
    const { data, errors } = await ask(product, document, { orderBy: to, first: 3, after: pageInfo.endCursor });
    expect(errors).toMatchObject([{ code: "BAD_CURSOR" }]);
    expect(data).toBeNull();
  });

  test("and stays good when figures and periods are added", async () => {
    const { nodes, pageInfo } = await page({
      orderBy: [{ period: { startsOn: "ASC" } }],
      first: 5,
      where: { unit: { code: { eq: "TLD" } } },
    });
    const before = await page({
      orderBy: [{ period: { startsOn: "ASC" } }],
      first: 5,
      after: pageInfo.endCursor,
      where: { unit: { code: { eq: "TLD" } } },
    });
    mustBeApplied(await apply(product, [cell({ unit: "TLD", period: "1990-Q1" })]));
    const after = await page({
      orderBy: [{ period: { startsOn: "ASC" } }],
      first: 5,
      after: pageInfo.endCursor,
      where: { unit: { code: { eq: "TLD" } } },
    });
    expect(nodes).toHaveLength(5);
    expect(after.nodes.map(keyOf)).toEqual(before.nodes.map(keyOf));
  });
});

describe("names are Vietnamese", () => {
  const cluster = { code: { in: ["SLA", "DBI", "LCH", "LCA", "HGI", "LSO", "CBA"] } };
  const names = ["Cao Bằng", "Điện Biên", "Hà Giang", "Lai Châu", "Lạng Sơn", "Lào Cai", "Sơn La"].map(
    (name) => `LĐLĐ tỉnh ${name}`,
  );
  const unitsDocument =
    "query U($where: UnitWhere, $orderBy: [UnitOrder!]) { units(where: $where, orderBy: $orderBy) { totalCount nodes { name code } } }";

  test.each([
    ["ASC", names],
    ["DESC", names.toReversed()],
  ])("the seven provinces sort as people here expect, %s", async (direction, expected) => {
    const { data } = await ask(product, unitsDocument, { where: cluster, orderBy: [{ name: direction }] });
    expect(data.units.nodes.map(({ name }: { name: string }) => name)).toEqual(expected);
  });

  test("so do figures by unit, and the rows of a comparison", async () => {
    const { data } = await ask(
      product,
      '{ comparison(input: { cluster: "CUM-BGPB", indicators: ["MEM_TOTAL"], periods: ["2023"] }) { rows { unit { name } } } }',
    );
    expect(data.comparison.rows.map(({ unit }: { unit: { name: string } }) => unit.name)).toEqual(names);
  });

  test.each([
    ["son la", ["SLA"]],
    ["SƠN LA", ["SLA"]],
    ["so\u031bn la", ["SLA"]],
    ["dien bien", ["DBI"]],
    ["Điên", ["DBI"]],
    ["ĐIỆN", ["DBI"]],
    ["lang", ["LSO"]],
    ["lao cai", ["LCA"]],
    ["lai", ["LCH"]],
    ["giang", ["HGI"]],
    ["nowhere", []],
  ])("search %j finds %j", async (search, codes) => {
    const { data } = await ask(product, unitsDocument, { where: { ...cluster, name: { search } } });
    expect(data.units.nodes.map(({ code }: { code: string }) => code)).toEqual(codes);
    expect(data.units.totalCount).toBe(codes.length);
  });
});
