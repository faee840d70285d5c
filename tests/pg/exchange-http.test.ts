import { randomUUID } from "node:crypto";
import { connect } from "node:net";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fileTypes, type ImportLine } from "../../schema/src/exchange.ts";
import { readCsv } from "../../server/src/csv.ts";
import { createToken } from "../../server/src/rooms/organisation/tokens.ts";
import { streamXlsxRows } from "hucre/xlsx";
import { apply, cell, months, mustBeApplied } from "../support/cells.ts";
import { errorOf, openTestDoor, sameOrigin, type Door } from "../support/door.ts";
import { csvOf, exported, fileRow } from "../support/files.ts";
import { freshProduct, type FreshProduct } from "../support/fresh-product.ts";
import { peopleOf } from "../support/people.ts";

let product: FreshProduct;
let door: Door;
/** Where the door listens, for those who go away in the middle. */
let port: number;
let token: string;
let narrow: string;
let cookie: string;
beforeAll(async () => {
  product = await freshProduct();
  door = await openTestDoor(product);
  await door.app.listen({ host: "127.0.0.1", port: 0 });
  ({ port } = door.app.server.address() as AddressInfo);
  token = await createToken(product.orm.em.fork(), { name: "bi", unitIds: [], days: 1 });
  const { rows } = await product.pool.query<{ id: number }>("select id from unit where code = 'SLA'");
  narrow = await createToken(product.orm.em.fork(), { name: "narrow", unitIds: [rows[0]!.id], days: 1 });
  cookie = await session(await newPerson());
});
afterAll(async () => {
  await door.close();
  await product.close();
});

const { newPerson, session } = peopleOf(
  () => product,
  () => door,
);

const own = (type: string = fileTypes.csv): Record<string, string> => ({
  ...sameOrigin,
  cookie: `__Host-sid=${cookie}`,
  "content-type": type,
});
const url = (options: Record<string, string> = {}): string =>
  `/console/import?${new URLSearchParams({ id: randomUUID(), because: "odd", ...options }).toString()}`;
const linesOf = (body: string): readonly ImportLine[] =>
  body
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as ImportLine);

