import type { Bench } from "../bench.ts";
import { graphqlTarget, type HttpTarget } from "../load/target.ts";
import type { Product } from "../processes/product.ts";
import { failedRow, ratioRow, type Row } from "../report/row.ts";
import type { Growth } from "../report/growth-picture.ts";
import { figuresOf, type Size } from "../sets/size.ts";
import { compareAsked, compareDocument } from "./compare-asked.ts";
import { lookUpTarget } from "./look-up.ts";
import { deepPageTarget } from "./page.ts";

const work = "growth";

const questions: Readonly<Record<string, (product: Product, size: Size) => HttpTarget | Promise<HttpTarget>>> = {
  compare: (product, size) => graphqlTarget(product, compareDocument(), compareAsked(size)),
  "look-up": (product) => lookUpTarget(product),
  page: (product, size) => deepPageTarget(product, size),
};

/** What the same questions cost on sets of each size, all servers of them up at once. */
export async function growth(
  bench: Bench,
): Promise<{ readonly rows: readonly Row[]; readonly growth: readonly Growth[] }> {
  const sizes = bench.sets.map(({ size }) => size);
  const rows: Row[] = [];
  const drawn: Growth[] = [];
  for (const [question, targetOn] of Object.entries(questions)) {
    bench.say(`  ${question} at ${sizes.map(({ factor }) => `${factor}×`).join(", ")}`);
    try {
      const targets: HttpTarget[] = [];
      for (const size of sizes) targets.push(await targetOn(await bench.product(size.factor), size));
      const costs = (await bench.shooter.ratesOf(targets, bench.pace)).map((rate) => 1000 / rate);
      drawn.push({ question, points: costs.map((cost, i) => ({ figures: figuresOf(sizes[i]!), cost })) });
      rows.push(growthRow(question, sizes, costs));
    } catch (error) {
      rows.push(failedRow({ work, metric: question }, error)); // the other questions may still be answered
    }
  }
  return { rows, growth: drawn };
}

function growthRow(question: string, sizes: readonly Size[], costs: readonly number[]): Row {
  const [smallest, largest] = [sizes[0]!.factor, sizes.at(-1)!.factor];
  const isWhole = smallest === 0.1 && largest === 10;
  const about = { work, metric: `ms of ${question} at ${largest}×, at ${smallest}×` };
  return ratioRow(
    isWhole ? about : { ...about, note: "not all sizes were run, so there is no verdict" },
    { ours: costs.at(-1)!, peer: costs[0]! },
    isWhole ? { atMost: 1.5 } : null,
  );
}
