import { contentOf, sameContent, type FigureKey } from "@bangvang/schema/figure";
import type { Rules } from "../api/rules.ts";
import { Bases } from "./bases.ts";
import type { Block } from "./block.ts";
import { CellMap } from "./cell-map.ts";
import {
  isAmbiguous,
  statusOf,
  type BaseCell,
  type CellEdit,
  type EditProblem,
  type EditStatus,
  type News,
} from "./cell-edit.ts";
import type { Change, Command } from "./commands.ts";
import { History, walkAgain, walkBack, walked, type SavedCell, type Step, type Walk } from "./history.ts";
import { Told } from "./told.ts";
import { RuledEdits } from "./ruled-edits.ts";
import { Listeners } from "../ui/listeners.ts";

/** What a step back, or forth, has changed, and the cells somebody else has changed since, which it passed over. */
export interface Walked {
  /** Of the step that was walked. */
  readonly id: string;
  readonly command: Command;
  readonly passed: readonly FigureKey[];
}

export type EditCounts = Readonly<Record<Lowercase<EditStatus>, number>>;

/** Whose a figure is that this page saved. */
const byUs = { changedBy: "", changedAt: "" };

function sameEdit({ mine, text }: CellEdit, other: CellEdit): boolean {
  return mine && other.mine ? sameContent(mine, other.mine) : mine === other.mine && text === other.text;
}

/**
 * Every unsaved cell of this page, by its own key, so that edits outlive a change of view. Whoever changes a cell does so
 * by one command; undo and redo walk the commands. What the server says comes in by `settle` and is never undone.
 */
