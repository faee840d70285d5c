import { test } from "vitest";
import { openTestDoor, sameOrigin } from "/work/main/tests/support/door.ts";
import { freshProduct } from "/work/main/tests/support/fresh-product.ts";
import { createToken } from "/work/main/server/src/rooms/organisation/tokens.ts";
test("probe", async () => {
  const product = await freshProduct();
  const door = await openTestDoor(product);
  const token = await createToken(product.orm.em.fork(), { name: "bi", unitIds: [], days: 1 });
  const send = async (payload: string) => {
    const r = await door.send({
      method: "POST",
      url: "/graphql",
      payload,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    });
    console.log(payload.slice(0, 60), r.statusCode, r.body.slice(0, 300));
  };
  for (const p of [
    "[]",
    '[{"query":"{me{kind}}"}]',
    "null",
    "5",
    "{}",
    '{"query":5}',
    '{"query":"{me{kind}}","variables":"x"}',
    '{"extensions": {"persistedQuery": {"version": 1, "sha256Hash": "abc"}}}',
    JSON.stringify({ query: 'mutation { applyChangeSet(input: { id: "x", cells: [] }) { __typename } }' }),
  ])
    await send(p);
  const nested = (depth: number): string =>
    `{ unit(code: "SLA") ${"{ parent ".repeat(depth)} { code } ${"}".repeat(depth)} }`;
  const aliases = (count: number): string =>
    `{ ${Array.from({ length: count }, (_, n) => `a${n}: me { kind }`).join(" ")} }`;
  for (const q of [
    nested(11),
    nested(1000),
    aliases(31),
    aliases(1000),
    `{ ${"me { kind } ".repeat(700)} }`,
    `{ ${"me { kind } ".repeat(1200)} }`,
  ])
    await send(JSON.stringify({ query: q }));
  const query = "query Q($where: FigureWhere) { figures(where: $where) { totalCount } }";
  const deep = (depth: number): string => `${'{"not":'.repeat(depth)}{}${"}".repeat(depth)}`;
  for (const d of [4, 100, 1000, 5000])
    await send(`{"query":${JSON.stringify(query)},"variables":{"where":${deep(d)}}}`);
  await door.close();
  await product.close();
});
