import { mkdirSync, writeFileSync } from "node:fs";
import { openBench } from "./bench.ts";
import type { Pace } from "./load/measure.ts";
import { readOptions, usage, WrongOptions, type Options } from "./options.ts";
import { growthPicture } from "./report/growth-picture.ts";
import type { Row } from "./report/row.ts";
import { tableOf } from "./report/table.ts";
import { prepareSet, type BenchSet } from "./sets/prepare-set.ts";
import { sizeOf } from "./sets/size.ts";
import { doWork } from "./works.ts";

const pace: Pace = { rounds: 7, seconds: 2, warmUpSeconds: 3, connections: 8 };
const quickPace: Pace = { rounds: 3, seconds: 1, warmUpSeconds: 1, connections: 8 };
const out = new URL("out/", import.meta.url);
const say = (line: string): void => console.log(line);

try {
  await measure(readOptions(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof WrongOptions)) throw error;
  console.error(`${error.message}\n${usage}`);
  process.exitCode = 2;
}

/** Builds the sets, does the works, and writes what came of them. */
async function measure({ works, factors, quick, keepSets }: Options): Promise<void> {
  const began = Date.now();
  const sets: BenchSet[] = [];
  for (const factor of factors) {
    const set = await prepareSet({ size: sizeOf(factor), keep: keepSets, say });
    if (set) sets.push(set);
  }
  const bench = openBench(sets, quick ? quickPace : pace, say);
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => void bench.close().finally(() => process.exit(130)));
  const rows: Row[] = [];
  mkdirSync(out, { recursive: true });
  try {
    for (const name of works) {
      say(`Measuring ${name} ...`);
      const outcome = await doWork(name, bench);
      rows.push(...outcome.rows);
      if (outcome.growth?.length) writeFileSync(new URL("growth.svg", out), growthPicture(outcome.growth));
    }
  } finally {
    await bench.close();
  }
  writeFileSync(new URL("results.json", out), `${JSON.stringify(rows, null, 2)}\n`);
  say(`\n${tableOf(rows)}\n\nTook ${((Date.now() - began) / 1000).toFixed(0)} s; written to tests/bench/out.`);
  if (rows.some(({ met }) => met === false)) process.exitCode = 1;
}
