import type pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freshProduct, type FreshProduct } from "../support/fresh-product.ts";
import { refusalOf } from "../support/refusal.ts";
import { mustTake, personWith } from "../support/rounds.ts";
import { idOf } from "../support/units.ts";

/** What the database itself holds of reporting rounds, whoever writes. */
let product: FreshProduct;
let units: { readonly SLA: number; readonly DBI: number };
let person: number;
beforeAll(async () => {
  product = await freshProduct();
  units = { SLA: await idOf(product, "SLA"), DBI: await idOf(product, "DBI") };
  const second = await personWith(product, "Phạm Thị Hai", "ADMINISTRATOR");
  person = second.personId!;
  // One in each state, by the quarter.
  for (const unit of ["SLA", "DBI"]) {
    for (const period of ["2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4"])
      await mustTake(product, ["OPEN"], { unit, period });
    for (const period of ["2024-Q2", "2024-Q3", "2024-Q4"])
      await mustTake(product, ["SUBMIT"], { unit, period }, { ...second, personId: null, name: "Ai" });
    for (const period of ["2024-Q3", "2024-Q4"]) await mustTake(product, ["ACCEPT"], { unit, period });
    await mustTake(product, ["LOCK", "EXCEPT"], { unit, period: "2024-Q4" });
  }
});
afterAll(() => product.close());

const refusedTo = async (text: string): Promise<string> =>
  (await refusalOf(product, (client) => client.query(text))).state;
const quarterIn: Readonly<Record<string, string>> = {
  OPEN: "2024-Q1",
  SUBMITTED: "2024-Q2",
  ACCEPTED: "2024-Q3",
  LOCKED: "2024-Q4",
};
const roundIn = (state: string): string =>
  `period_id = (select id from period where key = '${quarterIn[state]}') and unit_id = ${units.SLA}`;

const check = "23514";
const refused = "42501";

describe("the owner, by hand", () => {
  const follows: readonly string[] = [
    "OPEN OPEN",
    "OPEN SUBMITTED",
    "SUBMITTED OPEN",
    "SUBMITTED ACCEPTED",
    "ACCEPTED LOCKED",
  ];
  const states = Object.keys(quarterIn);
  test.each(states.flatMap((from) => states.map((to) => [from, to] as const)))(
    "takes a round from %s to %s, or does not",
    async (from, to) => {
      const text = `update reporting_round set state = '${to}', changed_by = 'tay', person_id = null, reason = 'lý do' where ${roundIn(from)}`;
      expect(await refusedTo(text)).toBe(follows.includes(`${from} ${to}`) ? "none" : check);
    },
  );

  test.each<[string, () => string, string]>([
    [
      "moves the due day of a closed round",
      () => `update reporting_round set due_on = '2099-01-01', state = 'ACCEPTED' where ${roundIn("SUBMITTED")}`,
      check,
    ],
    [
      "returns without a reason",
      () => `update reporting_round set state = 'OPEN' where ${roundIn("SUBMITTED")}`,
      check,
    ],
    [
      "makes a round another's",
      () => `update reporting_round set unit_id = (select id from unit where code = 'HNO') where ${roundIn("OPEN")}`,
      check,
    ],
    [
      "makes a state that is none",
      () => `update reporting_round set state = 'FORGOTTEN' where ${roundIn("OPEN")}`,
      check,
    ],
    ["deletes a round", () => "delete from reporting_round", refused],
    ["empties the table", () => "truncate reporting_round cascade", refused],
    ["changes a past state", () => "update reporting_round_past set changed_by = 'ai đó'", refused],
    ["deletes a past state", () => "delete from reporting_round_past", refused],
    ["takes an exception back", () => "update round_exception set expires_at = now()", refused],
    ["deletes an exception", () => "delete from round_exception", refused],
    [
      "grants an exception of 32 days",
      () => `insert into round_exception (unit_id, period_id, kind, reason, expires_at, granted_by)
      select unit_id, period_id, kind, 'x', now() + interval '32 days', 'x' from reporting_round where ${roundIn("LOCKED")}`,
      check,
    ],
    [
      "grants an exception for no reason",
      () => `insert into round_exception (unit_id, period_id, kind, reason, expires_at, granted_by)
      select unit_id, period_id, kind, '', now() + interval '2 days', 'x' from reporting_round where ${roundIn("LOCKED")}`,
      check,
    ],
  ])("%s: refused", async (_, text, state) => expect(await refusedTo(text())).toBe(state));

  test("does not let somebody accept what they submitted", async () => {
    const both = (second: string) => `
      update reporting_round set state = 'SUBMITTED', changed_by = 'x', person_id = ${person} where ${roundIn("OPEN")};
      update reporting_round set state = 'ACCEPTED', changed_by = 'x', person_id = ${second} where ${roundIn("OPEN")}`;
    expect(await refusedTo(both(String(person)))).toBe(check);
    expect(await refusedTo(both("null"))).toBe("none");
  });

  test("keeps every state, each later than the one before, whatever time it is given", async () => {
    await refusalOf(product, async (client) => {
      await client.query(
        `update reporting_round set state = 'SUBMITTED', changed_at = '2001-01-01', changed_by = 'x' where ${roundIn("OPEN")}`,
      );
      await client.query(
        `update reporting_round set state = 'OPEN', reason = 'x', changed_at = '2001-01-01' where ${roundIn("OPEN")}`,
      );
      const { rows } = await client.query<{ state: string }>(
        `select state from reporting_round_past where ${roundIn("OPEN")} order by changed_at`,
      );
      expect(rows.map(({ state }) => state)).toEqual(["OPEN", "SUBMITTED", "OPEN"]);
    });
  });
});

