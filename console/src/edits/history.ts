import { contentOf, sameContent, type CellContent, type FigureKey } from "@bangvang/schema/figure";
import type { BaseCell, CellEdit } from "./cell-edit.ts";
import { CellMap } from "./cell-map.ts";
import { theirBase, type Change, type Command } from "./commands.ts";
import { newId } from "./new-id.ts";

/** What stood in a cell before or after a step: an edit that was not saved then, or what the server held. */
export type Stood = { readonly edit: CellEdit } | { readonly saved: BaseCell };

interface StepCell {
  readonly key: FigureKey;
  readonly before: Stood;
  readonly after: Stood;
}

/** One action of a person, saved or not. Frozen: what becomes known of it later makes a new one, so that it is kept anew. */
export interface Step {
  readonly id: string;
  readonly label: Command["label"];
  readonly cells: readonly StepCell[];
}

/** A cell that is saved now: what was sent, and the version it became. */
export interface SavedCell {
  readonly key: FigureKey;
  readonly content: CellContent;
  readonly version: number;
}

const mostSteps = 1_000;
/** Some 100 MB; a paste of the largest size stays ten times over. */
const mostCells = 1_000_000;

/**
 * The steps of this person, walked by undo and redo, whether they are saved or not. A cell that was saved is known by its
 * version from then on, which is what taking it back names.
 */
export class History {
  #undo: readonly Step[] = [];
  #redo: readonly Step[] = [];

  get undo(): readonly Step[] {
    return this.#undo;
  }
  get redo(): readonly Step[] {
    return this.#redo;
  }

  add(command: Command): void {
    const cells = command.changes.filter(({ before, after }) => before !== after).map(stepCell);
    if (cells.length === 0) return;
    this.#undo = withinReason([...this.#undo, { id: newId(), label: command.label, cells }]);
    this.#redo = [];
  }

