/** Headers of rows are columns too: they have a menu, and a view may sort and filter by them. */
export const rowNameColumn = "row-name";
export const rowMeasureColumn = "row-measure";
/** What rows belong together by, a family of indicators; a filter names it, no column shows it. */
export const rowGroup = "row-group";
/** A filter that asks whether any figure of a row is so. */
export const anyColumn = "any";

export const conditions = ["in", "has", "gt", "lt", "between", "blank", "filled", "changed", "invalid"] as const;
export type Condition = (typeof conditions)[number];

/** What a row must be like to be shown. `than`: the values of a list, the words of a name, or one or two numbers. */
export interface Filter {
  readonly column: string;
  readonly is: Condition;
  readonly than: readonly string[];
}

/** How many numbers a condition asks for. */
export function numbersOf(is: Condition): 0 | 1 | 2 {
  return is === "between" ? 2 : is === "gt" || is === "lt" ? 1 : 0;
}

/** Says all it has to: a filter by a number that is not there would filter everything away. */
export function isComplete({ is, than }: Filter): boolean {
  if (is === "has") return (than[0] ?? "").trim() !== "";
  const numbers = than.slice(0, numbersOf(is));
  const isRead = numbers.every((value) => value !== "" && Number.isFinite(Number(value)));
  return isRead && numbers.length === numbersOf(is);
}

export interface Sort {
  readonly column: string;
  readonly way: "up" | "down";
}

/** What columns stand under: their quarter, their kind of period, or their family. */
export const groupings = ["quarter", "type", "family"] as const;
export type Grouping = (typeof groupings)[number];

/** How a sheet is looked at: in which order, what of it, and what stays in sight. The address says it. */
export interface SheetView {
  readonly sort: Sort | null;
  readonly filters: readonly Filter[];
  readonly hidden: readonly string[];
  /** How many rows and columns, counted as they are shown, stay while the others scroll. */
  readonly frozen: { readonly rows: number; readonly columns: number };
  readonly grouping: Grouping | null;
}

export const plainView: SheetView = {
  sort: null,
  filters: [],
  hidden: [],
  frozen: { rows: 0, columns: 0 },
  grouping: null,
};

/** The header that tells of a filter; whole rows are told of by their names. */
export function headerOf({ column }: Filter): string {
  return column === rowGroup || column === anyColumn ? rowNameColumn : column;
}

/** Clicked once a column goes up, then down, then as it was. */
export function sortedNext(view: SheetView, column: string): SheetView {
  const way = view.sort?.column === column ? view.sort.way : null;
  return { ...view, sort: way === "down" ? null : { column, way: way === null ? "up" : "down" } };
}

/** Every row and column is shown again; order, frozen panes and headings stay. */
export function showingAll(view: SheetView): SheetView {
  return { ...view, filters: [], hidden: [] };
}

/** Without what speaks of columns this sheet does not have: an address may come from another one. */
export function fitting(view: SheetView, columns: readonly { readonly key: string }[]): SheetView {
  const known = new Set([rowNameColumn, rowMeasureColumn, rowGroup, anyColumn, ...columns.map(({ key }) => key)]);
  return {
    ...view,
    sort: view.sort && known.has(view.sort.column) ? view.sort : null,
    filters: view.filters.filter(({ column }) => known.has(column)),
    hidden: view.hidden.filter((column) => known.has(column)),
  };
}
