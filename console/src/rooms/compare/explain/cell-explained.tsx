import { Group, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ExplainedCell, ExplainedColumn } from "../../../api/comparison.ts";
import { unitShortName } from "../../../api/unit-label.ts";
import { formatDay } from "../../../ui/format.ts";
import { isNumber } from "../../../ui/is-number.ts";
import { QualifierMark, QualityMark } from "../../../ui/marks.tsx";
import { PanelSection } from "../../../ui/panel-section.tsx";
import { SourceLine } from "../../../ui/source-line.tsx";
import { measureOf } from "../../../ui/words/measures.ts";
import { useWords } from "../../../ui/words/words.ts";
import { shownValue } from "../sheet/shown-cell.ts";
import { figureLink } from "./figure-link.ts";
import { PartsList } from "./parts-list.tsx";
import { originOf, rankOf, standingOf, targetOf } from "./sentences.ts";

interface CellExplainedProps {
  readonly cell: ExplainedCell;
  readonly column: ExplainedColumn["columns"][number];
  readonly unit: string | null;
}

/** All that is known of a cell of a unit, or of what the cluster itself has reported. */
export function CellExplained({ cell, column, unit }: CellExplainedProps) {
  const { t } = useWords();
  const { value, basis, quality, source } = cell;
  return (
    <>
      <PanelSection title={t("cell.value")}>
        <Group gap={6}>
          <Text fw={650} size="lg">
            <QualifierMark qualifier={cell.qualifier} />
            {isNumber(value) ? `${shownValue(value, basis)} ${measureOf(column.indicator)}` : t("basis.NONE")}
          </Text>
          <QualityMark quality={quality} />
        </Group>
        <Sentences texts={originOf(cell)} />
        {column.formula && <Text className="bv-formula">{column.formula}</Text>}
        {source && <SourceLine {...source} />}
        {unit && !cell.coverage && (
          <Link
            to="/figures"
            search={figureLink({ unit, indicator: column.indicator.code, ...column.period })}
            className="bv-link"
          >
            {t("explain.history")}
          </Link>
        )}
      </PanelSection>
      <Section title={t("explain.title.rank")} texts={rankOf(cell, column)} />
      <Section title={t("explain.title.target")} texts={targetOf(cell)} />
      <Section title={t("explain.title.standing")} texts={standingOf(cell, column)} />
      <Section title={t("explain.title.breaks")} texts={breaksOf(cell, t)} />
      <PartsList parts={cell.madeOf} />
    </>
  );
}

/** Breaks inside the period, and those on the way from the year before. */
function breaksOf({ breaks, lastYear }: ExplainedCell, t: ReturnType<typeof useWords>["t"]): readonly string[] {
  const all = [...breaks, ...(lastYear?.breaks ?? [])];
  const lines = all.map(({ on, cause, unit, note }) =>
    t("compare.breaks.line", {
      on: formatDay(on),
      cause: t(`cause.${cause}`),
      scope: unit ? unitShortName(unit) : t("compare.breaks.allUnits"),
      note,
    }),
  );
  return [...new Set(lines)];
}

function Section({ title, texts }: { readonly title: string; readonly texts: readonly string[] }) {
  if (texts.length === 0) return null;
  return (
    <PanelSection title={title}>
      <Sentences texts={texts} />
    </PanelSection>
  );
}

export function Sentences({ texts }: { readonly texts: readonly string[] }) {
  return texts.map((text) => (
    <Text size="sm" key={text}>
      {text}
    </Text>
  ));
}
