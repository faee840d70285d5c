import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { listen } from "../../server/src/events/listen.ts";
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

const { newPerson, linkFor, signIn, session } = peopleOf(
  () => product,
  () => door,
);

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
    expect(codes.toSorted((a, b) => a - b)).toEqual([204, 401, 401, 401]);
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
    const tokenSecret = token.slice("bv_0123456789_".length); // a secret may hold a _ of its own
    for (const text of [secret, cookie, tokenSecret]) {
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
    ["after half a day, however busy", "expires_at = now() - interval '1 second'"],
    ["when it was ended elsewhere", "ended_at = now()"],
  ])("ends %s", async (_, change) => {
    const person = await newPerson();
    const id = await session(person);
    await product.pool.query(`update session set ${change} where person_id = $1`, [person]);
    expect(await works(id)).toBe(false);
  });

  test.each([
    ["/console/graphql", "application/json"],
    ["/console/import?id=00000000-0000-4000-8000-000000000000", "text/csv"],
  ])("does not serve the page of somebody else: %s", async (url, type) => {
    const [person, other] = [await newPerson(), await newPerson()];
    const headers = { ...sameOrigin, "content-type": type, cookie: `__Host-sid=${await session(person)}` };
    const payload = type === "text/csv" ? "x" : JSON.stringify({ query: "{ me { id } }" });
    const askFor = (id: number) =>
      door.send({ method: "POST", url, headers: { ...headers, "x-signed-in-as": `person-${id}` }, payload });
    expect(errorOf(await askFor(other))).toEqual({ status: 403, code: "OTHER_PERSON" });
    expect((await askFor(person)).statusCode).toBe(200);
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

test("whatever changes a right is told to every server; that somebody was seen, or is new, is not", async () => {
  const person = await newPerson();
  await session(person);
  let [told, marks] = [0, 0];
  const ears = { rights: () => (told += 1), dimensions: () => (marks += 1) };
  const listener = await listen(product.url, ears, pino({ level: "silent" }));
  const saysSo = async (change: () => Promise<unknown>): Promise<boolean> => {
    const before = { told, marks };
    await change();
    // Notifications come in the order of their commits: once this one is here, so is that of the change.
    await product.pool.query("notify dimensions");
    await vi.waitFor(() => expect(marks).toBeGreaterThan(before.marks));
    return told > before.told;
  };
  const sql = (text: string) => () => product.pool.query(text, [person]);
  const rights = [
    () => revokeToken(product.orm.em.fork(), "bi"),
    sql("update person set status = 'SUSPENDED' where id = $1"),
    sql("update person_grant set role = 'ANALYST' where person_id = $1"),
    sql("insert into person_grant (person_id, role, unit_id) select $1, 'EDITOR', min(id) from unit"),
    sql("update session set ended_at = now() where person_id = $1"),
  ];
  for (const change of rights) expect(await saysSo(change)).toBe(true);
  const untold = [
    () => createToken(product.orm.em.fork(), { name: "new", unitIds: [], days: 1 }),
    sql("update session set last_seen_at = now() where person_id = $1"),
    () => product.pool.query("update token set last_used_at = now()"),
  ];
  for (const change of untold) expect(await saysSo(change)).toBe(false);
  await listener.close();
});
