import type { Arrangement, Whose } from "./arrange.ts";

/** Whose line and which column of the answer meet at a row and a column of the sheet. */
export function crossing(
  { whose, columns, isSwapped }: Arrangement,
  row: number,
  column: number,
): readonly [Whose, number] {
  return isSwapped ? [whose[column]!, columns[row]!] : [whose[row]!, columns[column]!];
}
