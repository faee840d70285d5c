import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "../../server/src/actor.ts";
import { administrator, ask } from "../support/ask.ts";
import { apply, cell, mustBeApplied, setOf } from "../support/cells.ts";
import { freshProduct, type FreshProduct } from "../support/fresh-product.ts";

/** An editor of Sơn La sees the cluster Sơn La competes in and its members, and nothing else, on every path. */
const visible = ["CUM-BGPB", "SLA", "DBI", "LCH", "LCA", "HGI", "LSO", "CBA"];
const sets = { hidden: randomUUID(), mixed: randomUUID(), own: randomUUID() };

let product: FreshProduct;
let editor: Actor;
let token: Actor;
beforeAll(async () => {
  product = await freshProduct();
  const { rows } = await product.pool.query<{ id: number }>("select id from unit where code = 'SLA'");
  editor = { kind: "PERSON", personId: null, name: "Lò Văn An", grants: [{ role: "EDITOR", unitId: rows[0]!.id }] };
  token = { kind: "TOKEN", personId: null, name: "bi", grants: [{ role: "ANALYST", unitId: rows[0]!.id }] };
  const of = (unit: string, indicator: string) =>
    cell({ unit, indicator, period: "2022-03", value: "77777", source: "seed-2023" });
  mustBeApplied(
    await product.applyAs(
      administrator,
      setOf([of("TLD", "ORG_STAFF"), of("HNO", "MEM_TOTAL")], { id: sets.hidden }),
      false,
    ),
  );
  mustBeApplied(
    await product.applyAs(
      administrator,
      setOf([of("TLD", "MEM_TOTAL"), of("SLA", "MEM_TOTAL"), of("LSO", "MEM_TOTAL")], { id: sets.mixed }),
      false,
    ),
  );
  mustBeApplied(await apply(product, [of("SLA", "ORG_STAFF")], { id: sets.own }, editor));
});
afterAll(() => product.close());

async function answerOf(actor: Actor, document: string, variables: Record<string, unknown> = {}) {
  const { data, errors } = await ask(product, document, variables, actor);
  expect(errors).toEqual([]);
  return data;
}
const asEditor = (document: string, variables: Record<string, unknown> = {}) => answerOf(editor, document, variables);
const codes = (nodes: readonly { readonly unit: { readonly code: string } }[]): readonly string[] =>
  [...new Set(nodes.map(({ unit }) => unit.code))].toSorted();

test("there is something to hide: more than half of the figures belong to others", async () => {
  const all = (await answerOf(administrator, "{ figures(first: 1000) { totalCount nodes { unit { code } } } }"))
    .figures;
  const own = (await asEditor("{ figures(first: 1000) { totalCount nodes { unit { code } } } }")).figures;
  expect(own.totalCount).toBeLessThan(all.totalCount / 2);
  expect(own.totalCount).toBe(
    all.nodes.filter(({ unit }: { unit: { code: string } }) => visible.includes(unit.code)).length,
  );
});

describe("lists hold visible units alone", () => {
  const hides = (list: readonly string[]): void => {
    expect(list.length).toBeGreaterThan(0);
    expect(list.filter((code) => !visible.includes(code))).toEqual([]);
  };

  test("figures, forwards, backwards and in another order", async () => {
    const data = await asEditor(`{
      a: figures(first: 1000) { nodes { unit { code } } } b: figures(last: 1000, orderBy: [{ value: DESC }]) { nodes { unit { code } } edges { node { unit { code } } } }
    }`);
    hides(codes(data.a.nodes));
    hides(codes(data.b.nodes));
    expect(codes(data.b.edges.map(({ node }: { node: { unit: { code: string } } }) => node))).toEqual(
      codes(data.a.nodes),
    );
  });

  test("flat rows", async () => {
    const { figureRows } = await asEditor("{ figureRows(first: 1000) { unitCode } }");
    hides(figureRows.map((row: { unitCode: string }) => row.unitCode));
  });

  test("figures and evidence of every source", async () => {
    const { sources } = await asEditor(
      "{ sources(first: 150) { nodes { id figures(first: 20) { totalCount nodes { unit { code } } } evidence { unit { code } } } } }",
    );
    hides(codes(sources.nodes.flatMap((source: { figures: { nodes: [] } }) => source.figures.nodes)));
    hides(codes(sources.nodes.flatMap((source: { evidence: [] }) => source.evidence)));
    for (const { figures } of sources.nodes) expect(figures.totalCount).toBe(figures.nodes.length);
  });

  test("figures of every unit, with their history and evidence", async () => {
    const { units } = await asEditor(
      "{ units(first: 100) { nodes { code figures(first: 30) { totalCount nodes { history { version } evidence { phrase } } } } } }",
    );
    for (const { code, figures } of units.nodes) {
      expect([code, visible.includes(code) || figures.totalCount === 0]).toEqual([code, true]);
      expect(figures.nodes.length).toBe(figures.totalCount);
    }
    expect(units.nodes.find(({ code }: { code: string }) => code === "SLA").figures.totalCount).toBeGreaterThan(1);
  });
});