describe("POST /console/import", () => {
  test("says how far it is, and at the end what became of it", async () => {
    const rows = months(1946, 2020).flatMap((period) =>
      [0, 1, 2, 3, 4, 5, 6].map((n) => fileRow({ period, indicator_code: `NONE_${n}` })),
    );
    const response = await door.send({ method: "POST", url: url(), headers: own(), payload: csvOf(...rows) });
    expect(response.statusCode).toBe(200);
    expect(response.headers).toMatchObject({
      "content-type": "application/x-ndjson; charset=utf-8",
      "cache-control": "no-store",
    });
    const lines = linesOf(response.body);
    expect(lines.slice(0, -1)).toEqual([
      { kind: "PROGRESS", step: "READING", done: 0, total: null },
      { kind: "PROGRESS", step: "READING", done: 5_000, total: null },
      { kind: "PROGRESS", step: "CHECKING", done: 0, total: rows.length },
      { kind: "PROGRESS", step: "CHECKING", done: rows.length, total: rows.length },
      { kind: "PROGRESS", step: "WRITING", done: 0, total: rows.length },
      { kind: "PROGRESS", step: "WRITING", done: rows.length, total: rows.length },
    ]);
    expect(lines.at(-1)).toMatchObject({
      kind: "OUTCOME",
      outcome: { result: "REFUSED", counts: { problems: rows.length } },
    });
  });

  test.each(["csv", "xlsx"] as const)("takes %s as the body, applies it once and answers alike", async (format) => {
    mustBeApplied(await apply(product, [cell({ period: format === "csv" ? "2001-01" : "2001-02" })]));
    const payload = await exported(product, format);
    const id = randomUUID();
    const ask = () => door.send({ method: "POST", url: url({ id }), headers: own(fileTypes[format]), payload });
    const first = linesOf((await ask()).body).at(-1);
    expect(first).toMatchObject({ kind: "OUTCOME", outcome: { id, result: "APPLIED", problems: [] } });
    expect(linesOf((await ask()).body)).toEqual([first]);
  });

  test("takes its options from the address", async () => {
    const payload = csvOf(fileRow({ period: "2001-03", value: "x" }), fileRow({ period: "2001-04" }));
    const ask = async (options: Record<string, string>) =>
      linesOf((await door.send({ method: "POST", url: url(options), headers: own(), payload })).body).at(-1);
    expect(await ask({ dryRun: "1", mode: "CLEAN_CELLS" })).toMatchObject({
      outcome: { result: "CHECKED", counts: { new: 1 } },
    });
    expect(await ask({ dryRun: "1" })).toMatchObject({ outcome: { result: "REFUSED" } });
    expect(await ask({ mode: "CLEAN_CELLS", reason: "Nhập từ tệp số liệu.csv" })).toMatchObject({
      outcome: { result: "APPLIED" },
    });
    const { rows } = await product.pool.query("select reason, actor from change_set order by seq desc limit 1");
    expect(rows).toEqual([{ reason: "Nhập từ tệp số liệu.csv", actor: "Người 1" }]);
  });

  test.each([
    ["without an id", "/console/import"],
    ["with an id that is none", "/console/import?id=7"],
    ["with an option nobody knows", `/console/import?id=${randomUUID()}&force=1`],
    ["with an option twice", `/console/import?id=${randomUUID()}&dryRun=1&dryRun=0`],
    ["with a word where a flag is meant", `/console/import?id=${randomUUID()}&dryRun=yes`],
    ["with a mode nobody knows", `/console/import?id=${randomUUID()}&mode=ALL`],
    ["with a spelling nobody knows", `/console/import?id=${randomUUID()}&numbers=toString`],
  ])("%s is refused", async (_, address) => {
    const response = await door.send({ method: "POST", url: address, headers: own(), payload: csvOf(fileRow()) });
    expect(errorOf(response)).toEqual({ status: 400, code: "BAD_USER_INPUT" });
  });

  test.each([
    "text/plain",
    "application/json",
    "multipart/form-data; boundary=x",
    "application/octet-stream",
    "text/csv; charset=utf-16",
    "text/csvx",
    "text/html",
    "",
  ])("the type %j is refused before the body is read", async (type) => {
    const response = await door.send({ method: "POST", url: url(), headers: own(type), payload: "x".repeat(1 << 20) });
    expect(errorOf(response)).toEqual({ status: 415, code: "UNSUPPORTED_MEDIA_TYPE" });
  });

  test("a body of more than 32 MiB is refused", async () => {
    const response = await door.send({
      method: "POST",
      url: url(),
      headers: own(),
      payload: Buffer.alloc((32 << 20) + 1, "a"),
    });
    expect(errorOf(response)).toEqual({ status: 413, code: "PAYLOAD_TOO_LARGE" });
  });

  test.each<[string, () => Record<string, string>, { status: number; code: string }]>([
    [
      "a token",
      () => ({ authorization: `Bearer ${token}`, "content-type": fileTypes.csv, ...sameOrigin }),
      { status: 401, code: "UNAUTHENTICATED" },
    ],
    ["nobody", () => ({ ...sameOrigin, "content-type": fileTypes.csv }), { status: 401, code: "UNAUTHENTICATED" }],
    ["another site", () => ({ ...own(), "sec-fetch-site": "cross-site" }), { status: 403, code: "CROSS_SITE" }],
    [
      "a page that does not say where it is",
      () => ({ cookie: `__Host-sid=${cookie}`, "content-type": fileTypes.csv }),
      { status: 403, code: "CROSS_SITE" },
    ],
  ])("%s cannot import", async (_, headers, refused) => {
    const response = await door.send({ method: "POST", url: url(), headers: headers(), payload: csvOf(fileRow()) });
    expect(errorOf(response)).toEqual(refused);
  });

  test.each(["GET", "PUT", "DELETE"] as const)("%s is nothing here", async (method) => {
    expect((await door.send({ method, url: url(), headers: own() })).statusCode).toBe(404);
  });

  test("an upload that breaks off leaves nothing, and the next one is answered", async () => {
    const body = csvOf(fileRow({ period: "2002-01" }));
    const socket = connect(port, "127.0.0.1");
    socket.write(
      `POST ${url()} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\nsec-fetch-site: same-origin\r\ncookie: __Host-sid=${cookie}\r\ncontent-type: text/csv\r\ncontent-length: ${body.length + 100}\r\n\r\n${body}`,
    );
    await new Promise((resolve) => setTimeout(resolve, 100));
    socket.destroy();
    const response = await fetch(`http://127.0.0.1:${port}${url({ dryRun: "1" })}`, {
      method: "POST",
      headers: own(),
      body,
    });
    expect(linesOf(await response.text()).at(-1)).toMatchObject({ outcome: { result: "CHECKED", counts: { new: 1 } } });
  });

  test("whoever goes away while the file is read leaves nothing", async () => {
    const body = csvOf(
      ...months(1946, 2020).flatMap((period) =>
        Array.from({ length: 60 }, (_, n) =>
          fileRow({ period, kind: "TARGET", indicator_code: n ? `NONE_${n}` : "MEM_FEMALE" }),
        ),
      ),
    );
    const gone = new AbortController();
    const response = await fetch(`http://127.0.0.1:${port}${url({ mode: "CLEAN_CELLS" })}`, {
      method: "POST",
      headers: own(),
      body,
      signal: gone.signal,
    });
    const reader = response.body!.getReader();
    await reader.read();
    gone.abort();
    await expect(reader.read()).rejects.toThrow(/abort/);
    // The next import of the same person begins when the one before is over.
    const next = await fetch(`http://127.0.0.1:${port}${url({ dryRun: "1" })}`, {
      method: "POST",
      headers: own(),
      body: csvOf(fileRow({ period: "2002-02" })),
    });
    expect(linesOf(await next.text()).at(-1)).toMatchObject({ outcome: { result: "CHECKED" } });
    const { rows } = await product.pool.query(
      "select count(*)::int as count from figure where kind = 'TARGET' and version > 0 and indicator_id = (select id from indicator where code = 'MEM_FEMALE')",
    );
    expect(rows).toEqual([{ count: 0 }]);
  });

  test("a fault is masked, named by the request, and ends the answer", async () => {
    const broken = await openTestDoor(
      product,
      {},
      { importFigures: () => Promise.reject(new Error("the disk is on fire")) },
    );
    const response = await broken.send({ method: "POST", url: url(), headers: own(), payload: csvOf(fileRow()) });
    expect(linesOf(response.body)).toEqual([
      {
        kind: "ERROR",
        code: "INTERNAL",
        message: "Something went wrong on the server.",
        requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      },
    ]);
    await broken.close();
  });
});

