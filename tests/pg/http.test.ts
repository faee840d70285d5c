import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createToken, revokeToken } from "../../server/src/rooms/organisation/tokens.ts";
import { errorOf, openTestDoor, sameOrigin, type Door } from "../support/door.ts";
import { freshProduct, type FreshProduct } from "../support/fresh-product.ts";
import { peopleOf } from "../support/people.ts";

let product: FreshProduct;
let door: Door;
let token: string;
let cookie: string;
beforeAll(async () => {
  product = await freshProduct();
  door = await openTestDoor(product);
  token = await createToken(product.orm.em.fork(), { name: "bi", unitIds: [], days: 1 });
  cookie = await session(await newPerson());
});
afterAll(async () => {
  await door.close();
  await product.close();
});

const me = "{ me { kind name } }";
const post = { method: "POST", url: "/graphql" } as const;
const consolePost = { method: "POST", url: "/console/graphql" } as const;
const bearer = () => ({ authorization: `Bearer ${token}` });
const json = { "content-type": "application/json" } as const;
const body = JSON.stringify({ query: me });

const { newPerson, session } = peopleOf(
  () => product,
  () => door,
);

describe("/graphql answers who brings a token", () => {
  test.each<[string, () => string]>([
    ["as Bearer", () => `Bearer ${token}`],
    ["as bearer", () => `bearer ${token}`],
    [
      "as Basic, with any name and the token as password",
      () => `Basic ${Buffer.from(`anybody:${token}`).toString("base64")}`,
    ],
    ["as Basic, without a name", () => `Basic ${Buffer.from(`:${token}`).toString("base64")}`],
  ])("%s", async (_, authorization) => {
    const response = await door.send({ ...post, headers: { ...json, authorization: authorization() }, payload: body });
    expect(response.statusCode).toBe(200);
    expect(response.json()).toMatchObject({
      data: { me: { kind: "TOKEN", name: "bi" } },
      extensions: { dataVersion: expect.stringMatching(/^\d+$/) },
    });
  });

  test("also when it asks with GET, as tools do", async () => {
    const response = await door.send({
      method: "GET",
      url: `/graphql?query=${encodeURIComponent(me)}`,
      headers: { ...bearer(), ...json },
    });
    expect(response.json().data.me.kind).toBe("TOKEN");
  });

  const changed = (at: number, text: string): string =>
    text.slice(0, at) + (text[at] === "a" ? "b" : "a") + text.slice(at + 1);
  test.each<[string, () => string | undefined]>([
    ["nothing", () => undefined],
    ["an empty header", () => ""],
    ["the word alone", () => "Bearer"],
    ["a token without a word", () => token],
    ["another word", () => `Token ${token}`],
    ["half a token", () => `Bearer ${token.slice(0, 40)}`],
    ["a token with another id", () => `Bearer ${changed(4, token)}`],
    ["a token with another secret", () => `Bearer ${changed(20, token)}`],
    ["a token with another checksum", () => `Bearer ${changed(token.length - 1, token)}`],
    ["a token and more", () => `Bearer ${token}x`],
    ["Basic that is no base64", () => "Basic ???"],
    ["Basic without a password", () => `Basic ${Buffer.from("anybody").toString("base64")}`],
    ["a session's id", () => `Bearer ${cookie}`],
  ])("and nobody with %s", async (_, authorization) => {
    const value = authorization();
    const response = await door.send({
      ...post,
      headers: { ...json, ...(value === undefined ? {} : { authorization: value }) },
      payload: body,
    });
    expect(errorOf(response)).toEqual({ status: 401, code: "UNAUTHENTICATED" });
  });

  test("who asks is known before the body is read", async () => {
    const response = await door.send({
      ...post,
      headers: { "content-type": "text/plain" },
      payload: "x".repeat(2 << 20),
    });
    expect(errorOf(response)).toEqual({ status: 401, code: "UNAUTHENTICATED" });
  });

  test.concurrent.each([
    ["revoked", (name: string) => revokeToken(product.orm.em.fork(), name)],
    ["expired", (name: string) => product.pool.query("update token set expires_at = now() where name = $1", [name])],
    ["deleted", (name: string) => product.pool.query("delete from token where name = $1", [name])],
  ])("not with a token that is %s, a few seconds later", async (name, end) => {
    const other = await createToken(product.orm.em.fork(), { name, unitIds: [], days: 1 });
    expect((await door.askWithToken(other, me)).statusCode).toBe(200);
    await end(name);
    await expect
      .poll(async () => (await door.askWithToken(other, me)).statusCode, { timeout: 5_000, interval: 250 })
      .toBe(401);
    expect(errorOf(await door.askWithToken(other, me))).toEqual({ status: 401, code: "UNAUTHENTICATED" });
  });

  test("and a token of some units sees those", async () => {
    const { rows } = await product.pool.query<{ id: number }>("select id from unit where code = 'SLA'");
    const narrow = await createToken(product.orm.em.fork(), { name: "narrow", unitIds: [rows[0]!.id], days: 1 });
    const { data } = (
      await door.askWithToken(narrow, "{ me { readsEverything } figures(first: 1000) { nodes { unit { code } } } }")
    ).json();
    expect(data.me.readsEverything).toBe(false);
    expect(
      new Set(data.figures.nodes.map(({ unit }: { unit: { code: string } }) => unit.code)).size,
    ).toBeLessThanOrEqual(1);
  });
});

