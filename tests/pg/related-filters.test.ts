import type pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "../../server/src/actor.ts";
import { administrator, ask } from "../support/ask.ts";
import { apply, cell, cleared, mustBeApplied } from "../support/cells.ts";
import { holds } from "../support/figure-oracle.ts";
import { freshProduct, type FreshProduct } from "../support/fresh-product.ts";
import { plainWorld, type PlainRow, type PlainWorld } from "../support/plain-world.ts";

/** An editor of Sơn La sees the cluster Sơn La competes in and its members, and nothing else. */
const visible = ["CUM-BGPB", "SLA", "DBI", "LCH", "LCA", "HGI", "LSO", "CBA"];

let product: FreshProduct;
let editor: Actor;
let seen: ReadonlyMap<Actor, PlainWorld>;
let between: string;
/** How many statements have run in snapshots. */
let statements = 0;
beforeAll(async () => {
  const fresh = await freshProduct();
  const { rows } = await fresh.pool.query<{ id: number }>("select id from unit where code = 'SLA'");
  editor = { kind: "PERSON", personId: null, name: "Lò Văn An", grants: [{ role: "EDITOR", unitId: rows[0]!.id }] };
  // What only others may see: the one unit with a TARGET in 1999, the one period, an indicator nobody else reports.
  mustBeApplied(
    await apply(fresh, [cell({ unit: "HNO", period: "1999-02", value: "77777", kind: "TARGET", source: "seed-2023" })]),
  );
  mustBeApplied(await apply(fresh, [cell({ period: "1999-03" }), cell({ period: "1999-04" })], {}, editor));
  const moments = await fresh.pool.query<{ at: string }>(
    "select to_char(now() at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') as at",
  );
  between = moments.rows[0]!.at;
  mustBeApplied(await apply(fresh, [cell({ period: "1999-03", baseVersion: 1, value: "42000", quality: "SUSPECT" })]));
  mustBeApplied(await apply(fresh, [cell({ period: "1999-04", baseVersion: 1, ...cleared })]));
  seen = new Map([
    [administrator, await plainWorld(fresh.pool)],
    [editor, await plainWorld(fresh.pool, visible)],
  ]);
  const pool = new Proxy(fresh.pool, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (name === "connect") return async () => counted(await target.connect());
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  product = { ...fresh, pool };
});
afterAll(() => product.close());

function counted(connection: pg.PoolClient): pg.PoolClient {
  return new Proxy(connection, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== "function") return value;
      return (...given: readonly unknown[]): unknown => {
        if (name === "query" && !/^(begin|rollback)/.test(String(given[0]))) statements++;
        return (value as (...given: readonly unknown[]) => unknown).apply(target, [...given]);
      };
    },
  });
}

interface Asked {
  readonly list: keyof PlainWorld;
  readonly type: string;
  readonly node: string;
  readonly keyOf: (row: PlainRow) => string;
}
const code = { node: "code", keyOf: (row: PlainRow) => String(row["code"]) };
const lists = {
  units: { list: "units", type: "UnitWhere", ...code },
  clusters: { list: "clusters", type: "ClusterWhere", ...code },
  indicators: { list: "indicators", type: "IndicatorWhere", ...code },
  periods: { list: "periods", type: "PeriodWhere", node: "key", keyOf: (row) => String(row["key"]) },
  sources: { list: "sources", type: "SourceWhere", node: "id", keyOf: (row) => String(row["id"]) },
  campaigns: { list: "campaigns", type: "CampaignWhere", ...code },
  figures: {
    list: "figures",
    type: "FigureWhere",
    node: "unit { code } indicator { code } period { key } kind",
    keyOf: ({ unit, indicator, period, kind }) =>
      [(unit as PlainRow)["code"], (indicator as PlainRow)["code"], (period as PlainRow)["key"], kind].join(" "),
  },
} as const satisfies Readonly<Record<string, Asked>>;

async function found({ list, type, node, keyOf }: Asked, where: object, actor: Actor): Promise<readonly string[]> {
  const { data, errors } = await ask(
    product,
    `query F($where: ${type}, $after: String) { list: ${list}(where: $where, first: 1000, after: $after) { totalCount nodes { ${node} } } }`,
    { where },
    actor,
  );
  expect(errors).toEqual([]);
  expect(data.list.totalCount).toBeLessThanOrEqual(1_000);
  return (data.list.nodes as readonly PlainRow[]).map(keyOf).toSorted();
}

const mem = { indicator: { code: { eq: "MEM_TOTAL" } } };
const hidden = { value: { eq: 77777 }, kind: { eq: "TARGET" } };
type List = keyof typeof lists;

