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
import { bases, worthReasons } from "../../server/src/rooms/indicators/resolve.ts";
import { administrator, ask } from "../support/ask.ts";
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

const mustBeSeen = [...bases, ...worthReasons, "whole restated", "partly restated"];

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
  const whole = new SlowWorths(facts);
  const key = random.pick(["2019", "2020-H1", "2021-Q3", "2022-05"]);
  expect(await comparedIn(key), `comparison ${key} of ${seed}`).toEqual(comparedSlowly(key, whole));
  const reported = facts.figures
    .filter(({ period }) => period.key === key)
    .map(rowOf)
    .toSorted();
  expect(await flatIn(key), `flat rows ${key} of ${seed}`).toEqual(reported);
  expect(await groupedIn(key), `groups ${key} of ${seed}`).toEqual(reported);
}

const unitCode = (id: number): string => `RU${stage.units.indexOf(id) + 1}`;
const indicatorCode = (id: number): string => `RI_${stage.indicators.indexOf(id) + 1}`;

async function comparedIn(key: string): Promise<readonly unknown[]> {
  const { data, errors } = await ask(
    product,
    `query Q($units: [String!]!, $indicators: [String!]!, $periods: [String!]!) {
      comparison(input: { units: $units, indicators: $indicators, periods: $periods }) {
        rows { cells { value basis reason asAt parts expected qualifier quality } } } }`,
    { units: stage.units.map(unitCode), indicators: stage.indicators.map(indicatorCode), periods: [key] },
  );
  expect(errors).toEqual([]);
  return data.comparison.rows.flatMap(({ cells }: { readonly cells: readonly unknown[] }) => cells);
}

function comparedSlowly(key: string, slow: SlowWorths): readonly unknown[] {
  return stage.units.flatMap((unitId) =>
    stage.indicators.map((indicatorId) => {
      const { coverage: _, value, ...rest } = slow.of({ unitId, indicatorId, key, kind: "ACTUAL" }, null);
      return { ...rest, value: value === null ? null : Number(value) };
    }),
  );
}

function rowOf({ unitId, indicatorId, period: { key }, kind, value }: Facts["figures"][number]): string {
  const number = value === null ? null : Number(value);
  return [unitCode(unitId), indicatorCode(indicatorId), key, kind, number].join(" ");
}

const where = '{ unit: { code: { startsWith: "RU" } }, period: { key: { eq: $key } } }';

async function flatIn(key: string): Promise<readonly string[]> {
  const { data, errors } = await ask(
    product,
    `query Q($key: String!) { figureRows(first: 500, where: ${where}) { unitCode indicatorCode periodKey kind value } }`,
    { key },
  );
  expect(errors).toEqual([]);
  return data.figureRows.map((row: Record<string, unknown>) => Object.values(row).join(" ")).toSorted();
}

async function groupedIn(key: string): Promise<readonly string[]> {
  const { data, errors } = await ask(
    product,
    `query Q($key: String!) { figureGroups(by: [UNIT, INDICATOR, PERIOD, KIND], first: 500, where: ${where}) {
      nodes { unit { code } indicator { code } period { key } kind sum } } }`,
    { key },
  );
  expect(errors).toEqual([]);
  return data.figureGroups.nodes
    .map(({ unit, indicator, period, kind, sum }: GroupFound) =>
      [unit.code, indicator.code, period.key, kind, sum].join(" "),
    )
    .toSorted();
}

interface GroupFound {
  readonly unit: { readonly code: string };
  readonly indicator: { readonly code: string };
  readonly period: { readonly key: string };
  readonly kind: string;
  readonly sum: number | null;
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
