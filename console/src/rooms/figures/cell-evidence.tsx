import { Group, Text } from "@mantine/core";
import type { FigureAnswer } from "../../api/figures.ts";
import { contentWords } from "../../edits/figure-words.ts";
import { QualityMark } from "../../ui/marks.tsx";
import { useWords } from "../../ui/words/words.ts";
import { PanelSection } from "../../ui/panel-section.tsx";
import { SourceLine } from "../../ui/source-line.tsx";

type Evidence = FigureAnswer["evidence"][number];

/** What documents say of a cell, the accepted claim before its rivals. */
export function CellEvidence({ evidence }: { readonly evidence: readonly Evidence[] }) {
  const { t } = useWords();
  const acceptedFirst = [...evidence].sort((a, b) => Number(b.accepted) - Number(a.accepted));
  return (
    <PanelSection title={t("cell.evidence")}>
      {evidence.length === 0 && (
        <Text size="sm" c="var(--bv-muted)">
          {t("cell.evidence.none")}
        </Text>
      )}
      {acceptedFirst.map((one) => (
        <Claim key={`${one.source.id} ${one.value} ${one.phrase}`} claim={one} />
      ))}
    </PanelSection>
  );
}

function Claim({ claim }: { readonly claim: Evidence }) {
  const { t } = useWords();
  const { accepted, phrase, source, quality, note } = claim;
  return (
    <div className="bv-card">
      <Group gap={6} justify="space-between" wrap="nowrap">
        <Group gap={6}>
          <Text size="sm" fw={600}>
            {contentWords({ ...claim, state: "VALUE" })}
          </Text>
          <QualityMark quality={quality} />
        </Group>
        <span className={`bv-mark ${accepted ? "bv-mark-good" : "bv-mark-soft"}`}>
          {t(accepted ? "cell.evidence.accepted" : "cell.evidence.rival")}
        </span>
      </Group>
      {phrase && <Text size="xs">{t("cell.phrase", { phrase })}</Text>}
      <SourceLine {...source} />
      <Text size="xs" c="var(--bv-muted)">
        {t(accepted ? "cell.evidence.accepted.more" : "cell.evidence.rival.more")} {note}
      </Text>
    </div>
  );
}
