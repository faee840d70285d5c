import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "../../server/src/actor.ts";
import { makeContext } from "../../server/src/make-context.ts";
import { Fence } from "../../server/src/reading/fence.ts";
import {
  cellAsked,
  periodAsked,
  resolveCells,
  type Resolved,
} from "../../server/src/rooms/indicators/resolve-cells.ts";
import { administrator } from "../support/ask.ts";
import { freshProduct, type FreshProduct } from "../support/fresh-product.ts";
import { isLong, ofCampaign } from "../support/long.ts";
import { randomFrom } from "../support/random.ts";
import {
  randomCells,
  randomFacts,
  randomMap,
  setStage,
  writeFacts,
  type Stage,
} from "../support/slow/random-worlds.ts";
import { SlowWorths, type Cell, type Facts, type SlowWorth } from "../support/slow/slow-worth.ts";

const worlds = ofCampaign(1_000);
const firstSeed = Number(process.env["BANGVANG_SEED"] ?? 20_250_701);
const cellsOfEach = 60;

let product: FreshProduct;
let stage: Stage;
beforeAll(async () => {
  product = await freshProduct();
  stage = await setStage(product.pool);
});
afterAll(() => product.close());

test(
  `${worlds} random catalogues, lineages and data sets are worth what the rules say, step by step`,
  async () => {
    const seen = new Map<string, number>();
    for (let seed = firstSeed; seed < firstSeed + worlds; seed++) await tryWorld(seed, seen);
    // What never came up was not tried.
    expect([...seen.keys()].toSorted()).toEqual(expect.arrayContaining(mustBeSeen));
  },
  (isLong ? 30 : 5) * 60_000,
);

const mustBeSeen = [
  ...["EXACT", "LATEST_AT", "SUM_OF", "PARTIAL", "RECOMPUTED", "WEIGHTED", "CLAIMED", "NONE"],
  ...["NOT_REPORTED", "DISPUTED", "NOT_APPLICABLE", "PARTS_MISSING", "DAYS_DIFFER", "DIVISOR_ZERO", "WEIGHT_MISSING"],
  ...["PREDECESSOR_MISSING", "NOT_RESTATABLE", "NOT_YET", "NO_LONGER", "whole restated", "partly restated"],
];

async function tryWorld(seed: number, seen: Map<string, number>): Promise<void> {
  const random = randomFrom(seed);
  const facts = randomFacts(stage, random);
  await writeFacts(product.pool, stage, facts);
  await product.dimensions.refresh();
  const hidden = random.chance(0.3) ? random.pick(stage.units) : null;
  const slow = new SlowWorths({ ...facts, figures: facts.figures.filter(({ unitId }) => unitId !== hidden) });
  for (const boundary of [null, randomMap(random)]) {
    const cells = randomCells(stage, cellsOfEach, random);
    const found = await fastWorths(cells, boundary, hidden);
    for (const [n, cell] of cells.entries()) {
      const expected = slow.of(cell, boundary);
      note(expected, seen);
      expect(shown(found[n]!), explained(cell, { seed, boundary, hidden, facts })).toEqual(expected);
    }
  }
}

async function fastWorths(
  cells: readonly Cell[],
  boundary: string | null,
  hidden: number | null,
): Promise<readonly Resolved[]> {
  const context = makeContext(product, hidden === null ? administrator : everyoneBut(hidden), "test");
  try {
    await context.readAs({ boundary });
    const asked = cells.map(({ unitId, indicatorId, key, kind }) =>
      cellAsked(unitId, indicatorId, periodAsked(key), kind as "ACTUAL" | "TARGET"),
    );
    return await resolveCells(asked, { context, fence: new Fence(context.audience) });
  } finally {
    await context.snapshot.close();
  }
}

function everyoneBut(hidden: number): Actor {
  const grants = stage.units
    .filter((unitId) => unitId !== hidden)
    .map((unitId) => ({ role: "ANALYST" as const, unitId }));
  return { kind: "TOKEN", personId: null, name: "all but one", grants };
}

function shown({ value, basis, reason, asAt, parts, expected, coverage, qualifier, quality }: Resolved): SlowWorth {
  return { value, basis, reason, asAt, parts, expected, coverage, qualifier, quality };
}

function note({ basis, reason, coverage, value }: SlowWorth, seen: Map<string, number>): void {
  const restated =
    coverage && value !== null ? [coverage.units === coverage.expected ? "whole restated" : "partly restated"] : [];
  for (const word of [basis, reason ?? "whole", ...restated]) seen.set(word, (seen.get(word) ?? 0) + 1);
}

/** All that is needed to see a failure again and to work it out by hand. */
function explained(
  { unitId, indicatorId, key, kind }: Cell,
  { facts, ...where }: { seed: number; boundary: string | null; hidden: number | null; facts: Facts },
): string {
  const indicator = facts.indicators.find(({ rowId }) => rowId === indicatorId);
  const family = new Set([unitId]);
  for (const id of family) for (const row of facts.lineage) if (row.successorId === id) family.add(row.predecessorId);
  const ids = [indicatorId, indicator?.numeratorId, indicator?.denominatorId, indicator?.weightId];
  const figures = facts.figures
    .filter((figure) => family.has(figure.unitId) && ids.includes(figure.indicatorId))
    .map(
      (one) =>
        `${one.unitId} ${one.indicatorId} ${one.period.key} ${one.kind} ${one.state} ${one.value} ${one.quality} ${one.qualifier}`,
    );
  return JSON.stringify(
    {
      unitId,
      key,
      kind,
      ...where,
      indicator,
      parts: facts.indicators.filter(({ rowId }) => ids.includes(rowId)),
      lineage: facts.lineage,
      units: facts.units,
      figures,
    },
    null,
    1,
  );
}