describe("a filter, an order or a cursor tells nothing of what is hidden", () => {
  test.each<[string, object]>([
    ["by unit", { unit: { code: { eq: "TLD" } } }],
    ["by what a unit is not", { not: { unit: { code: { in: visible } } } }],
    ["by value", { value: { eq: 77_777 }, unit: { level: { eq: "CONFEDERATION" } } }],
    ["by source", { source: { id: { eq: "seed-2023" } }, unit: { code: { eq: "HNO" } } }],
  ])("%s", async (_, where) => {
    const data = await asEditor(
      "query Q($where: FigureWhere) { figures(where: $where) { totalCount nodes { value } } figureRows(where: $where) { value } }",
      { where },
    );
    expect(data).toEqual({ figures: { totalCount: 0, nodes: [] }, figureRows: [] });
  });

  test("a cursor an administrator got at a hidden figure", async () => {
    const { figures } = await answerOf(
      administrator,
      '{ figures(first: 1, where: { unit: { code: { eq: "TLD" } } }) { pageInfo { endCursor } } }',
    );
    const { data, errors } = await ask(
      product,
      "query Q($after: String) { figures(first: 1000, after: $after) { nodes { unit { code } } } }",
      { after: figures.pageInfo.endCursor },
      editor,
    );
    expect([data, errors[0]?.code]).toEqual([null, "BAD_CURSOR"]);
  });
});

describe("one figure, and a set of changes, may be seen or are not there", () => {
  test.each<[string, boolean]>([
    ["TLD", false],
    ["HNO", false],
    ["SLA", true],
    ["LSO", true],
  ])("a figure of %s: %s", async (unit, isSeen) => {
    const data = await asEditor(`{ figure(unit: "${unit}", indicator: "MEM_TOTAL", period: "2022-03") { value } }`);
    expect(data.figure).toEqual(isSeen ? { value: 77_777 } : null);
  });

  test("a set over hidden units is not there, and one over both counts what may be seen", async () => {
    const ofSet = async (actor: Actor, id: string) =>
      (await answerOf(actor, `{ changeSet(id: "${id}") { cellCount } }`)).changeSet;
    expect(await ofSet(editor, sets.hidden)).toBeNull();
    expect(await ofSet(editor, randomUUID())).toBeNull();
    expect(await ofSet(editor, sets.mixed)).toEqual({ cellCount: 2 });
    expect(await ofSet(token, sets.mixed)).toEqual({ cellCount: 1 });
    expect(await ofSet(administrator, sets.mixed)).toEqual({ cellCount: 3 });
  });

  test("the typed views of a hidden unit are as empty as those of a unit that reported nothing", async () => {
    const view = `membership(period: "2022-03") { workers members density femaleMembers newMembers grassrootsUnions sample }
      finance(period: "2022-03") { revenue expenditure tetCare sample } campaignResults(period: "2022-03") { initiatives tetGifts sample }`;
    const data = await asEditor(
      `{ hidden: unit(code: "TLD") { ${view} } nothing: unit(code: "CBA") { ${view} } own: unit(code: "SLA") { ${view} } }`,
    );
    expect(data.hidden).toEqual(data.nothing);
    expect(data.own.membership.members).toBe(77_777);
    expect((await answerOf(administrator, `{ unit(code: "TLD") { ${view} } }`)).unit.membership.members).toBe(77_777);
  });
});

