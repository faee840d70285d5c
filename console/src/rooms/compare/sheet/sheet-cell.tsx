import { QualifierMark, QualityMark } from "../../../ui/marks.tsx";
import { useWords } from "../../../ui/words/words.ts";
import type { Colouring } from "../compare-search.ts";
import { attainmentSteps, rankSteps, type Scheme, type Step } from "../pictures/palette.ts";
import type { Shown } from "./shown-cell.ts";
import { Spark, type Sparkline } from "./spark.tsx";

interface CellBodyProps {
  readonly shown: Shown;
  readonly step: Step | null;
  readonly spark: Sparkline | null;
}

/** What stands in a cell: line of years, rank, marks, figure; below it the lines that were chosen. */
export function CellBody({ shown, step, spark }: CellBodyProps) {
  const { t } = useWords();
  const { value, text, rank, lines, isOutlier } = shown;
  return (
    <>
      <div className="bv-value">
        {spark && <Spark {...spark} />}
        {step?.sign && (
          <span className="bv-sign" aria-hidden>
            {step.sign}
          </span>
        )}
        {rank !== null && (
          <span className="bv-rank" title={t("compare.rank", { rank })}>
            <span className="bv-hidden">{t("compare.rank.of")} </span>
            {rank}
          </span>
        )}
        {isOutlier && (
          <span className="bv-mark bv-mark-doubt" title={t("compare.outlier.more")}>
            <span className="bv-hidden">{t("compare.outlier")}</span>
            <span aria-hidden>!</span>
          </span>
        )}
        <QualityMark quality={shown.quality} />
        {value === null ? (
          <span className="bv-none">{text}</span>
        ) : (
          <span>
            <QualifierMark qualifier={shown.qualifier} />
            {text}
          </span>
        )}
      </div>
      {lines.map((line) => (
        <div key={line.kind} className={line.isDoubt ? "bv-basis bv-ink-invalid" : "bv-basis"} title={line.text}>
          {line.text}
        </div>
      ))}
    </>
  );
}

/** The step of the scale a cell is painted with, if it is painted at all. */
export function stepOf(step: number | null, colour: Colouring | null, scheme: Scheme): Step | null {
  if (step === null || colour === null) return null;
  return (colour === "rank" ? rankSteps : attainmentSteps)[scheme][step] ?? null;
}
