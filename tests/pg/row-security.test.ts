import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { migrate } from "../../server/src/db/migrate.ts";
import { openOrm } from "../../server/src/db/orm.ts";
import { sql } from "../../server/src/db/sql.ts";
import { lazySnapshot } from "../../server/src/db/snapshot.ts";
import { StartProblem } from "../../server/src/start-problem.ts";
import { house } from "../../server/src/house.ts";
import { apply, cell, mustBeApplied } from "../support/cells.ts";
import { databaseUrl, freshProduct, type FreshProduct } from "../support/fresh-product.ts";

/** What the database itself lets the reader of an operation see, whatever a statement asks for. */
let product: FreshProduct;
let units: ReadonlyMap<string, number>;
beforeAll(async () => {
  product = await freshProduct();
  // A change of each kind of row, so that all have something to hide.
  mustBeApplied(
    await apply(product, [cell({ unit: "SLA", period: "2021-01" }), cell({ unit: "HNO", period: "2021-01" })]),
  );
  await product.pool.query("update evidence set note = 'sửa'");
  const { rows } = await product.pool.query<{ code: string; id: number }>("select code, id from unit");
  units = new Map(rows.map(({ code, id }) => [code, id]));
});
afterAll(() => product.close());

const facts = ["figure", "figure_change", "evidence", "evidence_past"];

/** Work as the reader, with a setting or without. */
async function asReader<T>(setting: string | null, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await product.pool.connect();
  try {
    await client.query("begin");
    await client.query("set local role bangvang_reader");
    if (setting !== null) await client.query("select set_config('app.read_units', $1, true)", [setting]);
    return await work(client);
  } finally {
    await client.query("rollback");
    client.release();
  }
}

const unitsSeen = async (client: pg.PoolClient, table: string): Promise<readonly number[]> =>
  (await client.query<{ unit_id: number }>(`select distinct unit_id from ${table} order by unit_id`)).rows.map(
    (row) => row.unit_id,
  );

const stateOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "none",
    (error: { code?: string }) => error.code ?? "",
  );

describe.each(facts)("%s", (table) => {
  test("has rows of several units", async () => {
    const { rows } = await product.pool.query(`select distinct unit_id from ${table}`);
    expect(rows.length).toBeGreaterThan(3);
  });

  test.each([
    ["missing", null],
    ["empty", ""],
    ["no units", "{}"],
    ["nulls", "{NULL}"],
  ])("shows no row when the setting is %s", async (_, setting) => {
    expect(await asReader(setting, (client) => unitsSeen(client, table))).toEqual([]);
  });

  test.each(["ALL", "{", "1,2", "{1,x}", "{1}; set role none", "{99999999999}"])(
    "shows no row when the setting is malformed: %s",
    async (setting) => {
      const asked = asReader(setting, (client) => unitsSeen(client, table));
      expect(await stateOf(asked)).toMatch(/^(22P02|22003)$/);
    },
  );

  test("shows exactly the units of the setting", async () => {
    const { rows } = await product.pool.query<{ unit_id: number }>(
      `select distinct unit_id from ${table} order by unit_id`,
    );
    const all = rows.map((row) => row.unit_id);
    const some = all.filter((_, i) => i % 2 === 1);
    expect(await asReader(`{${some.join(",")}}`, (client) => unitsSeen(client, table))).toEqual(some);
    expect(await asReader(`{${all.join(",")},123456}`, (client) => unitsSeen(client, table))).toEqual(all);
  });

  test("hides the others from counts, joins, sub-selects and functions of the row", async () => {
    const own = units.get("SLA")!;
    const counts = await asReader(`{${own}}`, async (client) => [
      (await client.query(`select count(*)::int as n from ${table} where unit_id <> ${own}`)).rows[0].n,
      (
        await client.query(
          `select count(*)::int as n from unit join ${table} on unit_id = unit.id where unit.id <> ${own}`,
        )
      ).rows[0].n,
      (
        await client.query(
          `select count(*)::int as n from unit where id <> ${own} and exists (select from ${table} where unit_id = unit.id)`,
        )
      ).rows[0].n,
      (
        await client.query(
          `select count(*)::int as n from ${table} where ${table}::text not like '%(nothing)%' and unit_id <> ${own}`,
        )
      ).rows[0].n,
    ]);
    expect(counts).toEqual([0, 0, 0, 0]);
  });
});