/** Conditions, with how many statements they take beside that of the list itself. */
const cases: readonly (readonly [string, List, () => object, number])[] = [
  ["units with some figure", "units", () => ({ figures: { some: {} } }), 1],
  ["units with none", "units", () => ({ figures: { none: {} } }), 1],
  ["units with a hidden figure", "units", () => ({ figures: { some: hidden } }), 1],
  ["units without a hidden figure", "units", () => ({ figures: { none: hidden } }), 1],
  [
    "units all of whose figures are below a million",
    "units",
    () => ({ figures: { every: { value: { lt: 1e6 } } } }),
    1,
  ],
  ["the same, and some", "units", () => ({ figures: { every: { value: { lt: 1e6 } }, some: {} } }), 2],
  ["not some is none", "units", () => ({ not: { figures: { some: mem } } }), 1],
  ["units under one that reports", "units", () => ({ parent: { figures: { some: mem } } }), 1],
  ["units that competed in a year", "units", () => ({ clusters: { some: { year: { eq: 2023 } } } }), 0],
  ["units that never were head", "units", () => ({ clusters: { none: { role: { eq: "HEAD" } } } }), 0],
  ["units always members, or in no cluster", "units", () => ({ clusters: { every: { role: { eq: "MEMBER" } } } }), 0],
  ["units of a cluster", "units", () => ({ clusters: { some: { cluster: { code: { eq: "CUM-BGPB" } } } } }), 0],
  [
    "units beside one that reports a hidden figure",
    "units",
    () => ({ clusters: { some: { cluster: { members: { some: { unit: { figures: { some: hidden } } } } } } } }),
    1,
  ],
  ["clusters with a unit", "clusters", () => ({ members: { some: { unit: { code: { eq: "SLA" } } } } }), 0],
  ["clusters without", "clusters", () => ({ members: { none: { unit: { code: { eq: "SLA" } } } } }), 0],
  [
    "clusters all of whose members report",
    "clusters",
    () => ({ members: { every: { unit: { figures: { some: mem } } } } }),
    1,
  ],
  ["indicators somebody reports", "indicators", () => ({ figures: { some: {} } }), 1],
  [
    "indicators Sơn La reports",
    "indicators",
    () => ({ figures: { some: { unit: { code: { eq: "SLA" } }, kind: { eq: "ACTUAL" } } } }),
    1,
  ],
  [
    "indicators whose every figure has a source",
    "indicators",
    () => ({ figures: { every: { source: { id: { neq: "" } } }, some: {} } }),
    2,
  ],
  ["periods of a hidden figure", "periods", () => ({ figures: { some: hidden } }), 1],
  ["periods with nothing to see", "periods", () => ({ figures: { none: {} } }), 1],
  ["sources of big figures", "sources", () => ({ figures: { some: { value: { gt: 1e9 } } } }), 1],
  ["sources no figure was taken from", "sources", () => ({ figures: { none: {} } }), 1],
  [
    "campaigns measured by a money indicator",
    "campaigns",
    () => ({ indicators: { some: { measure: { eq: "đồng" } } } }),
    0,
  ],
  [
    "campaigns with a registered target",
    "campaigns",
    () => ({ indicators: { some: { figures: { some: { kind: { eq: "TARGET" } } } } } }),
    1,
  ],
  ["figures with a claim", "figures", () => ({ evidence: { some: {} } }), 0],
  ["figures without", "figures", () => ({ evidence: { none: {} }, ...mem }), 0],
  ["figures with a big claim", "figures", () => ({ evidence: { some: { value: { gt: 1e6 } } } }), 0],
  [
    "figures with a phrase in every claim",
    "figures",
    () => ({ evidence: { every: { phrase: { isNull: false } }, some: {} } }),
    0,
  ],
  [
    "figures claimed by a translation",
    "figures",
    () => ({ evidence: { some: { source: { trust: { neq: "ORIGINAL" } }, qualifier: { neq: "OVER" } } } }),
    0,
  ],
  ["figures changed more than once", "figures", () => ({ history: { some: { version: { gte: 2 } } } }), 0],
  [
    "figures never touched by the editor",
    "figures",
    () => ({ history: { none: { changedBy: { eq: "Lò Văn An" } } }, ...mem }),
    0,
  ],
  ["figures changed by the editor", "figures", () => ({ history: { some: { changedBy: { in: ["Lò Văn An"] } } } }), 0],
  [
    "figures that were once something else",
    "figures",
    () => ({ history: { some: { value: { lt: 42000 }, state: { eq: "VALUE" } } }, value: { eq: 42000 } }),
    0,
  ],
  ["figures changed since", "figures", () => ({ history: { some: { changedAt: { gt: between } } } }), 0],
  ["figures unchanged since", "figures", () => ({ history: { every: { changedAt: { lte: between } } }, ...mem }), 0],
  ["figures once suspect", "figures", () => ({ history: { some: { quality: { eq: "SUSPECT" } } } }), 0],
  ["figures of units with a hidden figure", "figures", () => ({ unit: { figures: { some: hidden } } }), 1],
  [
    "figures of units without, in periods nobody claims anything of",
    "figures",
    () => ({
      unit: { figures: { none: hidden } },
      period: { figures: { none: { evidence: { some: {} } } } },
      ...mem,
    }),
    2,
  ],
  [
    "figures from sources of figures of units that were head",
    "figures",
    () => ({ source: { figures: { some: { unit: { clusters: { some: { role: { eq: "HEAD" } } } } } } } }),
    1,
  ],
  [
    "figures from indicators a unit with a hidden figure reports",
    "figures",
    () => ({ indicator: { figures: { some: { unit: { figures: { some: hidden } } } } } }),
    2,
  ],
];

