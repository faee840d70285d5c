import { expect, test } from "vitest";
import type { ChangeSet } from "../../schema/src/change-set.ts";
import { emptyContent, keyText, type FigureKey } from "../../schema/src/figure.ts";
import type { ChangeSetOutcome } from "../../console/src/api/figures.ts";
import { RequestError } from "../../console/src/api/post.ts";
import { blockOf, type Block } from "../../console/src/edits/block.ts";
import type { BaseCell, CellEdit } from "../../console/src/edits/cell-edit.ts";
import {
  cleared,
  mineTaken,
  reverted,
  valued,
  type Change,
  type Command,
  type Target,
} from "../../console/src/edits/commands.ts";
import { newId } from "../../console/src/edits/new-id.ts";
import { resolveConflicts } from "../../console/src/edits/resolve.ts";
import { SaveQueue } from "../../console/src/edits/queue.ts";
import { EditStore } from "../../console/src/edits/store.ts";
import { keyOf as keyIn } from "../../console/src/edits/to-change-set.ts";
import { ofCampaign } from "../support/long.ts";
import { randomFrom, type Random } from "../support/random.ts";
import { ordinary, RiverModel } from "../support/river-model.ts";

/**
 * One person edits, undoes, does again, reloads, loses the line before or after a set has arrived, while another person
 * changes the same cells: no edit is lost, none is made twice, nobody's figure is overwritten unseen.
 */
const months = ["2023-01", "2023-02", "2023-03"];
const keyOf = (period: string): FigureKey => ({ unit: "SLA", indicator: "MEM_TOTAL", period, kind: "ACTUAL" });
const indicator = { wholeNumber: true, mayBeNegative: false };

/** The reference: what each cell would hold if there were nobody else, by the plainest undo there is. */
class Intended {
  now: ReadonlyMap<string, string | null> = new Map(months.map((month) => [month, null]));
  #undo: ReadonlyMap<string, string | null>[] = [];
  #redo: ReadonlyMap<string, string | null>[] = [];

  set(values: ReadonlyMap<string, string | null>): void {
    this.#undo.push(this.now);
    this.#redo = [];
    this.now = new Map([...this.now, ...values]);
  }
  undo(): void {
    const before = this.#undo.pop();
    if (!before) return;
    this.#redo.push(this.now);
    this.now = before;
  }
  redo(): void {
    const after = this.#redo.pop();
    if (!after) return;
    this.#undo.push(this.now);
    this.now = after;
  }
}

type Fault = "NONE" | "LOST_BEFORE" | "LOST_AFTER";

class Desk {
  readonly river: RiverModel;
  readonly intended = new Intended();
  readonly touchedByOthers = new Set<string>();
  /** Versions this person has been shown. */
  readonly shown = new Set<string>();
  store = new EditStore();
  kept: ChangeSet | null = null;
  bases: readonly (BaseCell | null)[] = [];
  fault: Fault = "NONE";
  #random: Random;

  constructor(river: RiverModel, random: Random) {
    this.river = river;
    this.#random = random;
    this.read();
  }

  /** The sheet as the server has it now. */
  read(): void {
    this.store.show(this.asked());
  }

  /** An answer that may arrive later than it was made. */
  asked(): Block {
    const cells = months.map((month) => this.river.at(month));
    for (const [at, { version }] of cells.entries()) this.shown.add(`${months[at]} ${version}`);
    const answer = {
      rowKeys: ["MEM_TOTAL"],
      columnKeys: months,
      values: cells.map(({ content }) => (content.value === null ? null : Number(content.value))),
      versions: cells.map(({ version }) => version),
      states: cells.map(({ content }) => content.state),
      qualifiers: cells.map(({ content }) => content.qualifier),
      qualities: cells.map(({ content }) => content.quality),
      sources: cells.map(() => null),
      notes: cells.map(() => null),
      locks: [],
      lockOf: cells.map(() => -1),
    };
    const shape = { rows: "INDICATORS", columns: "PERIODS", fixed: "SLA", kind: "ACTUAL" } as const;
    return blockOf(shape, answer);
  }

  edit(values: ReadonlyMap<string, string | null>): void {
    const changes = [...values].map(([month, value]): Change => {
      const target = this.#target(month);
      return value === null ? cleared(target) : valued(target, { value, qualifier: "EXACT" });
    });
    this.#act("command.type", changes, values);
  }

