import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createPerson, createSignInLink } from "../../server/src/rooms/organisation/people.ts";
import { signIn } from "../../server/src/rooms/organisation/sessions.ts";
import { createToken } from "../../server/src/rooms/organisation/tokens.ts";
import { makeContext } from "../../server/src/make-context.ts";
import { errorOf, openTestDoor, sameOrigin, type Door } from "../support/door.ts";
import { freshProduct, type FreshProduct } from "../support/fresh-product.ts";

let product: FreshProduct;
let door: Door;
let token: string;
let cookie: string;
beforeAll(async () => {
  product = await freshProduct();
  door = await openTestDoor(product);
  const em = () => product.orm.em.fork();
  token = await createToken(em(), { name: "bi", unitIds: [], days: 1 });
  const person = await createPerson(em(), { email: "a@example.vn", name: "An", role: "ADMINISTRATOR", unitIds: [] });
  cookie = (await signIn(em(), await createSignInLink(em(), person)))!;
});
afterAll(async () => {
  await door.close();
  await product.close();
});

const me = "{ me { kind } }";
const good = JSON.stringify({ query: me });
const endpoints = ["/graphql", "/console/graphql"] as const;
const send = (
  url: string,
  payload: string | Buffer,
  headers: Record<string, string> = { "content-type": "application/json" },
) =>
  door.send({
    method: "POST",
    url,
    payload,
    headers: { authorization: `Bearer ${token}`, ...sameOrigin, cookie: `__Host-sid=${cookie}`, ...headers },
  });

describe.each(endpoints)("%s reads JSON alone", (url) => {
  test.each([
    "application/json",
    "application/json; charset=utf-8",
    "application/json;charset=UTF-8",
    "Application/JSON",
  ])("as %s", async (type) => {
    expect((await send(url, good, { "content-type": type })).statusCode).toBe(200);
  });

  test.each([
    "text/plain",
    "text/plain; charset=utf-8",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/json; charset=utf-7",
    "application/json; charset=utf-16",
    "application/json; charset=utf-8; x=y",
    "application/jsonx",
    "application/graphql",
    "application/graphql+json",
    "text/json",
    "application/json, text/plain",
    "*/*",
    "",
  ])("not as %s", async (type) => {
    expect(errorOf(await send(url, good, { "content-type": type }))).toEqual({
      status: 415,
      code: "UNSUPPORTED_MEDIA_TYPE",
    });
  });

  test("nor without saying so", async () => {
    expect(errorOf(await send(url, good, {}))).toEqual({ status: 415, code: "UNSUPPORTED_MEDIA_TYPE" });
  });

  test.each<[string, string]>([
    ["half of it", '{"query": "{ me'],
    ["nothing", ""],
    ["words", "query"],
    ["another prototype", '{"query": "{ me { kind } }", "__proto__": {"x": 1}}'],
    ["another prototype in the variables", '{"query": "{ me { kind } }", "variables": {"__proto__": {"x": 1}}}'],
    ["another constructor", '{"query": "{ me { kind } }", "variables": {"constructor": {"prototype": {"x": 1}}}}'],
    ["a batch", `[${good}, ${good}]`],
    ["a batch of one", `[${good}]`],
    ["an empty batch", "[]"],
    ["null", "null"],
    ["a number", "5"],
    ["no query", "{}"],
    ["a query that is none", '{"query": 5}'],
    ["variables that are none", '{"query": "{ me { kind } }", "variables": "x"}'],
  ])("that is wrong: %s", async (_, payload) => {
    const { status } = errorOf(await send(url, payload));
    expect(status).toBe(400);
  });
});

test("a query stored by its hash is none", async () => {
  const response = await send("/graphql", '{"extensions": {"persistedQuery": {"version": 1, "sha256Hash": "abc"}}}');
  expect(errorOf(response).code).toBe("PERSISTED_QUERY_NOT_SUPPORTED");
});

