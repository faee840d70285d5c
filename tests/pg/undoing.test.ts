import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CellChange } from "../../schema/src/change-set.ts";
import type { Actor } from "../../server/src/actor.ts";
import { administrator, ask } from "../support/ask.ts";
import { apply, cell, cleared, mustBeApplied, namesOf } from "../support/cells.ts";
import { freshProduct, type FreshProduct } from "../support/fresh-product.ts";
import { idOf } from "../support/units.ts";

/** Taking a change set back: the same river, so nobody else's change is lost by it. */
let product: FreshProduct;
beforeAll(async () => {
  product = await freshProduct({ sample: true });
});
afterAll(() => product.close());

const undo = (
  undone: string,
  rest: { id?: string; reason?: string } = {},
  actor: Actor = administrator,
  dryRun = false,
) => product.undoAs(actor, { undone, id: rest.id ?? randomUUID(), reason: rest.reason ?? null }, dryRun);

async function standing(period: string, unit = "SLA"): Promise<object> {
  const { rows } = await product.pool.query(
    `select state, trim_scale(figure.value)::text as value, figure.qualifier, figure.quality, figure.note, figure.source_id,
       figure.version from figure join unit on unit.id = unit_id join period on period.id = period_id
     join indicator on indicator.id = indicator_id
     where unit.code = $2 and indicator.code = 'MEM_TOTAL' and period.key = $1 and figure.kind = 'ACTUAL'`,
    [period, unit],
  );
  return rows[0] ?? {};
}

async function changed(...cells: readonly Parameters<typeof cell>[0][]): Promise<string> {
  return mustBeApplied(
    await apply(
      product,
      cells.map((one) => cell(one)),
    ),
  ).id;
}

test("a cell gets back what it held, every field of it, and taking that back does it again", async () => {
  const period = "2020-01";
  const rest = { qualifier: "ABOUT", quality: "PROVISIONAL", note: "theo báo cáo", source: "seed-2023" };
  await changed({ period, value: "10", ...rest });
  const before = await standing(period);
  const second = await changed({ period, value: "20", baseVersion: 1 });
  const after = await standing(period);
  const undone = mustBeApplied(await undo(second));
  expect(await standing(period)).toEqual({ ...before, version: 3 });
  mustBeApplied(await undo(undone.id));
  expect(await standing(period)).toEqual({ ...after, version: 4 });
});

test("a cell that never held anything is empty again, and keeps its history", async () => {
  const period = "2020-02";
  const set = await changed({ period, value: "7" });
  mustBeApplied(await undo(set, { reason: "nhập nhầm tháng" }));
  expect(await standing(period)).toMatchObject({ state: "NOT_REPORTED", value: null, version: 2 });
  const { rows } = await product.pool.query(`select reason from change_set order by seq desc limit 1`);
  expect(rows[0].reason).toBe("nhập nhầm tháng");
});

test("a cell that was cleared is filled again", async () => {
  const period = "2020-03";
  await changed({ period, value: "7" });
  const clearing = await changed({ period, ...cleared, baseVersion: 1 });
  mustBeApplied(await undo(clearing));
  expect(await standing(period)).toMatchObject({ state: "VALUE", value: "7", version: 3 });
});

test("what somebody changed since is a conflict, and then nothing of the set is taken back", async () => {
  const set = await changed({ period: "2020-04", value: "1" }, { period: "2020-05", value: "2" });
  await changed({ period: "2020-05", value: "3", baseVersion: 1 });
  const outcome = await undo(set);
  expect(namesOf(outcome)).toEqual(["VERSION_CONFLICT 1"]);
  expect(outcome).toMatchObject({ problems: [{ theirs: { value: "3", changedBy: administrator.name } }] });
  expect(await standing("2020-04")).toMatchObject({ value: "1", version: 1 });
});

