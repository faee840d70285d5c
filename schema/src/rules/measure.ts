import { emptyContent, type CellContent } from "../figure.ts";
import type { Seen } from "./check-rule.ts";

type Figure = Pick<CellContent, "state" | "value" | "qualifier" | "quality">;

/**
 * Whether the figure itself becomes another one, or is to be believed more than before: what was asked about while it was
 * provisional or "about" is asked again when it becomes exact. A note can be added to a figure nobody would believe, and
 * so can a doubt; they ask no rule.
 */
export function isRevalued(wanted: Figure, there: Figure | null | undefined): boolean {
  const { state, value, qualifier, quality } = there ?? emptyContent;
  if (wanted.state !== state || wanted.value !== value) return true;
  const isExactNow = wanted.qualifier === "EXACT" && qualifier !== "EXACT";
  const isReportedNow = wanted.quality === "REPORTED" && quality !== "REPORTED";
  return isExactNow || isReportedNow || (quality === "SAMPLE" && wanted.quality !== "SAMPLE");
}

/** What rules may hold a figure against: what was made up is no measure of what is reported. */
export function asMeasure<Cell extends Pick<Seen, "quality">>(seen: Cell | null | undefined): Cell | undefined {
  return seen && seen.quality !== "SAMPLE" ? seen : undefined;
}

/** The number of last year's figure, if it can be a witness: one that is doubted itself is no measure of another. */
export function witnessed(seen: Seen | undefined): string | null {
  return !seen || seen.quality === "SUSPECT" || seen.quality === "DISPUTED" ? null : seen.value;
}
