import type { FigureKey } from "@bangvang/schema/figure";
import type { Rules } from "../api/rules.ts";
import { isOfSeveralCells, type BaseCell, type CellEdit, type EditProblem } from "./cell-edit.ts";
import type { CellMap } from "./cell-map.ts";
import { findingsIn, ruledWith, type Findings } from "./findings.ts";

const none: readonly EditProblem[] = [];

/** Edits held against what the catalogue says figures must be like, beside the other cells as they stand. */
export class RuledEdits {
  readonly #edits: CellMap<CellEdit>;
  readonly #said: (key: FigureKey) => BaseCell | null;
  #rules: Rules | null = null;
  /** What rules find in the cells as they stand; null: to be asked again. */
  #findings: Findings | null = null;

  /** `said`: what the sheet says of a cell; null when it does not show it. */
  constructor(edits: CellMap<CellEdit>, said: (key: FigureKey) => BaseCell | null) {
    this.#edits = edits;
    this.#said = said;
  }

  /** Null while the catalogue has not come; no cell is held against another then. */
  get rules(): Rules | null {
    return this.#rules;
  }
  set rules(rules: Rules) {
    this.#rules = rules;
    this.askAgain();
  }

  /** An edit, or what the sheet says, is another now. */
  askAgain(): void {
    this.#findings = null;
  }

  /** What rules find about an edit beside the other cells. */
  found(edit: CellEdit): readonly EditProblem[] {
    if (!this.#rules || this.#edits.size === 0) return none;
    this.#findings ??= findingsIn(this.#edits, this.#said, this.#rules);
    return this.#findings.get(edit) ?? none;
  }

  /**
   * What the server said of a cell beside cells that are not known here can only be taken back: as soon as a person
   * changes any cell of such a rule. The next save asks the server again.
   */
  unsay(keys: readonly FigureKey[]): void {
    if (!this.#rules || !this.#isAnySaidBeside()) return;
    for (const key of keys.flatMap((one) => [...ruledWith(one, this.#rules!)])) {
      const edit = this.#edits.get(key);
      if (!edit?.problems.some(isOfSeveralCells)) continue;
      this.#edits.set(key, { ...edit, problems: edit.problems.filter((one) => !isOfSeveralCells(one)) });
    }
  }

  #isAnySaidBeside(): boolean {
    for (const { problems } of this.#edits.values()) if (problems.some(isOfSeveralCells)) return true;
    return false;
  }
}
