import type { Measured } from "./measured.ts";

/** A measure with what it is on this machine's own processor; null: that was not asked. */
export interface Reported extends Measured {
  readonly plain: number | null;
}

export function reportOf(rows: readonly Reported[], slower: number): string {
  const headings = ["what", "goal", `at ${slower}×`, "met", "unthrottled"];
  const lines = rows.map(({ metric, most, value, plain }) => [
    metric,
    most === null ? "" : `<= ${most}`,
    number(value),
    most === null ? "" : value <= most ? "yes" : "NO",
    plain === null ? "" : number(plain),
  ]);
  const widths = headings.map((heading, i) => Math.max(heading.length, ...lines.map((line) => line[i]!.length)));
  const print = (cells: readonly string[]): string =>
    cells
      .map((cell, i) => (i === 0 || i === 3 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!)))
      .join("  ")
      .trimEnd();
  return [print(headings), print(widths.map((width) => "-".repeat(width))), ...lines.map(print)].join("\n");
}

function number(value: number): string {
  return value.toFixed(value >= 100 ? 0 : 1);
}
