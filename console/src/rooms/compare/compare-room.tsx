import { Group, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import { catalogueOptions, type Catalogue } from "../../api/catalogue.ts";
import { comparisonOptions, type Comparison } from "../../api/comparison.ts";
import { errorWords } from "../../api/error-words.ts";
import { formatDay, formatMoment } from "../../ui/format.ts";
import { EmptyState, ErrorState, LoadingState } from "../../ui/states.tsx";
import { nameOf, say, useWords } from "../../ui/words/words.ts";
import { chooseComparison, type ChosenComparison } from "./choose-comparison.ts";
import { CompareDesk } from "./compare-desk.tsx";
import { compareChanged, type CompareChange, type CompareSearch } from "./compare-search.ts";
import { periodsOf } from "./pictures/pictures-of.ts";
import { PrintPage } from "./print-page.tsx";
import { useShape } from "./shape.ts";
import { LookBar } from "./toolbar/look-bar.tsx";
import { WhatBar } from "./toolbar/what-bar.tsx";

/** The provinces of a cluster side by side: same period, same scope, same map; gaps and breaks shown. */
export function CompareRoom() {
  const catalogue = useQuery(catalogueOptions);
  const { language } = useWords();
  if (catalogue.error)
    return <ErrorState failure={errorWords(catalogue.error)} onRetry={() => void catalogue.refetch()} />;
  // Much of what is worked out once holds words: another language begins anew.
  return catalogue.data ? <ComparePage key={language} catalogue={catalogue.data} /> : <LoadingState />;
}

function ComparePage({ catalogue }: { readonly catalogue: Catalogue }) {
  const { t } = useWords();
  const search = useSearch({ from: "/inside/compare" });
  const navigate = useNavigate({ from: "/compare" });
  const chosen = useChosen(search, catalogue);
  const answer = useQuery(comparisonOptions(chosen.input, chosen.reading, chosen.beyond));
  const comparison = answer.data && answer.data.rows.length > 0 ? answer.data : null;
  const shape = useShape(comparison, search);
  // The browser's Back takes back what was chosen; to look into a cell is no step of it.
  const onChange = useCallback(
    (part: CompareChange): void => {
      const replace = Object.keys(part).every((name) => name === "cell");
      void navigate({ search: (old) => compareChanged(old, part), replace });
    },
    [navigate],
  );
  const what = comparison ? whatOf(comparison, chosen) : "";
  if (search.print && comparison && shape)
    return <PrintPage {...{ comparison, shape, what }} onBack={() => onChange({ print: undefined })} />;
  const isEmpty = !chosen.input || answer.data?.rows.length === 0;
  return (
    <div className="bv-wide">
      <Group justify="space-between" align="flex-end" mb="xs">
        <Title order={1} size="h4">
          {t("compare.title")}
        </Title>
        <WhatBar {...{ catalogue, chosen, onChange }} />
      </Group>
      <LookBar {...{ catalogue, chosen, search, comparison, shape, onChange }} />
      {answer.error && <ErrorState failure={errorWords(answer.error)} onRetry={() => void answer.refetch()} />}
      {answer.isLoading && <LoadingState />}
      {isEmpty && <EmptyState title={t("compare.empty")} />}
      {comparison && shape && !answer.error && (
        <CompareDesk {...{ comparison, shape, chosen, search, what, onChange }} isOld={answer.isPlaceholderData} />
      )}
    </div>
  );
}

/** What is asked for. It stays the same object while only the way it is shown changes, so that nothing else is drawn anew. */
function useChosen(search: CompareSearch, catalogue: Catalogue): ChosenComparison {
  const { cluster, year, units, periods, indicators, formulas, lines, boundary, asOf, picture } = search;
  return useMemo(() => {
    const asked = { cluster, year, units, periods, indicators, formulas, lines, boundary, asOf, picture };
    return chooseComparison(compareChanged({}, asked), catalogue);
  }, [cluster, year, units, periods, indicators, formulas, lines, boundary, asOf, picture, catalogue]);
}

/** Which cluster, which periods, on which map and as known when: what a sheet is called. */
function whatOf(comparison: Comparison, { reading }: ChosenComparison): string {
  const { boundary, asOf } = reading;
  const map =
    boundary === "CURRENT"
      ? say("compare.boundary.CURRENT")
      : say("compare.boundary.onDay", { day: formatDay(boundary ?? "") });
  return [
    comparison.cluster ? nameOf(comparison.cluster) : "",
    periodsOf(comparison),
    boundary ? map : "",
    asOf ? say("compare.asOf.shown", { when: formatMoment(asOf) }) : "",
  ]
    .filter(Boolean)
    .join(", ");
}
