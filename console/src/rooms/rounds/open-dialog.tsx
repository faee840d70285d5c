import { monthsOf, overlaps, readPeriod } from "@bangvang/schema/period";
import { Button, Group, Modal, Stack } from "@mantine/core";
import { useMutation, useQuery, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { catalogueOptions, type Catalogue, type ClusterRow } from "../../api/catalogue.ts";
import { errorWords } from "../../api/error-words.ts";
import { openRounds, type FigureKind } from "../../api/rounds.ts";
import { meOptions, type Me } from "../../api/session.ts";
import { unitLabel } from "../../api/unit-label.ts";
import { announce } from "../../ui/announce.tsx";
import { periodName } from "../../ui/period-words.ts";
import { PickMany, PickOne } from "../../ui/pick.tsx";
import { LoadingState } from "../../ui/states.tsx";
import { nameOf, useWords } from "../../ui/words/words.ts";
import { DayField } from "./day-field.tsx";
import { StepProblems } from "./step-problems.tsx";

interface OpenDialogProps {
  readonly year: number;
  readonly onClose: () => void;
}

/** Opens rounds of many units at once: for all of them or for none. */
export function OpenDialog({ year, onClose }: OpenDialogProps) {
  const { t } = useWords();
  const { data: catalogue } = useQuery(catalogueOptions);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("rounds.open")}
      size="lg"
      lockScroll={false}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      {catalogue ? <OpenForm catalogue={catalogue} year={year} onClose={onClose} /> : <LoadingState />}
    </Modal>
  );
}

function OpenForm({ catalogue, year, onClose }: OpenDialogProps & { readonly catalogue: Catalogue }) {
  const { t } = useWords();
  const { data: me } = useSuspenseQuery(meOptions);
  const [units, setUnits] = useState<readonly string[]>([]);
  const [period, setPeriod] = useState(String(year));
  const [kind, setKind] = useState<FigureKind>("ACTUAL");
  const [dueOn, setDueOn] = useState("");
  const { candidates, clusters } = offered(catalogue, me, period);
  const chosen = units.filter((code) => candidates.includes(code));
  const opening = useOpening(onClose);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        opening.mutate({ units: [...chosen], period, kind, dueOn: dueOn === "" ? null : dueOn });
      }}
    >
      <Stack gap="sm">
        <Group gap="sm" align="flex-end">
          <PickOne
            label={t("figures.period")}
            width={200}
            value={period}
            choices={periodsOf(year).map((key) => ({ value: key, label: periodName(key) }))}
            onPick={setPeriod}
          />
          <PickOne
            label={t("kind")}
            width={200}
            value={kind}
            choices={(["ACTUAL", "TARGET"] as const).map((one) => ({ value: one, label: t(`kind.${one}`) }))}
            onPick={(picked) => setKind(picked as FigureKind)}
          />
        </Group>
        <Group gap="sm" align="flex-end">
          <PickMany
            label={t("axis.UNITS")}
            placeholder={t("common.search")}
            width={340}
            values={chosen}
            choices={candidates.map((code) => ({ value: code, label: unitLabel(catalogue.unit.get(code)!) }))}
            onPick={setUnits}
          />
          <PickOne
            label={t("rounds.wholeCluster")}
            width={220}
            value={null}
            choices={clusters.map((one) => ({ value: one.code, label: nameOf(one) }))}
            isDisabled={clusters.length === 0}
            onPick={(code) => setUnits([...new Set([...chosen, ...membersIn(clusters, code, period)])])}
          />
        </Group>
        <DayField label={t("rounds.column.due")} hint={t("rounds.due.more")} value={dueOn} onChange={setDueOn} />
        <StepProblems problems={opening.data ?? []} failure={opening.error ? errorWords(opening.error) : null} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t("common.close")}
          </Button>
          <Button type="submit" loading={opening.isPending} disabled={chosen.length === 0}>
            {t("rounds.open.for", { count: chosen.length })}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function useOpening(onDone: () => void) {
  const { t } = useWords();
  const client = useQueryClient();
  return useMutation({
    mutationFn: openRounds,
    async onSuccess(problems, { units }) {
      await client.invalidateQueries({ queryKey: ["rounds"] });
      if (problems.length > 0) return;
      announce(t("rounds.opened", { count: units.length }));
      onDone();
    },
  });
}

function periodsOf(year: number): readonly string[] {
  const quarters = [1, 2, 3, 4].map((quarter) => `${year}-Q${quarter}`);
  return [`${year}`, `${year}-H1`, `${year}-H2`, `${year}-9M`, ...quarters, ...monthsOf(year), `${year}-TET`];
}

/**
 * The units one may open rounds of, as far as this side knows: all that exist in the period for an administrator, for
 * a reviewer those that compete in their clusters that year. And the clusters with members among them.
 */
function offered({ units, clusters }: Catalogue, me: Me, key: string) {
  const period = readPeriod(key)!;
  const isThere = units.filter(({ validFrom = null, validTo = null }) => overlaps({ validFrom, validTo }, period));
  const isAdministrator = me.roles.includes("ADMINISTRATOR");
  const own = new Set(me.mayEditUnits.map(({ code }) => code));
  const reviewed = clusters.filter(({ code }) => isAdministrator || own.has(code));
  const withMembers = reviewed.filter(({ code }) => membersIn(reviewed, code, key).length > 0);
  const members = new Set(withMembers.flatMap(({ code }) => membersIn(reviewed, code, key)));
  const mayOpen = isAdministrator ? isThere : isThere.filter(({ code }) => members.has(code));
  return { candidates: mayOpen.map(({ code }) => code), clusters: withMembers };
}

function membersIn(clusters: readonly ClusterRow[], code: string, key: string): readonly string[] {
  const year = readPeriod(key)!.year;
  const members = clusters.find((one) => one.code === code)?.members ?? [];
  return members.filter((member) => member.year === year).map(({ unit }) => unit.code);
}
