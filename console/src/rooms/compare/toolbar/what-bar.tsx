import { readPeriod, monthsOf } from "@bangvang/schema/period";
import { Group } from "@mantine/core";
import { memo } from "react";
import type { Catalogue } from "../../../api/catalogue.ts";
import { unitLabel } from "../../../api/unit-label.ts";
import { periodName } from "../../../ui/period-words.ts";
import { PickMany, PickOne } from "../../../ui/pick.tsx";
import { nameOf, useWords } from "../../../ui/words/words.ts";
import { ViewsMenu } from "../../../views/views-menu.tsx";
import type { ChosenComparison } from "../choose-comparison.ts";
import type { CompareChange } from "../compare-search.ts";

interface WhatBarProps {
  readonly catalogue: Catalogue;
  readonly chosen: ChosenComparison;
  readonly onChange: (change: CompareChange) => void;
}

/** What speaks of units or columns goes when quite others come. Where some are added it stays: what is not there is passed over. */
const anew = { sort: undefined, direction: undefined, baseline: undefined, cell: undefined } as const;

/** What is compared: a cluster in a year or units of one's own, periods, indicators; and the comparisons that are kept. */
export const WhatBar = memo(function WhatBar({ catalogue, chosen, onChange }: WhatBarProps) {
  const { t } = useWords();
  const periods = [...new Set([...choosable(chosen), ...chosen.periods])];
  return (
    <Group component="section" gap="xs" align="flex-end" aria-label={t("compare.toolbar")}>
      <WhosePicker {...{ catalogue, chosen, onChange }} />
      <PickMany
        label={t("compare.periods")}
        placeholder={t("compare.periods.pick")}
        values={chosen.periods}
        width={220}
        choices={periods.map((key) => ({ value: key, label: periodName(key) }))}
        onPick={(picked) => onChange({ cell: undefined, periods: picked.length > 0 ? picked : undefined })}
      />
      <PickMany
        label={t("axis.INDICATORS")}
        placeholder={t("common.search")}
        values={chosen.indicators}
        width={320}
        choices={catalogue.indicators.map((one) => ({ value: one.code, label: nameOf(one) }))}
        onPick={(indicators) => onChange({ indicators: indicators.length > 0 ? indicators : undefined })}
      />
      <ViewsMenu room="COMPARISON" />
    </Group>
  );
});

function WhosePicker({ catalogue, chosen, onChange }: WhatBarProps) {
  const { t } = useWords();
  const clusters = [
    { value: "", label: t("compare.units.own") },
    ...catalogue.clusters
      .filter((cluster) => cluster.members.length > 0)
      .map((one) => ({ value: one.code, label: nameOf(one) })),
  ];
  const toUnits = (): void =>
    onChange({ cell: undefined, cluster: undefined, year: undefined, units: membersOf(catalogue, chosen) });
  return (
    <>
      <PickOne
        label={t("figures.cluster")}
        value={chosen.cluster ?? ""}
        width={230}
        choices={clusters}
        onPick={(cluster) => (cluster ? onChange({ ...anew, cluster, year: undefined, units: undefined }) : toUnits())}
      />
      {chosen.cluster ? (
        <PickOne
          label={t("figures.clusterYear")}
          value={String(chosen.year)}
          width={90}
          choices={chosen.years.map((one) => ({ value: String(one), label: String(one) }))}
          onPick={(picked) => onChange({ ...anew, year: Number(picked), periods: inYear(chosen, Number(picked)) })}
        />
      ) : (
        <PickMany
          label={t("figures.units")}
          placeholder={t("common.search")}
          values={chosen.units}
          width={200}
          choices={catalogue.units.map((unit) => ({ value: unit.code, label: unitLabel(unit) }))}
          onPick={(units) => onChange({ cell: undefined, units: units.length > 0 ? units : undefined })}
        />
      )}
    </>
  );
}

/** The periods on show, as many years on or back as the year of the cluster goes. */
function inYear({ periods, year }: ChosenComparison, picked: number): readonly string[] {
  return periods.map((key) => key.replace(/^\d{4}/, (from) => String(Number(from) + picked - year)));
}

/** Whoever begins to choose units begins with those in sight. */
function membersOf(catalogue: Catalogue, { cluster, year }: ChosenComparison): readonly string[] {
  const members = catalogue.clusters.find((one) => one.code === cluster)?.members ?? [];
  return members.filter((member) => member.year === year).map((member) => member.unit.code);
}

/** The periods of the years in sight, the whole years of the cluster before and after them. */
function choosable({ periods, years, year }: ChosenComparison): readonly string[] {
  const inSight = [...new Set([...periods.flatMap((key) => readPeriod(key)?.year ?? []), year])];
  return [
    ...inSight.flatMap(periodsOf),
    ...years.map(String),
    ...inSight.flatMap((one) => [`${one - 1}`, `${one + 1}`]),
  ];
}

function periodsOf(year: number): readonly string[] {
  const quarters = [1, 2, 3, 4].map((quarter) => `${year}-Q${quarter}`);
  return [`${year}`, `${year}-TET`, `${year}-H1`, `${year}-H2`, `${year}-9M`, ...quarters, ...monthsOf(year)];
}
