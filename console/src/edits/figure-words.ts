import type { CellContent, FigureKey } from "@bangvang/schema/figure";
import type { Catalogue } from "../api/catalogue.ts";
import { unitShortName } from "../api/unit-label.ts";
import type { IndicatorName } from "./problem-words.ts";
import { formatNumber } from "../ui/format.ts";
import { periodName } from "../ui/period-words.ts";
import { nameOf, say } from "../ui/words/words.ts";

/** A content in words: "gần 3.200", "không áp dụng", "chưa báo cáo". */
export function contentWords(
  content: Pick<CellContent, "state" | "qualifier"> & { readonly value?: string | number | null },
): string {
  if (content.state === "NOT_APPLICABLE") return say("state.NOT_APPLICABLE");
  if (content.state === "NOT_REPORTED") return say("state.NOT_REPORTED");
  if (content.value === null || content.value === undefined) return "?";
  const number = formatNumber(Number(content.value));
  return content.qualifier === "EXACT" ? number : `${say(`qualifier.${content.qualifier}`)} ${number}`;
}

/** Names of indicators in the user's language, for sentences about problems. */
export function indicatorNames(catalogue: Catalogue): IndicatorName {
  return (code) => {
    const indicator = catalogue.indicator.get(code);
    return indicator ? nameOf(indicator) : code;
  };
}

/** A cell in words: indicator, unit, period. */
export function cellName(key: FigureKey, catalogue: Catalogue): { readonly title: string; readonly place: string } {
  const unit = catalogue.unit.get(key.unit);
  const indicator = catalogue.indicator.get(key.indicator);
  return {
    title: indicator ? nameOf(indicator) : key.indicator,
    place: [unit ? unitShortName(unit) : key.unit, periodName(key.period), say(`kind.${key.kind}`)].join(" · "),
  };
}
