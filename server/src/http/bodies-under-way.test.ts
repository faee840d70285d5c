import { randomUUID } from "node:crypto";
import { connect, type AddressInfo, type Socket } from "node:net";
import { promisify } from "node:util";
import type { FastifyInstance } from "fastify";
import pino from "pino";
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { readConfig } from "../config.ts";
import { consoleEndpoint, readingEndpoint } from "../graphql/build-schema.ts";
import { house } from "../house.ts";
import type { Doors } from "./doors.ts";
import { openDoor } from "./listen.ts";

/** Who sends bodies slowly, or many of them, makes the server hold no more than some; sessions are names of people here. */
let readers: Pick<Doors, "reading" | "changing">;
beforeAll(async () => {
  readers = { reading: await readingEndpoint(house), changing: await consoleEndpoint(house) };
});
let app: FastifyInstance;
let port: number;
const sockets: Socket[] = [];
const importFigures = vi.fn<() => Promise<never>>();
beforeEach(async () => {
  importFigures.mockImplementation(() => new Promise(() => undefined));
  const doors = {
    ...readers,
    actorOfSession: async (name: string) => ({ kind: "PERSON", personId: null, name, grants: [] }),
    makeContext: () => ({ snapshot: { close: async () => undefined, abort: () => undefined }, dimensions: {} }),
    importFigures,
  } as unknown as Doors;
  app = await openDoor(readConfig({}, "/nowhere"), doors, pino({ level: "silent" }));
  await app.listen({ host: "127.0.0.1", port: 0 });
  ({ port } = app.server.address() as AddressInfo);
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await app.close();
});

const eventually = (holds: () => unknown): Promise<unknown> => vi.waitFor(holds, { timeout: 10_000, interval: 10 });

interface Sent {
  readonly socket: Socket;
  /** What came back so far. */
  readonly answer: () => string;
}

/** Sends the beginning of a request: its head, and as much of the body as is given. */
function begin(url: string, who: string, headers: Readonly<Record<string, string | number>>, body = ""): Sent {
  const socket = connect(port, "127.0.0.1").setEncoding("utf8");
  sockets.push(socket);
  let text = "";
  socket.on("data", (more: string) => (text += more)).on("error", () => undefined);
  const given = { host: "x", "sec-fetch-site": "same-origin", cookie: `__Host-sid=${who}`, ...headers };
  const lines = Object.entries(given).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.write(`POST ${url} HTTP/1.1\r\n${lines.join("")}\r\n${body}`);
  return { socket, answer: () => text };
}

const upload = (who: string): Sent =>
  begin(`/console/import?id=${randomUUID()}`, who, { "content-type": "text/csv", "content-length": 32 << 20 }, "a,b\n");
const json = { "content-type": "application/json" };
const change = (who: string, length: Readonly<Record<string, string | number>>): Sent =>
  begin(
    "/console/graphql",
    who,
    { ...json, ...length },
    "transfer-encoding" in length ? '9\r\n{"query":\r\n' : '{"query":',
  );
/** Its document is wrong, which is said as soon as it was read. */
const short = (who: string): Sent => {
  const body = JSON.stringify({ query: "{ nothing }" });
  return begin("/console/graphql", who, { ...json, "content-length": body.length }, body);
};

const refused = (sent: Sent): Promise<unknown> =>
  eventually(() => {
    expect(sent.answer()).toMatch(/^HTTP\/1\.1 503 /);
    expect(sent.answer()).toMatch(/^retry-after: 1\r$/m);
    expect(sent.answer()).toContain('"OVERLOADED"');
  });
const wasRead = (sent: Sent): Promise<unknown> =>
  eventually(() => expect(sent.answer()).toContain("GRAPHQL_VALIDATION_FAILED"));

describe("files that are sent slowly", () => {
  test("are held one a person, two wait, and the next one is refused before its body", async () => {
    const first = [upload("An"), upload("An"), upload("An"), upload("An")];
    await eventually(() => expect(first.filter((sent) => sent.answer() !== "")).toHaveLength(1));
    await refused(first.find((sent) => sent.answer() !== "")!);
  });

  test("of many people are held two, eight wait", async () => {
    const all = Array.from({ length: 11 }, (_, n) => upload(`person${n}`));
    await eventually(() => expect(all.filter((sent) => sent.answer() !== "")).toHaveLength(1));
  });

  test("give their turn back when their client goes", async () => {
    const gone = [upload("An"), upload("An"), upload("An")];
    await refused(upload("An"));
    for (const { socket } of gone) socket.destroy();
    const small = { "content-type": "text/csv", "content-length": 4 };
    begin(`/console/import?id=${randomUUID()}`, "An", small, "a,b\n");
    await eventually(() => expect(importFigures).toHaveBeenCalledTimes(1));
  });

  test("keep it while their import goes on without them", async () => {
    const small = { "content-type": "text/csv", "content-length": 4 };
    const { socket } = begin(`/console/import?id=${randomUUID()}`, "An", small, "a,b\n");
    await eventually(() => expect(importFigures).toHaveBeenCalledTimes(1));
    socket.destroy();
    await eventually(async () => expect(await promisify(app.server.getConnections.bind(app.server))()).toBe(0));
    const waiting = [upload("An"), upload("An"), upload("An")];
    await eventually(() => expect(waiting.filter((sent) => sent.answer() !== "")).toHaveLength(1));
  });
});

describe("changes that are sent slowly", () => {
  const long = { "content-length": 1 << 20 };

  test.each<[string, Readonly<Record<string, string | number>>]>([
    ["long ones", long],
    ["of a length nobody knows", { "transfer-encoding": "chunked" }],
  ])("%s: two of a person are held and four wait; short ones pass", async (_, length) => {
    const all = Array.from({ length: 7 }, () => change("An", length));
    await eventually(() => expect(all.filter((sent) => sent.answer() !== "")).toHaveLength(1));
    await refused(all.find((sent) => sent.answer() !== "")!);
    await wasRead(short("An"));
    await wasRead(short("Bình"));
  });

  test("of many people are held four and sixteen wait", async () => {
    const all = Array.from({ length: 21 }, (_, n) => change(`person${n}`, long));
    await eventually(() => expect(all.filter((sent) => sent.answer() !== "")).toHaveLength(1));
  });

  test("a long body for a stream is refused: it would keep its turn", async () => {
    const sent = change("An", { ...long, accept: "text/event-stream" });
    await eventually(() => expect(sent.answer()).toMatch(/^HTTP\/1\.1 413 /));
  });
});
