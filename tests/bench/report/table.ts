import type { Row } from "./row.ts";

const headings = ["work", "metric", "ours", "peer", "ratio", "goal", "met"] as const;

/** The rows as a table for people, notes below the line they belong to. */
export function tableOf(rows: readonly Row[]): string {
  const lines = rows.map((row) => [
    row.work,
    row.metric,
    number(row.ours),
    number(row.peer),
    row.ratio === null ? "" : row.ratio.toFixed(2),
    row.goal ?? "",
    row.met === null ? "" : row.met ? "yes" : "NO",
  ]);
  const widths = headings.map((heading, i) => Math.max(heading.length, ...lines.map((line) => line[i]!.length)));
  const print = (cells: readonly string[]): string =>
    cells
      .map((cell, i) => (i >= 2 && i <= 4 ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!)))
      .join("  ")
      .trimEnd();
  const body = lines.flatMap((line, i) => [print(line), ...(rows[i]!.note ? [`    ${rows[i]!.note}`] : [])]);
  return [print(headings), print(widths.map((width) => "-".repeat(width))), ...body].join("\n");
}

function number(value: number | null): string {
  if (value === null) return "";
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return value.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
