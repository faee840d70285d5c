import { afterAll, beforeAll, expect, test } from "vitest";
import { ask } from "../support/ask.ts";
import { freshProduct, type FreshProduct } from "../support/fresh-product.ts";
import { ofCampaign } from "../support/long.ts";
import { addManyFigures, inChangeSet } from "../support/many-figures.ts";

/** A walk through figures by cursor, while somebody else adds and changes figures before and after where it stands. */
let product: FreshProduct;
const units = ofCampaign(100);
beforeAll(async () => {
  product = await freshProduct();
  await addManyFigures(product.pool, { units, indicators: 10, months: 120 });
  await product.dimensions.refresh();
});
afterAll(() => product.close());

const where = { unit: { code: { startsWith: "MANY-U" } } };
const rowsQuery = `query W($where: FigureWhere, $after: String) {
  figureRows(where: $where, first: 1000, after: $after) { unitCode indicatorCode periodKey value cursor } }`;
const pagesQuery = `query W($where: FigureWhere, $cursor: String) {
  figures(where: $where, last: 1000, before: $cursor) {
    nodes { unit { code } indicator { code } period { key } } pageInfo { startCursor hasPreviousPage } } }`;

/** What another connection does between two pages: fills gaps all over the set, and changes every third value. */
async function meddle(step: number): Promise<void> {
  await inChangeSet(product.pool, (set) => [
    `insert into figure (unit_id, indicator_id, period_id, kind, state, value, qualifier, quality, version, change_set_id)
    select unit.id, indicator.id, period.id, 'ACTUAL', 'VALUE', 5, 'EXACT', 'REPORTED', 1, $1 from unit, indicator, period
    where unit.code like 'MANY-U%' and indicator.code = 'MANY_I' || ($2 % 10 + 1) and period.type = 'MONTH'
      and extract(month from period.starts_on) = 5 and period.starts_on between date '2010-01-01' and date '2019-12-31'
    on conflict do nothing`,
    [set, step],
  ]);
  await inChangeSet(product.pool, (set) => [
    `update figure set value = value + 1, version = version + 1, change_set_id = $1
    where unit_id % 3 = $2 % 3 and indicator_id in (select id from indicator where code = 'MANY_I3')`,
    [set, step],
  ]);
}

async function keysInDatabase(): Promise<ReadonlySet<string>> {
  const { rows } = await product.pool.query<{ key: string }>(
    `select unit.code || ' ' || indicator.code || ' ' || period.key as key from figure join unit on unit.id = unit_id
      join indicator on indicator.id = indicator_id join period on period.id = period_id where unit.code like 'MANY-U%'`,
  );
  return new Set(rows.map(({ key }) => key));
}

function expectWhole(seen: readonly string[], before: ReadonlySet<string>, after: ReadonlySet<string>): void {
  expect(new Set(seen).size).toBe(seen.length);
  const walked = new Set(seen);
  expect([...before].filter((key) => !walked.has(key))).toEqual([]);
  expect(seen.filter((key) => !after.has(key))).toEqual([]);
}

test(`${units * 1_000} figures forwards: no row twice, none missed that was there all along`, async () => {
  const before = await keysInDatabase();
  expect(before.size).toBe(units * 1_000);
  const seen: string[] = [];
  let after: string | null = null;
  for (let step = 0; ; step++) {
    const { data, errors } = await ask(product, rowsQuery, { where, after });
    expect(errors).toEqual([]);
    for (const row of data.figureRows) seen.push(`${row.unitCode} ${row.indicatorCode} ${row.periodKey}`);
    after = data.figureRows.at(-1)?.cursor ?? null;
    if (data.figureRows.length < 1_000) break;
    if (step % 5 === 0) await meddle(step / 5);
  }
  expectWhole(seen, before, await keysInDatabase());
});

test("and backwards", async () => {
  const before = await keysInDatabase();
  const seen: string[] = [];
  let cursor: string | null = null;
  for (let step = 0; ; step++) {
    const { data, errors } = await ask(product, pagesQuery, { where, cursor });
    expect(errors).toEqual([]);
    const { nodes, pageInfo } = data.figures;
    for (const { unit, indicator, period } of nodes) seen.push(`${unit.code} ${indicator.code} ${period.key}`);
    cursor = pageInfo.startCursor;
    if (!pageInfo.hasPreviousPage) break;
    if (step % 5 === 0) await meddle(step / 5 + 3);
  }
  expectWhole(seen, before, await keysInDatabase());
});
