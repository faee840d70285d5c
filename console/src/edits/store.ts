import { keyText, type FigureKey } from "@bangvang/schema/figure";
import type { Block } from "./block.ts";
import { statusOf, type CellEdit, type EditStatus } from "./cell-edit.ts";
import type { Change, Command } from "./commands.ts";

export interface EditCounts {
  readonly pending: number;
  readonly invalid: number;
  readonly conflict: number;
}

/** Keys that changed; null when all may have. */
type Listener = (keys: readonly FigureKey[] | null) => void;

/**
 * Every unsaved cell of this page, by its own key, so that edits outlive a change of view. Whoever changes a cell does so
 * by one command; undo and redo walk the commands. What the server says comes in by `settle` and is never undone.
 */
export class EditStore {
  #block: Block | null = null;
  readonly #edits = new Map<string, CellEdit>();
  #saved: ReadonlySet<string> = new Set();
  #sending: ReadonlySet<string> = new Set();
  #undo: Command[] = [];
  #redo: Command[] = [];
  #revision = 0;
  readonly #listeners = new Set<Listener>();

  get block(): Block | null {
    return this.#block;
  }
  get revision(): number {
    return this.#revision;
  }
  get undoable(): Command | null {
    return this.#undo.at(-1) ?? null;
  }
  get redoable(): Command | null {
    return this.#redo.at(-1) ?? null;
  }
  get size(): number {
    return this.#edits.size;
  }

  edit(key: FigureKey): CellEdit | null {
    return this.#edits.size === 0 ? null : (this.#edits.get(keyText(key)) ?? null);
  }

  all(): readonly CellEdit[] {
    return [...this.#edits.values()];
  }

  ofStatus(status: EditStatus): readonly CellEdit[] {
    return this.all().filter((edit) => statusOf(edit) === status);
  }

  counts(): EditCounts {
    const counts = { pending: 0, invalid: 0, conflict: 0 };
    for (const edit of this.#edits.values()) counts[statusOf(edit).toLowerCase() as keyof EditCounts] += 1;
    return counts;
  }

  isSaved(key: FigureKey): boolean {
    return this.#saved.size > 0 && this.#saved.has(keyText(key));
  }
  isSending(key: FigureKey): boolean {
    return this.#sending.size > 0 && this.#sending.has(keyText(key));
  }

  /** A new sheet is shown. Edits stay: they belong to their cells. */
  show(block: Block | null): void {
    this.#block = block;
    this.#changed(null);
  }

  apply(command: Command): void {
    if (command.changes.length === 0) return;
    this.#write(command.changes);
    this.#undo.push(command);
    this.#redo = [];
    this.#changed(command.changes.map((change) => change.key));
  }

  undo(): Command | null {
    const command = this.#undo.pop();
    if (!command) return null;
    this.#write(command.changes.map(({ key, before, after }) => ({ key, before: after, after: before })));
    this.#redo.push(command);
    this.#changed(command.changes.map((change) => change.key));
    return command;
  }

  redo(): Command | null {
    const command = this.#redo.pop();
    if (!command) return null;
    this.#write(command.changes);
    this.#undo.push(command);
    this.#changed(command.changes.map((change) => change.key));
    return command;
  }

  /** What an answer of the server does to the edits. The history of these cells ends here: saved is no longer unsaved. */
  settle(changes: readonly Change[], forget: ReadonlySet<string>): void {
    this.#write(changes);
    const remember = (command: Command): Command => ({
      ...command,
      changes: command.changes.filter((change) => !forget.has(keyText(change.key))),
    });
    this.#undo = this.#undo.map(remember).filter((command) => command.changes.length > 0);
    this.#redo = this.#redo.map(remember).filter((command) => command.changes.length > 0);
    this.#changed(null);
  }

  markSending(keys: readonly FigureKey[]): void {
    this.#sending = new Set(keys.map(keyText));
    this.#changed(keys);
  }

  markSaved(keys: readonly FigureKey[]): void {
    this.#saved = new Set(keys.map(keyText));
    this.#changed(null);
  }

  /** Edits kept from an earlier visit; a cell edited since then keeps the newer edit. */
  restore(edits: readonly CellEdit[]): void {
    for (const edit of edits) if (!this.#edits.has(keyText(edit.key))) this.#edits.set(keyText(edit.key), edit);
    this.#changed(null);
  }

  forgetAll(): void {
    this.#edits.clear();
    this.#undo = [];
    this.#redo = [];
    this.#changed(null);
  }

  subscribe = (listener: Listener): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #write(changes: readonly Change[]): void {
    for (const { key, after } of changes) {
      if (after) this.#edits.set(keyText(key), after);
      else this.#edits.delete(keyText(key));
    }
  }

  #changed(keys: readonly FigureKey[] | null): void {
    this.#revision += 1;
    for (const listener of this.#listeners) listener(keys);
  }
}
