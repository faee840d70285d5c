import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { changeCursorsOf } from "../../server/src/events/cursors.ts";
import { createPerson, createSignInLink } from "../../server/src/rooms/organisation/people.ts";
import { createToken, revokeToken } from "../../server/src/rooms/organisation/tokens.ts";
import type { Serving } from "../../server/src/serve.ts";
import { analyst } from "../support/ask.ts";
import { apply, cell, mustBeApplied } from "../support/cells.ts";
import { freshProduct, type FreshProduct } from "../support/fresh-product.ts";
import { changesDocument, sendSubscription, serveOn, Subscriber, type ToFollow } from "../support/subscriber.ts";

let product: FreshProduct;
let server: Serving;
let token: string;
beforeAll(async () => {
  product = await freshProduct();
  server = await serveOn(product.url);
  token = await newToken(analyst.name);
});
afterAll(async () => {
  await server.stop();
  await product.close();
});

const newToken = (name: string): Promise<string> => createToken(product.orm.em.fork(), { name, unitIds: [], days: 1 });
const follow = (rest: ToFollow = {}): Promise<Subscriber> => Subscriber.open(server.address, { token, ...rest });

let people = 0;
async function signedIn(): Promise<{ readonly person: number; readonly cookie: string }> {
  const em = product.orm.em.fork();
  const email = `p${++people}@example.vn`;
  const person = await createPerson(em, { email, name: `Người ${people}`, role: "ADMINISTRATOR", unitIds: [] });
  return { person, cookie: await signInAs(person) };
}
async function signInAs(person: number): Promise<string> {
  const response = await fetch(`${server.address}/console/sign-in`, {
    method: "POST",
    headers: { "content-type": "application/json", "sec-fetch-site": "same-origin" },
    body: JSON.stringify({ secret: await createSignInLink(product.orm.em.fork(), person) }),
  });
  return /__Host-sid=([\w-]+)/.exec(response.headers.get("set-cookie") ?? "")![1]!;
}

let months = 0;
async function setNext(): Promise<string> {
  const period = `${1950 + Math.floor(months / 12)}-${String((months++ % 12) + 1).padStart(2, "0")}`;
  mustBeApplied(await apply(product, [cell({ period, value: String(months) })]));
  return `SLA MEM_TOTAL ${period} 1 ${months}`;
}

/** Status and code of the one refusal. */
async function refusalOf(response: Response): Promise<readonly [number, string]> {
  expect(response.headers.get("content-type")).toMatch(/^application\/json/);
  expect(response.headers.get("cache-control")).toBe("no-store");
  const { errors, data } = (await response.json()) as {
    data?: unknown;
    errors: { extensions: Record<string, string> }[];
  };
  expect(data ?? null).toBeNull();
  expect(errors[0]!.extensions["requestId"]).toMatch(/^[\w-]{36}$/);
  return [response.status, errors[0]!.extensions["code"]!];
}

