import type { GridApi } from "ag-grid-community";
import type { Grid, Place } from "./selection.ts";

/** The hand on AG Grid: where the focus goes, what is scrolled into sight, the open editor, the widths of columns. */
export class Steering {
  #api: GridApi | null = null;

  /** Null while there is no grid. */
  get api(): GridApi | null {
    return this.#api;
  }

  /** The grid it steers; null when the grid is taken down. */
  take(api: GridApi | null): void {
    this.#api = api;
  }

  focus(grid: Grid, place: Place): void {
    this.reveal(grid, place);
    this.#api?.setFocusedCell(grid.rowIndex(place.row), place.column);
  }

  reveal(grid: Grid, place: Place): void {
    this.#api?.ensureIndexVisible(grid.rowIndex(place.row));
    this.#api?.ensureColumnVisible(place.column);
  }

  openEditor(grid: Grid, place: Place): void {
    this.#api?.startEditingCell({ rowIndex: grid.rowIndex(place.row), colKey: place.column });
  }

  /** Ends an open editor and leaves what was typed to the caller alone. */
  takeTyped(): string {
    const text = String(this.#api?.getCellEditorInstances()[0]?.getValue() ?? "");
    this.#api?.stopEditing(true);
    return text;
  }

  /** Ends an open editor. The grid tells of an edit in a task of its own, so the edit is there one task later. */
  async commit(): Promise<void> {
    this.#api?.stopEditing();
    await new Promise((done) => setTimeout(done, 0));
  }

  /** Columns grow to what they need and never shrink: a figure is not cut. */
  widen(needed: ReadonlyMap<string, number>): void {
    const { api } = this;
    if (!api) return;
    const narrow = [...needed].filter(([column, width]) => width > (api.getColumn(column)?.getActualWidth() ?? width));
    if (narrow.length > 0) api.setColumnWidths(narrow.map(([key, newWidth]) => ({ key, newWidth })));
  }
}