export class EditStore {
  readonly #edits = new CellMap<CellEdit>();
  #saved = new CellMap<true>();
  readonly bases = new Bases(this.#edits);
  readonly #ruled = new RuledEdits(this.#edits, (key) => this.bases.said(key));
  readonly #told = new Told();
  readonly history = new History();
  #revision = 0;
  #actions = 0;
  #work = 0;
  /** Told the keys that changed; null when all may have. */
  readonly #listeners = new Listeners<[readonly FigureKey[] | null]>();

  get block(): Block | null {
    return this.bases.block;
  }
  /** What figures must be like; null while the catalogue has not come. */
  get rules(): Rules | null {
    return this.#ruled.rules;
  }
  get revision(): number {
    return this.#revision;
  }
  get undoable(): Step | null {
    return this.history.undo.at(-1) ?? null;
  }
  get redoable(): Step | null {
    return this.history.redo.at(-1) ?? null;
  }
  /** How often a person has done something, so that what failed is tried anew after that. */
  get actions(): number {
    return this.#actions;
  }
  /** Becomes another number whenever an edit or a step does, and so something is to be put away. */
  get work(): number {
    return this.#work;
  }
  get size(): number {
    return this.#edits.size;
  }

  edit(key: FigureKey): CellEdit | null {
    return this.#edits.size === 0 ? null : (this.#edits.get(key) ?? null);
  }

  all(): readonly CellEdit[] {
    return [...this.#edits.values()];
  }

  /** Everything that is wrong with an edit, or to be asked about it. */
  problemsOf(edit: CellEdit): readonly EditProblem[] {
    return [...edit.problems, ...this.#ruled.found(edit)];
  }

  statusOf(edit: CellEdit): EditStatus {
    return statusOf(edit, this.#ruled.found(edit));
  }

  ofStatus(...statuses: readonly EditStatus[]): readonly CellEdit[] {
    return this.all().filter((edit) => statuses.includes(this.statusOf(edit)));
  }

  /** What was typed and can be read in several ways: nobody has said yet which is meant. */
  asked(): readonly CellEdit[] {
    return this.all().filter(isAmbiguous);
  }

  /**
   * What a save sends. What is doubted here goes as well, once: the server names all that is doubted about it, and then
   * somebody has to say why it stands.
   */
  sendable(): readonly CellEdit[] {
    return this.all().filter((edit) => {
      const status = this.statusOf(edit);
      return status === "PENDING" || (status === "DOUBTED" && edit.problems.length === 0);
    });
  }

  counts(): EditCounts {
    const counts = { pending: 0, doubted: 0, invalid: 0, conflict: 0 };
    for (const edit of this.#edits.values()) counts[this.statusOf(edit).toLowerCase() as keyof EditCounts] += 1;
    return counts;
  }

  isSaved(key: FigureKey): boolean {
    return this.#saved.size > 0 && this.#saved.has(key);
  }
  /** What figures must be like, as the catalogue has it; without it no cell is held against another. */
  holdAgainst(rules: Rules): void {
    if (rules === this.rules) return;
    this.#ruled.rules = rules;
    this.#changed(null);
  }

  /** A new sheet is shown. Edits stay: they belong to their cells. */
  show(block: Block | null): void {
    this.bases.block = block;
    if (block) this.#told.correct(block);
    this.#ruled.askAgain();
    this.#changed(null);
  }

  apply(command: Command): void {
    if (command.changes.length === 0) return;
    this.#write(command.changes);
    this.#ruled.unsay(command.changes.map((change) => change.key));
    this.history.add(command);
    this.#actions += 1;
    this.#changed(command.changes.map((change) => change.key));
  }

  /** Takes the last step back, saved or not; null when there is none. */
  undo(): Walked | null {
    const step = this.history.back();
    return step && this.#walk(step, walkBack(step));
  }
  redo(): Walked | null {
    const step = this.history.again();
    return step && this.#walk(step, walkAgain(step));
  }

  /** The editor of a cell is closed, and what was typed is an edit by now. */
  release(key: FigureKey): void {
    if (this.bases.release(key)) this.#changed([key]);
  }

  /** Whether somebody else has changed a cell since a version of it. */
  isChangedByOthers(key: FigureKey, since: number): boolean {
    return this.#told.isChangedByOthers(key, since);
  }

  /**
   * What an edit is based on of a cell that is not on show: what its sheet said when it was left, or what this page has saved
   * there since. What others have saved meanwhile is left for the server to tell as a conflict.
   */
  baseSince(key: FigureKey, left: BaseCell): BaseCell {
    const told = this.edit(key) ? null : this.#told.get(key);
    const isOurs = told !== null && told.version > left.version && told.changedBy === "";
    return isOurs ? { ...contentOf(told), version: told.version } : left;
  }

  /** What was told is not true any more: the database was restored, or too much was missed. */
  forgetTold(): void {
    this.#told.forget();
  }

  /** What an answer of the server does to the edits. It is no step, and the steps know from now on what is saved. */
  settle(changes: readonly Change[], saved: readonly SavedCell[] = []): void {
    for (const { key, after } of changes) if (after?.theirs) this.#told.answered(key, after.theirs);
    for (const { key, content, version } of saved) {
      this.#told.answered(key, { ...content, version, ...byUs });
      this.bases.saved(key, { ...content, version });
    }
    this.#write(changes);
    this.#ruled.unsay(saved.map(({ key }) => key));
    this.history.noteSaved(saved);
    if (saved.length > 0) this.#saved = new CellMap(saved.map(({ key }) => [key, true]));
    this.#changed(null);
  }

  /** Whether something newer than what the sheet says is told of one of its cells. */
  isNewer({ key, version }: Pick<News, "key" | "version">): boolean {
    const read = this.bases.said(key);
    return read !== null && version > read.version;
  }

  /**
   * What others have changed since the sheet was read. An edit keeps the base it was made on, so that its save is told of the
   * conflict; one that is in conflict already is told what stands there now. Gives the cells that show something else.
   */
  hear(news: readonly News[]): readonly FigureKey[] {
    const told = news.filter((one) => this.isNewer(one));
    const shown: FigureKey[] = [];
    const changes: Change[] = [];
    for (const { key, ...theirs } of news) this.#told.heard(key, theirs);
    for (const { key, ...theirs } of told) {
      this.block!.write(key, theirs, theirs.version);
      this.#saved.delete(key);
      const edit = this.edit(key);
      if (!edit) shown.push(key);
      else if (edit.theirs && edit.theirs.version < theirs.version)
        changes.push({ key, before: edit, after: { ...edit, theirs } });
    }
    if (told.length === 0) return [];
    if (changes.length > 0) this.#write(changes);
    this.#ruled.askAgain();
    this.#changed(told.map(({ key }) => key));
    return shown;
  }

  /** `bases`: what the sheet said when cells were sent from an earlier page. Gives what it said of each. */
  markSending(keys: readonly FigureKey[], bases: readonly (BaseCell | null)[] = []): readonly (BaseCell | null)[] {
    const sentOn = this.bases.markSending(keys, bases);
    this.#changed(keys);
    return sentOn;
  }

  /** Edits kept from an earlier visit. A cell that has another edit by now keeps it; what was kept of such cells is given back. */
  restore(edits: readonly CellEdit[]): readonly CellEdit[] {
    const left = edits.filter((kept) => {
      const edit = this.edit(kept.key);
      if (!edit) this.#edits.set(kept.key, kept);
      return edit && !sameEdit(edit, kept);
    });
    this.#actions += 1;
    this.#work += 1;
    this.#ruled.askAgain();
    this.#changed(null);
    return left;
  }

  forgetAll(): void {
    this.#edits.clear();
    this.#saved = new CellMap();
    this.bases.forgetAll();
    this.#ruled.askAgain();
    this.#told.forget();
    this.history.forgetAll();
    this.#work += 1;
    this.#changed(null);
  }

  readonly subscribe = this.#listeners.subscribe;

  #walk({ id, label }: Step, walks: readonly Walk[]): Walked {
    const changes: Change[] = [];
    const passed: FigureKey[] = [];
    for (const walk of walks) {
      const read = this.bases.standing(walk.key);
      const change = walked(walk, { edit: this.edit(walk.key), read });
      if (change) changes.push(change);
      else passed.push(walk.key);
    }
    this.#write(changes);
    this.#actions += 1;
    const keys = changes.map(({ key }) => key);
    this.#ruled.unsay(keys);
    this.#changed(keys);
    return { id, command: { label, changes }, passed };
  }

  #write(changes: readonly Change[]): void {
    for (const { key, after } of changes) {
      if (after) this.#edits.set(key, this.#onNewest(after));
      else this.#edits.delete(key);
    }
    this.#work += 1;
    this.#ruled.askAgain();
  }

  /** Undo brings a conflict back as it was made; what is said to be there now is what was told or read of it last. */
  #onNewest(edit: CellEdit): CellEdit {
    if (!edit.theirs) return edit;
    const told = this.#told.get(edit.key);
    const known = told && told.version > edit.theirs.version ? told : edit.theirs;
    const read = this.bases.said(edit.key);
    // Who changed it is told with a conflict only, not with a sheet.
    const isReadNewer = read !== null && read.version > known.version;
    const theirs = isReadNewer ? { ...contentOf(read), version: read.version, changedBy: "", changedAt: "" } : known;
    return theirs === edit.theirs ? edit : { ...edit, theirs };
  }

  #changed(keys: readonly FigureKey[] | null): void {
    this.#revision += 1;
    this.#listeners.tell(keys);
  }
}
