import type { Grid } from "./selection.ts";

/**
 * The rows and columns of a sheet in the order and the choice they are shown. Every action, move and count goes over
 * these and no others, so what a filter hides is never touched.
 */
export function arranged(rowKeys: readonly string[], columnKeys: readonly string[]): Grid {
  const rowOf = new Map(rowKeys.map((key, index) => [key, index]));
  const columnOf = new Map(columnKeys.map((key, index) => [key, index]));
  return {
    rowKeys,
    columnKeys,
    rowIndex: (key) => rowOf.get(key) ?? -1,
    columnIndex: (key) => columnOf.get(key) ?? -1,
  };
}
