import { Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { SourceFigure } from "../../api/sources.ts";
import { unitShortName } from "../../api/unit-label.ts";
import { formatNumber } from "../../ui/format.ts";
import { isNumber } from "../../ui/is-number.ts";
import { QualifierMark, QualityMark } from "../../ui/marks.tsx";
import { periodName } from "../../ui/period-words.ts";
import { measureOf } from "../../ui/words/measures.ts";
import { nameOf, say, useWords } from "../../ui/words/words.ts";

interface SourceFiguresProps {
  readonly source: string;
  readonly figures: readonly SourceFigure[];
}

/** What the document says, cell by cell, and whether the cell took it. */
export function SourceFigures({ source, figures }: SourceFiguresProps) {
  const { t } = useWords();
  if (figures.length === 0)
    return (
      <Text size="sm" c="var(--bv-muted)">
        {t("source.figures.none")}
      </Text>
    );
  return (
    <div className="bv-table-scroll">
      <table className="bv-table bv-table-text">
        <thead>
          <tr>
            <th scope="col">{t("source.column.figure")}</th>
            <th scope="col">{t("source.column.phrase")}</th>
            <th scope="col" className="bv-right">
              {t("source.column.value")}
            </th>
            <th scope="col">{t("source.column.standing")}</th>
            <th scope="col">
              <span className="bv-hidden">{t("source.toSheet")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {figures.flatMap((figure) =>
            claimsOf(figure, source).map((claim, index) => (
              <FigureRow
                key={`${figure.unit.code} ${figure.indicator.code} ${figure.period.key} ${figure.kind} ${index}`}
                figure={figure}
                claim={claim}
              />
            )),
          )}
        </tbody>
      </table>
    </div>
  );
}

type Claim = SourceFigure["evidence"][number];

function FigureRow({ figure, claim }: { readonly figure: SourceFigure; readonly claim: Claim }) {
  const { t } = useWords();
  const search = {
    view: "unit",
    unit: figure.unit.code,
    indicators: [figure.indicator.code],
    year: figure.period.year,
    grain: "all",
    kind: figure.kind,
    cell: `${figure.unit.code} ${figure.indicator.code} ${figure.period.key}`,
  } as const;
  const current = currentWords(figure);
  return (
    <tr>
      <th scope="row">
        {nameOf(figure.indicator)}
        <div className="bv-basis">
          {unitShortName(figure.unit)} · {periodName(figure.period.key)} · {t(`kind.${figure.kind}`)}
        </div>
      </th>
      <td>
        {claim.phrase ? `“${claim.phrase}”` : "–"}
        {claim.note && <div className="bv-basis">{claim.note}</div>}
      </td>
      <td className="bv-right">
        <QualityMark quality={claim.quality} /> <QualifierMark qualifier={claim.qualifier} />
        {claim.value === null || claim.value === undefined
          ? "–"
          : `${formatNumber(claim.value)} ${measureOf(figure.indicator)}`}
      </td>
      <td>
        <span className={`bv-mark ${claim.accepted ? "bv-mark-good" : "bv-mark-soft"}`}>
          {t(claim.accepted ? "source.accepted" : "source.rival")}
        </span>
        {!claim.accepted && <div className="bv-basis">{t("source.current", { value: current })}</div>}
      </td>
      <td>
        <Link to="/figures" search={search} className="bv-link">
          {t("source.toSheet")}
        </Link>
      </td>
    </tr>
  );
}

/** What stands in the cell now; a disputed cell may hold readings of which none is accepted. */
function currentWords({ state, value }: SourceFigure): string {
  if (state !== "VALUE") return say(`state.${state}`);
  return isNumber(value) ? formatNumber(value) : say("quality.DISPUTED");
}

/** What this source says of the cell; a figure tied to it without evidence is shown as it stands. */
function claimsOf(figure: SourceFigure, source: string): readonly Claim[] {
  const own = figure.evidence.filter((claim) => claim.source.id === source);
  if (own.length > 0) return own;
  return [
    {
      phrase: null,
      value: figure.value ?? null,
      qualifier: figure.qualifier,
      quality: figure.quality,
      note: null,
      accepted: true,
      source: { id: source },
    },
  ];
}
