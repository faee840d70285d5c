import { Group, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { FigureAnswer } from "../../api/figures.ts";
import { contentWords } from "../../edits/figure-words.ts";
import { formatDay } from "../../ui/format.ts";
import { QualityMark, TrustMark, type TrustLevel } from "../../ui/marks.tsx";
import { useWords } from "../../ui/words/words.ts";
import { PanelSection } from "./panel-section.tsx";

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

interface SourceLineProps {
  readonly id: string;
  readonly title: string;
  readonly trust: TrustLevel;
  readonly publisher?: string | null;
  readonly publishedOn?: string | null;
}

/** A document, who published it and when, with the way to it. */
export function SourceLine({ id, title, trust, publisher, publishedOn }: SourceLineProps) {
  const published = [publisher, publishedOn && formatDay(publishedOn)].filter(Boolean).join(", ");
  return (
    <>
      <Group gap={6}>
        <Link to="/sources/$id" params={{ id }} className="bv-link">
          {title}
        </Link>
        <TrustMark trust={trust} />
      </Group>
      {published && (
        <Text size="xs" c="var(--bv-muted)">
          {published}
        </Text>
      )}
    </>
  );
}
