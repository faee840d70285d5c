import { execFileSync } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import type { Bench } from "../bench.ts";
import { numberRow, type Row } from "../report/row.ts";

/** What the server of the 1× set holds once the others have asked their questions and it has nothing to do. */
export async function memory(bench: Bench): Promise<readonly Row[]> {
  const { pid } = await bench.product(1);
  await sleep(5_000);
  const kilobytes = Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" }));
  return [
    numberRow({ work: "memory", metric: "MB resident, idle after the bench" }, kilobytes / 1024, { atMost: 250 }),
  ];
}
