import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { CellChange } from "../../schema/src/change-set.ts";
import type { Actor } from "../../server/src/actor.ts";
import type { ChangeSetOutcome } from "../../server/src/changing/stages.ts";
import { administrator } from "../support/ask.ts";
import { checkHistory } from "../support/campaign/check-history.ts";
import { ClientLog, placeOf } from "../support/campaign/client-log.ts";
import { readHistory } from "../support/campaign/history.ts";
import { emptied, Model, type Expected } from "../support/campaign/model.ts";
import { cell, setOf } from "../support/cells.ts";
import { freshProduct, type FreshProduct } from "../support/fresh-product.ts";
import { ofCampaign } from "../support/long.ts";
import { randomFrom } from "../support/random.ts";

/**
 * Five editors on the same few cells, one after the other and truly at once: they change what they saw a while ago, clear,
 * write what somebody else wrote already, take sets back, their own and others', and take that back. Whatever happens at
 * once must come to the same as some order of it, the order of the numbers the sets were given, in the plainest model.
 */
let product: FreshProduct;
beforeAll(async () => {
  product = await freshProduct();
});
afterAll(() => product.close());

const actions = ofCampaign(10_000);
const random = randomFrom(11);
const places = ["SLA", "DBI"].flatMap((unit) =>
  ["2018-01", "2018-02", "2018-03", "2018-04"].map((period) => emptied(cell({ unit, period }))),
);

interface Editor {
  readonly actor: Actor;
  /** The cells as this editor last looked at them. */
  seen: readonly CellChange[];
}
/** An edit is a set of cells; an undo names the set that is taken back. */
interface Action {
  readonly editor: Editor;
  readonly id: string;
  readonly cells: readonly CellChange[];
  readonly undone: string | null;
}

const editors = ["An", "Bình", "Chi", "Dũng", "Giang"].map((name): Editor => ({
  actor: { ...administrator, name },
  seen: places,
}));
const log = new ClientLog();
let model = new Model();
const recent: { readonly id: string; readonly by: string }[] = [];
let number = 0;
const counts = { applied: 0, refused: 0, undone: 0, redone: 0, othersUndone: 0, atOnce: 0, nothingToUndo: 0 };
const undos = new Set<string>();

function nextAction(editor: Editor): Action {
  if (random.chance(0.4)) editor.seen = places.map((place) => model.standing(place));
  const id = randomUUID();
  if (recent.length > 0 && random.chance(0.35)) {
    const undone = random.pick(recent.slice(-12)).id;
    return { editor, id, undone, cells: model.inverseOf(undone) };
  }
  const cells = random
    .shuffled(editor.seen)
    .slice(0, 1 + random.below(4))
    .map((seen) => ({ ...wantedOf(seen), baseVersion: seen.baseVersion }));
  return { editor, id, undone: null, cells };
}

/** A new value, nothing, what others put there since, or what the editor saw: the last two are no edits of anybody's. */
function wantedOf(seen: CellChange): CellChange {
  if (random.chance(0.1)) return emptied(seen);
  if (random.chance(0.1)) return model.standing(seen);
  if (random.chance(0.05)) return seen;
  const note = random.chance(0.2) ? `ghi chú ${number}` : null;
  return { ...seen, state: "VALUE", value: String(1_000 + ++number), note };
}

async function send({ editor, id, cells, undone }: Action): Promise<ChangeSetOutcome> {
  if (undone !== null) return product.undoAs(editor.actor, { undone, id, reason: null }, false);
  return product.applyAs(editor.actor, setOf(cells, { id }), false);
}

/** Why a set was refused: code and cell of each problem. */
const refusedFor = (outcome: ChangeSetOutcome): string =>
  outcome.kind === "applied"
    ? ""
    : outcome.problems
        .map((problem) => ("key" in problem ? `${problem.code} ${placeOf(problem.key)}` : problem.code))
        .sort()
        .join();

/** The cells in the order of the answer: the set that takes one back is made by the server, in an order of its own. */
function inOrderOf(outcome: ChangeSetOutcome, cells: readonly CellChange[]): readonly CellChange[] {
  if (outcome.kind === "rejected") return cells;
  const byPlace = new Map(cells.map((one) => [placeOf(one), one]));
  const ordered = outcome.cells.map((cell) => byPlace.get(placeOf(cell))!);
  expect(ordered).toHaveLength(cells.length);
  return ordered;
}

