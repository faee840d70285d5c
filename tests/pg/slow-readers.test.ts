import { connect, type Socket } from "node:net";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createToken } from "../../server/src/rooms/organisation/tokens.ts";
import { openTestDoor, type Door } from "../support/door.ts";
import { freshProduct, type FreshProduct } from "../support/fresh-product.ts";
import { ofCampaign } from "../support/long.ts";
import { addManyFigures } from "../support/many-figures.ts";

/** Eight clients take a long answer drop by drop: nobody else waits, and no more is held than their answers. */
let product: FreshProduct;
let door: Door;
let token: string;
let port: number;
const clients = 8;
/** Pages of a thousand rows in one answer: as many as its cost allows. */
const pages = 6;
/** With notes of this many words an answer is 20 MB in a long run. */
const words = ofCampaign(220);
beforeAll(async () => {
  product = await freshProduct();
  await addManyFigures(product.pool, { units: 20, indicators: 10, months: 120 });
  await product.pool.query("update unit set note = repeat('Ghi chú dài. ', $1) where code like 'MANY-U%'", [words]);
  await product.dimensions.refresh();
  door = await openTestDoor(product);
  await door.app.listen({ host: "127.0.0.1", port: 0 });
  port = (door.app.server.address() as { port: number }).port;
  token = await createToken(product.orm.em.fork(), { name: "slow", unitIds: [], days: 1 });
});
afterAll(async () => {
  await door.close();
  await product.close();
});

const page = (n: number): string =>
  `p${n}: figures(first: 1000, where: { unit: { code: { startsWith: "MANY-U" } } }) { nodes { value unit { code note } } }`;
const document = `{ ${Array.from({ length: pages }, (_, n) => page(n)).join(" ")} }`;

function send(query: string): Socket {
  const body = JSON.stringify({ query });
  const socket = connect(port, "127.0.0.1");
  socket.write(
    `POST /graphql HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${token}\r\ncontent-type: application/json\r\nconnection: close\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
  return socket;
}

/** Reads a little, waits, reads a little: gives the bytes once the answer is there. */
async function readSlowly(socket: Socket): Promise<number> {
  let bytes = 0;
  for await (const chunk of socket) {
    const before = bytes;
    bytes += (chunk as Buffer).length;
    if (before >> 19 !== bytes >> 19) await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return bytes;
}

test(`${clients} slow readers of ${pages} pages`, async () => {
  const probe = () => door.askWithToken(token, "{ me { name } figures(first: 1) { nodes { value } } }");
  await readSlowly(send(document)); // what is compiled and kept once is no matter of the readers
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  const reading = Promise.all(Array.from({ length: clients }, () => readSlowly(send(document))));
  let most = before;
  let probes = 0;
  let isOver = false;
  const watching = (async () => {
    while (!isOver) {
      most = Math.max(most, process.memoryUsage().rss);
      expect((await probe()).statusCode).toBe(200);
      probes++;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  })();
  const sizes = await reading;
  isOver = true;
  await watching;
  delay.disable();
  console.log(
    `answers of ${(sizes[0]! / 2 ** 20).toFixed(1)} MB, ${((most - before) / 2 ** 20).toFixed(0)} MB more at the most, ${probes} questions answered beside them, loop delay p99 ${(delay.percentile(99) / 1e6).toFixed(0)} ms, max ${(delay.max / 1e6).toFixed(0)} ms`,
  );
  expect(new Set(sizes).size).toBe(1);
  expect(sizes[0]).toBeGreaterThan(pages * 1_000 * words * 12);
  expect(probes).toBeGreaterThan(1);
  // Twice the answers and room for what the collector has not yet taken: not a copy of each answer at every stage.
  expect(most - before).toBeLessThan(clients * sizes[0]! * 2 + 200 * 2 ** 20);
});