describe("a token reads and a cookie stays in the console", () => {
  test("/graphql has no mutations at all", async () => {
    expect((await door.askWithToken(token, "{ __schema { mutationType { name } } }")).json().data).toEqual({
      __schema: { mutationType: null },
    });
    const response = await door.askWithToken(
      token,
      `mutation { applyChangeSet(input: { id: "${randomUUID()}", cells: [] }) { __typename } }`,
    );
    expect(response.statusCode).toBe(400);
    expect(response.json().data).toBeUndefined();
  });

  test("the console's endpoint has those that change figures", async () => {
    const { data } = (
      await door.askWithCookie(cookie, "{ __schema { mutationType { fields { name } } } me { kind } }")
    ).json();
    const names = data.__schema.mutationType.fields.map(({ name }: { name: string }) => name);
    expect(names).toEqual(expect.arrayContaining(["applyChangeSet", "undoChangeSet", "lockReportingRound"]));
    expect(data.me).toEqual({ kind: "PERSON" });
  });

  test("a cookie does not open /graphql", async () => {
    const response = await door.send({
      ...post,
      headers: { ...json, ...sameOrigin, cookie: `__Host-sid=${cookie}` },
      payload: body,
    });
    expect(errorOf(response)).toEqual({ status: 401, code: "UNAUTHENTICATED" });
  });

  test.each<[string, () => Record<string, string>]>([
    ["a token", () => bearer()],
    ["a token as cookie", () => ({ cookie: `__Host-sid=${token}` })],
    ["a made-up cookie", () => ({ cookie: `__Host-sid=${"A".repeat(43)}` })],
    ["an empty cookie", () => ({ cookie: "__Host-sid=" })],
    ["a cookie of another name", () => ({ cookie: `sid=${cookie}` })],
    ["nothing", () => ({})],
  ])("%s does not open the console's endpoint", async (_, headers) => {
    const response = await door.send({
      ...consolePost,
      headers: { ...json, ...sameOrigin, ...headers() },
      payload: body,
    });
    expect(errorOf(response)).toEqual({ status: 401, code: "UNAUTHENTICATED" });
  });

  test("the console's endpoint takes POST alone", async () => {
    for (const method of ["GET", "PUT", "DELETE", "PATCH"] as const) {
      const response = await door.send({
        method,
        url: `/console/graphql?query=${encodeURIComponent(me)}`,
        headers: { ...sameOrigin, cookie: `__Host-sid=${cookie}` },
      });
      expect(errorOf(response)).toEqual({ status: 404, code: "NOT_FOUND" });
    }
  });
});

describe("the console's endpoint answers its own pages alone", () => {
  const own = "http://127.0.0.1:4000";
  const pairs: readonly (readonly [site: string | undefined, origin: string | undefined, isOwn: boolean])[] = [
    ["same-origin", undefined, true],
    ["same-origin", own, true],
    [undefined, own, true],
    [undefined, undefined, false],
    ["none", undefined, false],
    ["same-site", undefined, false],
    ["cross-site", undefined, false],
    ["cross-site", own, false],
    ["same-site", own, false],
    ["none", own, false],
    ["", own, false],
    ["SAME-ORIGIN", undefined, false],
    [undefined, "https://evil.example", false],
    [undefined, "null", false],
    [undefined, "", false],
    [undefined, "http://127.0.0.1:4001", false],
    [undefined, "https://127.0.0.1:4000", false],
    [undefined, "http://localhost:4000", false],
    [undefined, `${own}.evil.example`, false],
    [undefined, `${own}/`, false],
  ];
  const headersOf = (site: string | undefined, origin: string | undefined) => ({
    host: "127.0.0.1:4000",
    ...(site === undefined ? {} : { "sec-fetch-site": site }),
    ...(origin === undefined ? {} : { origin }),
  });

  test.each(pairs)("Sec-Fetch-Site %s, Origin %s: %s", async (site, origin, isOwn) => {
    const headers = headersOf(site, origin);
    const response = await door.send({
      ...consolePost,
      headers: { ...json, ...headers, cookie: `__Host-sid=${cookie}` },
      payload: body,
    });
    if (isOwn) expect(response.json().data.me.kind).toBe("PERSON");
    else expect(errorOf(response)).toEqual({ status: 403, code: "CROSS_SITE" });
    for (const url of ["/console/sign-in", "/console/sign-out"]) {
      const other = await door.send({ method: "POST", url, headers: { ...json, ...headers }, payload: "{}" });
      expect(other.statusCode === 403).toBe(!isOwn);
    }
  });

  test("behind a public address that address is the origin, whatever Host says", async () => {
    const behind = await openTestDoor(product, { PUBLIC_URL: "https://bangvang.example" });
    const askFrom = (origin: string) =>
      behind.send({
        ...consolePost,
        headers: { ...json, host: "127.0.0.1:4000", origin, cookie: `__Host-sid=${cookie}` },
        payload: body,
      });
    expect((await askFrom("https://bangvang.example")).statusCode).toBe(200);
    expect(errorOf(await askFrom(own))).toEqual({ status: 403, code: "CROSS_SITE" });
    await behind.close();
  });
});