describe("the stream ends within five seconds", () => {
  interface Ending {
    readonly subscriber: Subscriber;
    readonly end: () => Promise<unknown>;
  }
  const endAsUnknown = async (...endings: readonly Ending[]): Promise<void> => {
    const first = await setNext();
    for (const { subscriber } of endings) await subscriber.until(({ cells }) => cells.includes(first));
    await Promise.all(endings.map(({ end }) => end()));
    for (const { subscriber } of endings) await subscriber.until(({ isComplete }) => isComplete, 5);
    await setNext();
    for (const { subscriber } of endings) {
      await subscriber.ended;
      expect(subscriber.errors.map(({ code }) => code)).toEqual(["UNAUTHENTICATED"]);
      expect(subscriber.cells).toEqual([first]);
    }
  };
  const followAs = (cookie: string): Promise<Subscriber> => follow({ token: "", cookie });
  const query =
    (text: string, ...values: readonly unknown[]) =>
    () =>
      product.pool.query(text, [...values]);

  test("of a token that is revoked, a session that is signed out of, a person who is suspended", async () => {
    const [short, leaving, suspended] = [await newToken("short"), await signedIn(), await signedIn()];
    const headers = { cookie: `__Host-sid=${leaving.cookie}`, "sec-fetch-site": "same-origin" };
    await endAsUnknown(
      { subscriber: await follow({ token: short }), end: () => revokeToken(product.orm.em.fork(), "short") },
      {
        subscriber: await followAs(leaving.cookie),
        end: () => fetch(`${server.address}/console/sign-out`, { method: "POST", headers }),
      },
      {
        subscriber: await followAs(suspended.cookie),
        end: query("update person set status = 'SUSPENDED' where id = $1", suspended.person),
      },
    );
  });
  // Alone: where nobody's rights change, nobody is told to look again.
  test("of a session in which nobody does anything any more, for a stream keeps none awake", async () => {
    const { person, cookie } = await signedIn();
    const quiet = "update session set last_seen_at = now() - interval '31 minutes' where person_id = $1";
    await endAsUnknown({ subscriber: await followAs(cookie), end: query(quiet, person) });
  });
});

describe("what is held must be read anew", () => {
  test("after a restore, by those who follow and those who come back", async () => {
    const [here, gone] = [await follow(), await follow()];
    await gone.close();
    await product.pool.query("select raise_epoch()");
    const first = await setNext();
    await here.until(({ cells }) => cells.includes(first));
    expect(here.events.map(({ kind }) => kind)).toEqual(["POSITION", "RESYNC", "CHANGES"]);
    const back = await follow({ after: gone.cursor });
    await back.until(({ events }) => events.length > 0);
    const second = await setNext();
    await back.until(({ cells }) => cells.includes(second));
    expect(back.events.map(({ kind }) => kind)).toEqual(["RESYNC", "CHANGES"]);
    const resynced = await follow({ after: back.events[0]!.cursor });
    await resynced.until(({ cells }) => cells.includes(second));
    expect(resynced.events.map(({ kind }) => kind)).toEqual(["CHANGES"]);
    for (const subscriber of [here, back, resynced]) await subscriber.close();
  });

  test.each<[string, (now: { epoch: number; seq: number }) => { epoch?: number; seq?: number; at?: number }]>([
    ["older than a week", () => ({ at: Date.now() - 8 * 86_400_000 })],
    ["beyond every set there is", ({ seq }) => ({ seq: seq + 1 })],
    ["of another epoch", ({ epoch }) => ({ epoch: epoch + 1 })],
  ])("from a cursor %s", async (_, change) => {
    const { rows } = await product.pool.query<{ epoch: string; seq: string }>(
      "select number as epoch, seq from epoch, chain_head",
    );
    const now = { epoch: Number(rows[0]!.epoch), seq: Number(rows[0]!.seq) };
    const { at = Date.now(), ...moved } = change(now);
    const after = changeCursorsOf(analyst, product.cursorSecret).seal({
      position: { ...now, upTo: null, ...moved },
      at,
    });
    const subscriber = await follow({ after });
    await subscriber.until(({ events }) => events.length > 0);
    const told = await setNext();
    await subscriber.until(({ cells }) => cells.includes(told));
    expect(subscriber.events.map(({ kind }) => kind)).toEqual(["RESYNC", "CHANGES"]);
    await subscriber.close();
  });
});

