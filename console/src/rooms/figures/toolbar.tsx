import { ActionIcon, Group, SegmentedControl, Select, Tooltip } from "@mantine/core";
import { IconAccessible, IconTransform } from "@tabler/icons-react";
import type { Family } from "@bangvang/schema/indicator";
import type { FigureKind } from "@bangvang/schema/figure";
import { families } from "@bangvang/schema/indicator";
import type { Catalogue } from "../../api/catalogue.ts";
import { unitLabel } from "../../api/unit-label.ts";
import { periodName } from "../../ui/period-words.ts";
import { PickMany, PickOne } from "../../ui/pick.tsx";
import { measureOf } from "../../ui/words/measures.ts";
import { nameOf, useWords } from "../../ui/words/words.ts";
import { ViewsMenu } from "../../views/views-menu.tsx";
import { grains, views, type FiguresSearch, type Grain, type SearchChange, type View } from "./figures-search.ts";
import { BesideMenu } from "./beside-menu.tsx";
import { choosablePeriods, choosableYears } from "./period-list.ts";
import type { Chosen } from "./sheet-request.ts";

interface ToolbarProps {
  readonly catalogue: Catalogue;
  readonly chosen: Chosen;
  readonly search: FiguresSearch;
  readonly special: readonly string[];
  readonly onChange: (change: SearchChange) => void;
}

/** What the sheet shows. Every choice goes into the address. */
export function Toolbar(props: ToolbarProps) {
  const { t } = useWords();
  const { chosen } = props;
  return (
    <Group component="section" gap="xs" px="md" pb={8} align="flex-end" aria-label={t("figures.toolbar")}>
      {chosen.view === "unit" ? <UnitPicker {...props} /> : <UnitsPicker {...props} />}
      {chosen.view === "indicator" ? <IndicatorPicker {...props} /> : <IndicatorsPicker {...props} />}
      <TimePicker {...props} />
      <BesideMenu chosen={chosen} onPick={(beside) => props.onChange({ beside })} />
      <ViewsMenu room="FIGURES" />
    </Group>
  );
}

