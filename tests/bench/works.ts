import type { Bench } from "./bench.ts";
import type { Growth } from "./report/growth-picture.ts";
import { failedRow, type Row } from "./report/row.ts";
import { apply } from "./works/apply.ts";
import { asOf } from "./works/as-of.ts";
import { compare } from "./works/compare.ts";
import { comparison } from "./works/comparison.ts";
import { groups } from "./works/groups.ts";
import { growth } from "./works/growth.ts";
import { live } from "./works/live.ts";
import { lookUp } from "./works/look-up.ts";
import { memory } from "./works/memory.ts";
import { page } from "./works/page.ts";
import { readNumbers } from "./works/read-numbers.ts";
import { rowSecurity } from "./works/row-security.ts";
import { start } from "./works/start.ts";

interface Outcome {
  readonly rows: readonly Row[];
  readonly growth?: readonly Growth[];
}

/** What is measured, in this order: apply, live and comparison before anybody is connected to the set, memory once the others have asked, and start last, for it takes the servers down. */
const works = {
  apply: rowsOf(apply),
  live: rowsOf(live),
  comparison: rowsOf(comparison),
  compare: rowsOf(compare),
  "look-up": rowsOf(lookUp),
  page: rowsOf(page),
  groups: rowsOf(groups),
  "as-of": rowsOf(asOf),
  growth,
  "read-numbers": rowsOf(readNumbers),
  "row-security": rowsOf(rowSecurity),
  memory: rowsOf(memory),
  start: rowsOf(start),
} satisfies Record<string, (bench: Bench) => Promise<Outcome>>;

export type WorkName = keyof typeof works;

export const workNames = Object.keys(works) as WorkName[];

/** Does one work. One that fails is a row that is not met, so that the others are still done. */
export async function doWork(name: WorkName, bench: Bench): Promise<Outcome> {
  try {
    return await works[name](bench);
  } catch (error) {
    return { rows: [failedRow({ work: name, metric: "" }, error)] };
  }
}

function rowsOf(work: (bench: Bench) => Promise<readonly Row[]>): (bench: Bench) => Promise<Outcome> {
  return async (bench) => ({ rows: await work(bench) });
}