describe("the reader", () => {
  const everything = (): string => `{${[...units.values()].join(",")}}`;
  test.each([
    "update figure set note = 'x'",
    "insert into figure select * from figure limit 1",
    "delete from figure",
    "truncate evidence",
    "delete from evidence",
    "update unit set name = 'x'",
    "insert into change_set (id, actor, request_hash, nonce) values (gen_random_uuid(), 'x', '', '')",
    "select close_change_set(id, '{}') from change_set limit 1",
    "delete from row_history",
    "update release set name = 'x'",
    "create table mine (n int)",
    "alter table figure disable row level security",
    "drop policy figure_of_readable_units on figure",
    "select * from figure for update",
  ])("changes nothing: %s", async (text) => {
    expect(await stateOf(asReader(everything(), (client) => client.query(text)))).toBe("42501");
  });

  test.each([
    "person",
    "person_grant",
    "session",
    "token",
    "token_unit",
    "secret",
    "sign_in_link",
    "chain_head",
    "reference_load",
    "migration",
  ])("does not see %s", async (table) => {
    expect(await stateOf(asReader(everything(), (client) => client.query(`select 1 from ${table}`)))).toBe("42501");
  });

  test.each(["person_id", "request_hash", "nonce", "hash", "outcome", "cell_count", "*"])(
    "does not see %s of a change set",
    async (column) => {
      expect(await stateOf(asReader(everything(), (client) => client.query(`select ${column} from change_set`)))).toBe(
        "42501",
      );
    },
  );

  test("owns nothing, may not sign in, and is no superuser, nor inherits anything", async () => {
    const { rows } = await product.pool.query(`
      select rolcanlogin, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolinherit,
        (select count(*)::int from pg_class where relowner = pg_roles.oid) as owned,
        (select count(*)::int from pg_auth_members where member = pg_roles.oid) as memberships
      from pg_roles where rolname = 'bangvang_reader'`);
    expect(rows).toEqual([
      {
        rolcanlogin: false,
        rolsuper: false,
        rolbypassrls: false,
        rolcreaterole: false,
        rolcreatedb: false,
        rolinherit: false,
        owned: 0,
        memberships: 0,
      },
    ]);
  });
});