  /** Whether it is a step at all is the store's to say: what stands there already is none. */
  #act(label: Command["label"], changes: readonly Change[], values: ReadonlyMap<string, string | null>): void {
    const last = this.store.undoable;
    this.store.apply({ label, changes });
    if (this.store.undoable !== last) this.intended.set(values);
  }

  type(): void {
    this.edit(someValues(this.#random));
  }

  undo(): void {
    this.store.undo();
    this.intended.undo();
  }
  redo(): void {
    this.store.redo();
    this.intended.redo();
  }

  /** Saves once; a line that breaks stops the page, as a reload in the middle does. */
  async save(asked: readonly CellEdit[] | null = null): Promise<void> {
    const queue = this.#queue();
    const late = this.#random.chance(0.2) ? this.asked() : null;
    await (asked ? queue.save({ asked, because: "đúng vậy" }) : queue.save());
    if (late) this.store.show(late);
  }

  /** Another page takes over what this one kept: its edits, its steps, and the set without an answer. */
  async reload(): Promise<void> {
    const { edits, sending, bases, undo, redo } = structuredClone({
      edits: this.store.all(),
      sending: this.kept,
      bases: this.bases,
      undo: this.store.history.undo,
      redo: this.store.history.redo,
    });
    this.store = new EditStore();
    this.read();
    this.store.history.restore(undo, redo);
    this.store.restore(edits);
    if (sending) await this.#queue().deliver(sending, bases);
  }

  /** Somebody else changes a cell; this page may be told. */
  other(month: string, value: string): void {
    const { version, content } = this.river.at(month);
    if (content.value === value) return;
    const cell = { ...emptyContent, ...keyOf(month), state: "VALUE", value, baseVersion: version };
    const set = { id: newId(), mode: "CLEAN_CELLS", reason: null, because: "x", source: null, cells: [cell] } as const;
    this.river.apply(set, "other");
    this.touchedByOthers.add(month);
    if (this.#random.chance(0.3)) return;
    this.store.hear([this.river.news(keyOf(month))]);
    this.shown.add(`${month} ${version + 1}`);
  }

  resolve(): void {
    const last = this.store.undoable;
    const isMine = this.#random.chance(0.5);
    resolveConflicts(this.store, this.store.ofStatus("CONFLICT"), isMine ? mineTaken : reverted);
    if (this.store.undoable !== last) this.intended.set(new Map());
  }

  #noteShown({ cells }: ChangeSet, outcome: ChangeSetOutcome): void {
    const applied = outcome.__typename === "Applied" ? outcome.cells : [];
    const left = outcome.__typename === "Applied" ? outcome.left : outcome.problems;
    for (const { index, version } of applied) this.shown.add(`${cells[index]!.period} ${version}`);
    for (const { period, theirs } of left) if (theirs) this.shown.add(`${period} ${theirs.version}`);
  }

  #target(month: string): Target {
    const key = keyOf(month);
    const before = this.store.edit(key);
    const { row, column } = this.store.block!.find(key)!;
    const base = this.store.bases.baseFor({ key, before, said: () => this.store.block!.baseAt(row, column) });
    return { key, base, before, indicator };
  }

  #queue(): SaveQueue {
    const { fault } = this;
    this.fault = "NONE";
    const queue = new SaveQueue({
      store: this.store,
      reason: () => null,
      keep: (set) => {
        this.kept = set;
        this.bases = set?.cells.map((cell) => this.store.bases.sent(keyIn(cell))) ?? [];
        return Promise.resolve();
      },
      send: (set) => {
        const sent = structuredClone(set);
        if (fault === "LOST_BEFORE") return Promise.reject(new RequestError("NETWORK", ""));
        const outcome = this.river.apply(sent, "me");
        // The person goes on while the answer is on its way.
        if (this.#random.chance(0.4)) this.#random.pick([() => this.undo(), () => this.redo(), () => this.type()])();
        if (fault !== "LOST_AFTER") this.#noteShown(sent, outcome);
        return fault === "LOST_AFTER" ? Promise.reject(new RequestError("NETWORK", "")) : Promise.resolve(outcome);
      },
      // The page is gone before it tries again.
      wait: () => Promise.resolve(queue.stop()),
    });
    return queue;
  }
}

function someValues(random: Random): ReadonlyMap<string, string | null> {
  const some = random.shuffled(months).slice(0, 1 + random.below(months.length));
  const value = (): string | null =>
    random.chance(0.15) ? null : String(random.chance(0.1) ? ordinary + 1 + random.below(9) : random.below(6));
  return new Map(some.map((month) => [month, value()]));
}

async function step(desk: Desk, random: Random, withOthers: boolean): Promise<void> {
  const dice = random.below(100);
  if (dice < 35) desk.type();
  else if (dice < 50) desk.undo();
  else if (dice < 57) desk.redo();
  else if (dice < 75) {
    desk.fault = random.pick<Fault>(["NONE", "NONE", "LOST_BEFORE", "LOST_AFTER"]);
    await desk.save();
    // Whoever lost the line goes on after a reload.
    if (desk.kept) await desk.reload();
  } else if (dice < 82) await desk.reload();
  else if (dice < 87) desk.read();
  else if (dice < 92) await desk.save(desk.store.ofStatus("DOUBTED"));
  else if (withOthers && dice < 97) desk.other(random.pick(months), String(10 + random.below(5)));
  else desk.resolve();
}

/** Saves until nothing is left that can be saved without somebody deciding. */
async function settleDown(desk: Desk): Promise<void> {
  for (let tries = 0; desk.store.sendable().length > 0; tries += 1) {
    expect(tries).toBeLessThan(100);
    await desk.save();
  }
}

test.each([
  ["alone", false],
  ["beside somebody else", true],
])(
  "random work, %s",
  async (_, withOthers) => {
    const seeds = ofCampaign(20_000);
    for (let seed = 1; seed <= seeds; seed += 1) {
      const random = randomFrom(seed + (withOthers ? 1_000_000 : 0));
      const desk = new Desk(new RiverModel(), random);
      for (let steps = 5 + random.below(30); steps > 0; steps -= 1) await step(desk, random, withOthers);
      await settleDown(desk);
      desk.read();
      for (const { by, period, on } of desk.river.writes)
        if (by === "me") expect(desk.shown, `seed ${seed}: overwritten unseen`).toContain(`${period} ${on}`);
      for (const month of months) {
        const edit = desk.store.edit(keyOf(month));
        const where = `seed ${seed}, ${keyText(keyOf(month))}`;
        const stands = desk.river.at(month);
        if (edit) expect(["DOUBTED", "CONFLICT"], where).toContain(desk.store.statusOf(edit));
        if (desk.touchedByOthers.has(month)) continue;
        expect(edit ? (edit.mine?.value ?? null) : stands.content.value, where).toBe(desk.intended.now.get(month));
      }
    }
  },
  300_000,
);
