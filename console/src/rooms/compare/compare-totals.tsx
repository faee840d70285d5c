import type { ComparisonColumn } from "../../api/comparison.ts";
import { formatRounded } from "../../ui/format.ts";
import { isNumber } from "../../ui/is-number.ts";
import { QualifierMark, QualityMark } from "../../ui/marks.tsx";
import { useWords } from "../../ui/words/words.ts";
import { basisWords } from "./basis-words.ts";
import { shownValue } from "./shown-value.ts";
import { TargetLine } from "./target-line.tsx";

/** What the cluster reported, what its units come to with how many of them, and the difference of the two. */
export function CompareTotals({ columns }: { readonly columns: readonly ComparisonColumn[] }) {
  const { t } = useWords();
  return (
    <tfoot>
      <tr>
        <th scope="row">{t("compare.reported")}</th>
        {columns.map((column) => (
          <Reported key={column.indicator.code} cell={column.reported} />
        ))}
      </tr>
      <tr>
        <th scope="row">{t("compare.computed")}</th>
        {columns.map((column) => (
          <Computed key={column.indicator.code} total={column.computed} />
        ))}
      </tr>
      <tr>
        <th scope="row" title={t("compare.difference.more")}>
          {t("compare.difference")}
        </th>
        {columns.map(({ indicator, difference, computed }) => (
          <td key={indicator.code} className={computed.sample ? "bv-tint-sample" : ""}>
            <div className="bv-value">
              {computed.sample && isNumber(difference) ? <QualityMark quality="SAMPLE" /> : null}
              {isNumber(difference) ? signed(difference) : <span className="bv-muted">–</span>}
            </div>
          </td>
        ))}
      </tr>
    </tfoot>
  );
}

function Reported({ cell }: { readonly cell: ComparisonColumn["reported"] }) {
  const { t } = useWords();
  return (
    <td className={cell.quality === "SAMPLE" ? "bv-tint-sample" : ""}>
      {isNumber(cell.value) ? (
        <>
          <div className="bv-value">
            <QualityMark quality={cell.quality} />
            <span>
              <QualifierMark qualifier={cell.qualifier} />
              {shownValue(cell.value, cell.basis)}
            </span>
          </div>
          <div className="bv-basis">{basisWords(cell)}</div>
        </>
      ) : (
        <span className="bv-muted">{t("compare.noReported")}</span>
      )}
      <TargetLine cell={cell} />
    </td>
  );
}

function Computed({ total }: { readonly total: ComparisonColumn["computed"] }) {
  const { t } = useWords();
  const { value, basis, units, expected, sample } = total;
  return (
    <td className={sample ? "bv-tint-sample" : ""}>
      <div className="bv-value">
        {sample ? <QualityMark quality="SAMPLE" /> : null}
        {isNumber(value) ? shownValue(value, basis) : <span className="bv-muted">{t("basis.NONE")}</span>}
      </div>
      <div className={units < expected ? "bv-basis bv-ink-invalid" : "bv-basis"}>
        {t("compare.coverage", { units, expected })}
      </div>
    </td>
  );
}

function signed(difference: number): string {
  return `${difference > 0 ? "+" : ""}${formatRounded(difference, 2)}`;
}
