import { execFileSync } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import type { Bench } from "../bench.ts";
import { graphqlTarget } from "../load/target.ts";
import { numberRow, type Row } from "../report/row.ts";
import { compareAsked, compareDocument } from "./compare-asked.ts";

/** What the server of the 1× set holds once the others have asked their questions and it has nothing to do. */
export async function memory(bench: Bench): Promise<readonly Row[]> {
  const { size } = await bench.set(1);
  const product = await bench.product(1);
  // Asked alone, it has had nothing to do yet.
  const compare = graphqlTarget(product, compareDocument(), compareAsked(size));
  await bench.shooter.ratesOf([compare], { ...bench.pace, rounds: 1 });
  await sleep(5_000);
  const kilobytes = Number(execFileSync("ps", ["-o", "rss=", "-p", String(product.pid)], { encoding: "utf8" }));
  return [
    numberRow({ work: "memory", metric: "MB resident, idle after the bench" }, kilobytes / 1024, { atMost: 250 }),
  ];
}
