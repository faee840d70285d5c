import { Group, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Suspense, lazy, useMemo } from "react";
import { catalogueOptions, type Catalogue } from "../../api/catalogue.ts";
import { comparisonOptions, type Comparison } from "../../api/comparison.ts";
import { errorWords } from "../../api/error-words.ts";
import { periodName } from "../../ui/period-words.ts";
import { EmptyState, ErrorState, LoadingState } from "../../ui/states.tsx";
import { nameOf, useWords } from "../../ui/words/words.ts";
import { BreakList } from "./break-list.tsx";
import { compareChanged, type CompareChange, type CompareSearch } from "./compare-search.ts";
import { chartedIn } from "./chart-data.ts";
import { CompareTable } from "./compare-table.tsx";
import { CompareToolbar } from "./compare-toolbar.tsx";
import { chooseComparison } from "./choose-comparison.ts";

const CompareChart = lazy(async () => ({ default: (await import("./compare-chart.tsx")).CompareChart }));

/** The provinces of a cluster side by side: same period, same scope, gaps and breaks shown. */
export function CompareRoom() {
  const catalogue = useQuery(catalogueOptions);
  if (catalogue.error)
    return <ErrorState failure={errorWords(catalogue.error)} onRetry={() => void catalogue.refetch()} />;
  return catalogue.data ? <ComparePage catalogue={catalogue.data} /> : <LoadingState />;
}

function ComparePage({ catalogue }: { readonly catalogue: Catalogue }) {
  const { t } = useWords();
  const search = useSearch({ from: "/inside/compare" });
  const navigate = useNavigate({ from: "/compare" });
  const chosen = useMemo(() => chooseComparison(search, catalogue), [search, catalogue]);
  const answer = useQuery(comparisonOptions(chosen.input));
  const change = (part: CompareChange): void =>
    void navigate({ search: (old) => compareChanged(old, part), replace: true });
  return (
    <div className="bv-wide">
      <Group justify="space-between" align="flex-end" mb="sm">
        <Title order={1} size="h4">
          {t("compare.title")}
        </Title>
        <CompareToolbar catalogue={catalogue} chosen={chosen} onChange={change} />
      </Group>
      {answer.error && <ErrorState failure={errorWords(answer.error)} onRetry={() => void answer.refetch()} />}
      {answer.isLoading && <LoadingState />}
      {(!chosen.input || answer.data?.rows.length === 0) && <EmptyState title={t("compare.empty")} />}
      {answer.data && answer.data.rows.length > 0 && (
        <CompareAnswer comparison={answer.data} search={search} onChange={change} />
      )}
    </div>
  );
}

interface CompareAnswerProps {
  readonly comparison: Comparison;
  readonly search: CompareSearch;
  readonly onChange: (change: CompareChange) => void;
}

function CompareAnswer({ comparison, search, onChange }: CompareAnswerProps) {
  const { t } = useWords();
  const samples = comparison.rows.flatMap((row) => row.cells).filter((cell) => cell.quality === "SAMPLE").length;
  const what =
    `${comparison.cluster ? nameOf(comparison.cluster) : ""} ${periodName(comparison.periods[0]!.key)}`.trim();
  return (
    <Stack gap="md">
      <Text size="sm" c="var(--bv-muted)">
        {what}
      </Text>
      {samples > 0 && (
        <div className="bv-band bv-band-sample bv-band-framed" role="note">
          <span className="bv-mark bv-mark-sample">{t("quality.mark.SAMPLE")}</span>{" "}
          {t("compare.sample", { count: samples })}
        </div>
      )}
      <CompareTable comparison={comparison} search={search} onChange={onChange} label={t("compare.table", { what })} />
      <BreakList comparison={comparison} />
      <Suspense fallback={<LoadingState />}>
        <CompareChart comparison={comparison} indicator={chartedIn(comparison, search.chart)} onChange={onChange} />
      </Suspense>
    </Stack>
  );
}
