import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createPerson, createSignInLink } from "../../server/src/rooms/organisation/people.ts";
import { createToken, revokeToken } from "../../server/src/rooms/organisation/tokens.ts";
import { errorOf, openTestDoor, sameOrigin, type Door } from "../support/door.ts";
import { freshProduct, type FreshProduct } from "../support/fresh-product.ts";

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

let people = 0;
const newPerson = () =>
  createPerson(product.orm.em.fork(), {
    email: `p${++people}@example.vn`,
    name: `Người ${people}`,
    role: "ADMINISTRATOR",
    unitIds: [],
  });
const linkFor = (person: number) => createSignInLink(product.orm.em.fork(), person);
const signIn = (secret: unknown, headers: Record<string, string> = sameOrigin) =>
  door.send({
    method: "POST",
    url: "/console/sign-in",
    headers: { ...json, ...headers },
    payload: JSON.stringify({ secret }),
  });
async function session(person: number): Promise<string> {
  const response = await signIn(await linkFor(person));
  expect(response.statusCode).toBe(204);
  return response.cookies[0]!.value;
}

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

  test.each([
    ["revoked", (name: string) => revokeToken(product.orm.em.fork(), name)],
    ["expired", (name: string) => product.pool.query("update token set expires_at = now() where name = $1", [name])],
    ["deleted", (name: string) => product.pool.query("delete from token where name = $1", [name])],
  ])("not with a token that is %s, from that moment on", async (name, end) => {
    const other = await createToken(product.orm.em.fork(), { name, unitIds: [], days: 1 });
    expect((await door.askWithToken(other, me)).statusCode).toBe(200);
    await end(name);
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

  test("the console's endpoint has the one", async () => {
    const { data } = (
      await door.askWithCookie(cookie, "{ __schema { mutationType { fields { name } } } me { kind } }")
    ).json();
    expect(data).toEqual({
      __schema: { mutationType: { fields: [{ name: "applyChangeSet" }] } },
      me: { kind: "PERSON" },
    });
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

describe("a one-time link", () => {
  test("signs in once, with a cookie scripts cannot read and other sites cannot send", async () => {
    const secret = await linkFor(await newPerson());
    const first = await signIn(secret);
    expect(first.statusCode).toBe(204);
    expect(first.headers["set-cookie"]).toMatch(/^__Host-sid=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
    const again = await signIn(secret);
    expect(errorOf(again)).toEqual({ status: 401, code: "UNAUTHENTICATED" });
    expect(again.headers["set-cookie"]).toBeUndefined();
  });

  test("used twice at the same moment, signs in once", async () => {
    const secret = await linkFor(await newPerson());
    const codes = await Promise.all([1, 2, 3, 4].map(async () => (await signIn(secret)).statusCode));
    expect(codes.toSorted()).toEqual([204, 401, 401, 401]);
  });

  test("does nothing when it is too old, or its person is suspended", async () => {
    const [late, suspended] = [await newPerson(), await newPerson()];
    const secrets = [await linkFor(late), await linkFor(suspended)];
    await product.pool.query("update sign_in_link set expires_at = now() where person_id = $1", [late]);
    await product.pool.query("update person set status = 'SUSPENDED' where id = $1", [suspended]);
    for (const secret of secrets)
      expect(errorOf(await signIn(secret))).toEqual({ status: 401, code: "UNAUTHENTICATED" });
  });

  test.each([
    ["nothing", undefined],
    ["a number", 5],
    ["a list", ["a"]],
    ["null", null],
    ["an empty text", ""],
    ["a guess", "A".repeat(43)],
    ["a long text", "A".repeat(500_000)],
  ])("is none: %s", async (_, secret) =>
    expect(errorOf(await signIn(secret))).toEqual({ status: 401, code: "UNAUTHENTICATED" }),
  );

  test("is kept as a hash alone, and so are sessions and tokens", async () => {
    const secret = await linkFor(await newPerson());
    const { rows } = await product.pool.query<{ row: string }>(
      "select row::text from sign_in_link as row union all select row::text from session as row union all select row::text from token as row",
    );
    const [, , tokenSecret] = token.split("_", 3);
    for (const text of [secret, cookie, tokenSecret!]) {
      const hex = Buffer.from(text).toString("hex");
      expect(rows.some(({ row }) => row.includes(text) || row.includes(hex))).toBe(false);
    }
  });
});

describe("a session", () => {
  const works = async (id: string): Promise<boolean> => (await door.askWithCookie(id, me)).statusCode === 200;

  test("ends at sign-out, and the cookie is taken back", async () => {
    const id = await session(await newPerson());
    expect(await works(id)).toBe(true);
    const response = await door.send({
      method: "POST",
      url: "/console/sign-out",
      headers: { ...sameOrigin, cookie: `__Host-sid=${id}` },
    });
    expect(response.statusCode).toBe(204);
    expect(response.headers["set-cookie"]).toMatch(/^__Host-sid=; .*Expires=Thu, 01 Jan 1970/);
    expect(await works(id)).toBe(false);
  });

  test.each([
    ["half an hour after it was last used", "last_seen_at = now() - interval '31 minutes'"],
    ["after half a day, however busy", "expires_at = now()"],
    ["when it was ended elsewhere", "ended_at = now()"],
  ])("ends %s", async (_, change) => {
    const person = await newPerson();
    const id = await session(person);
    await product.pool.query(`update session set ${change} where person_id = $1`, [person]);
    expect(await works(id)).toBe(false);
  });

  test("is seen again while it is used, so that it does not end", async () => {
    const person = await newPerson();
    const id = await session(person);
    await product.pool.query("update session set last_seen_at = now() - interval '29 minutes' where person_id = $1", [
      person,
    ]);
    expect(await works(id)).toBe(true);
    const { rows } = await product.pool.query(
      "select last_seen_at > now() - interval '1 minute' as seen from session where person_id = $1",
      [person],
    );
    expect(rows).toEqual([{ seen: true }]);
  });

  test("ends with the suspension of its person, and follows their roles of today", async () => {
    const person = await newPerson();
    const id = await session(person);
    await product.pool.query("update person_grant set role = 'ANALYST' where person_id = $1", [person]);
    expect((await door.askWithCookie(id, "{ me { roles mayEditUnits { code } } }")).json().data.me).toEqual({
      roles: ["ANALYST"],
      mayEditUnits: [],
    });
    await product.pool.query("update person set status = 'SUSPENDED' where id = $1", [person]);
    expect(await works(id)).toBe(false);
  });

  test("is one of five at most: the oldest ends", async () => {
    const person = await newPerson();
    const ids: string[] = [];
    for (let n = 0; n < 6; n++) ids.push(await session(person));
    expect(await Promise.all(ids.map(works))).toEqual([false, true, true, true, true, true]);
  });
});
