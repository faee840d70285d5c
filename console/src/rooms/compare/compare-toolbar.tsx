import { monthsOf } from "@bangvang/schema/period";
import { Group } from "@mantine/core";
import type { Catalogue } from "../../api/catalogue.ts";
import { periodName } from "../../ui/period-words.ts";
import { PickMany, PickOne } from "../../ui/pick.tsx";
import { nameOf, useWords } from "../../ui/words/words.ts";
import type { ChosenComparison } from "./choose-comparison.ts";
import type { CompareChange } from "./compare-search.ts";

interface CompareToolbarProps {
  readonly catalogue: Catalogue;
  readonly chosen: ChosenComparison;
  readonly onChange: (change: CompareChange) => void;
}

/** Which cluster, which year of it, which period, which indicators. */
export function CompareToolbar({ catalogue, chosen, onChange }: CompareToolbarProps) {
  const { t } = useWords();
  const clusters = catalogue.clusters.filter((cluster) => cluster.members.length > 0);
  const year = Number(/\d{4}/.exec(chosen.period)?.[0] ?? chosen.year);
  const periods = [...new Set([...periodsAround(year), ...chosen.years.map(String), chosen.period])];
  return (
    <Group component="section" gap="xs" align="flex-end" aria-label={t("compare.toolbar")}>
      <PickOne
        label={t("figures.cluster")}
        value={chosen.cluster}
        width={280}
        choices={clusters.map((one) => ({ value: one.code, label: nameOf(one) }))}
        onPick={(cluster) => onChange({ cluster, year: undefined })}
      />
      <PickOne
        label={t("figures.clusterYear")}
        value={String(chosen.year)}
        width={110}
        choices={chosen.years.map((one) => ({ value: String(one), label: String(one) }))}
        onPick={(picked) => onChange({ year: Number(picked), period: picked })}
      />
      <PickOne
        label={t("figures.period")}
        value={chosen.period}
        width={170}
        choices={periods.map((key) => ({ value: key, label: periodName(key) }))}
        onPick={(period) => onChange({ period })}
      />
      <PickMany
        label={t("axis.INDICATORS")}
        placeholder={t("common.search")}
        values={chosen.indicators}
        width={340}
        choices={catalogue.indicators.map((one) => ({ value: one.code, label: nameOf(one) }))}
        onPick={(indicators) => onChange({ indicators: indicators.length > 0 ? indicators : undefined })}
      />
    </Group>
  );
}

function periodsAround(year: number): readonly string[] {
  return [
    `${year}`,
    `${year}-TET`,
    `${year}-H1`,
    `${year}-H2`,
    `${year}-9M`,
    ...[1, 2, 3, 4].map((quarter) => `${year}-Q${quarter}`),
    ...monthsOf(year),
    `${year - 1}`,
    `${year + 1}`,
  ];
}
