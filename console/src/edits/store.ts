import { contentOf, keyText, sameContent, type FigureKey } from "@bangvang/schema/figure";
import type { Rules } from "../api/rules.ts";
import type { Block } from "./block.ts";
import { CellMap } from "./cell-map.ts";
import {
  isOfSeveralCells,
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
import { findingsIn, ruledWith, type Findings } from "./findings.ts";
import { Listeners } from "../ui/listeners.ts";

/** What a step back, or forth, has changed, and the cells somebody else has changed since, which it passed over. */
export interface Walked {
  readonly command: Command;
  readonly passed: readonly FigureKey[];
}

export type EditCounts = Readonly<Record<Lowercase<EditStatus>, number>>;

const none: readonly EditProblem[] = [];

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
  #block: Block | null = null;
  readonly #edits = new CellMap<CellEdit>();
  #saved = new CellMap<true>();
  /** Cells on their way, each with the base it was sent on; null when that is not known here. */
  #sending = new CellMap<BaseCell | null>();
  readonly #told = new Told();
  /** The cell whose editor is open, and what it held when it was opened. */
  #held: { readonly key: FigureKey; readonly base: BaseCell | null } | null = null;
  readonly history = new History();
  #rules: Rules | null = null;
  /** What rules find in the cells as they stand; null: to be asked again. */
  #findings: Findings | null = null;
  #revision = 0;
  #actions = 0;
  #work = 0;
  /** Told the keys that changed; null when all may have. */
  readonly #listeners = new Listeners<[readonly FigureKey[] | null]>();

  get block(): Block | null {
    return this.#block;
  }
  /** What figures must be like; null while the catalogue has not come. */
  get rules(): Rules | null {
    return this.#rules;
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
    return [...edit.problems, ...this.#found(edit)];
  }

  statusOf(edit: CellEdit): EditStatus {
    return statusOf(edit, this.#found(edit));
  }

  ofStatus(...statuses: readonly EditStatus[]): readonly CellEdit[] {
    return this.all().filter((edit) => statuses.includes(this.statusOf(edit)));
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
  isSending(key: FigureKey): boolean {
    return this.#sending.size > 0 && this.#sending.has(key);
  }
  /**
   * What a cell goes back to that was taken back while it is on its way: it stands there for whoever looks, whatever a sheet
   * that was read since says. Null: it is no such cell.
   */
  takenBack(key: FigureKey): BaseCell | null {
    return this.#sending.size === 0 || this.edit(key) ? null : this.baseSent(key);
  }
  /** What the sheet said when a cell on its way was sent. */
  baseSent(key: FigureKey): BaseCell | null {
    return this.#sending.get(key) ?? null;
  }

  /** What figures must be like, as the catalogue has it; without it no cell is held against another. */
  holdAgainst(rules: Rules): void {
    if (rules === this.#rules) return;
    this.#rules = rules;
    this.#findings = null;
    this.#changed(null);
  }

  /** A new sheet is shown. Edits stay: they belong to their cells. */
  show(block: Block | null): void {
    this.#block = block;
    if (block) this.#told.correct(block);
    this.#findings = null;
    this.#changed(null);
  }

  apply(command: Command): void {
    if (command.changes.length === 0) return;
    this.#write(command.changes);
    this.#unsay(command.changes.map((change) => change.key));
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

  /** An editor is open in a cell: what is typed there is based on what stood there then, whatever comes meanwhile. */
  hold(key: FigureKey): void {
    this.#held = { key, base: this.#standsNow(key) };
  }
  isHeld(key: FigureKey): boolean {
    return this.#held !== null && keyText(this.#held.key) === keyText(key);
  }
  /** That editor is closed, and what was typed is an edit by now. */
  release(key: FigureKey): void {
    if (!this.isHeld(key)) return;
    const { base } = this.#held!;
    this.#held = null;
    // What came meanwhile stands there from now on.
    if (base?.version !== this.#saidToStand(key)?.version) this.#changed([key]);
  }

  /**
   * What an edit of a cell is based on: what the one before it was made on, so that a conflict is not lost when the sheet is
   * read anew; else what stood there when its editor was opened; else what stands there now. `said`: by the sheet.
   */
  baseFor(key: FigureKey, said: BaseCell): BaseCell {
    const held = this.#held && this.isHeld(key) ? this.#held.base : null;
    return this.edit(key)?.base ?? held ?? this.takenBack(key) ?? said;
  }

  /** Whether somebody else has changed a cell since a version of it. */
  isChangedByOthers(key: FigureKey, since: number): boolean {
    return this.#told.isChangedByOthers(key, since);
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
      if (this.isHeld(key)) this.#held = { key, base: { ...content, version } };
    }
    this.#write(changes);
    this.#unsay(saved.map(({ key }) => key));
    this.history.noteSaved(saved);
    if (saved.length > 0) this.#saved = new CellMap(saved.map(({ key }) => [key, true]));
    this.#changed(null);
  }

  /** Whether something newer than what the sheet says is told of one of its cells. */
  isNewer({ key, version }: Pick<News, "key" | "version">): boolean {
    const read = this.#saidToStand(key);
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
      this.#block!.write(key, theirs, theirs.version);
      const edit = this.edit(key);
      if (!edit) shown.push(key);
      else if (edit.theirs && edit.theirs.version < theirs.version)
        changes.push({ key, before: edit, after: { ...edit, theirs } });
    }
    if (told.length === 0) return [];
    if (changes.length > 0) this.#write(changes);
    this.#findings = null;
    this.#changed(told.map(({ key }) => key));
    return shown;
  }

  /** `bases`: what the sheet said when cells were sent from an earlier page. */
  markSending(keys: readonly FigureKey[], bases: readonly (BaseCell | null)[] = []): void {
    this.#sending = new CellMap(keys.map((key, at) => [key, bases[at] ?? this.edit(key)?.base ?? null]));
    this.#changed(keys);
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
    this.#findings = null;
    this.#changed(null);
    return left;
  }

  forgetAll(): void {
    this.#edits.clear();
    this.#saved = new CellMap();
    this.#sending = new CellMap();
    this.#held = null;
    this.#findings = null;
    this.#told.forget();
    this.history.forgetAll();
    this.#work += 1;
    this.#changed(null);
  }

  readonly subscribe = this.#listeners.subscribe;

  #walk({ label }: Step, walks: readonly Walk[]): Walked {
    const changes: Change[] = [];
    const passed: FigureKey[] = [];
    for (const walk of walks) {
      const read = this.#standsNow(walk.key);
      const change = walked(walk, { edit: this.edit(walk.key), read });
      if (change) changes.push(change);
      else passed.push(walk.key);
    }
    this.#write(changes);
    this.#actions += 1;
    const keys = changes.map(({ key }) => key);
    this.#unsay(keys);
    this.#changed(keys);
    return { command: { label, changes }, passed };
  }

  #write(changes: readonly Change[]): void {
    for (const { key, after } of changes) {
      if (after) this.#edits.set(key, this.#onNewest(after));
      else this.#edits.delete(key);
    }
    this.#work += 1;
    this.#findings = null;
  }

  /** Undo brings a conflict back as it was made; what is said to be there now is what was told or read of it last. */
  #onNewest(edit: CellEdit): CellEdit {
    if (!edit.theirs) return edit;
    const told = this.#told.get(edit.key);
    const known = told && told.version > edit.theirs.version ? told : edit.theirs;
    const read = this.#saidToStand(edit.key);
    // Who changed it is told with a conflict only, not with a sheet.
    const isReadNewer = read !== null && read.version > known.version;
    const theirs = isReadNewer ? { ...contentOf(read), version: read.version, changedBy: "", changedAt: "" } : known;
    return theirs === edit.theirs ? edit : { ...edit, theirs };
  }

  #found(edit: CellEdit): readonly EditProblem[] {
    if (!this.#rules || this.#edits.size === 0) return none;
    this.#findings ??= findingsIn(this.#edits, (key) => this.#saidToStand(key), this.#rules);
    return this.#findings.get(edit) ?? none;
  }

  #standsNow(key: FigureKey): BaseCell | null {
    return this.takenBack(key) ?? this.#saidToStand(key);
  }

  #saidToStand(key: FigureKey): BaseCell | null {
    const place = this.#block?.find(key);
    return place ? this.#block!.baseAt(place.row, place.column) : null;
  }

  /**
   * What the server said of a cell beside cells that are not known here can only be taken back: as soon as a person
   * changes any cell of such a rule. The next save asks the server again.
   */
  #unsay(keys: readonly FigureKey[]): void {
    if (!this.#rules || !this.#isAnySaidBeside()) return;
    for (const key of keys.flatMap((one) => [...ruledWith(one, this.#rules!)])) {
      const edit = this.edit(key);
      if (!edit?.problems.some(isOfSeveralCells)) continue;
      this.#edits.set(key, { ...edit, problems: edit.problems.filter((one) => !isOfSeveralCells(one)) });
    }
  }

  #isAnySaidBeside(): boolean {
    for (const { problems } of this.#edits.values()) if (problems.some(isOfSeveralCells)) return true;
    return false;
  }

  #changed(keys: readonly FigureKey[] | null): void {
    this.#revision += 1;
    this.#listeners.tell(keys);
  }
}