describe("what is asked for by name gets the same answer hidden as absent", () => {
  const withoutCode = (message: string): string => message.replace(/"[\w-]+"/, '"…"');
  const refusalOf = async (actor: Actor, document: string): Promise<{ code: string; message: string }> => {
    const { data, errors } = await ask(product, document, {}, actor);
    expect(data === null || Object.values(data).every((field) => field === null)).toBe(true);
    expect(errors).toHaveLength(1);
    return { code: errors[0]!.code, message: withoutCode(errors[0]!.message) };
  };
  test.each<[string, (code: string) => string]>([
    [
      "a sheet",
      (code) =>
        `{ sheet(input: { rows: UNITS, columns: PERIODS, units: ["SLA", "${code}"], indicators: ["MEM_TOTAL"], periods: ["2022-03"] }) { values } }`,
    ],
    [
      "a comparison of units",
      (code) =>
        `{ comparison(input: { units: ["SLA", "${code}"], indicators: ["MEM_TOTAL"], periods: ["2022-03"] }) { rows { unit { code } } } }`,
    ],
    [
      "a comparison of a cluster",
      (code) =>
        `{ comparison(input: { cluster: "${code}", indicators: ["MEM_TOTAL"], periods: ["2022-03"] }) { rows { unit { code } } } }`,
    ],
  ])("%s", async (_, document) => {
    const absent = await refusalOf(editor, document("NOPE"));
    expect(absent.code).toBe("NOT_FOUND");
    for (const hidden of ["TLD", "HNO", "CUM-5TP"]) expect(await refusalOf(editor, document(hidden))).toEqual(absent);
    expect((await ask(product, document("LSO"), {}, editor)).errors.length).toBe(
      document("LSO").includes("cluster:") ? 1 : 0,
    );
  });

  test("a figure that does not exist", async () => {
    const one = (unit: string): string =>
      `{ figure(unit: "${unit}", indicator: "MEM_TOTAL", period: "2022-03") { value } }`;
    expect(await asEditor(one("TLD"))).toEqual(await asEditor(one("NOPE")));
  });

  test("a change", async () => {
    const set = (unit: string) => product.applyAs(editor, setOf([cell({ unit, period: "2022-03" })]), false);
    const problems = await Promise.all(["TLD", "NOPE"].map(set));
    expect(
      problems.map(
        (outcome) => outcome.kind === "rejected" && outcome.problems.map(({ code, params }) => ({ code, params })),
      ),
    ).toEqual([[{ code: "UNIT_UNKNOWN", params: {} }], [{ code: "UNIT_UNKNOWN", params: {} }]]);
  });
});

describe("what may be seen is not yet what may be changed", () => {
  test("a sheet says so, cell by cell", async () => {
    const { sheet } = await asEditor(
      '{ sheet(input: { rows: UNITS, columns: PERIODS, units: ["SLA", "LSO", "CUM-BGPB"], indicators: ["MEM_TOTAL"], periods: ["2022-03", "2022-04"] }) { values versions editable } }',
    );
    expect(sheet).toEqual({
      values: [77_777, null, 77_777, null, null, null],
      versions: [1, 0, 1, 0, 0, 0],
      editable: [true, true, false, false, false, false],
    });
  });

  test("for the units a unit's dates leave out, nobody may", async () => {
    const { sheet } = await answerOf(
      administrator,
      '{ sheet(input: { rows: UNITS, columns: PERIODS, units: ["LCA", "LCA2025"], indicators: ["MEM_TOTAL"], periods: ["2025-06", "2025-07"] }) { editable } }',
    );
    expect(sheet.editable).toEqual([true, false, false, true]);
  });

  test("and the editor is told who they are", async () => {
    const { me } = await asEditor("{ me { kind name roles readsEverything mayEditUnits { code } } }");
    expect(me).toEqual({
      kind: "PERSON",
      name: "Lò Văn An",
      roles: ["EDITOR"],
      readsEverything: false,
      mayEditUnits: [{ code: "SLA" }],
    });
  });

  test("a token of one unit sees that unit alone", async () => {
    const { figures, me } = await answerOf(
      token,
      "{ figures(first: 1000) { nodes { unit { code } } } me { readsEverything mayEditUnits { code } } }",
    );
    expect(codes(figures.nodes)).toEqual(["SLA"]);
    expect(me).toEqual({ readsEverything: false, mayEditUnits: [] });
  });

  test("someone without a role sees nothing", async () => {
    const nobody: Actor = { kind: "PERSON", personId: null, name: "x", grants: [] };
    const data = await answerOf(
      nobody,
      '{ figures { totalCount } figureRows { value } figure(unit: "SLA", indicator: "MEM_TOTAL", period: "2022-03") { value } }',
    );
    expect(data).toEqual({ figures: { totalCount: 0 }, figureRows: [], figure: null });
  });
});