describe("a snapshot", () => {
  test("shows readable units alone, although the statement has no fence", async () => {
    const readable = ["SLA", "LCA"].map((code) => units.get(code)!).toSorted((a, b) => a - b);
    const snapshot = lazySnapshot(product.pool, { readUnits: readable });
    for (const table of [sql`figure`, sql`figure_change`, sql`evidence`]) {
      const rows = await snapshot.query<{ id: number }>(sql`select distinct unit_id as id from ${table} order by 1`);
      expect(rows.map(({ id }) => id)).toEqual(readable);
    }
    await snapshot.close();
  });

  test("of another actor on the same connection sees its own units, also by a prepared statement", async () => {
    const question = sql`select distinct unit_id as id from figure where unit_id > ${0} order by 1`;
    const pids = new Set<number>();
    for (let i = 0; i < 12; i++) {
      const readable = [units.get(i % 2 === 0 ? "SLA" : "HNO")!];
      const snapshot = lazySnapshot(product.pool, { readUnits: readable });
      expect((await snapshot.query<{ id: number }>(question)).map(({ id }) => id)).toEqual(readable);
      pids.add((await snapshot.query<{ pid: number }>(sql`select pg_backend_pid() as pid`))[0]!.pid);
      await snapshot.close();
    }
    expect(pids.size).toBeLessThan(12);
  });

  test("leaves neither role nor setting behind", async () => {
    const snapshot = lazySnapshot(product.pool, { readUnits: [units.get("SLA")!] });
    await snapshot.query(sql`select from figure`);
    await snapshot.close();
    const clients = await Promise.all(Array.from({ length: product.pool.totalCount }, () => product.pool.connect()));
    for (const client of clients) {
      const { rows } = await client.query(
        "select current_user = session_user as own, current_setting('app.read_units', true) as units",
      );
      expect(rows[0].own).toBe(true);
      expect([null, ""]).toContain(rows[0].units);
      client.release();
    }
  });

  test("with no units sees nothing, and what is no id is never written into the setting", async () => {
    const none = lazySnapshot(product.pool, { readUnits: [] });
    expect(await none.query(sql`select from figure`)).toEqual([]);
    await none.close();
    for (const id of [1.5, Number.NaN, 2 ** 60, "1}', true); reset role; select ('{2" as unknown as number]) {
      const snapshot = lazySnapshot(product.pool, { readUnits: [1, id] });
      await expect(snapshot.query(sql`select from figure`)).rejects.toThrow("not the id of a unit");
      await snapshot.close();
    }
  });

  test("tells what it was asked", async () => {
    const snapshot = lazySnapshot(product.pool, { readUnits: [units.get("SLA")!] });
    await snapshot.query(sql`select unit_id from figure where unit_id = ${units.get("SLA")}`);
    await snapshot.query(sql`select 1 as one where ${false}`);
    const [first, second] = snapshot.statements;
    expect(snapshot.statements).toHaveLength(2);
    expect(first).toMatchObject({ text: "select unit_id from figure where unit_id = $1" });
    expect(first?.rows).toBeGreaterThan(0);
    expect(second).toMatchObject({ text: "select 1 as one where $1", rows: 0 });
    await snapshot.close();
  });

  test("prepares what is asked again, and never more than five hundred statements a connection", async () => {
    const names = async (): Promise<number> => {
      const snapshot = lazySnapshot(product.pool, { readUnits: [] });
      const [row] = await snapshot.query<{ n: number }>(sql`select count(*)::int as n from pg_prepared_statements`);
      await snapshot.close();
      return row!.n;
    };
    const ask = async (n: number): Promise<void> => {
      const snapshot = lazySnapshot(product.pool, { readUnits: [] });
      // Text that differs, not a value: the names of columns do.
      const text = Object.assign(sql`select 1 as one`, { texts: [`select 1 as n${n}`] });
      await snapshot.query(text);
      await snapshot.query(text);
      await snapshot.close();
    };
    let most = 0;
    for (let n = 0; n < 1_200; n++) {
      await ask(n);
      if (n % 100 === 99) most = Math.max(most, await names());
    }
    expect(most).toBeGreaterThan(100);
    expect(most).toBeLessThanOrEqual(500);
  });
});

describe("a database whose user is no superuser", () => {
  const user = `owner_${randomBytes(4).toString("hex")}`;
  const url = (name: string): string => {
    const address = new URL(databaseUrl(inject("postgresUrl"), name));
    address.username = user;
    address.password = "secret";
    return address.href;
  };
  const asAdministrator = async (text: string): Promise<void> => {
    const client = new pg.Client({ connectionString: inject("postgresUrl") });
    await client.connect();
    await client.query(text);
    await client.end();
  };
  const bringUp = async (name: string): Promise<void> => {
    const orm = openOrm(url(name), house.entities);
    try {
      await migrate(orm, () => undefined);
    } finally {
      await orm.close();
    }
  };

  test("is told in one sentence what an administrator must run, and is brought up once that was done", async () => {
    const name = `test_${user}`;
    await asAdministrator(`create role ${user} login password 'secret'`);
    await asAdministrator(`create database ${name} owner ${user}`);
    for (const role of ["bangvang_reader", "bangvang_writer"]) {
      const refused = await bringUp(name).catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(StartProblem);
      const { message } = refused as StartProblem;
      expect(message).toMatch(new RegExp(`^The database user \\S+ may not become the role ${role}; an administrator`));
      const statement = new RegExp(`grant ${role} to \\S+;`).exec(message)?.[0];
      await asAdministrator(statement!);
    }
    await bringUp(name);

    const client = new pg.Client({ connectionString: url(name) });
    await client.connect();
    await client.query("begin; set local role bangvang_reader");
    expect(
      (await client.query("select current_user::text as role from figure right join dimension_version on true")).rows,
    ).toEqual([{ role: "bangvang_reader" }]);
    await client.end();
  });
});
