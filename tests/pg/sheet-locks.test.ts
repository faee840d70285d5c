import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "../../server/src/actor.ts";
import { administrator, analyst, ask } from "../support/ask.ts";
import { apply, cell, namesOf } from "../support/cells.ts";
import { freshProduct, type FreshProduct } from "../support/fresh-product.ts";
import { inDays, mustTake, personWith } from "../support/rounds.ts";

/** What a change set would be refused for is said of each cell before anything is typed. Sơn La's year 2022 is submitted. */
let product: FreshProduct;
let editor: Actor;
beforeAll(async () => {
  product = await freshProduct();
  editor = await personWith(product, "Lò Văn An", "EDITOR", "SLA");
  await mustTake(product, ["OPEN", "SUBMIT"], { unit: "SLA", period: "2022" });
});
afterAll(() => product.close());

interface Wishes {
  readonly units?: readonly string[];
  readonly periods: readonly string[];
  readonly kind?: "ACTUAL" | "TARGET";
}

async function locksOf({ units = ["SLA"], periods, kind = "ACTUAL" }: Wishes, actor = administrator) {
  const { data, errors } = await ask(
    product,
    `query ($input: SheetInput!) { sheet(input: $input) {
      editable lockOf locks { reason round { period state dueOn changedAt } } } }`,
    { input: { rows: "UNITS", columns: "PERIODS", units, indicators: ["MEM_TOTAL"], periods, kind } },
    actor,
  );
  expect(errors).toEqual([]);
  return data.sheet;
}

const submitted = {
  reason: "ROUND_CLOSED",
  round: { period: "2022", state: "SUBMITTED", dueOn: null, changedAt: expect.stringMatching(/Z$/) },
};

test("cells inside a closed round name it, those outside are open, and a change set is told the same", async () => {
  const periods = ["2022", "2022-Q4", "2022-05", "2022-12-31", "2023-01", "2022-06-01/2023-05-31"];
  const sheet = await locksOf({ periods });
  expect(sheet).toEqual({
    editable: [false, false, false, false, true, true],
    lockOf: [0, 0, 0, 0, -1, -1],
    locks: [submitted],
  });
  const outcome = await apply(
    product,
    periods.slice(0, 4).map((period) => cell({ unit: "SLA", period, value: "41777" })),
  );
  expect(namesOf(outcome)).toEqual([0, 1, 2, 3].map((index) => `ROUND_CLOSED ${index}`));
});

test("targets are locked apart from results", async () => {
  expect(await locksOf({ periods: ["2022"], kind: "TARGET" })).toEqual({ editable: [true], lockOf: [-1], locks: [] });
});

test("what may not be written says so and no more; what did not exist says that", async () => {
  expect(await locksOf({ units: ["SLA", "LSO"], periods: ["2022", "2023"] }, editor)).toEqual({
    editable: [false, true, false, false],
    lockOf: [0, -1, 1, 1],
    locks: [submitted, { reason: "FORBIDDEN", round: null }],
  });
  expect(await locksOf({ units: ["LCA"], periods: ["2025-06", "2025-07"] })).toEqual({
    editable: [true, false],
    lockOf: [-1, 0],
    locks: [{ reason: "UNIT_NOT_IN_PERIOD", round: null }],
  });
  expect(await locksOf({ periods: ["2022", "2023"] }, analyst)).toMatchObject({
    lockOf: [0, 0],
    locks: [{ reason: "FORBIDDEN" }],
  });
});

test("two rounds are two locks, the longer one first where a cell lies in both", async () => {
  await mustTake(product, ["OPEN", "SUBMIT"], { unit: "LSO", period: "2022-05" });
  await mustTake(product, ["OPEN", "SUBMIT"], { unit: "LSO", period: "2022-H1" });
  const sheet = await locksOf({ units: ["LSO", "SLA"], periods: ["2022-05", "2022-06", "2022-07"] });
  expect(sheet.lockOf).toEqual([0, 0, -1, 1, 1, 1]);
  expect(sheet.locks.map(({ round }: { round: { period: string } }) => round.period)).toEqual(["2022-H1", "2022"]);
});

test("a day that is over locks as well, and an exception unlocks", async () => {
  const round = { unit: "DBI", period: "2022" };
  await mustTake(product, ["OPEN"], { ...round, units: ["DBI"], dueOn: "2022-12-15" });
  const asked = { units: ["DBI"], periods: ["2022-03"] };
  expect((await locksOf(asked)).locks).toMatchObject([{ round: { state: "OPEN", dueOn: "2022-12-15" } }]);
  await mustTake(product, ["EXCEPT"], { ...round, expiresAt: inDays(1) });
  expect(await locksOf(asked)).toEqual({ editable: [true], lockOf: [-1], locks: [] });
});
