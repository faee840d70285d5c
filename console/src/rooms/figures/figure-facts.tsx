import { Group, Text } from "@mantine/core";
import type { FigureAnswer } from "../../api/figures.ts";
import { contentWords } from "../../edits/figure-words.ts";
import { formatMoment } from "../../ui/format.ts";
import { QualityMark } from "../../ui/marks.tsx";
import { useWords } from "../../ui/words/words.ts";
import { PanelSection } from "../../ui/panel-section.tsx";
import { SourceLine } from "../../ui/source-line.tsx";

/** What the server holds of a cell. A note that can be edited stands in its field instead. */
export function FigureFacts({ figure, showsNote }: { readonly figure: FigureAnswer; readonly showsNote: boolean }) {
  const { t } = useWords();
  return (
    <>
      <PanelSection title={t("cell.value")}>
        <Group gap={6}>
          <Text fw={650} size="lg">
            {contentWords(figure)}
          </Text>
          <QualityMark quality={figure.quality} />
        </Group>
        {figure.quality !== "REPORTED" && <Text size="xs">{t(`quality.${figure.quality}`)}</Text>}
        {figure.source && <SourceLine {...figure.source} />}
        <Text size="xs" c="var(--bv-muted)">
          {t("cell.version", { version: figure.version, when: formatMoment(figure.changedAt), who: figure.changedBy })}
        </Text>
      </PanelSection>
      {showsNote && (
        <PanelSection title={t("cell.note")}>
          <Text size="sm" {...(figure.note ? {} : { c: "var(--bv-muted)" })}>
            {figure.note ?? t("cell.note.none")}
          </Text>
        </PanelSection>
      )}
    </>
  );
}
