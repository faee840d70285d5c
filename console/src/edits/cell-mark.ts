import {
  figureStates,
  qualifiers,
  qualities,
  type CellContent,
  type FigureState,
  type Qualifier,
  type Quality,
} from "@bangvang/schema/figure";

/** What stands in a cell beside its number, and whether it may be edited, as one small number: a sheet has many cells. */
export type CellMark = number;

const qualifierAt = 2;
const qualityAt = 5;
const editableBit = 1 << 8;
// EXACT and REPORTED are the first of their words.
const plainBits = (7 << qualifierAt) | (7 << qualityAt);

export function markOf(content: Pick<CellContent, "state" | "qualifier" | "quality">, isEditable: boolean): CellMark {
  return (
    codeIn(figureStates, content.state) |
    (codeIn(qualifiers, content.qualifier) << qualifierAt) |
    (codeIn(qualities, content.quality) << qualityAt) |
    (isEditable ? editableBit : 0)
  );
}

export function stateIn(mark: CellMark): FigureState {
  return figureStates[mark & 3]!;
}

export function qualifierIn(mark: CellMark): Qualifier {
  return qualifiers[(mark >> qualifierAt) & 7]!;
}

export function qualityIn(mark: CellMark): Quality {
  return qualities[(mark >> qualityAt) & 7]!;
}

/** Whether the figure says something of others: one that was made up, or is doubted itself, does not. */
export function isWitness(mark: CellMark): boolean {
  const quality = qualityIn(mark);
  return quality === "REPORTED" || quality === "PROVISIONAL";
}

export function isEditableIn(mark: CellMark): boolean {
  return (mark & editableBit) !== 0;
}

/** Nothing is drawn beside its number. */
export function isPlain(mark: CellMark): boolean {
  return (mark & plainBits) === 0;
}

function codeIn<Word extends string>(words: readonly Word[], word: Word): number {
  return words.indexOf(word);
}