describe("a body has a largest size", () => {
  const padded = (bytes: number): string => JSON.stringify({ query: me, variables: { padding: "x".repeat(bytes) } });
  test("of 1 MiB for a token, 32 MiB for the console", async () => {
    expect((await send("/graphql", padded(1_000_000))).statusCode).toBe(200);
    expect(errorOf(await send("/graphql", padded(1 << 20)))).toEqual({ status: 413, code: "PAYLOAD_TOO_LARGE" });
    expect((await send("/console/graphql", padded(2 << 20))).statusCode).toBe(200);
    expect(errorOf(await send("/console/graphql", padded(33 << 20)))).toEqual({
      status: 413,
      code: "PAYLOAD_TOO_LARGE",
    });
  });
});

describe("a mutation never comes by GET", () => {
  test.each(["/graphql", "/console/graphql"])("%s", async (url) => {
    const query = `mutation { applyChangeSet(input: { id: "${randomUUID()}", cells: [] }) { __typename } }`;
    const response = await door.send({
      method: "GET",
      url: `${url}?query=${encodeURIComponent(query)}`,
      headers: {
        authorization: `Bearer ${token}`,
        ...sameOrigin,
        cookie: `__Host-sid=${cookie}`,
        "content-type": "application/json",
      },
    });
    expect(response.statusCode).toBeGreaterThanOrEqual(400);
    expect(response.body).not.toContain("Applied");
    expect(response.body).not.toContain("Rejected");
  });
});

describe("a document has limits", () => {
  const nested = (depth: number): string =>
    `{ unit(code: "SLA") ${"{ parent ".repeat(depth)} { code } ${"}".repeat(depth)} }`;
  const aliases = (count: number): string =>
    `{ ${Array.from({ length: count }, (_, n) => `a${n}: me { kind }`).join(" ")} }`;
  const parse = (count: number): string => `{ ${"me { kind } ".repeat(count)} }`;
  test.each<[string, string, boolean]>([
    ["eight levels", nested(7), true],
    ["twelve levels", nested(11), false],
    ["a thousand levels", nested(1_000), false],
    ["thirty aliases", aliases(29), true],
    ["thirty-one aliases", aliases(31), false],
    ["a thousand aliases", aliases(1_000), false],
    ["5,000 words", parse(1_200), false],
    ["a fragment that names itself", "{ me { ...A } } fragment A on Me { kind ...A }", false],
    [
      "fragments that fan out",
      `{ me { ...F0 } } ${Array.from({ length: 20 }, (_, n) => `fragment F${n} on Me { ...F${n + 1} ...F${n + 1} }`).join(" ")} fragment F20 on Me { kind }`,
      false,
    ],
    ["two operations and no name", `query A ${me} query B ${me}`, false],
  ])("%s", async (_, query, isAnswered) => {
    const response = await send("/graphql", JSON.stringify({ query }));
    expect(response.statusCode).toBe(isAnswered ? 200 : 400);
    expect(response.json().errors === undefined).toBe(isAnswered);
    for (const { extensions } of response.json().errors ?? []) expect(extensions.code).not.toBe("INTERNAL");
  });

  test("and so has a filter, which comes in the variables", async () => {
    const query = "query Q($where: FigureWhere) { figures(where: $where) { totalCount } }";
    const deep = (depth: number): string => `${'{"not":'.repeat(depth)}{}${"}".repeat(depth)}`;
    const answer = async (where: string) =>
      (await send("/graphql", `{"query":${JSON.stringify(query)},"variables":{"where":${where}}}`)).json();
    expect((await answer(deep(4))).data.figures.totalCount).toBeGreaterThan(0);
    for (const depth of [21, 1_000, 5_000, 100_000]) {
      expect([depth, (await answer(deep(depth))).errors[0].extensions.code]).toEqual([depth, "LIMIT_EXCEEDED"]);
    }
    const list = (length: number): string => JSON.stringify({ unit: { code: { in: Array.from({ length }, String) } } });
    expect((await answer(list(1_000))).data.figures.totalCount).toBe(0);
    expect((await answer(list(1_001))).errors[0].extensions.code).toBe("LIMIT_EXCEEDED");
  });
});

test.each([
  "/nothing",
  "/graphql/",
  "/GraphQL",
  "/graphql/x",
  "/console/graphql/",
  "/console",
  "/console/nothing",
  "/.env",
  "/..%2f..%2fetc/passwd",
  "/assets/nothing.js",
  "/index.html",
  "/%00",
  "/api",
])("there is nothing at %s, in the shape of every error", async (url) => {
  const response = await door.send({ method: "GET", url, headers: { authorization: `Bearer ${token}` } });
  expect([404, 400]).toContain(errorOf(response).status);
  expect(response.headers["content-type"]).toContain("application/json");
});