describe("some, none and every are what plain JavaScript says of what may be seen", () => {
  const foundByAll: string[] = [];
  test.each(cases)("%s", async (name, list, where, more) => {
    for (const actor of [administrator, editor]) {
      const rows = seen.get(actor)![list] as readonly PlainRow[];
      const expected = rows
        .filter((row) => holds(where() as PlainRow, row))
        .map(lists[list].keyOf)
        .toSorted();
      const before = statements;
      expect(await found(lists[list], where(), actor)).toEqual(expected);
      expect(statements - before).toBe(more + (list === "figures" ? 2 : 0));
      if (actor === administrator && (expected.length === 0 || expected.length === rows.length)) foundByAll.push(name);
    }
  });

  test("and the conditions tell rows apart", () => expect(foundByAll).toEqual([]));
});

describe("what may not be seen decides nothing", () => {
  test.each<[string, List, object]>([
    ["a unit", "units", { figures: { some: hidden } }],
    ["a period", "periods", { figures: { some: hidden } }],
    ["a source", "sources", { figures: { some: hidden } }],
    ["a figure of another", "figures", { indicator: { figures: { some: hidden } } }],
  ])("%s", async (_, list, where) => {
    expect(await found(lists[list], where, administrator)).not.toEqual([]);
    expect(await found(lists[list], where, editor)).toEqual([]);
  });

  test("and its opposite holds as if it were not there", async () => {
    const all = await found(lists.units, {}, editor);
    expect(await found(lists.units, { figures: { none: hidden } }, editor)).toEqual(all);
    expect(await found(lists.units, { figures: { every: { not: hidden } } }, editor)).toEqual(all);
  });
});

test("as of an instant, facts decide as they were known then", async () => {
  const document = `query Q($at: Instant, $figures: FigureWhere, $history: FigureChangeWhere) @read(asOf: $at) {
    units(where: { figures: { some: $figures } }) { nodes { code } }
    figures(where: { history: { some: $history } }) { totalCount }
  }`;
  const variables = {
    figures: { quality: { eq: "SUSPECT" }, value: { eq: 42000 } },
    history: { changedAt: { gt: between } },
  };
  const now = (await ask(product, document, variables)).data;
  expect(now.units.nodes).toEqual([{ code: "SLA" }]);
  expect(now.figures.totalCount).toBe(1);
  const then = (await ask(product, document, { ...variables, at: between })).data;
  expect(then).toEqual({ units: { nodes: [] }, figures: { totalCount: 0 } });
});

describe("a filter on related rows has its bounds and its price", () => {
  const units = "query U($where: UnitWhere) { units(where: $where, first: 1) { nodes { code } } }";
  const deep = (times: number): object => (times === 0 ? {} : { figures: { some: { unit: deep(times - 1) } } });
  test.each<[string, object, string]>([
    ["nested too deeply", deep(7), "LIMIT_EXCEEDED"],
    ["too many conditions", { or: Array.from({ length: 201 }, () => ({ code: { eq: "SLA" } })) }, "LIMIT_EXCEEDED"],
    ["too much to look up", { or: Array.from({ length: 40 }, () => ({ figures: { some: {} } })) }, "COST_EXCEEDED"],
    [
      "a null far below",
      { figures: { some: { unit: { clusters: { none: { year: { eq: null } } } } } } },
      "BAD_USER_INPUT",
    ],
  ])("%s", async (_, where, problem) => {
    const before = statements;
    expect((await ask(product, units, { where })).errors).toMatchObject([{ code: problem }]);
    expect(statements).toBe(before);
  });

  test("six relations deep and thirty side by side are answered", async () => {
    for (const where of [deep(6), { or: Array.from({ length: 30 }, () => ({ figures: { some: {} } })) }])
      expect((await ask(product, units, { where })).errors).toEqual([]);
  });

  test("an instant that does not exist is refused as such", async () => {
    const where = { history: { some: { changedAt: { gt: "2023-02-31T00:00:00Z" } } } };
    const { errors } = await ask(product, "query F($where: FigureWhere) { figures(where: $where) { totalCount } }", {
      where,
    });
    expect(errors).toMatchObject([{ code: "BAD_USER_INPUT" }]);
  });
});
