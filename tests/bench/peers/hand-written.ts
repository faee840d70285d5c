import Fastify from "fastify";
import pg from "pg";

/**
 * What somebody writes who needs nothing but the compare answer, and needs it fast: codes become ids in memory, one
 * prepared statement fetches ids and digits, the text of each unit, indicator and period lies ready, and the answer is put
 * together by hand. `/compare` asks on a bare connection and writes text. Two variants are measured for information:
 * `/compare-in-snapshot` asks in the transaction the product reads in, `/compare-bytes` copies bytes instead of text.
 */
interface Asked {
  readonly units: readonly string[];
  readonly indicators: readonly string[];
  readonly months: readonly string[];
}

interface Known {
  readonly ids: ReadonlyMap<string, number>;
  /** By id: its object as it stands inside a figure. */
  readonly texts: ReadonlyMap<number, string>;
  readonly bytes: ReadonlyMap<number, Buffer>;
}

const settings = { connectionString: process.env["DATABASE_URL"]!, max: 10 };
const pool = new pg.Pool(settings);
const pipelined = new pg.Pool({ ...settings, pipeline: true });
const units = await known(
  "select id, code as key, json_build_object('code', code, 'name', name)::text as text from unit",
);
const indicators = await known(
  "select id, code as key, json_build_object('code', code, 'name', name, 'measure', measure)::text as text from indicator",
);
const periods = await known(
  "select id, key, json_build_object('key', key, 'startsOn', starts_on)::text as text from period",
);

/**
 * One row a unit: its figures lie in one text, four fields each. Rows of their own cost more, in the driver and on the way.
 * The order is that of ids, which the bench makes in the order of codes and months.
 */
const compareFigures = {
  name: "compare",
  text: `select unit_id, string_agg(
      indicator_id || ',' || period_id || ',' || coalesce(trim_scale(value)::text, 'null') || ',' || qualifier, ','
      order by indicator_id, period_id)
    from figure
    where unit_id = any($1) and indicator_id = any($2) and period_id = any($3) and kind = 'ACTUAL' and state <> 'NOT_REPORTED'
    group by unit_id`,
  rowMode: "array" as const,
};

type Row = [unit: number, figures: string];

const app = Fastify();
app.post("/compare", async (request, reply) => {
  const asked = idsOf(request.body as Asked);
  const { rows } = await pool.query<Row>({ ...compareFigures, values: asked });
  return reply.type("application/json; charset=utf-8").send(textOf(asked[0]!, rows));
});
app.post("/compare-in-snapshot", async (request, reply) => {
  const asked = idsOf(request.body as Asked);
  const client = await pipelined.connect();
  // Three statements on their way at once; nobody waits for the answer to the last.
  void client.query("begin isolation level repeatable read read only");
  const figures = client.query<Row>({ ...compareFigures, values: asked });
  void client.query("rollback").finally(() => client.release());
  return reply.type("application/json; charset=utf-8").send(textOf(asked[0]!, (await figures).rows));
});
app.post("/compare-bytes", async (request, reply) => {
  const asked = idsOf(request.body as Asked);
  const { rows } = await pool.query<Row>({ ...compareFigures, values: asked });
  return reply.type("application/json; charset=utf-8").send(bytesOf(asked[0]!, rows));
});
await app.listen({ host: "127.0.0.1", port: Number(process.env["PORT"]) });
process.on("SIGTERM", () => process.exit(0));
console.log("The hand-written endpoint is ready");

function idsOf(asked: Asked): number[][] {
  const ids = (of: Known, keys: readonly string[]): number[] =>
    keys.flatMap((key) => of.ids.get(key) ?? []).toSorted((a, b) => a - b);
  return [ids(units, asked.units), ids(indicators, asked.indicators), ids(periods, asked.months)];
}

function textOf(unitIds: readonly number[], rows: readonly Row[]): string {
  const figuresOf = new Map(rows);
  const nodes = unitIds.map((id) => {
    const unit = units.texts.get(id)!;
    return `${unit.slice(0, -1)},"figures":{"nodes":[${figuresText(unit, figuresOf.get(id))}]}}`;
  });
  return `{"data":{"units":{"nodes":[${nodes.join(",")}]}}}`;
}

function figuresText(unit: string, figures: string | undefined): string {
  if (figures === undefined) return "";
  const fields = figures.split(",");
  let text = "";
  for (let at = 0; at < fields.length; at += 4)
    text += `${at === 0 ? "" : ","}{"value":${fields[at + 2]},"qualifier":"${fields[at + 3]}","unit":${unit},"indicator":${indicators.texts.get(
      Number(fields[at]),
    )},"period":${periods.texts.get(Number(fields[at + 1]))}}`;
  return text;
}

/** Bytes are written one answer after the other into this, and copied out of it. */
let scratch = Buffer.allocUnsafe(1 << 20);
let end = 0;

function bytesOf(unitIds: readonly number[], rows: readonly Row[]): Buffer {
  const figuresOf = new Map(rows);
  end = 0;
  write('{"data":{"units":{"nodes":[');
  for (const [index, id] of unitIds.entries()) {
    const unit = units.bytes.get(id)!;
    write(index === 0 ? "" : ",");
    copy(unit.subarray(0, -1));
    write(',"figures":{"nodes":[');
    writeFigures(unit, figuresOf.get(id));
    write("]}}");
  }
  write("]}}}");
  return Buffer.from(scratch.subarray(0, end));
}

function writeFigures(unit: Buffer, figures: string | undefined): void {
  const fields = figures?.split(",") ?? [];
  for (let at = 0; at < fields.length; at += 4) {
    write(`${at === 0 ? "" : ","}{"value":${fields[at + 2]},"qualifier":"${fields[at + 3]}","unit":`);
    copy(unit);
    write(',"indicator":');
    copy(indicators.bytes.get(Number(fields[at]))!);
    write(',"period":');
    copy(periods.bytes.get(Number(fields[at + 1]))!);
    write("}");
  }
}

function write(ascii: string): void {
  makeRoom(ascii.length);
  end += scratch.write(ascii, end, "latin1");
}

function copy(bytes: Buffer): void {
  makeRoom(bytes.length);
  end += bytes.copy(scratch, end);
}

function makeRoom(length: number): void {
  if (end + length > scratch.length) scratch = Buffer.concat([scratch], scratch.length * 2);
}

async function known(statement: string): Promise<Known> {
  const { rows } = await pool.query<{ id: number; key: string; text: string }>(statement);
  const texts = rows.map(({ id, text }) => [id, JSON.stringify(JSON.parse(text))] as const);
  return {
    ids: new Map(rows.map(({ id, key }) => [key, id])),
    texts: new Map(texts),
    bytes: new Map(texts.map(([id, text]) => [id, Buffer.from(text)])),
  };
}
