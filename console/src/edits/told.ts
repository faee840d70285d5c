import type { Theirs } from "@bangvang/schema/change-set";
import type { FigureKey } from "@bangvang/schema/figure";
import type { Block } from "./block.ts";
import { CellMap } from "./cell-map.ts";

/** More is not remembered; a sheet that is read takes some hundred milliseconds. */
const most = 200_000;

/**
 * The newest figure this page was told of a cell: by the answer to a save, by a conflict, by the live line. A sheet that was
 * read before that, and arrives after it, is wrong by as much.
 */
export class Told {
  #cells = new CellMap<Theirs>();

  get(key: FigureKey): Theirs | null {
    return this.#cells.get(key) ?? null;
  }

  /** What an answer says wins over what was told before, whatever the versions: a database can be restored. */
  answered(key: FigureKey, theirs: Theirs): void {
    if (this.#cells.size >= most) this.forget();
    this.#cells.set(key, theirs);
  }

  heard(key: FigureKey, theirs: Theirs): void {
    if ((this.get(key)?.version ?? -1) < theirs.version) this.answered(key, theirs);
  }

  /** Whether somebody else has changed a cell since a version of it; what this page saved has no name here. */
  isChangedByOthers(key: FigureKey, since: number): boolean {
    const told = this.get(key);
    return told !== null && told.version > since && told.changedBy !== "";
  }

  /** Brings a sheet that was just read up to what is known. */
  correct(block: Block): void {
    for (const [key, { version, ...content }] of this.#cells.entries()) block.write(key, content, version);
  }

  forget(): void {
    this.#cells = new CellMap();
  }
}
