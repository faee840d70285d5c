import { maxReasonLength } from "@bangvang/schema/change-set";
import type { FigureKind } from "@bangvang/schema/figure";
import { Button, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState, type FormEvent } from "react";
import type { Catalogue } from "../../api/catalogue.ts";
import { errorWords } from "../../api/error-words.ts";
import { undoChangeSet, type ChangeSetOutcome, type WireProblem } from "../../api/figures.ts";
import { newId } from "../../edits/new-id.ts";
import { ruleOf } from "../../edits/outcomes.ts";
import { problemWords } from "../../edits/problem-words.ts";
import { formatMoment } from "../../ui/format.ts";
import { ErrorState, LoadingState } from "../../ui/states.tsx";
import { useWords } from "../../ui/words/words.ts";
import { CellCard } from "./cell-card.tsx";
import { contentWords, indicatorNames } from "../../edits/figure-words.ts";

interface UndoDialogProps {
  /** The change whose set is to be taken back; null closes the dialog. */
  readonly change: UndoneChange | null;
  readonly catalogue: Catalogue;
  readonly onDone: (cells: number) => void;
  readonly onClose: () => void;
}

interface UndoneChange {
  readonly changeSetId: string;
  readonly changedBy: string;
  readonly changedAt: string;
}

/** Takes a whole change set back, after saying how many cells that are, or what stands in the way. */
export function UndoDialog({ change, onClose, ...parts }: UndoDialogProps) {
  const { t } = useWords();
  return (
    <Modal
      opened={change !== null}
      onClose={onClose}
      title={t("undo.title")}
      lockScroll={false}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      {change && <Undoing key={change.changeSetId} change={change} onClose={onClose} {...parts} />}
    </Modal>
  );
}

type UndoingProps = UndoDialogProps & { readonly change: UndoneChange };

function Undoing({ change, catalogue, onDone, onClose }: UndoingProps) {
  // One key for as long as the dialog is open: a try that got no answer may have been applied.
  const [key] = useState(newId);
  const id = change.changeSetId;
  const preview = useQuery({
    queryKey: ["undo", id, key],
    queryFn: () => undoChangeSet({ id, key, reason: null, dryRun: true }),
    staleTime: 0,
    gcTime: 0,
  });
  const undo = useMutation({
    mutationFn: (reason: string | null) => undoChangeSet({ id, key, reason, dryRun: false }),
    onSuccess: (outcome) => {
      if (outcome.__typename === "Rejected") return;
      onDone(writtenIn(outcome));
      onClose();
    },
  });
  const outcome = undo.data ?? preview.data;
  if (preview.error) return <ErrorState failure={errorWords(preview.error)} onRetry={() => void preview.refetch()} />;
  if (!outcome) return <LoadingState />;
  if (outcome.__typename === "Rejected") return <InTheWay problems={outcome.problems} catalogue={catalogue} />;
  return (
    <Confirm
      change={change}
      outcome={outcome}
      isTried={!undo.isIdle}
      isWorking={undo.isPending}
      failure={undo.error ? errorWords(undo.error).text : null}
      onConfirm={(reason) => undo.mutate(reason)}
    />
  );
}

type Applied = Extract<ChangeSetOutcome, { __typename: "Applied" }>;

function writtenIn({ cells }: Applied): number {
  return cells.filter(({ became }) => became === "WRITTEN").length;
}

interface ConfirmProps {
  readonly change: UndoneChange;
  readonly outcome: Applied;
  /** It may have been done: only the very same words can tell. */
  readonly isTried: boolean;
  readonly isWorking: boolean;
  readonly failure: string | null;
  readonly onConfirm: (reason: string | null) => void;
}

function Confirm({ change, outcome, isTried, isWorking, failure, onConfirm }: ConfirmProps) {
  const { t } = useWords();
  const [reason, setReason] = useState("");
  const field = useRef<HTMLInputElement>(null);
  // The dialog took the focus while the set was still being looked at.
  useEffect(() => field.current?.focus(), []);
  const count = writtenIn(outcome);
  const same = outcome.cells.length - count;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onConfirm(reason.trim() || null);
  };
  if (count === 0) return <Text size="sm">{t("undo.nothing")}</Text>;
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Text size="sm">
          {t("undo.will", { who: change.changedBy, when: formatMoment(change.changedAt), count })}
          {same > 0 && ` ${t("undo.same", { count: same })}`}
        </Text>
        <TextInput
          label={t("undo.reason")}
          value={reason}
          maxLength={maxReasonLength}
          readOnly={isTried}
          description={isTried ? t("undo.tried") : null}
          descriptionProps={{ c: "var(--bv-muted)" }}
          onChange={(event) => setReason(event.currentTarget.value)}
          ref={field}
        />
        {failure && (
          <Text size="sm" className="bv-ink-invalid" role="alert">
            {failure}
          </Text>
        )}
        <Group justify="flex-end">
          <Button type="submit" loading={isWorking}>
            {t("undo.confirm", { count })}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

const shown = 20;

/** Why the set cannot be taken back: mostly that somebody has changed one of its cells since. */
function InTheWay({
  problems,
  catalogue,
}: {
  readonly problems: readonly WireProblem[];
  readonly catalogue: Catalogue;
}) {
  const { t } = useWords();
  const names = indicatorNames(catalogue);
  return (
    <Stack gap="xs">
      <Text size="sm" role="alert">
        {t("undo.cannot", { count: problems.length })}
      </Text>
      {problems.slice(0, shown).map((problem) => {
        const { unit, indicator, period, kind, theirs } = problem;
        const words = theirs
          ? t("undo.since", {
              who: theirs.changedBy,
              value: contentWords(theirs),
              when: formatMoment(theirs.changedAt),
            })
          : problemWords([ruleOf(problem)], names).join(" ");
        if (unit === null || indicator === null || period === null) return <Text key={words}>{words}</Text>;
        return (
          <CellCard
            key={`${unit} ${indicator} ${period} ${kind} ${problem.code}`}
            cell={{ unit, indicator, period, kind: kind as FigureKind }}
            catalogue={catalogue}
          >
            <Text size="sm">{words}</Text>
          </CellCard>
        );
      })}
    </Stack>
  );
}