test("what somebody already put back is no conflict", async () => {
  const set = await changed({ period: "2020-06", value: "1" });
  await changed({ period: "2020-06", ...cleared, baseVersion: 1 });
  mustBeApplied(await undo(set));
  expect(await standing("2020-06")).toMatchObject({ state: "NOT_REPORTED", version: 2 });
});

test("asked twice with the same key it is done once; a dry run changes nothing", async () => {
  const set = await changed({ period: "2020-07", value: "1" });
  expect(await undo(set, {}, administrator, true)).toMatchObject({ kind: "applied", dryRun: true });
  expect(await standing("2020-07")).toMatchObject({ value: "1", version: 1 });
  const id = randomUUID();
  const first = await undo(set, { id });
  expect(await undo(set, { id })).toEqual(first);
  expect(await standing("2020-07")).toMatchObject({ version: 2 });
  expect(namesOf(await undo(await changed({ period: "2020-08", value: "1" }), { id }))).toEqual([
    "IDEMPOTENCY_KEY_REUSED",
  ]);
});

describe("a cell that takes a version back", () => {
  test("gets all of it, and a version that held something else is named", async () => {
    const period = "2021-01";
    const rest = { qualifier: "ABOUT", quality: "PROVISIONAL", note: "theo báo cáo", source: "seed-2023" };
    await changed({ period, value: "10", ...rest });
    await changed({ period, value: "20", baseVersion: 1 });
    const back = cell({ period, value: "10", ...rest, baseVersion: 2 });
    for (const restores of [0, 2, 7, -1])
      expect(namesOf(await apply(product, [{ ...back, restores }])), `${restores}`).toEqual(["NOT_AS_IT_STOOD 0"]);
    mustBeApplied(await apply(product, [{ ...back, restores: 1 }]));
    expect(await standing(period)).toMatchObject({ value: "10", qualifier: "ABOUT", note: "theo báo cáo", version: 3 });
    mustBeApplied(await apply(product, [cell({ period, ...cleared, baseVersion: 3, restores: 0 })]));
    expect(await standing(period)).toMatchObject({ state: "NOT_REPORTED", version: 4 });
  });

  test("may be a sample again, which nobody can make by hand", async () => {
    const period = "2024-03";
    const { rows } = await product.pool.query<CellChange>(
      `select state, trim_scale(value)::text as value, qualifier, quality, figure.note, source.code as source, version as "baseVersion"
       from figure join source on source.id = source_id join unit on unit.id = unit_id join period on period.id = period_id
         join indicator on indicator.id = indicator_id
       where unit.code = 'SLA' and indicator.code = 'MEM_TOTAL' and period.key = $1 and figure.kind = 'ACTUAL'`,
      [period],
    );
    const sample = { ...cell({ period }), ...rows[0]! };
    expect(sample).toMatchObject({ quality: "SAMPLE", baseVersion: 1 });
    await changed({ period, value: "20", baseVersion: 1 });
    const back = { ...sample, baseVersion: 2 };
    expect(namesOf(await apply(product, [back]))).toEqual(["QUALITY_RESERVED 0"]);
    mustBeApplied(await apply(product, [{ ...back, restores: 1 }]));
    expect(await standing(period)).toMatchObject({ quality: "SAMPLE", value: sample.value, version: 3 });
  });

  test("is not doubted again, but what is wrong with it now is said", async () => {
    const odd = { indicator: "LEG_COURT", unit: "LCH" };
    const without = { because: null };
    mustBeApplied(await apply(product, [cell({ ...odd, period: "2001", value: "200" })], without));
    mustBeApplied(await apply(product, [cell({ ...odd, period: "2002", value: "90000" })]));
    mustBeApplied(await apply(product, [cell({ ...odd, period: "2002", ...cleared, baseVersion: 1 })], without));
    const back = cell({ ...odd, period: "2002", value: "90000", baseVersion: 2 });
    expect(namesOf(await apply(product, [back], without))).toEqual(["FAR_FROM_LAST_YEAR 0"]);
    mustBeApplied(await apply(product, [{ ...back, restores: 1 }], without));
  });

  test("is in conflict like any other when somebody changed it since", async () => {
    const period = "2021-03";
    await changed({ period, value: "1" });
    await changed({ period, value: "2", baseVersion: 1 });
    await changed({ period, value: "3", baseVersion: 2 });
    expect(namesOf(await apply(product, [cell({ period, value: "1", baseVersion: 2, restores: 1 })]))).toEqual([
      "VERSION_CONFLICT 0",
    ]);
  });
});

