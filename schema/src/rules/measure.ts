import type { CellContent } from "../figure.ts";
import type { Seen } from "./check-rule.ts";

type Figure = Pick<CellContent, "state" | "value">;

/** Whether the figure itself becomes another one. A note can be added to one nobody would believe, and asks no rule. */
export function isRevalued(wanted: Figure, there: Figure | null | undefined): boolean {
  return wanted.state !== (there?.state ?? "NOT_REPORTED") || wanted.value !== (there?.value ?? null);
}

/** What rules may hold a figure against: what was made up is no measure of what is reported. */
export function asMeasure<Cell extends Pick<Seen, "quality">>(seen: Cell | null | undefined): Cell | undefined {
  return seen && seen.quality !== "SAMPLE" ? seen : undefined;
}

/** The number of last year's figure, if it can be a witness: one that is doubted itself is no measure of another. */
export function witnessed(seen: Seen | undefined): string | null {
  return !seen || seen.quality === "SUSPECT" || seen.quality === "DISPUTED" ? null : seen.value;
}
