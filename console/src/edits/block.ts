import type { CellContent, FigureKey, FigureKind, FigureState, Quality, Qualifier } from "@bangvang/schema/figure";
import type { BaseCell } from "./cell-edit.ts";
import { isEditableIn, markOf, qualifierIn, qualityIn, stateIn, type CellMark } from "./cell-mark.ts";
import type { Lock } from "./lock-words.ts";

const axes = ["UNITS", "INDICATORS", "PERIODS"] as const;
export type Axis = (typeof axes)[number];

/** Which dimension runs down, which across, and what the third one is fixed to. */
export interface SheetShape {
  readonly rows: Axis;
  readonly columns: Axis;
  readonly fixed: string;
  readonly kind: FigureKind;
}

export function isSameShape(a: SheetShape, b: SheetShape): boolean {
  return a.rows === b.rows && a.columns === b.columns && a.fixed === b.fixed && a.kind === b.kind;
}

/** A sheet as the server sends it: row-major parallel arrays. */
export interface BlockAnswer {
  readonly rowKeys: readonly string[];
  readonly columnKeys: readonly string[];
  readonly values: readonly (number | null | undefined)[];
  readonly states: readonly FigureState[];
  readonly versions: readonly number[];
  readonly qualifiers: readonly Qualifier[];
  readonly qualities: readonly Quality[];
  readonly sources: readonly (string | null | undefined)[];
  readonly notes: readonly (string | null | undefined)[];
  readonly locks: readonly Lock[];
  /** The place of each cell's lock in `locks`; -1: the cell can be edited. */
  readonly lockOf: readonly number[];
}

/** The cells of a sheet as they are held, row by row. What few cells have is kept by the place of the cell. */
export interface BlockCells {
  readonly rowKeys: readonly string[];
  readonly columnKeys: readonly string[];
  /** NaN where no number stands. A figure has at most 15 significant digits, so a double holds it exactly. */
  readonly values: Float64Array;
  readonly versions: Int32Array;
  readonly marks: Uint16Array;
  readonly locks: readonly Lock[];
  readonly lockOf: Int32Array;
  readonly sources: Map<number, string>;
  readonly notes: Map<number, string>;
}

/** What the server sent as a sheet of this shape. */
export function blockOf(shape: SheetShape, answer: BlockAnswer): Block {
  return new Block(shape, cellsIn(answer));
}

function cellsIn(answer: BlockAnswer): BlockCells {
  const { rowKeys, columnKeys, values, versions, states, qualifiers, qualities, locks, lockOf } = answer;
  const marks = new Uint16Array(states.length);
  for (let index = 0; index < marks.length; index += 1) {
    const content = { state: states[index]!, qualifier: qualifiers[index]!, quality: qualities[index]! };
    marks[index] = markOf(content, lockOf[index]! < 0);
  }
  return {
    rowKeys,
    columnKeys,
    values: Float64Array.from(values, (value) => value ?? Number.NaN),
    versions: Int32Array.from(versions),
    marks,
    locks,
    lockOf: Int32Array.from(lockOf),
    sources: present(answer.sources),
    notes: present(answer.notes),
  };
}

function present(texts: readonly (string | null | undefined)[]): Map<number, string> {
  const found = new Map<number, string>();
  for (let index = 0; index < texts.length; index += 1) {
    const text = texts[index];
    if (text !== null && text !== undefined) found.set(index, text);
  }
  return found;
}

/** The saved figures of one sheet. Only what the server said is written here; edits lie over it, in the store. */
export class Block {
  readonly shape: SheetShape;
  readonly rowKeys: readonly string[];
  readonly columnKeys: readonly string[];
  /** The dimension that is fixed. */
  readonly #third: Axis;
  readonly #cells: BlockCells;
  readonly #rowOf: ReadonlyMap<string, number>;
  readonly #columnOf: ReadonlyMap<string, number>;

  constructor(shape: SheetShape, cells: BlockCells) {
    this.shape = shape;
    this.rowKeys = cells.rowKeys;
    this.columnKeys = cells.columnKeys;
    this.#third = axes.find((axis) => axis !== shape.rows && axis !== shape.columns)!;
    this.#cells = cells;
    this.#rowOf = new Map(cells.rowKeys.map((key, index) => [key, index]));
    this.#columnOf = new Map(cells.columnKeys.map((key, index) => [key, index]));
  }