describe("who may", () => {
  const inUnit = async (code: string, role: "EDITOR" | "REVIEWER"): Promise<Actor> => ({
    kind: "PERSON",
    personId: null,
    name: "Lò Văn An",
    grants: [{ role, unitId: await idOf(product, code) }],
  });

  test("whoever may see a set but not change its cells is told so for each", async () => {
    const set = await changed({ period: "2020-09", value: "1" }, { unit: "LCH", period: "2020-09", value: "1" });
    expect(namesOf(await undo(set, {}, await inUnit("CUM-BGPB", "REVIEWER")))).toEqual(["FORBIDDEN 0", "FORBIDDEN 1"]);
  });

  test("of a set with cells somebody may not see, those they may are taken back and no other", async () => {
    const period = "2020-12";
    const set = await changed({ period, value: "1" }, { unit: "HNO", period, value: "2" });
    const outcome = mustBeApplied(await undo(set, {}, await inUnit("SLA", "EDITOR")));
    expect(outcome.cells).toMatchObject([{ unit: "SLA", period, version: 2 }]);
    expect(await standing(period)).toMatchObject({ state: "NOT_REPORTED", version: 2 });
    expect(await standing(period, "HNO")).toMatchObject({ state: "VALUE", value: "2", version: 1 });
  });

  test("a set of units somebody may not see is a set that does not exist", async () => {
    const set = await changed({ period: "2020-10", value: "1" });
    const stranger = await inUnit("HNO", "EDITOR");
    for (const undone of [set, randomUUID(), "no id", ""])
      expect(namesOf(await undo(undone, {}, stranger)), undone).toEqual(["CHANGE_SET_UNKNOWN"]);
  });
});

test("by GraphQL, with the id as people write it", async () => {
  const set = await changed({ period: "2020-11", value: "1" });
  const document = `mutation U($id: ID!, $key: ID!) { undoChangeSet(id: $id, key: $key, reason: "nhầm") {
    ... on Applied { id cells { unit period version } } ... on Rejected { problems { code } } } }`;
  const key = randomUUID();
  const { data, errors } = await ask(product, document, { id: set.toUpperCase(), key: key.toUpperCase() });
  expect(errors).toEqual([]);
  expect(data.undoChangeSet).toEqual({ id: key, cells: [{ unit: "SLA", period: "2020-11", version: 2 }] });
});

test("done again, a doubted figure stands for the reason that was given, not for one nobody gave", async () => {
  mustBeApplied(await apply(product, [cell({ indicator: "LEG_COURT", period: "2001", value: "200" })]));
  const odd = mustBeApplied(
    await apply(product, [cell({ indicator: "LEG_COURT", period: "2002", value: "90000" })], {
      because: "năm cao điểm",
    }),
  );
  const undo = { undone: odd.id, id: randomUUID(), reason: null };
  mustBeApplied(await product.undoAs(administrator, undo, false));
  const redo = { undone: undo.id, id: randomUUID(), reason: null };
  mustBeApplied(await product.undoAs(administrator, redo, false));
  const { rows } = await product.pool.query("select because from change_set where id = any($1::uuid[]) order by seq", [
    [odd.id, undo.id, redo.id],
  ]);
  expect(rows.map(({ because }) => because)).toEqual(["năm cao điểm", `↩ ${odd.id}`, "năm cao điểm"]);
});
