import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import pg from "pg";
import type { Bench } from "../bench.ts";
import { askOnce, httpTarget } from "../load/target.ts";
import { runCommand, startProduct, type Product } from "../processes/product.ts";
import { numberRow, ratioRow, type Row } from "../report/row.ts";
import { bareTransaction, makeBareTables, type BareCell } from "./bare-transaction.ts";

const work = "apply";
const manyCells = 10_000;
const mostCells = 100_000;
/** What Directus 12 takes for a bulk update of 1,000 rows, measured once beside an earlier server of ours. */
const directusMs = 2_000;
const directusNote = "Directus: 2.0 s for 1,000 cells, measured at another time and not in this run";

interface WrittenCell extends BareCell {
  readonly unit: string;
  readonly indicator: string;
  readonly period: string;
}

/**
 * Change sets of 10,000 cells sent to the console's endpoint as the console sends them, each with every cell's base, against
 * a transaction that only locks, updates and keeps before and after of the same cells. On a copy of the 1× set, for it is
 * written to. And one of 100,000 cells, with the server's memory.
 */
export async function apply(bench: Bench): Promise<readonly Row[]> {
  const { url } = await bench.set(1);
  const copy = await copyOf(url);
  const product = await startProduct(copy.url);
  const client = new pg.Client({ connectionString: copy.url });
  try {
    await client.connect();
    await makeBareTables(client);
    const send = await sender(product, copy.url);
    const [ours, bare] = await inTurn(
      bench.pace.rounds,
      [async (cells) => send(cells), async (cells) => bareTransaction(client, cells)],
      () => cellsOf(client, manyCells),
    );
    const large = await largest(client, send, product);
    return [
      ratioRow(
        { work, metric: "ms for 10,000 cells, a bare transaction" },
        { ours: ours!, peer: bare! },
        { atMost: 2 },
      ),
      ratioRow(
        { work, metric: "cells/s, Directus' bulk update", note: directusNote },
        { ours: (1000 * manyCells) / ours!, peer: (1000 * 1000) / directusMs },
        { atLeast: 40 },
      ),
      ratioRow({ work, metric: "ms for 100,000 cells, for 10,000" }, { ours: large.ms, peer: ours! }, { atMost: 12 }),
      numberRow({ work, metric: "MB resident at the most, with 100,000 cells" }, large.megabytes, { atMost: 400 }),
    ];
  } finally {
    await client.end();
    await product.stop();
    await copy.drop();
  }
}

type Send = (cells: readonly WrittenCell[]) => Promise<void>;

/** Signs in as an administrator and gives what sends a set; it throws when one is not applied. */
async function sender(product: Product, databaseUrl: string): Promise<Send> {
  const [site] = product.url.split("/graphql");
  const words = ["user", "create", "--email", `${randomUUID()}@bench.vn`, "--name", "Bench", "--role", "administrator"];
  const secret = /#(\S+)/.exec(await runCommand(words, databaseUrl))?.[1];
  const signedIn = await fetch(`${site}/console/sign-in`, {
    method: "POST",
    headers: { "content-type": "application/json", "sec-fetch-site": "same-origin" },
    body: JSON.stringify({ secret }),
  });
  const cookie = signedIn.headers.get("set-cookie")?.split(";")[0] ?? "";
  const headers = { cookie, "sec-fetch-site": "same-origin" };
  return async (cells) => {
    const input = { id: randomUUID(), reason: "Bench", cells: cells.map(changeOf) };
    const target = httpTarget(`${site}/console/graphql`, { query: document, variables: { input } }, headers);
    const { applyChangeSet } = await askOnce<{ applyChangeSet: { cells?: readonly object[] } }>(target);
    if (applyChangeSet.cells?.length !== cells.length)
      throw new Error(`not applied: ${JSON.stringify(applyChangeSet).slice(0, 300)}`);
  };
}

const document = `mutation Apply($input: ChangeSetInput!) {
  applyChangeSet(input: $input) {
    ... on Applied { id cells { unit indicator period kind version } }
    ... on Rejected { id problems { code index } }
  }
}`;

function changeOf({ unit, indicator, period, version, value, wanted }: WrittenCell) {
  return {
    unit,
    indicator,
    period,
    kind: "ACTUAL",
    baseVersion: version,
    baseValue: value,
    state: "VALUE",
    value: wanted,
  };
}

/** The median milliseconds of each way, which take turns; each is given cells as they stand. */
async function inTurn(
  rounds: number,
  ways: readonly ((cells: readonly WrittenCell[]) => Promise<void>)[],
  cells: () => Promise<readonly WrittenCell[]>,
): Promise<readonly number[]> {
  const taken = ways.map((): number[] => []);
  for (let round = 0; round <= rounds; round++) {
    for (const [n, way] of ways.entries()) {
      const given = await cells();
      const began = performance.now();
      await way(given);
      if (round > 0) taken[n]!.push(performance.now() - began); // the first of each is to warm up
    }
  }
  return taken.map((ms) => ms.toSorted((a, b) => a - b)[Math.floor(ms.length / 2)]!);
}

async function largest(client: pg.Client, send: Send, { pid }: Product) {
  const cells = await cellsOf(client, mostCells);
  let kilobytes = 0;
  const watch = setInterval(() => {
    kilobytes = Math.max(kilobytes, Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]));
  }, 20);
  const began = performance.now();
  await send(cells).finally(() => clearInterval(watch));
  return { ms: performance.now() - began, megabytes: kilobytes / 1024 };
}

/** Cells of the set as they stand, each with a value that is another, and not far from last year's; of every second year. */
async function cellsOf(client: pg.Client, count: number): Promise<readonly WrittenCell[]> {
  const { rows } = await client.query<WrittenCell>(
    `select unit.code as unit, indicator.code as indicator, period.key as period, unit_id as "unitId", indicator_id as "indicatorId",
      period_id as "periodId", version, trim_scale(value)::text as value,
      trim_scale((select before.value + case when before.value + 1 = figure.value then 2 else 1 end
        from figure as before join period as year_before on year_before.id = before.period_id
        where (before.unit_id, before.indicator_id, before.kind) = (figure.unit_id, figure.indicator_id, figure.kind)
          and year_before.key = (period.year - 1) || right(period.key, 3)))::text as wanted
    from figure join unit on unit.id = unit_id join indicator on indicator.id = indicator_id join period on period.id = period_id
    where indicator.code like 'BENCH\\_I%' and kind = 'ACTUAL' and state = 'VALUE' and period.year % 2 = 1
    order by period_id desc, unit_id, indicator_id limit $1`,
    [count],
  );
  if (rows.length !== count) throw new Error(`the set has ${rows.length} cells to change`);
  return rows;
}

/** A database of its own with what is in the set; nobody may be connected to the set while it is made. */
async function copyOf(url: string): Promise<{ readonly url: string; drop(): Promise<void> }> {
  const server = new URL(url);
  const template = server.pathname.slice(1);
  server.pathname = "/postgres";
  const asAdministrator = async (text: string): Promise<void> => {
    const admin = new pg.Client({ connectionString: server.href });
    await admin.connect();
    await admin.query(text).finally(() => admin.end());
  };
  await asAdministrator("drop database if exists written with (force)");
  await asAdministrator(`create database written template ${template}`);
  const written = new URL(url);
  written.pathname = "/written";
  return { url: written.href, drop: () => asAdministrator("drop database written with (force)") };
}
