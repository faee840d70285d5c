import { isDeepStrictEqual } from "node:util";
import type { Bench } from "../bench.ts";
import { askOnce, graphqlTarget, Refused } from "../load/target.ts";
import { undoneRow, ratioRow, type Row } from "../report/row.ts";
import { compareAsked, compareDocument } from "./compare-asked.ts";

const work = "as of";
const metric = "ms, the compare now";
const goal = { atMost: 2 };

/** The compare as it was before a tenth of all cells was changed, against the compare of the same server as it is now. */
export async function asOf(bench: Bench): Promise<readonly Row[]> {
  const { size, changedSince } = await bench.set(1);
  const product = await bench.product(1, "changed");
  const asked = compareAsked(size);
  const now = graphqlTarget(product, compareDocument(), asked);
  const then = graphqlTarget(product, compareDocument("@read(asOf: $asOf)", ", $asOf: Instant!"), {
    ...asked,
    asOf: changedSince,
  });
  try {
    await askOnce(then);
  } catch (error) {
    if (error instanceof Refused) return [undoneRow({ work, metric, note: `not answered: ${error.message}` }, goal)];
    throw error;
  }
  const unchanged = graphqlTarget(await bench.product(1), compareDocument(), asked);
  const past = await askOnce(then);
  if (!isDeepStrictEqual(past, await askOnce(unchanged))) throw new Error("the past is not answered as it was");
  if (isDeepStrictEqual(past, await askOnce(now))) throw new Error("nothing has changed since");
  const [pastRate, nowRate] = await bench.shooter.ratesOf([then, now], bench.pace);
  return [ratioRow({ work, metric }, { ours: 1000 / pastRate!, peer: 1000 / nowRate! }, goal)];
}