test.each([
  ["GET", "/"],
  ["GET", "/nothing"],
  ["GET", "/schema.graphql"],
  ["POST", "/graphql"],
  ["POST", "/console/graphql"],
  ["POST", "/console/sign-in"],
  ["POST", "/console/sign-out"],
  ["OPTIONS", "/graphql"],
  ["GET", "/assets/x.js"],
] as const)("%s %s carries the headers that keep a page safe, and no door for other sites", async (method, url) => {
  const { headers } = await door.send({ method, url, headers: { origin: "https://evil.example" } });
  expect(headers["content-security-policy"]).toMatch(/default-src 'none'/);
  expect(headers["content-security-policy"]).toMatch(/frame-ancestors 'none'/);
  expect(headers["content-security-policy"]).not.toMatch(/unsafe/);
  expect(headers["cache-control"]).toBe("no-store");
  expect(headers).toMatchObject({
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
  });
  expect(Object.keys(headers).filter((name) => name.startsWith("access-control-"))).toEqual([]);
  expect(headers["x-powered-by"]).toBeUndefined();
});

test("an answer with figures in it is never kept by anyone", async () => {
  expect((await send("/graphql", good)).headers["cache-control"]).toBe("no-store");
});

describe("what goes wrong inside stays inside", () => {
  const secretWords = "password of the database is hunter2";
  const broken = (fault: () => unknown) =>
    openTestDoor(
      product,
      {},
      {
        makeContext: (actor, requestId) => {
          const context = makeContext(product, actor, requestId);
          return Object.assign(Object.create(Object.getPrototypeOf(context)), context, {
            snapshot: {
              query: async () => fault(),
              fetch: async () => fault(),
              close: async () => undefined,
              abort: () => undefined,
            },
          });
        },
      },
    );
  test.each<[string, object, string]>([
    ["a fault", new Error(secretWords), "INTERNAL"],
    [
      "a fault of the database",
      Object.assign(new Error(`relation "${secretWords}" does not exist`), { code: "42P01" }),
      "INTERNAL",
    ],
    ["a constraint", Object.assign(new Error(secretWords), { code: "23514", constraint: "x" }), "INTERNAL"],
    ["a question that took too long", Object.assign(new Error(secretWords), { code: "57014" }), "TIMEOUT"],
    ["a pool without a free connection", new Error("timeout exceeded when trying to connect"), "OVERLOADED"],
  ])("%s", async (_, error, code) => {
    const other = await broken(() => {
      throw error;
    });
    const response = await other.askWithToken(token, "{ figures { nodes { value } } }");
    expect(errorOf(response).code).toBe(code);
    expect(response.body).not.toContain(secretWords);
    expect(response.body).not.toMatch(/stack|node_modules|\.ts:/);
    await other.close();
  });

  test("also when who asks cannot be found out", async () => {
    const other = await openTestDoor(product, {}, { actorOfToken: () => Promise.reject(new Error(secretWords)) });
    const response = await other.askWithToken(token, me);
    expect(errorOf(response)).toEqual({ status: 500, code: "INTERNAL" });
    expect(response.body).not.toContain(secretWords);
    await other.close();
  });
});

test("the contract is there for tools that want a file, and says what the schema says", async () => {
  const response = await door.send({ method: "GET", url: "/schema.graphql" });
  expect(response.statusCode).toBe(200);
  expect(response.headers["content-type"]).toBe("text/plain; charset=utf-8");
  expect(response.body).toContain("type Query {");
});

describe("signing in reads JSON alone too", () => {
  test.each(["text/plain", "application/x-www-form-urlencoded", "application/json; charset=utf-7"])(
    "not %s",
    async (type) => {
      expect(errorOf(await send("/console/sign-in", '{"secret":"x"}', { "content-type": type }))).toEqual({
        status: 415,
        code: "UNSUPPORTED_MEDIA_TYPE",
      });
    },
  );
});
