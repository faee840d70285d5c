import { Button, Group, Modal, Stack } from "@mantine/core";
import { useMutation, useQuery, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { catalogueOptions, type Catalogue } from "../../api/catalogue.ts";
import { errorWords } from "../../api/error-words.ts";
import { openRounds, type FigureKind } from "../../api/rounds.ts";
import { meOptions } from "../../api/session.ts";
import { unitLabel } from "../../api/unit-label.ts";
import { announce } from "../../ui/announce.tsx";
import { periodName } from "../../ui/period-words.ts";
import { PickMany, PickOne } from "../../ui/pick.tsx";
import { LoadingState } from "../../ui/states.tsx";
import { nameOf, useWords } from "../../ui/words/words.ts";
import { DayField } from "../../ui/day-field.tsx";
import { membersIn, offered, periodsOf } from "./offered-units.ts";
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

/** What is chosen in the dialog. */
interface Chosen {
  readonly units: readonly string[];
  readonly period: string;
  readonly kind: FigureKind;
  /** ISO day; empty: none. */
  readonly dueOn: string;
}

interface FieldsProps {
  readonly chosen: Chosen;
  readonly onChange: (change: Partial<Chosen>) => void;
}

function OpenForm({ catalogue, year, onClose }: OpenDialogProps & { readonly catalogue: Catalogue }) {
  const { t } = useWords();
  const { data: me } = useSuspenseQuery(meOptions);
  const [all, setAll] = useState<Chosen>({ units: [], period: String(year), kind: "ACTUAL", dueOn: "" });
  const { candidates, clusters } = offered(catalogue, me, all.period);
  // Units that do not exist in another period stay chosen for the one they were chosen for.
  const chosen = { ...all, units: all.units.filter((code) => candidates.includes(code)) };
  const onChange = (change: Partial<Chosen>): void => setAll({ ...all, ...change });
  const opening = useOpening(onClose);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const { units, dueOn, ...rest } = chosen;
        opening.mutate({ ...rest, units: [...units], dueOn: dueOn === "" ? null : dueOn });
      }}
    >
      <Stack gap="sm">
        <PeriodFields chosen={chosen} onChange={onChange} year={year} />
        <Group gap="sm" align="flex-end">
          <PickMany
            label={t("axis.UNITS")}
            placeholder={t("common.search")}
            width={340}
            values={chosen.units}
            choices={candidates.map((code) => ({ value: code, label: labelOf(code, catalogue) }))}
            onPick={(units) => onChange({ units })}
          />
          <PickOne
            label={t("rounds.wholeCluster")}
            width={220}
            value={null}
            choices={clusters.map((one) => ({ value: one.code, label: nameOf(one) }))}
            isDisabled={clusters.length === 0}
            onPick={(code) =>
              onChange({ units: [...new Set([...chosen.units, ...membersIn(clusters, code, chosen.period)])] })
            }
          />
        </Group>
        <DayField
          label={t("rounds.column.due")}
          hint={t("rounds.due.more")}
          value={chosen.dueOn}
          onChange={(dueOn) => onChange({ dueOn })}
        />
        <StepProblems problems={opening.data ?? []} failure={opening.error ? errorWords(opening.error) : null} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t("common.close")}
          </Button>
          <Button type="submit" loading={opening.isPending} disabled={chosen.units.length === 0}>
            {t("rounds.open.for", { count: chosen.units.length })}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function PeriodFields({ chosen, onChange, year }: FieldsProps & { readonly year: number }) {
  const { t } = useWords();
  return (
    <Group gap="sm" align="flex-end">
      <PickOne
        label={t("figures.period")}
        width={200}
        value={chosen.period}
        choices={periodsOf(year).map((key) => ({ value: key, label: periodName(key) }))}
        onPick={(period) => onChange({ period })}
      />
      <PickOne
        label={t("kind")}
        width={200}
        value={chosen.kind}
        choices={(["ACTUAL", "TARGET"] as const).map((one) => ({ value: one, label: t(`kind.${one}`) }))}
        onPick={(picked) => onChange({ kind: picked as FigureKind })}
      />
    </Group>
  );
}

function labelOf(code: string, { unit }: Catalogue): string {
  const row = unit.get(code);
  return row ? unitLabel(row) : code;
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
