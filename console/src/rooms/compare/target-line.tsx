import type { ComparisonCell } from "../../api/comparison.ts";
import { formatNumber, formatRounded } from "../../ui/format.ts";
import { isNumber } from "../../ui/is-number.ts";
import { useWords } from "../../ui/words/words.ts";

/** Target, attainment as computed, and as claimed: kept apart, since they need not agree. */
export function TargetLine({
  cell,
}: {
  readonly cell: Pick<ComparisonCell, "target" | "attainment" | "claimedAttainment">;
}) {
  const { t } = useWords();
  const parts = [
    ...(isNumber(cell.target) ? [t("compare.target", { value: formatNumber(cell.target) })] : []),
    ...(isNumber(cell.attainment) ? [t("compare.attainment", { value: formatRounded(cell.attainment, 1) })] : []),
    ...(isNumber(cell.claimedAttainment)
      ? [t("compare.claimed", { value: formatRounded(cell.claimedAttainment, 1) })]
      : []),
  ];
  if (parts.length === 0) return null;
  return (
    <div className="bv-basis">
      {parts.map((part) => (
        <span className="bv-whole" key={part}>
          {part}
        </span>
      ))}
    </div>
  );
}
