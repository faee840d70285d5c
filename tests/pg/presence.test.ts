import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "../../server/src/actor.ts";
import { createSignInLink } from "../../server/src/rooms/organisation/people.ts";
import { signIn } from "../../server/src/rooms/organisation/sessions.ts";
import type { Serving } from "../../server/src/serve.ts";
import { freshProduct, type FreshProduct } from "../support/fresh-product.ts";
import { personWith } from "../support/rounds.ts";
import { serveOn } from "../support/subscriber.ts";

/** Two whole servers on one database: An works at the first, Bình looks from the second. */
let product: FreshProduct;
let servers: readonly Serving[];
const cookies = new Map<string, string>();
beforeAll(async () => {
  product = await freshProduct();
  servers = await Promise.all([serveOn(product.url), serveOn(product.url)]);
  const people = {
    an: await personWith(product, "Lò Văn An", "EDITOR", "SLA"),
    binh: await personWith(product, "Vũ Thị Bình", "ADMINISTRATOR"),
    chi: await personWith(product, "Đỗ Linh Chi", "EDITOR", "HNO"),
  };
  for (const [name, actor] of Object.entries(people)) cookies.set(name, await sessionOf(actor));
});
afterAll(async () => {
  await Promise.all(servers.map((server) => server.stop()));
  await product.close();
});

async function sessionOf({ personId }: Actor): Promise<string> {
  const em = product.orm.em.fork();
  const id = await signIn(em, await createSignInLink(em, personId!));
  if (id === null) throw new Error("a new link lets nobody in");
  return id;
}

function post(server: number, who: string, body: object, accept: string, signal?: AbortSignal): Promise<Response> {
  return fetch(`${servers[server]!.address}/console/graphql`, {
    method: "POST",
    headers: {
      accept,
      "content-type": "application/json",
      cookie: `__Host-sid=${cookies.get(who)}`,
      "sec-fetch-site": "same-origin",
    },
    body: JSON.stringify(body),
    ...(signal ? { signal } : {}),
  });
}

const cell = { unit: "SLA", indicator: "MEM_TOTAL", period: "2023-05", kind: "ACTUAL" };
async function show(
  who: string,
  at: object | null,
  page = "page-of-tests",
): Promise<{ shown?: boolean; code?: string }> {
  const query = "mutation ($page: ID!, $cell: PresenceCell) { shown: showPresence(page: $page, cell: $cell) }";
  const response = await post(0, who, { query, variables: { page, cell: at } }, "application/json");
  const { data, errors } = (await response.json()) as {
    data?: { shown: boolean };
    errors?: { extensions: { code: string } }[];
  };
  return errors ? { code: errors[0]!.extensions.code } : { shown: data!.shown };
}

/** What somebody is told of some units, event by event: name and place of each person. */
async function look(server: number, who: string, units: readonly string[]) {
  const closing = new AbortController();
  const query = "subscription ($units: [String!]!) { presence(units: $units) { name unit indicator period kind } }";
  const response = await post(server, who, { query, variables: { units } }, "text/event-stream", closing.signal);
  expect(response.status).toBe(200);
  const told: string[][] = [];
  const reading = (async () => {
    let rest = "";
    for await (const text of response.body!.pipeThrough(
      new TextDecoderStream() as never,
    ) as unknown as AsyncIterable<string>) {
      const messages = (rest + text).split("\n\n");
      rest = messages.pop() ?? "";
      for (const message of messages) {
        const data = /^event: next\ndata: (.*)$/.exec(message)?.[1];
        const people = data
          ? (JSON.parse(data) as { data: { presence: (typeof cell & { name: string })[] } }).data
          : null;
        if (people) told.push(people.presence.map((one) => `${one.name} ${one.unit} ${one.indicator} ${one.period}`));
      }
    }
  })().catch(() => undefined);
  return {
    told,
    last: (expected: readonly string[]) => expect.poll(() => told.at(-1), { timeout: 15_000 }).toEqual(expected),
    async close() {
      closing.abort();
      await reading;
    },
  };
}

test("who works at one server is seen at the other, moves, and is gone when they say so", async () => {
  const binh = await look(1, "binh", ["SLA", "LSO"]);
  await binh.last([]);
  expect(await show("an", cell)).toEqual({ shown: true });
  await binh.last(["Lò Văn An SLA MEM_TOTAL 2023-05"]);
  await show("an", { ...cell, period: "2023-06" });
  await binh.last(["Lò Văn An SLA MEM_TOTAL 2023-06"]);
  await show("an", null);
  await binh.last([]);
  await binh.close();
});

test("nobody is told of themselves, of units they did not ask about, or of units they may not see", async () => {
  await show("an", cell);
  const [an, elsewhere, chi, binh] = await Promise.all([
    look(0, "an", ["SLA"]),
    look(0, "binh", ["LSO"]),
    look(0, "chi", ["SLA", "HNO"]),
    look(0, "binh", ["SLA"]),
  ]);
  await binh.last(["Lò Văn An SLA MEM_TOTAL 2023-05"]);
  await an.last([]);
  await elsewhere.last([]);
  await chi.last([]);
  for (const one of [an, elsewhere, chi, binh]) await one.close();
  await show("an", null);
});

test("nobody says they are where they may not look, or nowhere at all", async () => {
  expect(await show("chi", cell)).toEqual({ code: "NOT_FOUND" });
  expect(await show("an", { ...cell, indicator: "NOPE" })).toEqual({ code: "NOT_FOUND" });
  expect(await show("an", { ...cell, period: "2023-13" })).toEqual({ code: "BAD_USER_INPUT" });
  expect(await show("an", cell, "x")).toEqual({ code: "BAD_USER_INPUT" });
});

test("nothing of it is stored", async () => {
  await show("an", cell);
  const { rows } = await product.pool.query("select from information_schema.tables where table_name ~ 'presence'");
  expect(rows).toEqual([]);
});
