import type { CellChange } from "../../../schema/src/change-set.ts";
import { placeOf } from "./client-log.ts";
import { contentText } from "./history.ts";

/** What a cell held under one version, and the set that put it there. Version 0: nothing, by nobody. */
interface Held {
  readonly cell: CellChange;
  readonly content: string;
  readonly set: string;
}

/** What the model expects of a set: applied with these versions, or refused for the cells at these places. */
export type Expected =
  | { readonly kind: "applied"; readonly versions: readonly number[]; readonly written: readonly number[] }
  | { readonly kind: "rejected"; readonly indexes: readonly number[] };

/**
 * How change sets are to behave, in the plainest way: every cell is the list of all it ever held. One set after the other,
 * nothing at the same time. Copies share what they have in common.
 */
export class Model {
  readonly #cells: ReadonlyMap<string, readonly Held[]>;

  constructor(cells: ReadonlyMap<string, readonly Held[]> = new Map()) {
    this.#cells = cells;
  }

  versionOf(cell: CellChange): number {
    return this.#of(cell).length;
  }

  /** The cell as it stands, ready to be changed on that base; the one given when nothing ever stood there. */
  standing(cell: CellChange): CellChange {
    const held = this.#of(cell);
    return { ...(held.at(-1)?.cell ?? cell), baseVersion: held.length };
  }

  /** What would become of a set here. */
  expect(cells: readonly CellChange[]): Expected {
    const versions: number[] = [];
    const written: number[] = [];
    const indexes: number[] = [];
    for (const [index, cell] of cells.entries()) {
      const version = this.versionOf(cell);
      const wanted = contentText(cell);
      if (wanted === this.#contentAt(cell, version)) versions.push(version);
      else if (cell.baseVersion === version) {
        versions.push(version + 1);
        written.push(index);
      } else if (wanted === this.#contentAt(cell, cell.baseVersion)) versions.push(version);
      else indexes.push(index);
    }
    return indexes.length > 0 ? { kind: "rejected", indexes } : { kind: "applied", versions, written };
  }

  /** The world after a set; it must be one that can be applied. */
  after(id: string, cells: readonly CellChange[]): Model {
    const expected = this.expect(cells);
    if (expected.kind === "rejected") throw new Error(`set ${id} cannot be applied here`);
    const next = new Map(this.#cells);
    for (const index of expected.written) {
      const cell = cells[index]!;
      next.set(placeOf(cell), [...this.#of(cell), { cell, content: contentText(cell), set: id }]);
    }
    return new Model(next);
  }

  /** The cells that take a set back: what it found, on the version it left. Empty when it changed nothing. */
  inverseOf(id: string): readonly CellChange[] {
    return [...this.#cells.values()].flatMap((held) =>
      held.flatMap(({ cell, set }, n) =>
        set === id ? [{ ...(held[n - 1]?.cell ?? emptied(cell)), baseVersion: n + 1 }] : [],
      ),
    );
  }

  /** Who put there what stands under a version. */
  setAt(cell: CellChange, version: number): string | undefined {
    return this.#of(cell)[version - 1]?.set;
  }

  /** Cell, version, content and set of all that was ever held. */
  get everything(): readonly string[] {
    return [...this.#cells].flatMap(([place, held]) =>
      held.map(({ content, set }, n) => `${place} ${n + 1} ${content} ${set}`),
    );
  }

  #of(cell: CellChange): readonly Held[] {
    return this.#cells.get(placeOf(cell)) ?? [];
  }

  #contentAt(cell: CellChange, version: number): string | undefined {
    return version === 0 ? contentText(emptied(cell)) : this.#of(cell)[version - 1]?.content;
  }
}

export function emptied(cell: CellChange): CellChange {
  const nothing = { state: "NOT_REPORTED", value: null, qualifier: "EXACT", quality: "REPORTED" } as const;
  return { ...cell, ...nothing, note: null, source: null };
}
