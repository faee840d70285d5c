import { maxReasonLength } from "@bangvang/schema/change-set";
import { keyText, type FigureKey } from "@bangvang/schema/figure";
import { Button, Group, Modal, Stack, Text, Textarea } from "@mantine/core";
import { useRef, type FormEvent, type KeyboardEvent } from "react";
import type { Catalogue } from "../../api/catalogue.ts";
import type { CellEdit } from "../../edits/cell-edit.ts";
import type { AnsweredDoubts } from "../../edits/queue.ts";
import { stillDoubted } from "../../edits/as-sent.ts";
import { useEdits } from "../../edits/use-edits.ts";
import { useWords } from "../../ui/words/words.ts";
import { CellCard } from "./cell-card.tsx";
import { contentWords } from "../../edits/figure-words.ts";
import { ProblemLines } from "./problem-lines.tsx";
import { measureAt } from "./sheet-labels.ts";

interface DoubtsDialogProps {
  readonly catalogue: Catalogue;
  /** The edits it is asked about. */
  readonly asked: readonly CellEdit[];
  /** Kept by the caller, so that a save that fails does not lose what was written. */
  readonly because: string;
  readonly onBecause: (because: string) => void;
  readonly onSave: (answered: AnsweredDoubts) => void;
  readonly onGo: (key: FigureKey) => void;
  readonly onClose: () => void;
}

/** A dialog of thousands of cells helps nobody; all of them are in the side panel. */
const shown = 50;

/** Figures out of the ordinary are saved when somebody says why they stand; here they are listed, and it is asked. */
export function DoubtsDialog({ isOpen, ...parts }: DoubtsDialogProps & { readonly isOpen: boolean }) {
  const { t } = useWords();
  const goal = useRef<FigureKey | null>(null);
  const go = (key: FigureKey): void => {
    goal.current = key;
    parts.onClose();
  };
  // A dialog that closes gives the focus back to where it was; the way to a cell begins after that.
  const onClosed = (): void => {
    if (goal.current) parts.onGo(goal.current);
    goal.current = null;
  };
  return (
    <Modal
      opened={isOpen}
      onClose={parts.onClose}
      onExitTransitionEnd={onClosed}
      title={t("doubts.title")}
      size="lg"
      lockScroll={false}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <DoubtsForm {...parts} onGo={go} />
    </Modal>
  );
}

function DoubtsForm({ catalogue, asked, because, onBecause, onSave, onGo, onClose }: DoubtsDialogProps) {
  const { t } = useWords();
  const { store } = useEdits();
  const edits = stillDoubted(store, asked);
  const rest = edits.length - shown;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (because.trim()) onSave({ asked: edits, because: because.trim() });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Text size="sm">{t("doubts.intro", { count: edits.length })}</Text>
        {edits.slice(0, shown).map((edit) => (
          <DoubtedCell key={keyText(edit.key)} edit={edit} catalogue={catalogue} onGo={onGo} />
        ))}
        {rest > 0 && <Text size="sm">{t("doubts.rest", { count: rest })}</Text>}
        <Because because={because} onBecause={onBecause} />
        <Group gap="xs" justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("doubts.back")}
          </Button>
          <Button type="submit" disabled={!because.trim()}>
            {t("doubts.save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function DoubtedCell({
  edit,
  catalogue,
  onGo,
}: { readonly edit: CellEdit } & Pick<DoubtsDialogProps, "catalogue" | "onGo">) {
  const { t } = useWords();
  const { store } = useEdits();
  const measure = measureAt(edit.key.indicator, catalogue);
  return (
    <CellCard cell={edit.key} catalogue={catalogue}>
      <Group gap={6} justify="space-between" wrap="nowrap">
        <Text size="sm" fw={600}>
          {t("cell.history.from", { old: contentWords(edit.base), new: `${contentWords(edit.mine!)} ${measure}` })}
        </Text>
        <Button size="compact-xs" variant="default" onClick={() => onGo(edit.key)}>
          {t("problems.go")}
        </Button>
      </Group>
      <ProblemLines problems={store.problemsOf(edit)} catalogue={catalogue} label={t("cell.asked")} />
    </CellCard>
  );
}

/** The reason in the person's own words; what is often true is one press away. */
function Because({ because, onBecause }: Pick<DoubtsDialogProps, "because" | "onBecause">) {
  const { t } = useWords();
  return (
    <div>
      <Textarea
        label={t("doubts.because")}
        value={because}
        onChange={(event) => onBecause(event.currentTarget.value)}
        onKeyDown={submitOnEnter}
        maxLength={maxReasonLength}
        rows={2}
        required
        data-autofocus
      />
      <Group gap={6} mt={6} role="group" aria-label={t("doubts.suggestions")}>
        {t("doubts.suggestions.list")
          .split("|")
          .map((words) => (
            <Button key={words} size="compact-xs" variant="light" onClick={() => onBecause(words)}>
              {words}
            </Button>
          ))}
      </Group>
    </div>
  );
}

/** Ctrl+Enter in the field is the button; Enter alone is a new line. */
function submitOnEnter(event: KeyboardEvent<HTMLTextAreaElement>): void {
  if (!event.ctrlKey && !event.metaKey) return;
  if (event.key === "Enter") event.currentTarget.form?.requestSubmit();
}
