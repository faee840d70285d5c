import { readFileSync } from "node:fs";
import pg from "pg";
import type { Bench } from "../bench.ts";
import { startProduct, type Product } from "../processes/product.ts";
import { numberRow, ratioRow, type Row } from "../report/row.ts";
import { copyOf } from "../sets/written-copy.ts";
import { bareTransaction, makeBareTables } from "./bare-transaction.ts";
import { sender, type Send } from "./send-sets.ts";
import { cellsOf, type WrittenCell } from "./written-cells.ts";

const work = "apply";
const manyCells = 10_000;
const mostCells = 100_000;
/**
 * How much longer Directus 12 takes for a cell than a bare transaction: its bulk update of 1,000 rows took 2.0 s where a bare
 * transaction of 10,000 cells took 0.18 s. It is not installed here, so this run's bare transaction stands for the machine.
 */
const directusForBare = 2_000 / 1_000 / (180 / 10_000);
const directusNote =
  "Directus: 2.0 s for 1,000 cells beside 0.18 s for 10,000 bare ones, both measured at another time";

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
      [async (cells) => void (await send(cells)), async (cells) => bareTransaction(client, cells)],
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
        { ours: (1000 * manyCells) / ours!, peer: (1000 * manyCells) / (bare! * directusForBare) },
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
