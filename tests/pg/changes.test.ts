import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "../../server/src/actor.ts";
import { administrator, ask } from "../support/ask.ts";
import { apply, cell, cleared, mustBeApplied } from "../support/cells.ts";
import { freshProduct, type FreshProduct } from "../support/fresh-product.ts";
import { analystOf } from "../support/units.ts";
import { randomFrom } from "../support/random.ts";

/** The cells that differ between two instants, held against what all cells held at both. */
let product: FreshProduct;
beforeAll(async () => {
  product = await freshProduct();
});
afterAll(() => product.close());

const content = "state value qualifier quality note source { id }";
const figures = `query F($after: String) @read(asOf: "INSTANT") { figures(first: 1000, after: $after) {
  nodes { unit { code } indicator { code } period { key } kind ${content} version } } }`;
const changes = `query C($from: Instant!, $to: Instant) { changes(from: $from, to: $to, first: 1000) { totalCount
  nodes { unit { code } indicator { code } period { key } kind before { ${content} } after { ${content} } version changedBy } } }`;

async function now(): Promise<string> {
  const { rows } = await product.pool.query<{ now: string }>(
    `select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as now`,
  );
  return rows[0]!.now;
}

interface Key {
  readonly unit: { readonly code: string };
  readonly indicator: { readonly code: string };
  readonly period: { readonly key: string };
  readonly kind: string;
}
const keyOf = ({ unit, indicator, period, kind }: Key): string =>
  `${unit.code} ${indicator.code} ${period.key} ${kind}`;

async function cellsAt(instant: string): Promise<Map<string, object>> {
  const { data, errors } = await ask(product, figures.replace("INSTANT", instant));
  expect(errors).toEqual([]);
  return new Map(
    data.figures.nodes.map(
      ({ state, value, qualifier, quality, note, source, ...key }: Key & Record<string, unknown>) => [
        keyOf(key),
        { state, value, qualifier, quality, note, source },
      ],
    ),
  );
}

test("exactly the cells that differ, between any two of twelve instants", async () => {
  const random = randomFrom(11);
  const versions = new Map<string, number>();
  const instants = [await now()];
  for (let step = 0; step < 11; step++) {
    const periods = new Set(Array.from({ length: 6 }, () => `2021-${String(random.below(9) + 1).padStart(2, "0")}`));
    const cells = [...periods].map((period) => {
      const baseVersion = versions.get(period) ?? 0;
      versions.set(period, baseVersion + 1);
      // Few values, so that cells are changed back; now and then one is cleared.
      const rest = random.chance(0.25) && baseVersion > 0 ? cleared : { value: String(random.below(2)) };
      return cell({ period, baseVersion, ...rest });
    });
    const outcome = mustBeApplied(await apply(product, cells));
    // An equal value is no change and leaves the version alone.
    for (const { period, version } of outcome.cells) versions.set(period, version);
    instants.push(await now());
  }
  const held = new Map<string, Map<string, object>>();
  for (const instant of instants) held.set(instant, await cellsAt(instant));
  for (const [index, from] of instants.entries()) {
    for (const to of instants.slice(index)) {
      const [before, after] = [held.get(from)!, held.get(to)!];
      const differing = [...new Set([...before.keys(), ...after.keys()])].filter(
        (key) => JSON.stringify(before.get(key)) !== JSON.stringify(after.get(key)),
      );
      const { data, errors } = await ask(product, changes, { from, to });
      expect(errors).toEqual([]);
      const found = data.changes.nodes as readonly never[];
      expect(found.map(keyOf).toSorted()).toEqual(differing.toSorted());
      expect(data.changes.totalCount).toBe(differing.length);
      for (const node of found as readonly { before: { state: string } | null; after: { state: string } }[]) {
        // A cell that is not reported is in no list: before and after the lists say nothing of it.
        const shown = (side: { state: string } | null) => (side?.state === "NOT_REPORTED" ? null : side);
        expect(shown(node.before)).toEqual(before.get(keyOf(node as never)) ?? null);
        expect(shown(node.after)).toEqual(after.get(keyOf(node as never)) ?? null);
      }
    }
  }
});

test("behind the fence: who may not see a unit sees none of its changes, and no number of them", async () => {
  const from = await now();
  mustBeApplied(await apply(product, [cell({ unit: "TLD", period: "2021-11" }), cell({ period: "2021-11" })]));
  const narrow = await analystOf(product, "SLA");
  const codes = async (actor: Actor) => {
    const { data } = await ask(product, changes, { from }, actor);
    return [data.changes.totalCount, data.changes.nodes.map(({ unit }: { unit: { code: string } }) => unit.code)];
  };
  expect(await codes(administrator)).toEqual([2, expect.arrayContaining(["TLD", "SLA"])]);
  expect(await codes(narrow)).toEqual([1, ["SLA"]]);
});

test("an instant that is none is refused", async () => {
  const { data, errors } = await ask(product, changes, { from: "2025-02-31T00:00:00Z" });
  expect([data, errors[0]?.code]).toEqual([null, "BAD_USER_INPUT"]);
});
