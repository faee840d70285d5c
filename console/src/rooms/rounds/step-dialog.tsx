import { maxReasonLength } from "@bangvang/schema/change-set";
import { maxExceptionDays, type RoundStep } from "@bangvang/schema/reporting-round";
import { Button, Group, Modal, Stack, Text, Textarea } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { errorWords } from "../../api/error-words.ts";
import { takeStep, type Round, type StepProblem } from "../../api/rounds.ts";
import { announce } from "../../ui/announce.tsx";
import { useWords } from "../../ui/words/words.ts";
import { DayField } from "../../ui/day-field.tsx";
import { dayFromNow, endOfDay, roundName } from "./round-words.ts";
import { StepProblems } from "./step-problems.tsx";

export interface StepAsked {
  readonly round: Round;
  readonly step: RoundStep;
}

interface StepDialogProps extends StepAsked {
  /** Told when the step was taken, and when it was not to be. */
  readonly onClose: () => void;
}

/** Asks for what a step needs, and takes it. What was typed stays while there are problems. */
export function StepDialog({ round, step, onClose }: StepDialogProps) {
  const { t } = useWords();
  return (
    <Modal
      opened
      onClose={onClose}
      title={`${t(`round.step.${step}`)}: ${roundName(round)}`}
      lockScroll={false}
      returnFocus={false}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <StepForm round={round} step={step} onClose={onClose} />
    </Modal>
  );
}

const needsReason: ReadonlySet<RoundStep> = new Set(["RETURN", "EXCEPT"]);
const weekLater = 7;

function StepForm({ round, step, onClose }: StepDialogProps) {
  const { t } = useWords();
  const [reason, setReason] = useState("");
  const [day, setDay] = useState(step === "EXCEPT" ? dayFromNow(weekLater) : (round.dueOn ?? ""));
  const taking = useStep({ round, step }, onClose);
  const isMissing = (needsReason.has(step) && reason.trim() === "") || (step === "EXCEPT" && day === "");
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!isMissing) taking.mutate({ reason, dueOn: day, expiresAt: endOfDay(day) });
      }}
    >
      <Stack gap="sm">
        <Text size="sm">{t(`round.step.${step}.more`)}</Text>
        {step === "MOVE_DUE_DAY" && (
          <DayField label={t("rounds.column.due")} hint={t("rounds.due.more")} value={day} hasFocus onChange={setDay} />
        )}
        {step === "EXCEPT" && (
          <DayField
            label={t("rounds.until")}
            isRequired
            min={dayFromNow()}
            max={dayFromNow(maxExceptionDays - 1)}
            value={day}
            onChange={setDay}
          />
        )}
        <Textarea
          label={t("rounds.reason")}
          required={needsReason.has(step)}
          maxLength={maxReasonLength}
          autosize
          minRows={2}
          value={reason}
          data-autofocus={step !== "MOVE_DUE_DAY" || undefined}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <StepProblems problems={taking.data ?? []} failure={taking.error ? errorWords(taking.error) : null} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t("common.close")}
          </Button>
          <Button type="submit" loading={taking.isPending} disabled={isMissing}>
            {t(`round.step.${step}`)}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

type Wishes = Parameters<typeof takeStep>[2];

/** Takes the step; the list is read anew in any case, for a refusal means that it is out of date. */
function useStep({ round, step }: StepAsked, onDone: () => void) {
  const { t } = useWords();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wishes: Wishes): Promise<readonly StepProblem[]> => takeStep(round, step, wishes),
    async onSuccess(problems) {
      await client.invalidateQueries({ queryKey: ["rounds"] });
      if (problems.length > 0) return;
      announce(t("rounds.done", { step: t(`round.step.${step}`), round: roundName(round) }));
      onDone();
    },
  });
}
