import { Group, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ExplainedCell } from "../../../api/comparison.ts";
import { unitShortName } from "../../../api/unit-label.ts";
import { formatNumber } from "../../../ui/format.ts";
import { isNumber } from "../../../ui/is-number.ts";
import { QualityMark } from "../../../ui/marks.tsx";
import { PanelSection } from "../../../ui/panel-section.tsx";
import { periodName } from "../../../ui/period-words.ts";
import { SourceLine } from "../../../ui/source-line.tsx";
import { nameOf, useWords } from "../../../ui/words/words.ts";
import { figureLink } from "./figure-link.ts";

type Part = ExplainedCell["madeOf"][number];

/** The stored figures a value was made of, each with the way to its cell and its document. */
export function PartsList({ parts }: { readonly parts: readonly Part[] }) {
  const { t } = useWords();
  if (parts.length === 0) return null;
  return (
    <PanelSection title={t("explain.title.parts")}>
      <ul className="bv-cards" aria-label={t("explain.title.parts")}>
        {parts.map((part) => (
          <li key={`${part.unit.code} ${part.indicator.code} ${part.period.key} ${part.kind} ${part.role}`}>
            <PartCard part={part} />
          </li>
        ))}
      </ul>
    </PanelSection>
  );
}

function PartCard({ part }: { readonly part: Part }) {
  const { t } = useWords();
  const { unit, indicator, period, kind, value, share, quality, role, source } = part;
  const link = figureLink({ unit: unit.code, indicator: indicator.code, ...period, kind });
  return (
    <div className="bv-card">
      <Group gap={6} justify="space-between">
        <Link to="/figures" search={link} className="bv-link">
          {[unitShortName(unit), nameOf(indicator), periodName(period.key)].join(" · ")}
        </Link>
        <span className="bv-mark bv-mark-soft">{t(`role.${role}`)}</span>
      </Group>
      <Group gap={6}>
        <Text size="sm" fw={600}>
          {isNumber(value) ? formatNumber(value) : "–"}
        </Text>
        <QualityMark quality={quality} />
        {isNumber(share) && share !== 1 && (
          <Text size="xs">{t("explain.share.part", { share: formatNumber(share) })}</Text>
        )}
      </Group>
      {source && <SourceLine {...source} />}
    </div>
  );
}
