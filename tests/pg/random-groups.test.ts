import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "../../server/src/actor.ts";
import { administrator, ask } from "../support/ask.ts";
import { freshProduct, type FreshProduct } from "../support/fresh-product.ts";
import { addGroupFigures, questionMaker } from "../support/group-cases.ts";
import {
  answerGroups,
  fieldOf,
  groupWorld,
  type GroupQuestion,
  type GroupWorld,
  type PlainGroup,
  type Rule,
} from "../support/group-oracle.ts";
import { isLong, ofCampaign } from "../support/long.ts";
import { randomFrom } from "../support/random.ts";

const seed = Number(process.env["BANGVANG_SEED"] ?? 20231219);
const groupings = ofCampaign(300);

let product: FreshProduct;
let world: GroupWorld;
let readers: readonly { readonly actor: Actor; readonly sees: (unit: string) => boolean }[];
beforeAll(async () => {
  product = await freshProduct();
  await addGroupFigures(product, 11);
  world = await groupWorld(product.pool);
  const units = ["SLA", "LCA", "CUM-BGPB", "LCA2025"];
  const grants = world.units
    .filter(({ code }) => units.includes(code))
    .map(({ id }) => ({ role: "ANALYST", unitId: id }));
  const token = { kind: "TOKEN", personId: null, name: "bốn đơn vị", grants } as unknown as Actor;
  readers = [
    { actor: administrator, sees: () => true },
    { actor: token, sees: (unit) => units.includes(unit) },
  ];
});
afterAll(() => product.close());

/** A sentence of each refusal that no other has. */
const saysOf: Readonly<Record<Rule, RegExp>> = {
  MEASURE: /not counted in one measure/,
  KIND: /kind ACTUAL and TARGET/,
  RATE: /is a (RATIO|MEAN) and is not added/,
  PART: /is a part of/,
  OVER_UNITS: /does not become one over units/,
  STOCK: /is a STOCK/,
  OVERLAP: /periods that overlap/,
  RELATED: /share people/,
};

const codeOf: Readonly<Record<string, string>> = {
  unit: "unit { code }",
  cluster: "cluster { code }",
  indicator: "indicator { code }",
  source: "source { id }",
  period: "period { key }",
};

function documentOf({ by, fields, total }: GroupQuestion): string {
  const named = (field: string): string => {
    const [name, of] = field.split(":");
    return of ? `distinct${of}: ${name}(of: ${of})` : field;
  };
  const node = [...by.map((one) => codeOf[fieldOf[one]!] ?? fieldOf[one]), ...fields.map(named)].join(" ");
  return `query G($by: [FigureGroupBy!]!, $where: FigureWhere, $having: FigureGroupHaving, $orderBy: [FigureGroupOrder!], $first: Int, $after: String, $last: Int, $before: String) {
    figureGroups(by: $by, where: $where, having: $having, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
      totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      ${total ? `total { __typename ${total.map(named).join(" ")} }` : ""}
      edges { cursor node { __typename ${node} } }
    }
  }`;
}

/** A group in the words of the oracle. */
function plain(group: Record<string, unknown>): PlainGroup {
  const entries = Object.entries(group).filter(([name]) => name !== "__typename");
  return Object.fromEntries(
    entries.map(([name, value]) => {
      const inner = value as { readonly code?: string; readonly id?: string; readonly key?: string } | null;
      const flat = typeof value === "object" && inner !== null ? (inner.code ?? inner.id ?? inner.key ?? null) : value;
      return [name.replace(/^distinct([A-Z_]+)$/, "countDistinct:$1"), flat as string | number | boolean | null];
    }),
  );
}

/** Walks through all pages in a direction and gives the groups in their order. */
async function walk(question: GroupQuestion, actor: Actor, size: number, backwards: boolean) {
  const groups: PlainGroup[] = [];
  let cursor: string | null = null;
  for (;;) {
    const page = backwards ? { last: size, before: cursor } : { first: size, after: cursor };
    const { by, where, having, orderBy } = question;
    const answer = await ask(product, documentOf(question), { by, where, having, orderBy, ...page }, actor);
    if (answer.errors.length > 0) return { errors: answer.errors };
    const { edges, pageInfo, totalCount, total } = answer.data.figureGroups;
    const nodes = edges.map(({ node }: { node: Record<string, unknown> }) => plain(node));
    if (backwards) groups.unshift(...nodes);
    else groups.push(...nodes);
    const more = backwards ? pageInfo.hasPreviousPage : pageInfo.hasNextPage;
    expect(backwards ? pageInfo.hasNextPage : pageInfo.hasPreviousPage).toBe(cursor !== null);
    expect([pageInfo.startCursor, pageInfo.endCursor]).toEqual([
      edges[0]?.cursor ?? null,
      edges.at(-1)?.cursor ?? null,
    ]);
    cursor = backwards ? pageInfo.startCursor : pageInfo.endCursor;
    if (!more) return { groups, totalCount: totalCount as number, total: total ? plain(total) : null, errors: [] };
  }
}

test(
  `${groupings} random groupings are answered as plain arithmetic answers them`,
  async () => {
    const make = questionMaker(world, seed);
    const random = randomFrom(seed);
    const seen = { answered: 0, added: 0, broken: new Map<Rule, number>() };
    for (let place = 0; place < groupings; place++) {
      const question = make();
      const { actor, sees } = readers[random.chance(0.75) ? 0 : 1]!;
      const expected = answerGroups(question, world, sees);
      const size = random.pick([1, 3, 10, 200]);
      const many = "groups" in expected && expected.groups.length > 40;
      const found = await walk(question, actor, many ? 30 : size, random.chance(0.5));
      const about = JSON.stringify({ question, actor: actor.name, place });
      if ("broken" in expected) {
        expect(found.errors, about).toMatchObject([{ code: "NOT_ADDITIVE" }]);
        expect(found.errors[0]!.message, about).toMatch(saysOf[expected.broken]);
        seen.broken.set(expected.broken, (seen.broken.get(expected.broken) ?? 0) + 1);
      } else {
        expect(found, about).toEqual({
          groups: expected.groups,
          totalCount: expected.groups.length,
          total: expected.total,
          errors: [],
        });
        seen.answered += 1;
        if (expected.groups.some((group) => ["sum", "share", "weightedMean"].some((field) => group[field])))
          seen.added += 1;
      }
    }
    console.log(seen);
    expect(seen.answered).toBeGreaterThan(groupings / 3);
    expect(seen.broken.size).toBeGreaterThan(isLong ? 6 : 2);
  },
  15 * 60_000,
);
