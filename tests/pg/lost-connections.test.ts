import pino from "pino";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { sql } from "../../server/src/db/sql.ts";
import { lazySnapshot, SnapshotAborted } from "../../server/src/db/snapshot.ts";
import { listen } from "../../server/src/events/listen.ts";
import { ask } from "../support/ask.ts";
import { freshProduct, type FreshProduct } from "../support/fresh-product.ts";

let product: FreshProduct;
beforeAll(async () => {
  product = await freshProduct();
});
afterAll(() => product.close());

const backends = async (name: string): Promise<readonly number[]> => {
  const { rows } = await product.pool.query<{ pid: number }>(
    "select pid from pg_stat_activity where datname = current_database() and application_name = $1 and pid <> pg_backend_pid()",
    [name],
  );
  return rows.map(({ pid }) => pid);
};

test("a field that fails beside others that still run leaves no connection behind", async () => {
  const document =
    '{ unit(code: "SLA") { membership(period: "2023") { members } } figures(first: -1) { nodes { version } } }';
  for (let i = 0; i < 25; i++) expect((await ask(product, document)).errors[0]?.code).toBe("BAD_USER_INPUT");
  await vi.waitFor(() => expect(product.pool.totalCount).toBe(product.pool.idleCount));
  const { data, errors } = await ask(product, "{ figures(first: 1) { totalCount } }");
  expect(errors).toEqual([]);
  expect(data.figures.totalCount).toBeGreaterThan(200);
});

test("a question after the end of its operation is refused and opens nothing", async () => {
  const snapshot = lazySnapshot(product.pool, { readUnits: [] });
  await snapshot.close();
  await expect(snapshot.query(sql`select 1 as one`)).rejects.toThrow("closed");
  await expect.poll(() => product.pool.totalCount - product.pool.idleCount).toBe(0);
});

test("a connection that dies in use fails its question and nothing else", async () => {
  const snapshot = lazySnapshot(product.pool, { readUnits: [] });
  const [row] = await snapshot.query<{ pid: number }>(sql`select pg_backend_pid() as pid`);
  const asked = snapshot.query(sql`select pg_sleep(20)`).then(
    () => "answered",
    () => "failed",
  );
  await vi.waitFor(() => product.pool.query("select pg_terminate_backend($1)", [row?.pid]));
  expect(await asked).toBe("failed");
  await snapshot.close().catch(() => undefined);
  expect((await ask(product, "{ figures(first: 1) { totalCount } }")).errors).toEqual([]);
});

test("a client that goes away ends its question in the database", async () => {
  const snapshot = lazySnapshot(product.pool, { readUnits: [] });
  const [row] = await snapshot.query<{ pid: number }>(sql`select pg_backend_pid() as pid`);
  const asked = snapshot.query(sql`select pg_sleep(30)`).then(
    () => "answered",
    () => "failed",
  );
  await vi.waitFor(async () => expect(await runs(row?.pid)).toBe(true), { timeout: 5_000 });
  snapshot.abort();
  expect(await asked).toBe("failed");
  await vi.waitFor(async () => expect(await runs(row?.pid)).toBe(false), { timeout: 10_000 });
});

test("a client that goes away from a short question costs no connection", async () => {
  const before = await backends("bangvang");
  for (let i = 0; i < 20; i++) {
    const snapshot = lazySnapshot(product.pool, { readUnits: [] });
    const asked = snapshot.query(sql`select pg_sleep(0.01)`).catch(() => undefined);
    const next = snapshot.query(sql`select 1`);
    snapshot.abort();
    await expect(next).rejects.toBeInstanceOf(SnapshotAborted);
    await asked;
    await snapshot.close();
  }
  expect(before).toEqual(expect.arrayContaining([...(await backends("bangvang"))]));
});

test("after a statement that failed the others of its operation fail with it", async () => {
  const snapshot = lazySnapshot(product.pool, { readUnits: [] });
  const failed = snapshot.query(sql`select 1 / 0`);
  const beside = snapshot.query(sql`select 1`);
  await expect(failed).rejects.toMatchObject({ code: "22012" });
  await expect(beside).rejects.toMatchObject({ code: "22012" });
  await snapshot.close();
});

const runs = async (pid: number | undefined): Promise<boolean> => {
  const { rowCount } = await product.pool.query(
    "select from pg_stat_activity where pid = $1 and query like '%pg_sleep(30)%' and state = 'active'",
    [pid],
  );
  return rowCount === 1;
};

test("a listener whose connection is cut listens again, once, and looks at once", async () => {
  let woken = 0;
  const wake = async (): Promise<void> => {
    woken += 1;
  };
  const listener = await listen(product.url, { dimensions: wake }, pino({ level: "silent" }));
  expect(woken).toBe(1);
  const [first] = await backends("bangvang listen");
  await product.pool.query("select pg_terminate_backend($1)", [first]);
  await vi.waitFor(() => expect(woken).toBe(2), { timeout: 10_000 });
  const again = await backends("bangvang listen");
  expect(again).toHaveLength(1);
  expect(again[0]).not.toBe(first);
  await product.pool.query("notify dimensions");
  await vi.waitFor(() => expect(woken).toBe(3), { timeout: 10_000 });
  await listener.close();
  await vi.waitFor(async () => expect(await backends("bangvang listen")).toEqual([]), { timeout: 5_000 });
});