/** Work as the role of a change with some settings; the SQLSTATE it ends with and how many rows it met. */
async function asWriter(settings: Readonly<Record<string, readonly number[]>>, text: string) {
  let rows = 0;
  const { state } = await refusalOf(product, async (client) => {
    await client.query("set local role bangvang_writer");
    for (const [name, ids] of Object.entries(settings))
      await client.query("select set_config($1, $2, true)", [name, `{${ids.join(",")}}`]);
    rows = ((await client.query(text)) as pg.QueryResult).rowCount ?? 0;
  });
  return { state, rows };
}

describe("the role of a change", () => {
  const submit = "update reporting_round set state = 'SUBMITTED', changed_by = 'x' where state = 'OPEN'";
  const except = (
    unit: number,
  ) => `insert into round_exception (unit_id, period_id, kind, reason, expires_at, granted_by)
    values (${unit}, (select id from period where key = '2024-Q4'), 'ACTUAL', 'x', now() + interval '1 day', 'x')`;
  const open = (
    unit: number,
    state = "OPEN",
  ) => `insert into reporting_round (unit_id, period_id, kind, state, changed_by)
    values (${unit}, (select id from period where key = '2024-Q4'), 'TARGET', '${state}', 'x')`;
  const all = () => [units.SLA, units.DBI];

  test("changes the rounds of units that are named to it, and meets no others", async () => {
    const settings = { "app.read_units": all(), "app.round_units": [units.DBI] };
    expect(await asWriter(settings, submit)).toEqual({ state: "none", rows: 1 });
    expect(await asWriter(settings, open(units.DBI))).toEqual({ state: "none", rows: 1 });
    expect(await asWriter(settings, except(units.DBI))).toEqual({ state: "none", rows: 1 });
    expect(await asWriter(settings, open(units.SLA))).toEqual({ state: refused, rows: 0 });
    expect(await asWriter(settings, except(units.SLA))).toEqual({ state: refused, rows: 0 });
  });

  test("changes none in a change set, which names units to write figures of and no rounds", async () => {
    const settings = { "app.read_units": all(), "app.write_units": all() };
    expect(await asWriter(settings, submit)).toEqual({ state: "none", rows: 0 });
    expect(await asWriter(settings, open(units.SLA))).toEqual({ state: refused, rows: 0 });
    expect(await asWriter(settings, except(units.SLA))).toEqual({ state: refused, rows: 0 });
  });

  test("opens rounds and nothing but open ones", async () => {
    const settings = { "app.read_units": all(), "app.round_units": all() };
    expect(await asWriter(settings, open(units.SLA, "LOCKED"))).toEqual({ state: refused, rows: 0 });
  });

  test.each([
    "update reporting_round set changed_at = now()",
    "update reporting_round set unit_id = unit_id",
    "delete from reporting_round",
    "truncate reporting_round",
    "insert into reporting_round_past select * from reporting_round_past",
    "update reporting_round_past set reason = 'x'",
    "update round_exception set expires_at = now()",
    "delete from round_exception",
    "insert into round_exception (unit_id, period_id, kind, reason, expires_at, granted_by, granted_at) values (1, 1, 'ACTUAL', 'x', now(), 'x', now())",
    "select from chain_head for update",
    "alter table reporting_round disable trigger all",
  ])("does nothing else: %s", async (text) => {
    const settings = { "app.read_units": all(), "app.round_units": all() };
    expect((await asWriter(settings, text)).state).toBe(refused);
  });
});

test("the reader changes no round, and sees those of the units that are named alone", async () => {
  const asReader = (text: string) =>
    refusalOf(product, async (client) => {
      await client.query("set local role bangvang_reader");
      await client.query("select set_config('app.read_units', $1, true), set_config('app.round_units', $1, true)", [
        `{${units.SLA}}`,
      ]);
      const { rows } = await client.query<{ unit: number }>(text);
      expect(rows.map(({ unit }) => unit)).toEqual([units.SLA]);
    });
  for (const table of [
    "reporting_round",
    "round_exception",
    "reporting_round_past",
    "closed_round",
    "closed_round_at(now())",
  ])
    expect(await asReader(`select distinct unit_id as unit from ${table}`)).toEqual({ state: "none", says: "" });
  expect((await asReader("update reporting_round set state = 'SUBMITTED'")).state).toBe(refused);
  expect(
    (
      await asReader(
        "insert into round_exception (unit_id, period_id, kind) select unit_id, period_id, kind from reporting_round",
      )
    ).state,
  ).toBe(refused);
});