/** Which way round, and results or targets. */
export function ViewSwitch({ chosen, onChange }: Pick<ToolbarProps, "chosen" | "onChange">) {
  const { t } = useWords();
  return (
    <Group gap="xs">
      <SegmentedControl
        size="xs"
        aria-label={t("figures.view")}
        value={chosen.view}
        data={views.map((view) => ({ value: view, label: t(`figures.view.${view}`) }))}
        onChange={(view) => onChange({ view: view as View })}
      />
      <Tooltip label={t("figures.turn")}>
        <ActionIcon
          variant={chosen.turned ? "filled" : "default"}
          size={30}
          aria-label={t("figures.turn")}
          aria-pressed={chosen.turned}
          onClick={() => onChange({ turned: !chosen.turned })}
        >
          <IconTransform size={16} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <SegmentedControl
        size="xs"
        aria-label={t("kind")}
        value={chosen.kind}
        data={(["ACTUAL", "TARGET"] as const).map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
        onChange={(kind) => onChange({ kind: kind as FigureKind })}
      />
    </Group>
  );
}

/** The sheet, or the same as a plain table with a field in each cell. */
export function TableSwitch({
  isTable,
  onChange,
}: Pick<ToolbarProps, "onChange"> & {
  readonly isTable: boolean;
}) {
  const { t } = useWords();
  return (
    <Tooltip label={t("table.switch")}>
      <ActionIcon
        variant={isTable ? "filled" : "default"}
        size={30}
        aria-label={t("table.switch")}
        aria-pressed={isTable}
        onClick={() => onChange({ table: isTable ? undefined : true })}
      >
        <IconAccessible size={16} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}

function UnitPicker({ catalogue, chosen, onChange }: ToolbarProps) {
  const { t } = useWords();
  const choices = catalogue.units.map((unit) => ({ value: unit.code, label: unitLabel(unit) }));
  return (
    <PickOne
      label={t("figures.unit")}
      choices={choices}
      value={chosen.unit}
      width={250}
      onPick={(unit) => onChange({ unit })}
    />
  );
}

function UnitsPicker({ catalogue, chosen, onChange }: ToolbarProps) {
  const { t } = useWords();
  const clusters = [
    { value: "", label: t("figures.cluster.none") },
    ...catalogue.clusters
      .filter((cluster) => cluster.members.length > 0)
      .map((cluster) => ({ value: cluster.code, label: nameOf(cluster) })),
  ];
  const cluster = catalogue.clusters.find((one) => one.code === chosen.cluster);
  const years = [...new Set(cluster?.members.map((member) => member.year))].sort((a, b) => b - a);
  return (
    <>
      <PickOne
        label={t("figures.cluster")}
        width={200}
        choices={clusters}
        value={chosen.cluster ?? ""}
        onPick={(code) =>
          onChange(
            code
              ? { cluster: code, units: undefined, clusterYear: undefined }
              : { cluster: undefined, units: chosen.units },
          )
        }
      />
      {cluster ? (
        <PickOne
          label={t("figures.clusterYear")}
          width={100}
          choices={years.map((year) => ({ value: String(year), label: String(year) }))}
          value={String(chosen.clusterYear)}
          onPick={(year) => onChange({ clusterYear: Number(year) })}
        />
      ) : (
        <PickMany
          label={t("figures.units")}
          placeholder={t("common.search")}
          values={chosen.units}
          choices={catalogue.units.map((unit) => ({ value: unit.code, label: unitLabel(unit) }))}
          onPick={(units) => onChange({ units, cluster: undefined })}
        />
      )}
    </>
  );
}

function IndicatorsPicker({ catalogue, chosen, search, onChange }: ToolbarProps) {
  const { t } = useWords();
  const used = families.filter((family) => catalogue.indicators.some((indicator) => indicator.family === family));
  const familyChoices = used.map((family) => ({ value: family, label: t(`family.${family}`) }));
  const choices = catalogue.indicators.map((one) => ({ value: one.code, label: nameOf(one) }));
  return (
    <>
      <PickMany
        label={t("family")}
        placeholder={t("common.search")}
        width={190}
        choices={familyChoices}
        values={search.indicators ? [] : chosen.families}
        onPick={(picked) => onChange({ families: picked as Family[], indicators: undefined })}
      />
      <PickMany
        label={t("figures.indicators")}
        placeholder={t("figures.indicators.all")}
        width={200}
        choices={choices}
        values={search.indicators ?? []}
        onPick={(indicators) => onChange({ indicators })}
      />
    </>
  );
}

function IndicatorPicker({ catalogue, chosen, onChange }: ToolbarProps) {
  const { t } = useWords();
  const choices = catalogue.indicators.map((one) => ({ value: one.code, label: `${nameOf(one)} (${measureOf(one)})` }));
  return (
    <PickOne
      label={t("figures.indicator")}
      choices={choices}
      value={chosen.indicator}
      width={340}
      onPick={(indicator) => onChange({ indicator })}
    />
  );
}

/** Targets are registered for the year to come. Read once: a page does not stay open over New Year's night. */
const nextYear = new Date().getFullYear() + 1;

function TimePicker({ chosen, special, onChange }: ToolbarProps) {
  const { t } = useWords();
  const years = choosableYears(chosen.year, nextYear).map(String);
  const periods = choosablePeriods(chosen.year, [...special, chosen.period]).map((key) => ({
    value: key,
    label: periodName(key),
  }));
  return (
    <>
      <PickOne
        label={t("figures.year")}
        width={90}
        choices={years.map((year) => ({ value: year, label: year }))}
        value={String(chosen.year)}
        onPick={(year) => onChange({ year: Number(year), period: undefined })}
      />
      {chosen.view === "period" ? (
        <PickOne
          label={t("figures.period")}
          width={150}
          choices={periods}
          value={chosen.period}
          onPick={(period) => onChange({ period })}
        />
      ) : (
        <Select
          label={t("grain")}
          size="xs"
          w={130}
          allowDeselect={false}
          value={chosen.grain}
          data={grains.map((grain) => ({ value: grain, label: t(`grain.${grain}`) }))}
          onChange={(grain) => {
            if (grain) onChange({ grain: grain as Grain });
          }}
        />
      )}
    </>
  );
}
