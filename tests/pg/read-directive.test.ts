import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask } from "../support/ask.ts";
import { apply, cell, mustBeApplied } from "../support/cells.ts";
import { freshProduct, type FreshProduct } from "../support/fresh-product.ts";
import { analystOf } from "../support/units.ts";

let product: FreshProduct;
beforeAll(async () => {
  product = await freshProduct();
});
afterAll(() => product.close());

async function now(): Promise<string> {
  const { rows } = await product.pool.query<{ now: string }>(
    `select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as now`,
  );
  return rows[0]!.now;
}

/** Everything @read has to cover: figures, targets, names, the catalogue, lineage, cluster members, awards, views. */
const questions: readonly string[] = [
  "{ figures(first: 1000) { totalCount nodes { unit { name } indicator { name } period { key } kind value version changedBy source { title } evidence { phrase value } history { version value } } } }",
  "{ units(first: 200, orderBy: [{ name: ASC }]) { totalCount nodes { code name parent { code } predecessors { unit { name } share } successors { unit { code } } clusters { year role cluster { name } } awards { name } figures(first: 3) { nodes { value } } } } }",
  "{ indicators(first: 200) { nodes { code name measure breaks { note } } } periods(first: 300) { nodes { key } } }",
  '{ cluster(code: "CUM-BGPB") { members(year: 2024) { role unit { name membership(period: "2023") { members workers } } } head(year: 2024) { name } } }',
  '{ comparison(input: { cluster: "CUM-BGPB", year: 2023, indicators: ["MEM_TOTAL", "EMU_INIT"], periods: ["2023"] }) { rows { unit { name } cells { value target attainment rank } } } }',
  '{ sheet(input: { rows: UNITS, columns: PERIODS, units: ["SLA", "LCA"], indicators: ["MEM_TOTAL"], periods: ["2022-05", "2022-06"] }) { values versions states } }',
  "{ figureGroups(by: [INDICATOR, PERIOD, KIND], first: 1000) { totalCount nodes { indicator { code } period { key } kind count } } }",
  "{ figureRows(first: 1000, orderBy: [{ value: DESC }]) { unitName indicatorName periodKey value } unitRows(first: 1000) { name } changeSets(first: 100) { nodes { id cellCount } } }",
];

interface Stored {
  readonly instant: string;
  readonly answers: readonly unknown[];
}

async function store(): Promise<Stored> {
  await product.dimensions.refresh();
  const answers: unknown[] = [];
  for (const question of questions) {
    const { data, errors } = await ask(product, question);
    expect(errors).toEqual([]);
    answers.push(data);
  }
  return { instant: await now(), answers };
}

const edits: readonly (() => Promise<unknown>)[] = [
  async () => mustBeApplied(await apply(product, [cell({ value: "41000" }), cell({ kind: "TARGET", value: "42000" })])),
  () => product.pool.query("update unit set name = 'LĐLĐ tỉnh Sơn La mới' where code = 'SLA'"),
  async () => mustBeApplied(await apply(product, [cell({ baseVersion: 1, value: "41500" }), cell({ unit: "LCA" })])),
  () => product.pool.query("insert into unit (code, level, name, name_en) values ('NEW', 'PROVINCE', 'Ấp mới', 'New')"),
  async () => mustBeApplied(await apply(product, [cell({ unit: "NEW", period: "2022-07", value: "7" })])),
  () => product.pool.query("update indicator set name = 'Đoàn viên (sửa)' where code = 'MEM_TOTAL'"),
  () =>
    product.pool.query(
      "insert into cluster_member (cluster_id, unit_id, year, role) select c.id, u.id, 2024, 'MEMBER' from unit c, unit u where c.code = 'CUM-BGPB' and u.code = 'NEW'",
    ),
  () =>
    product.pool.query(
      "insert into lineage (predecessor_id, successor_id, effective_on) select p.id, s.id, date '2025-07-01' from unit p, unit s where p.code = 'SLA' and s.code = 'NEW'",
    ),
  () =>
    product.pool.query(
      "delete from cluster_member where year = 2024 and unit_id = (select id from unit where code = 'NEW')",
    ),
  () =>
    product.pool.query(
      "update evidence set value = value + 1 where id = (select min(id) from evidence where value is not null)",
    ),
];

test("every answer as of an instant is what was answered then", async () => {
  const stored = [await store()];
  for (const edit of edits) {
    await edit();
    stored.push(await store());
  }
  // Each edit shows in some answer, so that there is something to tell apart.
  for (let n = 1; n < stored.length; n++) expect(stored[n]!.answers).not.toEqual(stored[n - 1]!.answers);
  for (const { instant, answers } of stored) {
    for (const [index, question] of questions.entries()) {
      const { data, errors } = await ask(product, `query Q @read(asOf: "${instant}") ${question}`);
      expect(errors).toEqual([]);
      expect(data, `${instant} ${question}`).toEqual(answers[index]);
    }
  }
});

describe("@read that makes no sense is refused", () => {
  test.each<[string, string]>([
    ["BAD_USER_INPUT", 'asOf: "2999-01-01T00:00:00Z"'],
    ["BAD_USER_INPUT", 'asOf: "1999-01-01T00:00:00Z"'],
    ["GRAPHQL_VALIDATION_FAILED", 'asOf: "yesterday"'],
    ["NOT_FOUND", 'release: "NOPE"'],
    ["BAD_USER_INPUT", 'release: "NOPE", asOf: "2025-01-01T00:00:00Z"'],
    ["GRAPHQL_VALIDATION_FAILED", 'boundary: "2025-02-30"'],
    ["GRAPHQL_VALIDATION_FAILED", "boundary: SOMETIMES"],
  ])("%s: @read(%s)", async (code, args) => {
    const { data, errors } = await ask(product, `query Q @read(${args}) { units { nodes { code } } }`);
    expect([data, errors[0]?.code]).toEqual([null, code]);
  });

  test("figures can be asked for as reported by name", async () => {
    const { errors } = await ask(product, "query Q @read(boundary: AS_REPORTED) { figures { nodes { value } } }");
    expect(errors).toEqual([]);
  });
});

describe("@explain", () => {
  const document = "query Q @explain { units(first: 3) { nodes { name figures(first: 2) { nodes { value } } } } }";

  test("tells the plan, and each statement with its rows and time", async () => {
    const { extensions } = await ask(product, document);
    expect(extensions.plan).toContain("figures  level: fetched for all rows at once");
    expect(extensions.plan).toMatch(/1\. \d+ rows in \d+\.\d ms\nselect .* from figure/s);
  });

  test("is not for those who see a part: numbers of rows would tell of the rest", async () => {
    const narrow = await analystOf(product, "SLA");
    const { data, errors, extensions } = await ask(product, document, {}, narrow);
    expect([data, errors[0]?.code, extensions.plan]).toEqual([null, "BAD_USER_INPUT", undefined]);
  });
});