describe("a cursor that is not one's own is refused", () => {
  const refused = async (after: string, rest: ToFollow = {}) =>
    refusalOf(await sendSubscription(server.address, { token, after, ...rest }));

  test("that of another token, and of a person", async () => {
    const subscriber = await follow();
    expect(await refused(subscriber.cursor, { token: await newToken("other") })).toEqual([400, "BAD_CURSOR"]);
    const { cookie } = await signedIn();
    expect(await refused(subscriber.cursor, { token: "", cookie })).toEqual([400, "BAD_CURSOR"]);
    await subscriber.close();
  });
  test("one that was changed anywhere", async () => {
    const subscriber = await follow();
    const { cursor } = subscriber;
    for (let n = 0; n < cursor.length; n++) {
      const changed = cursor.slice(0, n) + (cursor[n] === "A" ? "B" : "A") + cursor.slice(n + 1);
      expect(await refused(changed)).toEqual([400, "BAD_CURSOR"]);
    }
    await subscriber.close();
  });
  test.each(["", "A", "A".repeat(84), "A".repeat(100_000), "null", "é".repeat(84)])("%.10s", async (after) => {
    expect(await refused(after)).toEqual([400, "BAD_CURSOR"]);
  });
  test("one of a list", async () => {
    const response = await fetch(`${server.address}/graphql`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify({ query: "{ figures(first: 1) { edges { cursor } } }" }),
    });
    const { data } = (await response.json()) as { data: { figures: { edges: { cursor: string }[] } } };
    expect(await refused(data.figures.edges[0]!.cursor)).toEqual([400, "BAD_CURSOR"]);
  });
});

test("cursors are of one length and never the same, and say nothing of how much is done elsewhere", async () => {
  const own = await createToken(product.orm.em.fork(), {
    name: "dbi",
    unitIds: (await product.pool.query<{ id: number }>("select id from unit where code = 'DBI'")).rows.map(
      ({ id }) => id,
    ),
    days: 1,
  });
  const before = await follow({ token: own });
  for (let n = 0; n < 3; n++) await setNext();
  const after = await follow({ token: own });
  const cursors = [before.cursor, after.cursor];
  expect(new Set(cursors).size).toBe(2);
  for (const cursor of cursors) {
    expect(cursor).toMatch(/^[\w-]{84}$/);
    expect(Buffer.from(cursor, "base64url").toString("latin1")).not.toMatch(/\d{3}/);
  }
  expect(before.events).toHaveLength(1);
  await before.close();
  await after.close();
});

const fan = (width: number): string =>
  `subscription { changes { ...F0 } } ${Array.from({ length: 8 }, (_, n) => `fragment F${n} on ChangeEvent { ${`...F${n + 1} `.repeat(width)} }`).join(" ")} fragment F8 on ChangeEvent { cursor }`;
const aliases = (count: number): string => Array.from({ length: count }, (_, n) => `a${n}: cursor`).join(" ");