async function seqsOf(ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const { rows } = await product.pool.query<{ id: string; seq: string }>(
    "select id, seq from change_set where id = any($1)",
    [ids],
  );
  return new Map(rows.map(({ id, seq }) => [id, Number(seq)]));
}

/** Follows what was applied, in the order of the numbers; a refusal must be right somewhere along that way. */
function follow(
  batch: readonly (Action & { readonly outcome: ChangeSetOutcome })[],
  seqs: ReadonlyMap<string, number>,
) {
  const applied = batch
    .filter(({ outcome }) => outcome.kind === "applied")
    .toSorted((a, b) => seqs.get(a.id)! - seqs.get(b.id)!);
  const worlds = [model];
  for (const action of applied) {
    const expected = model.expect(action.cells);
    expect(expected, `set ${action.id} of ${action.editor.actor.name}`).toMatchObject({
      kind: "applied",
      versions: action.outcome.kind === "applied" && action.outcome.cells.map(({ version }) => version),
    });
    count(action, expected);
    model = model.after(action.id, action.cells);
    worlds.push(model);
  }
  for (const { id, cells, outcome } of batch) {
    if (outcome.kind === "applied") continue;
    counts.refused++;
    const found = refusedFor(outcome);
    const explained = worlds.some((world) => {
      const expected = world.expect(cells);
      if (expected.kind === "applied") return false;
      return (
        expected.indexes
          .map((index) => `VERSION_CONFLICT ${placeOf(cells[index]!)}`)
          .sort()
          .join() === found
      );
    });
    expect(explained, `set ${id} was refused for ${found}`).toBe(true);
  }
}

function count({ id, cells, undone, editor }: Action, expected: Expected): void {
  counts.applied++;
  recent.push({ id, by: editor.actor.name });
  if (undone === null || expected.kind === "rejected") return;
  undos.add(id);
  counts[undos.has(undone) ? "redone" : "undone"]++;
  if (recent.find((one) => one.id === undone)?.by !== editor.actor.name) counts.othersUndone++;
  // What is taken away is what that very set put there, and never what anybody put there since.
  for (const index of expected.written)
    expect(model.setAt(cells[index]!, model.versionOf(cells[index]!)), `undo of ${undone}`).toBe(undone);
}

test(`${actions} actions of five editors come to what the plainest model says, one by one and all at once`, async () => {
  for (let done = 0; done < actions;) {
    const together = Math.min(1 + random.below(5), actions - done);
    const batch = random.shuffled(editors).slice(0, together).map(nextAction);
    done += batch.length;
    if (batch.length > 1) counts.atOnce += batch.length;
    const outcomes = await Promise.all(batch.map(send));
    const ended = batch.map((action, n) => ({
      ...action,
      outcome: outcomes[n]!,
      cells: inOrderOf(outcomes[n]!, action.cells),
    }));
    // A set that changed nothing cannot be taken back.
    for (const { outcome } of ended.filter(({ cells }) => cells.length === 0)) {
      expect(outcome).toMatchObject({ kind: "rejected", problems: [{ code: "CHANGE_SET_UNKNOWN" }] });
      counts.nothingToUndo++;
    }
    const real = ended.filter(({ cells }) => cells.length > 0);
    for (const { id, cells, outcome } of real) {
      log.sends({ id, cells });
      log.hearsOutcome(id, outcome);
    }
    follow(real, await seqsOf(real.map(({ id }) => id)));
  }
  console.log(`interleavings: ${actions} actions, ${JSON.stringify(counts)}`);
  // How many there are depends on who was faster; that there are enough of each does not.
  for (const [name, least] of Object.entries({
    applied: 8,
    refused: 16,
    undone: 50,
    redone: 100,
    othersUndone: 50,
    atOnce: 4,
  }))
    expect(counts[name as keyof typeof counts], name).toBeGreaterThan(actions / least);
}, 600_000);

test("every value that was ever held is in the history, and nothing else", async () => {
  const own = new Set(places.map(placeOf));
  const history = await readHistory(product.pool);
  const there = history.lines
    .filter((line) => own.has(line.cell))
    .map((line) => `${line.cell} ${line.version} ${line.after} ${line.set}`);
  expect(there.toSorted()).toEqual([...model.everything].toSorted());
});

test("and the checker finds nothing lost", async () => {
  expect(checkHistory(await readHistory(product.pool), log.all, 1)).toEqual([]);
});