  /** What the sheet shows of a dimension: its rows, its columns, or the one thing it is fixed to. */
  keysOf(axis: Axis): readonly string[] {
    if (axis === this.shape.rows) return this.rowKeys;
    return axis === this.shape.columns ? this.columnKeys : [this.shape.fixed];
  }

  index(row: number, column: number): number {
    return row * this.columnKeys.length + column;
  }

  keyAt(row: number, column: number): FigureKey {
    const { rows, columns, fixed, kind } = this.shape;
    const down = this.rowKeys[row]!;
    const across = this.columnKeys[column]!;
    return {
      unit: rows === "UNITS" ? down : columns === "UNITS" ? across : fixed,
      indicator: rows === "INDICATORS" ? down : columns === "INDICATORS" ? across : fixed,
      period: rows === "PERIODS" ? down : columns === "PERIODS" ? across : fixed,
      kind,
    };
  }

  /** Where a cell stands in this sheet; null when it belongs to another. */
  find(key: FigureKey): { readonly row: number; readonly column: number } | null {
    const { rows, columns, fixed, kind } = this.shape;
    if (key.kind !== kind || partOf(key, this.#third) !== fixed) return null;
    const row = this.#rowOf.get(partOf(key, rows));
    const column = this.#columnOf.get(partOf(key, columns));
    return row === undefined || column === undefined ? null : { row, column };
  }

  /** -1 when the sheet has no such row, or column. */
  rowIndex(key: string): number {
    return this.#rowOf.get(key) ?? -1;
  }
  columnIndex(key: string): number {
    return this.#columnOf.get(key) ?? -1;
  }

  baseAt(row: number, column: number): BaseCell {
    const index = this.index(row, column);
    const value = this.#cells.values[index]!;
    const mark = this.#cells.marks[index]!;
    return {
      state: stateIn(mark),
      value: Number.isNaN(value) ? null : String(value),
      qualifier: qualifierIn(mark),
      quality: qualityIn(mark),
      note: this.#cells.notes.get(index) ?? null,
      source: this.#cells.sources.get(index) ?? null,
      version: this.#cells.versions[index]!,
    };
  }

  /** The number that stands there, NaN for none; for what counts over many cells. */
  numberAt(row: number, column: number): number {
    return this.#cells.values[this.index(row, column)]!;
  }

  markAt(row: number, column: number): CellMark {
    return this.#cells.marks[this.index(row, column)]!;
  }

  isEditable(row: number, column: number): boolean {
    return isEditableIn(this.markAt(row, column));
  }

  /** Why a cell cannot be edited; null: it can. */
  lockAt(row: number, column: number): Lock | null {
    return this.#cells.locks[this.#cells.lockOf[this.index(row, column)]!] ?? null;
  }

  /** What the server holds now, after an applied change set or as a conflict told. An older version never overwrites. */
  write(key: FigureKey, content: CellContent, version: number): void {
    const place = this.find(key);
    if (!place) return;
    const { values, versions, marks, sources, notes } = this.#cells;
    const index = this.index(place.row, place.column);
    if (version < versions[index]!) return;
    values[index] = content.value === null ? Number.NaN : Number(content.value);
    versions[index] = version;
    marks[index] = markOf(content, isEditableIn(marks[index]!));
    keep(sources, index, content.source);
    keep(notes, index, content.note);
  }

  countOfQuality(quality: Quality): number {
    return this.#cells.marks.reduce(
      (count, mark) => (qualityIn(mark) === quality && stateIn(mark) === "VALUE" ? count + 1 : count),
      0,
    );
  }

  /** Why no cell at all can be edited; null where some can. */
  readOnlyBecause(): readonly Lock[] | null {
    return this.#cells.marks.some(isEditableIn) ? null : this.#cells.locks;
  }
}

function keep(texts: Map<number, string>, index: number, text: string | null): void {
  if (text === null) texts.delete(index);
  else texts.set(index, text);
}

function partOf(key: FigureKey, axis: Axis): string {
  return axis === "UNITS" ? key.unit : axis === "INDICATORS" ? key.indicator : key.period;
}
