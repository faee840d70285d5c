import { roundStates } from "@bangvang/schema/reporting-round";
import { Button, Group, Text, Title } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useInfiniteQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { errorWords } from "../../api/error-words.ts";
import { roundsOptions } from "../../api/rounds.ts";
import { meOptions } from "../../api/session.ts";
import { PickOne } from "../../ui/pick.tsx";
import { EmptyState, ErrorState, LoadingState } from "../../ui/states.tsx";
import { useWords } from "../../ui/words/words.ts";
import { OpenDialog } from "./open-dialog.tsx";
import { rowIdOf, RoundTable } from "./round-table.tsx";
import type { RoundsSearch } from "./rounds-search.ts";
import { StepDialog, type StepAsked } from "./step-dialog.tsx";

const thisYear = new Date().getFullYear();

/** The reporting rounds of a year: how far each unit has come, and what one may do about it. */
export function RoundsRoom() {
  const { t } = useWords();
  const search = useSearch({ from: "/inside/rounds" });
  const year = search.year ?? thisYear;
  const answer = useInfiniteQuery(roundsOptions(year, search.state ?? null));
  const [asked, setAsked] = useState<(StepAsked & { readonly opener: HTMLElement }) | null>(null);
  const rows = answer.data?.pages.flatMap((page) => page.nodes) ?? [];
  return (
    <div className="bv-wide">
      <Group justify="space-between" align="flex-end" mb="md">
        <div>
          <Title order={1} size="h3">
            {t("rounds.title")}
          </Title>
          {answer.data && (
            <Text size="sm" c="var(--bv-muted)" role="status">
              {t("rounds.found", { count: answer.data.pages[0]?.totalCount ?? 0 })}
            </Text>
          )}
        </div>
        <Group gap="xs" align="flex-end">
          <RoundsFilter search={search} year={year} />
          <OpenButton year={year} />
        </Group>
      </Group>
      {answer.isLoading && <LoadingState />}
      {answer.error && <ErrorState failure={errorWords(answer.error)} onRetry={() => void answer.refetch()} />}
      {answer.data && rows.length === 0 && <EmptyState title={t("rounds.none")}>{t("rounds.none.more")}</EmptyState>}
      {rows.length > 0 && (
        <RoundTable rounds={rows} onStep={(round, step, opener) => setAsked({ round, step, opener })} />
      )}
      {answer.hasNextPage && (
        <Group justify="center" mt="md">
          <Button variant="default" loading={answer.isFetchingNextPage} onClick={() => void answer.fetchNextPage()}>
            {t("common.more")}
          </Button>
        </Group>
      )}
      {asked && (
        <StepDialog
          round={asked.round}
          step={asked.step}
          onClose={() => {
            setAsked(null);
            // Once the dialog is gone. The button may be, too: what it did cannot be done twice.
            requestAnimationFrame(() => focusOn(asked.opener, rowIdOf(asked.round)));
          }}
        />
      )}
    </div>
  );
}

function focusOn(opener: HTMLElement, rowId: string): void {
  (opener.isConnected ? opener : document.getElementById(rowId))?.focus();
}

function RoundsFilter({ search, year }: { readonly search: RoundsSearch; readonly year: number }) {
  const { t } = useWords();
  const navigate = useNavigate({ from: "/rounds" });
  const years = [...new Set([year, ...Array.from({ length: 8 }, (_, n) => thisYear + 1 - n)])].toSorted(
    (a, b) => b - a,
  );
  return (
    <>
      <PickOne
        label={t("figures.year")}
        width={96}
        value={String(year)}
        choices={years.map((one) => ({ value: String(one), label: String(one) }))}
        onPick={(picked) => void navigate({ search: { ...search, year: Number(picked) }, replace: true })}
      />
      <PickOne
        label={t("rounds.column.state")}
        width={150}
        value={search.state ?? ""}
        choices={[
          { value: "", label: t("common.all") },
          ...roundStates.map((state) => ({ value: state, label: t(`round.state.${state}`) })),
        ]}
        onPick={(picked) => {
          const { state: _, ...rest } = search;
          const state = roundStates.find((one) => one === picked);
          void navigate({ search: state ? { ...rest, state } : rest, replace: true });
        }}
      />
    </>
  );
}

/** For those who may open rounds somewhere; of which units, the dialog offers. */
function OpenButton({ year }: { readonly year: number }) {
  const { t } = useWords();
  const { data: me } = useSuspenseQuery(meOptions);
  const [isOpen, setOpen] = useState(false);
  if (!me.roles.includes("ADMINISTRATOR") && !me.roles.includes("REVIEWER")) return null;
  return (
    <>
      <Button size="xs" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => setOpen(true)}>
        {t("rounds.open")}
      </Button>
      {isOpen && <OpenDialog year={year} onClose={() => setOpen(false)} />}
    </>
  );
}
