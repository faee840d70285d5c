import type { Bench } from "../bench.ts";
import { median } from "../load/measure.ts";
import { secondsToStart } from "../processes/product.ts";
import { numberRow, type Row } from "../report/row.ts";

const starts = 3;

/** From `pnpm start`'s own script to the line that says it serves, PostgreSQL and all, on the data folder of the 1× set. */
export async function start(bench: Bench): Promise<readonly Row[]> {
  const { dataDir } = bench.sets.find(({ size }) => size.factor === 1)!;
  await bench.close(); // the data folder has one server at a time
  const seconds: number[] = [];
  for (let i = 0; i < starts; i++) seconds.push(await secondsToStart(dataDir));
  return [numberRow({ work: "start", metric: "s until ready, existing data folder" }, median(seconds), { atMost: 3 })];
}