describe("a document that is no subscription within the limits is refused before anything is told", () => {
  test.each<[string, string, string]>([
    ["a query", "{ me { name } }", "OPERATION_RESOLUTION_FAILURE"],
    ["introspection", "{ __schema { types { name } } }", "OPERATION_RESOLUTION_FAILURE"],
    [
      "a mutation where there is none",
      'mutation { undoChangeSet(id: "a", key: "b") { __typename } }',
      "GRAPHQL_VALIDATION_FAILED",
    ],
    [
      "two operations and no name",
      "subscription A { changes { cursor } } subscription B { changes { cursor } }",
      "OPERATION_RESOLUTION_FAILURE",
    ],
    ["two fields", "subscription { changes { cursor } b: changes { cursor } }", "GRAPHQL_VALIDATION_FAILED"],
    ["introspection at the top", "subscription { __typename }", "GRAPHQL_VALIDATION_FAILED"],
    ["a field that is not there", "subscription { changes { cursors } }", "GRAPHQL_VALIDATION_FAILED"],
    ["nothing", "", "GRAPHQL_PARSE_FAILED"],
    ["half of one", "subscription { changes {", "GRAPHQL_PARSE_FAILED"],
    ["31 aliases", `subscription { changes { ${aliases(31)} } }`, "GRAPHQL_VALIDATION_FAILED"],
    ["five thousand tokens", `subscription { changes { ${"cursor ".repeat(5_000)} } }`, "GRAPHQL_PARSE_FAILED"],
    ["a filter of null", "subscription { changes(where: { unit: null }) { cursor } }", "BAD_USER_INPUT"],
    [
      "a code of null",
      "subscription { changes(where: { unit: { code: { eq: null } } }) { cursor } }",
      "BAD_USER_INPUT",
    ],
    [
      "a long code",
      `subscription { changes(where: { unit: { code: { eq: "${"A".repeat(1_001)}" } } }) { cursor } }`,
      "LIMIT_EXCEEDED",
    ],
    [
      "a kind that is none",
      "subscription { changes(where: { kind: { eq: PLAN } }) { cursor } }",
      "GRAPHQL_VALIDATION_FAILED",
    ],
  ])("%s", async (_, document, code) => {
    expect(await refusalOf(await sendSubscription(server.address, { token, document }))).toEqual([400, code]);
  });

  test("no name that is not in the contract is proposed", async () => {
    const response = await sendSubscription(server.address, { token, document: "subscription { changes { curso } }" });
    expect(await response.text()).not.toMatch(/did you mean/i);
  });

  test("variables that do not fit, or are beyond all need", async () => {
    const send = (where: object) => sendSubscription(server.address, { token, where });
    expect(await refusalOf(await send({ unit: { code: { in: [1, 2] } } }))).toEqual([400, "BAD_USER_INPUT"]);
    const codes = Array.from({ length: 1_001 }, (_, n) => `U${n}`);
    expect(await refusalOf(await send({ unit: { code: { in: codes } } }))).toEqual([400, "LIMIT_EXCEEDED"]);
    const many = Array.from({ length: 20_001 }, (_, n) => `U${n}`);
    expect(await refusalOf(await send({ unit: { code: { in: many } } }))).toEqual([400, "LIMIT_EXCEEDED"]);
  });

  test("fragments spread many times over cost nothing", async () => {
    const subscriber = await follow({ document: fan(40) });
    const cursors = subscriber.events.map((event) => Object.keys(event));
    expect(cursors).toEqual([["cursor"]]);
    await subscriber.close();
  });

  test.each<[string, unknown]>([
    ["a list", [{ query: changesDocument }]],
    ["a text", "subscription"],
    ["no query", { variables: {} }],
    ["a query of another kind", { query: 1 }],
    ["variables of another kind", { query: changesDocument, variables: [] }],
    ["a name of another kind", { query: changesDocument, operationName: {} }],
  ])("a body that is %s", async (_, body) => {
    const response = await fetch(`${server.address}/graphql`, {
      method: "POST",
      headers: { accept: "text/event-stream", authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    expect(await refusalOf(response)).toEqual([400, "BAD_REQUEST"]);
  });

  test("the names of operations are heeded", async () => {
    const document = "query A { me { name } } subscription B { changes { kind cursor } }";
    const send = (operationName: string) =>
      fetch(`${server.address}/graphql`, {
        method: "POST",
        headers: { accept: "text/event-stream", authorization: `Bearer ${token}`, "content-type": "application/json" },
        body: JSON.stringify({ query: document, operationName }),
      });
    expect(await refusalOf(await send("A"))).toEqual([400, "OPERATION_RESOLUTION_FAILURE"]);
    const stream = await send("B");
    expect(stream.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
    await stream.body!.cancel();
  });

  test("a subscription sent for JSON", async () => {
    const response = await sendSubscription(server.address, { token, headers: { accept: "application/json" } });
    expect(await refusalOf(response)).toEqual([400, "OPERATION_RESOLUTION_FAILURE"]);
  });
  test("a mutation on the console's endpoint changes nothing", async () => {
    const { cookie } = await signedIn();
    const seq = async () => (await product.pool.query("select seq from chain_head")).rows[0].seq;
    const before = await seq();
    const document =
      'mutation { applyChangeSet(input: { id: "0b5a2f3e-1c1d-4e5f-8a9b-0c1d2e3f4a5b", cells: [{ unit: "SLA", indicator: "MEM_TOTAL", period: "2001", baseVersion: 0, value: "1" }] }) { __typename } }';
    const refusal = await refusalOf(await sendSubscription(server.address, { cookie, document }));
    expect(refusal).toEqual([400, "OPERATION_RESOLUTION_FAILURE"]);
    expect(await seq()).toBe(before);
  });
});

describe("whoever may not ask may not follow", () => {
  test.each<[string, ToFollow, number, string]>([
    ["no token", { token: "x" }, 401, "UNAUTHENTICATED"],
    ["a text that is no JSON", { headers: { "content-type": "text/plain" } }, 415, "UNSUPPORTED_MEDIA_TYPE"],
    ["a form", { headers: { "content-type": "application/x-www-form-urlencoded" } }, 415, "UNSUPPORTED_MEDIA_TYPE"],
  ])("%s", async (_, rest, status, code) => {
    expect(await refusalOf(await sendSubscription(server.address, { token, ...rest }))).toEqual([status, code]);
  });
  test.each<[string, Record<string, string>]>([
    ["another site", { "sec-fetch-site": "cross-site" }],
    ["a site beside ours", { "sec-fetch-site": "same-site" }],
    ["an address that was typed", { "sec-fetch-site": "none" }],
  ])("a cookie from %s", async (_, headers) => {
    const { cookie } = await signedIn();
    expect(await refusalOf(await sendSubscription(server.address, { cookie, headers }))).toEqual([403, "CROSS_SITE"]);
  });
  test("an unknown cookie", async () => {
    expect(await refusalOf(await sendSubscription(server.address, { cookie: "x" }))).toEqual([401, "UNAUTHENTICATED"]);
  });
});

test("one token has twenty streams, one browser five and a person twenty; others are not held up", async () => {
  const crowded = await newToken("crowded");
  const open = await Promise.all(Array.from({ length: 20 }, () => follow({ token: crowded })));
  expect(await refusalOf(await sendSubscription(server.address, { token: crowded }))).toEqual([503, "OVERLOADED"]);
  const other = await follow();
  await open[0]!.close();
  await expect
    .poll(
      async () =>
        (await follow({ token: crowded }).then(
          (one) => open.push(one),
          () => 0,
        )) > 0,
    )
    .toBe(true);
  for (const subscriber of [...open, other]) await subscriber.close();

  const { person, cookie } = await signedIn();
  const tabs: Subscriber[] = [];
  for (let n = 0; n < 5; n++) tabs.push(await follow({ token: "", cookie }));
  expect(await refusalOf(await sendSubscription(server.address, { cookie }))).toEqual([503, "OVERLOADED"]);
  for (let n = 0; n < 3; n++) {
    const another = await signInAs(person);
    for (let tab = 0; tab < 5; tab++) tabs.push(await follow({ token: "", cookie: another }));
  }
  expect(await refusalOf(await sendSubscription(server.address, { cookie: await signInAs(person) }))).toEqual([
    503,
    "OVERLOADED",
  ]);
  for (const subscriber of tabs) await subscriber.close();
});

test("a server that stops tells those who follow why, and the stream is over in order", async () => {
  const short = await serveOn(product.url);
  const subscribers = await Promise.all([1, 2, 3].map(() => Subscriber.open(short.address, { token })));
  await short.stop();
  for (const subscriber of subscribers) {
    await subscriber.ended;
    expect(subscriber.isComplete).toBe(true);
    expect(subscriber.errors.map(({ code }) => code)).toEqual(["OVERLOADED"]);
  }
  const told = await setNext();
  const after = await follow({ after: subscribers[0]!.cursor });
  await after.until(({ cells }) => cells.includes(told));
  expect(after.cells).toEqual([told]);
  await after.close();
});
