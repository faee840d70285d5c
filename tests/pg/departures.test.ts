import { PassThrough } from "node:stream";
import type { AddressInfo } from "node:net";
import type { FastifyInstance } from "fastify";
import pino from "pino";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { readConfig } from "../../server/src/config.ts";
import { openDoor } from "../../server/src/http/listen.ts";
import { createToken } from "../../server/src/rooms/organisation/tokens.ts";
import { doorsOf } from "../../server/src/serve.ts";
import { freshProduct, type FreshProduct } from "../support/fresh-product.ts";
import { Subscriber } from "../support/subscriber.ts";

/** Clients go away all the time: nothing of it is a fault, and the log says nothing. */
let product: FreshProduct;
let app: FastifyInstance;
let address: string;
let token: string;
let logged = "";
beforeAll(async () => {
  product = await freshProduct();
  const lines = new PassThrough().setEncoding("utf8").on("data", (text: string) => (logged += text));
  app = await openDoor(readConfig({}, "/nowhere"), await doorsOf(product), pino({ level: "error" }, lines));
  await app.listen({ host: "127.0.0.1", port: 0 });
  address = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  token = await createToken(product.orm.em.fork(), { name: "bi", unitIds: [], days: 1 });
});
afterAll(async () => {
  await app.close();
  await product.close();
});
beforeEach(() => void (logged = ""));

const eventually = (holds: () => unknown): Promise<unknown> => vi.waitFor(holds, { timeout: 10_000 });
const isAtRest = (): void => expect(product.pool.totalCount - product.pool.idleCount).toBe(0);

test("from a quiet stream", async () => {
  const open = vi.spyOn(AbortController.prototype, "abort");
  const subscriber = await Subscriber.open(address, { token });
  const before = open.mock.calls.length;
  await subscriber.close();
  // Of the client, and of the server when it has noticed.
  await eventually(() => expect(open.mock.calls.length).toBeGreaterThan(before + 1));
  open.mockRestore();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(logged).toBe("");
});

test("from an export before its first figure was read", async () => {
  const blocker = await product.pool.connect();
  await blocker.query("begin; lock table figure in access exclusive mode");
  const gone = new AbortController();
  const asked = fetch(`${address}/export.csv`, {
    headers: { authorization: `Bearer ${token}` },
    signal: gone.signal,
  }).catch(() => "gone");
  await eventually(async () => {
    const { rowCount } = await blocker.query("select from pg_locks where not granted");
    expect(rowCount).toBe(1);
  });
  gone.abort();
  expect(await asked).toBe("gone");
  await eventually(() => expect(product.pool.totalCount - product.pool.idleCount).toBe(1));
  await blocker.query("rollback");
  blocker.release();
  await eventually(isAtRest);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(logged).toBe("");
});
