import type { CellChange, ChangeSet } from "../../schema/src/change-set.ts";
import { contentOf, emptyContent, sameContent, type CellContent, type FigureKey } from "../../schema/src/figure.ts";
import type { ChangeSetOutcome } from "../../console/src/api/figures.ts";
import type { News } from "../../console/src/edits/cell-edit.ts";

type Applied = Extract<ChangeSetOutcome, { __typename: "Applied" }>;
type Problem = Applied["left"][number];

/** Above it a figure is doubted: it is saved when somebody says why. */
export const ordinary = 1_000;

interface Cell {
  /** What it held in each version, from 0 on. */
  readonly versions: CellContent[];
  readonly by: string[];
}

/**
 * The river of changes as the console knows it, in a few lines and in memory: versions, merging three ways, the id that makes
 * a set happen once, doubts, and what takes a version back. The real one is held by the tests on the database.
 */
export class RiverModel {
  readonly #cells = new Map<string, Cell>();
  readonly #outcomes = new Map<string, ChangeSetOutcome>();
  /** Every write: whose, where, on which version. */
  readonly writes: { readonly by: string; readonly period: string; readonly on: number }[] = [];

  at(period: string): { readonly content: CellContent; readonly version: number; readonly by: string } {
    const { versions, by } = this.#cell(period);
    return { content: versions.at(-1)!, version: versions.length - 1, by: by.at(-1)! };
  }

  apply(set: ChangeSet, by: string): ChangeSetOutcome {
    const known = this.#outcomes.get(set.id);
    if (known) return known;
    const left: Problem[] = [];
    const cells: Applied["cells"][number][] = [];
    set.cells.forEach((cell, index) => {
      const became = this.#write(cell, by, set.because !== null);
      if (typeof became === "string") cells.push({ index, version: this.at(cell.period).version, became } as never);
      else left.push({ ...noSides, ...keyIn(cell), index, params: [], severity: "HARD", ...became } as Problem);
    });
    // Of a set that left nothing behind nothing is remembered.
    if (cells.length === 0) return { __typename: "Rejected", id: set.id, problems: left };
    const outcome: ChangeSetOutcome = { __typename: "Applied", id: set.id, cells, left };
    this.#outcomes.set(set.id, outcome);
    return outcome;
  }

  /** What is told of a cell to whoever follows. */
  news(key: FigureKey): News {
    const { content, version, by } = this.at(key.period);
    return { ...content, key, version, changedBy: by, changedAt: "" };
  }

  #write(cell: CellChange, by: string, isJustified: boolean): string | Partial<Problem> {
    const { content: theirs, version, by: changedBy } = this.at(cell.period);
    const { versions, by: writers } = this.#cell(cell.period);
    const mine = contentOf(cell as CellContent);
    const restores = cell.restores ?? null;
    if (restores !== null && (!versions[restores] || !sameContent(versions[restores], mine)))
      return { code: "NOT_AS_IT_STOOD" };
    if (sameContent(theirs, mine)) return "UNCHANGED";
    if (cell.baseVersion !== version) {
      const base = versions[cell.baseVersion];
      if (base && sameContent(base, mine)) return "KEPT";
      const side = (content: CellContent) => ({
        ...content,
        value: content.value === null ? null : Number(content.value),
      });
      return {
        code: "VERSION_CONFLICT",
        base: base ? side(base) : null,
        mine: side(mine),
        theirs: { ...side(theirs), version, changedBy, changedAt: "" },
      };
    }
    const isOdd = mine.value !== null && Number(mine.value) > ordinary;
    if (isOdd && restores === null && !isJustified) return { code: "OUT_OF_BAND", severity: "SOFT" };
    versions.push(mine);
    writers.push(by);
    this.writes.push({ by, period: cell.period, on: cell.baseVersion });
    return "WRITTEN";
  }

  #cell(period: string): Cell {
    const cell = this.#cells.get(period) ?? { versions: [emptyContent], by: [""] };
    this.#cells.set(period, cell);
    return cell;
  }
}

const noSides = { base: null, mine: null, theirs: null };

function keyIn({ unit, indicator, period, kind }: CellChange) {
  return { unit, indicator, period, kind };
}
