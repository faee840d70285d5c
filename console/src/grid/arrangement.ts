import type { SheetColumn, SheetRow } from "./columns.ts";
import { filterOf } from "./filters.ts";
import type { Grid } from "./selection.ts";
import type { SheetCells } from "./sheet-cells.ts";
import { rowMeasureColumn, rowNameColumn, type SheetView, type Sort } from "./sheet-view.ts";

/** Everything a sheet has, in the order it came. */
export interface Lines {
  readonly rows: readonly SheetRow[];
  readonly columns: readonly SheetColumn[];
}

/**
 * The rows and columns of a sheet in the order and the choice they are shown. Every action, move and count goes over
 * these and no others, so what a filter hides is never touched.
 */
export interface Arrangement extends Grid {
  readonly rows: readonly SheetRow[];
  /** How many of the first ones stay while the others scroll. */
  readonly frozenRows: number;
  readonly frozenColumns: number;
}

/** Worked out when somebody asks for it, never while cells change: no row moves or vanishes under a hand. */
export function arrange(cells: SheetCells, { rows, columns }: Lines, view: SheetView): Arrangement {
  const known = new Set(columns.map((column) => column.key));
  const filters = view.filters.flatMap((filter) => filterOf(filter, cells, columns) ?? []);
  const kept = filters.length === 0 ? rows : rows.filter((row) => filters.every((passes) => passes(row)));
  const shownRows = view.sort ? sorted(kept, view.sort, { cells, known }) : kept;
  const shownColumns = shown(inGroups(columns, view), view.hidden);
  const grid = indexed(
    shownRows.map((row) => row.key),
    shownColumns.map((column) => column.key),
  );
  return {
    ...grid,
    rows: shownRows,
    frozenRows: Math.min(view.frozen.rows, Math.max(0, shownRows.length - 1)),
    frozenColumns: Math.min(view.frozen.columns, Math.max(0, shownColumns.length - 1)),
  };
}

/** Whether two arrangements show the same in the same order. */
export function sameArrangement(a: Arrangement, b: Arrangement): boolean {
  return sameKeys(a.rowKeys, b.rowKeys) && sameKeys(a.columnKeys, b.columnKeys);
}

export function sameKeys(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((key, index) => key === b[index]);
}

/** What stands under one heading comes together, the headings in the order in which their last columns come. */
export function inGroups(columns: readonly SheetColumn[], { grouping }: Pick<SheetView, "grouping">) {
  if (grouping === null) return columns;
  const order = new Map<string, number>();
  for (const [index, { groups }] of columns.entries()) order.set(groups[grouping]?.key ?? "", index);
  const place = ({ groups }: SheetColumn): number => order.get(groups[grouping]?.key ?? "")!;
  return columns.toSorted((a, b) => place(a) - place(b));
}

/** Never none: a sheet without columns has no header left to bring them back by. */
function shown(columns: readonly SheetColumn[], hidden: readonly string[]): readonly SheetColumn[] {
  const left = hidden.length === 0 ? columns : columns.filter(({ key }) => !hidden.includes(key));
  return left.length > 0 ? left : columns;
}

interface SortedIn {
  readonly cells: SheetCells;
  readonly known: ReadonlySet<string>;
}

/** What is blank stands last either way, and what is equal stays as it came. */
function sorted(rows: readonly SheetRow[], { column, way }: Sort, { cells, known }: SortedIn): readonly SheetRow[] {
  const sign = way === "up" ? 1 : -1;
  if (column === rowNameColumn || column === rowMeasureColumn) {
    const { compare } = new Intl.Collator("vi", { numeric: true });
    const text = column === rowNameColumn ? "name" : "measure";
    return rows.toSorted((a, b) => sign * compare(a[text], b[text]));
  }
  if (!known.has(column)) return rows;
  const valued = rows.map((row) => ({ row, value: cells.number(row.key, column) }));
  return valued
    .toSorted((a, b) => {
      if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null);
      return sign * (a.value - b.value);
    })
    .map(({ row }) => row);
}

/** A grid of these rows and columns. */
export function indexed(rowKeys: readonly string[], columnKeys: readonly string[]): Grid {
  const rowOf = new Map(rowKeys.map((key, index) => [key, index]));
  const columnOf = new Map(columnKeys.map((key, index) => [key, index]));
  return {
    rowKeys,
    columnKeys,
    rowIndex: (key) => rowOf.get(key) ?? -1,
    columnIndex: (key) => columnOf.get(key) ?? -1,
  };
}
