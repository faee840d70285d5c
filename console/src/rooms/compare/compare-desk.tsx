import { Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Suspense, lazy, memo, useMemo, useRef } from "react";
import { sparksOptions, type Comparison, type ComparisonCell } from "../../api/comparison.ts";
import { LoadingState } from "../../ui/states.tsx";
import { useWords } from "../../ui/words/words.ts";
import { sparkPeriods, type ChosenComparison } from "./choose-comparison.ts";
import type { CompareChange, CompareSearch } from "./compare-search.ts";
import { readCell } from "./explain/cell-address.ts";
import { ExplainPanel } from "./explain/explain-panel.tsx";
import { NotesList } from "./notes-list.tsx";
import { notesOf } from "./notes.ts";
import type { Shape } from "./shape.ts";
import { firstDirection } from "./sheet/arrange.ts";
import { Legend } from "./sheet/legend.tsx";
import { Sheet } from "./sheet/sheet.tsx";
import { SmallTables } from "./sheet/small-tables.tsx";
import { sparksOf, type SparkOf } from "./sheet/sparks-of.ts";

const PicturesPanel = lazy(async () => ({ default: (await import("./pictures/pictures-panel.tsx")).PicturesPanel }));

interface CompareDeskProps {
  readonly comparison: Comparison;
  readonly shape: Shape;
  readonly chosen: ChosenComparison;
  readonly search: CompareSearch;
  readonly what: string;
  /** What is shown is the answer to the question before; the new one is on its way. */
  readonly isOld: boolean;
  readonly onChange: (change: CompareChange) => void;
}

/** The sheet with its explanations beside it, what must be known about it, and its pictures. */
export function CompareDesk(props: CompareDeskProps) {
  const { comparison, shape, chosen, search, what, isOld, onChange } = props;
  const { t } = useWords();
  const host = useRef<HTMLDivElement>(null);
  const sparkOf = useSparks(props);
  const notes = useMemo(() => notesOf(comparison), [comparison]);
  const cell = search.cell ? readCell(search.cell) : null;
  const close = (): void => {
    onChange({ cell: undefined });
    host.current?.focus();
  };
  return (
    <div className="bv-compare" aria-busy={isOld}>
      <Stack gap="md" className="bv-compare-main">
        <SampleBand comparison={comparison} />
        <Text size="sm" c="var(--bv-muted)">
          {what}
        </Text>
        {search.colour && <Legend colour={search.colour} />}
        {search.small ? (
          <SmallTables {...{ comparison, shape, sparkOf }} />
        ) : (
          <Sheet
            {...{ comparison, host, sparkOf, shape }}
            label={t("compare.table", { what })}
            sorted={sortedBy(search)}
            onSort={(key) => onChange(sortChange(search, key))}
            onPin={(unit) => onChange({ baseline: unit === search.baseline ? undefined : unit })}
            onPicture={(chart) => onChange({ chart })}
            onOpen={(opened) => onChange({ cell: opened })}
          />
        )}
        <NotesList notes={notes} />
        <Suspense fallback={<LoadingState />}>
          <PicturesPanel
            {...{ comparison, onChange }}
            picture={search.picture ?? "bars"}
            chart={search.chart}
            baseline={search.baseline}
          />
        </Suspense>
      </Stack>
      {cell && chosen.input && (
        <ExplainPanel cell={cell} input={chosen.input} reading={chosen.reading} onClose={close} />
      )}
    </div>
  );
}

const SampleBand = memo(function SampleBand({ comparison }: Pick<CompareDeskProps, "comparison">) {
  const { t } = useWords();
  const samples = comparison.rows.flatMap((row) => row.cells).filter(restsOnSample).length;
  if (samples === 0) return null;
  return (
    <div className="bv-band bv-band-sample bv-band-framed" role="note">
      <span className="bv-mark bv-mark-sample">{t("quality.mark.SAMPLE")}</span>{" "}
      {t("compare.sample", { count: samples })}
    </div>
  );
});

/** Whether a cell, or what is held against it, is a generated sample. */
function restsOnSample({ quality, targetQuality, lastYear }: ComparisonCell): boolean {
  return [quality, targetQuality, lastYear?.quality].includes("SAMPLE");
}

/** Lines of years up to the last period, when they are wanted. */
function useSparks({ comparison, chosen, search }: CompareDeskProps): SparkOf | null {
  const { input, reading, periods } = chosen;
  const isOn = search.sparks === true;
  const asked = isOn && input ? { ...input, periods: [...sparkPeriods(periods.at(-1)!)] } : null;
  const { data } = useQuery(sparksOptions(asked, reading));
  return useMemo(() => (isOn && data ? sparksOf(comparison, data) : null), [comparison, data, isOn]);
}

function sortedBy(search: CompareSearch): { readonly key: string | null; readonly direction: "up" | "down" } {
  const { sort = null, direction, swap = false } = search;
  return { key: sort, direction: direction ?? firstDirection(sort ?? "", swap) };
}

/** The way one looks for first, then the other way, then as it was. */
function sortChange(search: CompareSearch, key: string): CompareChange {
  const first = firstDirection(key, search.swap === true);
  if (search.sort !== key) return { sort: key, direction: first };
  return search.direction === first
    ? { sort: key, direction: first === "up" ? "down" : "up" }
    : { sort: undefined, direction: undefined };
}