describe.each(["csv", "xlsx"] as const)("GET /export.%s", (format) => {
  const get = (query = "", headers: Record<string, string> = { authorization: `Bearer ${token}` }) =>
    door.send({ method: "GET", url: `/export.${format}${query}`, headers });
  const rowsOf = async (body: Buffer): Promise<readonly Record<string, string>[]> => {
    if (format === "csv") return readCsv(body.toString().replace(/^\ufeff/, ""));
    const rows: string[][] = [];
    for await (const { values } of streamXlsxRows(body)) rows.push(values.map((value) => String(value ?? "")));
    const [header = [], ...rest] = rows;
    return rest.map((row) => Object.fromEntries(header.map((name, place) => [name, row[place] ?? ""])));
  };

  test("gives what its reader may see, to a token and to the console", async () => {
    const all = await get();
    expect(all.statusCode).toBe(200);
    expect(all.headers).toMatchObject({
      "cache-control": "no-store",
      "content-disposition": expect.stringMatching(
        new RegExp(`^attachment; filename="bang-vang-\\d{4}-\\d\\d-\\d\\d\\.${format}"$`),
      ),
      "content-type": format === "csv" ? "text/csv; charset=utf-8" : fileTypes.xlsx,
    });
    const { rows: count } = await product.pool.query<{ count: number }>(
      "select count(*)::int as count from figure where state <> 'NOT_REPORTED'",
    );
    expect((await rowsOf(all.rawPayload)).length).toBe(count[0]!.count);
    const mine = await rowsOf((await get("", { authorization: `Bearer ${narrow}` })).rawPayload);
    expect(new Set(mine.map((row) => row["unit_code"]))).toEqual(new Set(["SLA"]));
    const console_ = await get("", { ...sameOrigin, cookie: `__Host-sid=${cookie}` });
    expect((await rowsOf(console_.rawPayload)).length).toBe(count[0]!.count);
  });

  test("gives what is asked for", async () => {
    const rows = await rowsOf(
      (await get("?unit=SLA,CUM-BGPB&unit=LSO&family=campaigns&year=2023&kind=ACTUAL")).rawPayload,
    );
    expect(rows.length).toBeGreaterThan(3);
    for (const row of rows) {
      expect(["SLA", "CUM-BGPB", "LSO"]).toContain(row["unit_code"]);
      expect(row["period"]).toMatch(/2023/);
      expect(row["kind"]).toBe("ACTUAL");
    }
    const one = await rowsOf((await get("?indicator=EMU_INIT&period=2023&unit=CUM-BGPB")).rawPayload);
    expect(one).toMatchObject([
      {
        unit_code: "CUM-BGPB",
        indicator_code: "EMU_INIT",
        period: "2023",
        value: "40780",
        unit_name: expect.stringMatching(/^Cụm/),
      },
    ]);
  });

  test("has a Vietnamese header on demand", async () => {
    const [row] = await rowsOf((await get("?indicator=EMU_INIT&period=2023&unit=CUM-BGPB&lang=vi&bom=1")).rawPayload);
    expect(row).toMatchObject({ "Mã đơn vị": "CUM-BGPB", "Tên đơn vị": expect.stringMatching(/^Cụm/) });
  });

  test.each([
    "unit=NOPE",
    "indicator=NOPE",
    "period=2023-13",
    "family=sports",
    "year=99",
    "kind=PLAN",
    "lang=fr",
    "colour=red",
    "unit=SLA&where=1",
  ])("?%s is refused before anything is sent", async (query) =>
    expect(errorOf(await get(`?${query}`))).toEqual({ status: 400, code: "BAD_USER_INPUT" }),
  );

  test("a unit that may not be seen is none", async () => {
    const [hidden, absent] = await Promise.all(
      ["LSO", "ZZZ"].map((code) => get(`?unit=${code}`, { authorization: `Bearer ${narrow}` })),
    );
    expect(errorOf(hidden!)).toEqual(errorOf(absent!));
    expect(hidden!.json().errors[0].message).toBe(absent!.json().errors[0].message.replace("ZZZ", "LSO"));
  });

  test.each<[string, Record<string, string>, { status: number; code: string }]>([
    ["nobody", { ...sameOrigin }, { status: 401, code: "UNAUTHENTICATED" }],
    ["a token that is none", { authorization: "Bearer bv_x" }, { status: 401, code: "UNAUTHENTICATED" }],
    ["another site", { "sec-fetch-site": "cross-site" }, { status: 403, code: "CROSS_SITE" }],
  ])("%s gets nothing", async (_, headers, refused) => {
    expect(errorOf(await get("", headers))).toEqual(refused);
    expect(errorOf(await get("?colour=red", headers))).toEqual(refused);
  });

  test("HEAD tells the headers and no more", async () => {
    const response = await door.send({
      method: "HEAD",
      url: `/export.${format}`,
      headers: { authorization: `Bearer ${token}` },
    });
    expect(response.statusCode).toBe(200);
    expect(response.body).toBe("");
    expect(response.headers["content-disposition"]).toContain(`.${format}`);
    expect((await door.send({ method: "HEAD", url: `/export.${format}` })).statusCode).toBe(403);
  });

  test("whoever goes away gives everything back", async () => {
    for (let n = 0; n < 12; n++) {
      const gone = new AbortController();
      const response = await fetch(`http://127.0.0.1:${port}/export.${format}`, {
        headers: { authorization: `Bearer ${token}` },
        signal: gone.signal,
      });
      expect(response.status).toBe(200);
      gone.abort();
    }
    expect((await get("?unit=SLA")).statusCode).toBe(200);
    await expect.poll(() => product.pool.totalCount - product.pool.idleCount, { timeout: 5_000 }).toBe(0);
  });
});

test("text that a spreadsheet would run leaves guarded", async () => {
  mustBeApplied(await apply(product, [cell({ period: "2000-01", note: '=HYPERLINK("http://a")' })]));
  const response = await door.send({
    method: "GET",
    url: "/export.csv?unit=SLA&period=2000-01",
    headers: { authorization: `Bearer ${token}` },
  });
  expect(readCsv(response.body)[0]?.["note"]).toBe('\'=HYPERLINK("http://a")');
});