  /** The last step goes over to those that can be done again; null: there is none. */
  back(): Step | null {
    const step = this.#undo.at(-1) ?? null;
    if (step) [this.#undo, this.#redo] = [this.#undo.slice(0, -1), [...this.#redo, step]];
    return step;
  }
  again(): Step | null {
    const step = this.#redo.at(-1) ?? null;
    if (step) [this.#undo, this.#redo] = [[...this.#undo, step], this.#redo.slice(0, -1)];
    return step;
  }

  /** Of an earlier visit: what was done since comes after it. */
  restore(undo: readonly Step[], redo: readonly Step[]): void {
    if (this.#undo.length === 0) this.#redo = redo;
    this.#undo = withinReason([...undo, ...this.#undo]);
  }

  forgetAll(): void {
    this.#undo = [];
    this.#redo = [];
  }

  noteSaved(cells: readonly SavedCell[]): void {
    const saved = new CellMap(cells.map((cell) => [cell.key, cell]));
    // What stands in a cell now is what the last step left there, and what the next to be done again begins with.
    const everywhere = (): CellMap<true> => new CellMap(cells.map(({ key }) => [key, true]));
    const [isNow, willBe] = [everywhere(), everywhere()];
    this.#undo = this.#undo
      .toReversed()
      .map((step) => noted(step, saved, { side: "after", left: isNow }))
      .toReversed();
    this.#redo = this.#redo
      .toReversed()
      .map((step) => noted(step, saved, { side: "before", left: willBe }))
      .toReversed();
  }
}

interface Standing {
  readonly side: "before" | "after";
  /** Keys whose standing was not met yet. */
  readonly left: CellMap<true>;
}

/** Which cells a step is about, so that the many steps a save says nothing of are passed over quickly. */
const keysOfSteps = new WeakMap<Step, CellMap<true>>();

function keysOf(step: Step): CellMap<true> {
  const known = keysOfSteps.get(step) ?? new CellMap<true>(step.cells.map(({ key }) => [key, true]));
  keysOfSteps.set(step, known);
  return known;
}

function isAbout(step: Step, saved: CellMap<SavedCell>): boolean {
  const keys = keysOf(step);
  const [few, many] = keys.size < saved.size ? [keys, saved] : [saved, keys];
  for (const key of few.keys()) if (many.has(key)) return true;
  return false;
}

function noted(step: Step, saved: CellMap<SavedCell>, { side, left }: Standing): Step {
  if (!isAbout(step, saved)) return step;
  let isChanged = false;
  const cells = step.cells.map((cell) => {
    const now = saved.get(cell.key);
    if (!now) return cell;
    const isStanding = left.delete(cell.key);
    const before = asSaved(cell.before, now, isStanding && side === "before");
    const after = asSaved(cell.after, now, isStanding && side === "after");
    if (before === cell.before && after === cell.after) return cell;
    isChanged = true;
    return { ...cell, before, after };
  });
  return isChanged ? { ...step, cells } : step;
}

/** An edit that says what was saved is saved; what stands there in an older version is that version no more. */
function asSaved(stood: Stood, { content, version }: SavedCell, isStanding: boolean): Stood {
  if (!("edit" in stood) && !isStanding) return stood;
  // Of a conflict that was decided for mine, what stood before is theirs.
  if ("edit" in stood && stood.edit.theirs) return { saved: theirBase(stood.edit)! };
  const was = contentIn(stood);
  return was && sameContent(was, content) ? { saved: { ...contentOf(content), version } } : stood;
}

function contentIn(stood: Stood): CellContent | null {
  return "edit" in stood ? stood.edit.mine : stood.saved;
}

function stepCell({ key, before, after }: Change): StepCell {
  return { key, before: stoodBy(before, after), after: stoodBy(after, before) };
}

function stoodBy(edit: CellEdit | null, other: CellEdit | null): Stood {
  return edit ? { edit } : { saved: theirBase(other!) ?? other!.base };
}

/** Whatever is dropped is the oldest. */
function withinReason(steps: readonly Step[]): readonly Step[] {
  let first = Math.max(0, steps.length - mostSteps);
  let cells = 0;
  for (let at = steps.length - 1; at >= first; at -= 1) {
    cells += steps[at]!.cells.length;
    if (cells > mostCells && at < steps.length - 1) first = at + 1;
  }
  return first === 0 ? steps : steps.slice(first);
}

/** A walk over one step: what each of its cells is to hold, and what this step left there. */
export interface Walk {
  readonly key: FigureKey;
  readonly want: Stood;
  readonly have: Stood;
}

export function walkBack({ cells }: Step): readonly Walk[] {
  return cells.map(({ key, before, after }) => ({ key, want: before, have: after }));
}
export function walkAgain({ cells }: Step): readonly Walk[] {
  return cells.map(({ key, before, after }) => ({ key, want: after, have: before }));
}

/** What is known of a cell now: its edit, and what the sheet says stands there, if it is in the sheet. */
export interface Present {
  readonly edit: CellEdit | null;
  readonly read: BaseCell | null;
}

/** The change that brings a cell where a walk wants it; null when somebody else has changed it since. */
export function walked({ key, want, have }: Walk, { edit, read }: Present): Change | null {
  const base = edit?.base ?? read ?? ("saved" in have ? have.saved : null);
  // A conflict that comes back is one still: it overwrites nothing.
  if ("edit" in want && want.edit.theirs) return { key, before: edit, after: want.edit };
  if (!base || (!edit && !stillStands(have, base))) return null;
  if ("edit" in want) {
    const isNewest = want.edit.base.version >= base.version;
    return { key, before: edit, after: isNewest ? want.edit : { ...want.edit, base } };
  }
  if (sameContent(want.saved, base)) return { key, before: edit, after: null };
  const back = { key, base, mine: contentOf(want.saved), text: null, problems: [], theirs: null };
  return { key, before: edit, after: { ...back, restores: want.saved.version } };
}

function stillStands(have: Stood, base: BaseCell): boolean {
  if ("saved" in have && have.saved.version === base.version) return true;
  const content = contentIn(have);
  return content !== null && sameContent(content, base);
}
