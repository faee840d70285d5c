import type { CellContent, FigureKey, FigureKind, FigureState, Quality, Qualifier } from "@bangvang/schema/figure";
import type { BaseCell } from "./cell-edit.ts";

const axes = ["UNITS", "INDICATORS", "PERIODS"] as const;
export type Axis = (typeof axes)[number];

/** Which dimension runs down, which across, and what the third one is fixed to. */
export interface SheetShape {
  readonly rows: Axis;
  readonly columns: Axis;
  readonly fixed: string;
  readonly kind: FigureKind;
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
  readonly editable: readonly boolean[];
}

/**
 * The saved figures of one sheet. Values sit in one typed array: a figure has at most 15 significant digits, so a double
 * holds it exactly. Only an applied change set writes here; edits lie over it, in the store.
 */
export class Block {
  readonly shape: SheetShape;
  readonly rowKeys: readonly string[];
  readonly columnKeys: readonly string[];
  /** The dimension that is fixed. */
  readonly #third: Axis;
  readonly #values: Float64Array;
  readonly #versions: Int32Array;
  readonly #states: FigureState[];
  readonly #qualifiers: Qualifier[];
  readonly #qualities: Quality[];
  readonly #sources: (string | null)[];
  readonly #notes: (string | null)[];
  readonly #editable: readonly boolean[];
  readonly #rowOf: ReadonlyMap<string, number>;
  readonly #columnOf: ReadonlyMap<string, number>;

  constructor(shape: SheetShape, answer: BlockAnswer) {
    this.shape = shape;
    this.rowKeys = answer.rowKeys;
    this.columnKeys = answer.columnKeys;
    this.#third = axes.find((axis) => axis !== shape.rows && axis !== shape.columns)!;
    this.#values = Float64Array.from(answer.values, (value) => value ?? Number.NaN);
    this.#versions = Int32Array.from(answer.versions);
    this.#states = [...answer.states];
    this.#qualifiers = [...answer.qualifiers];
    this.#qualities = [...answer.qualities];
    this.#sources = answer.sources.map((source) => source ?? null);
    this.#notes = answer.notes.map((note) => note ?? null);
    this.#editable = answer.editable;
    this.#rowOf = new Map(answer.rowKeys.map((key, index) => [key, index]));
    this.#columnOf = new Map(answer.columnKeys.map((key, index) => [key, index]));
  }

  index(row: number, column: number): number {
    return row * this.columnKeys.length + column;
  }

  keyAt(row: number, column: number): FigureKey {
    const { rows, columns, fixed, kind } = this.shape;
    const part = (axis: Axis): string =>
      axis === rows ? this.rowKeys[row]! : axis === columns ? this.columnKeys[column]! : fixed;
    return { unit: part("UNITS"), indicator: part("INDICATORS"), period: part("PERIODS"), kind };
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
    const value = this.#values[index]!;
    return {
      state: this.#states[index]!,
      value: Number.isNaN(value) ? null : String(value),
      qualifier: this.#qualifiers[index]!,
      quality: this.#qualities[index]!,
      note: this.#notes[index] ?? null,
      source: this.#sources[index] ?? null,
      version: this.#versions[index]!,
    };
  }

  isEditable(row: number, column: number): boolean {
    return this.#editable[this.index(row, column)] ?? false;
  }

  /** What the server holds now, after an applied change set or as a conflict told. An older version never overwrites. */
  write(key: FigureKey, content: CellContent, version: number): void {
    const place = this.find(key);
    if (!place) return;
    const index = this.index(place.row, place.column);
    if (version < this.#versions[index]!) return;
    this.#values[index] = content.value === null ? Number.NaN : Number(content.value);
    this.#versions[index] = version;
    this.#states[index] = content.state;
    this.#qualifiers[index] = content.qualifier;
    this.#qualities[index] = content.quality;
    this.#sources[index] = content.source;
    this.#notes[index] = content.note;
  }

  countOfQuality(quality: Quality): number {
    return this.#qualities.reduce(
      (count, one, index) => (one === quality && this.#states[index] === "VALUE" ? count + 1 : count),
      0,
    );
  }

  isReadOnly(): boolean {
    return !this.#editable.some(Boolean);
  }
}

function partOf(key: FigureKey, axis: Axis): string {
  return axis === "UNITS" ? key.unit : axis === "INDICATORS" ? key.indicator : key.period;
}
