import { maxNoteLength } from "@bangvang/schema/change-set";
import { keyText, qualifiers, qualities, type Qualifier, type Quality } from "@bangvang/schema/figure";
import { Button, Group, Select, Stack, Text, Textarea } from "@mantine/core";
import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { describable, described, notApplicable, type Change, type Target } from "../../edits/commands.ts";
import { useEdits } from "../../edits/use-edits.ts";
import { useWords } from "../../ui/words/words.ts";
import { PanelSection } from "../../ui/panel-section.tsx";

/** Nobody makes a sample by hand. */
const settable = qualities.filter((quality) => quality !== "SAMPLE");

interface CellFieldsProps {
  /** The cell as it is drawn. */
  readonly target: Target;
  /**
   * The cell as it is when something is said of it: an answer to a save, or what was said just before, may have come since it
   * was drawn, and an edit made on what stood before that would be in conflict with one's own.
   */
  readonly targetNow: () => Target | null;
}

/** What can be said of a cell beside its number. Each change is a command like any other: saved, and undone in one step. */
export function CellFields({ target, targetNow }: CellFieldsProps) {
  const { t } = useWords();
  const { store } = useEdits();
  const content = describable(target);
  const apply = (say: (target: Target) => Change): void => {
    const now = targetNow();
    const change = now && say(now);
    if (change && change.before !== change.after) store.apply({ label: "command.describe", changes: [change] });
  };
  if (!content)
    return target.base.quality === "SAMPLE" ? (
      <Text size="xs" c="var(--bv-muted)">
        {t("cell.about.sample")}
      </Text>
    ) : null;
  const isNumber = content.state === "VALUE" && content.value !== null;
  return (
    <PanelSection title={t("cell.about")}>
      <Group gap={6} grow align="flex-end">
        <Select
          label={t("qualifier")}
          size="xs"
          allowDeselect={false}
          disabled={!isNumber}
          value={content.qualifier}
          data={qualifiers.map((value) => ({ value, label: t(`qualifier.${value}`) }))}
          onChange={(qualifier) => qualifier && apply((now) => described(now, { qualifier: qualifier as Qualifier }))}
        />
        <Select
          label={t("cell.quality")}
          size="xs"
          allowDeselect={false}
          disabled={!isNumber}
          value={content.quality}
          data={settable.map((value) => ({ value, label: t(`quality.${value}`) }))}
          onChange={(quality) => quality && apply((now) => described(now, { quality: quality as Quality }))}
        />
      </Group>
      <Note
        key={keyText(target.key)}
        note={content.note ?? ""}
        onOpen={() => store.bases.hold(target.key)}
        onClose={() => store.release(target.key)}
        onKeep={(note) => apply((now) => described(now, { note: note || null }))}
      />
      {content.state !== "NOT_APPLICABLE" && (
        <Group>
          <Button size="compact-xs" variant="default" onClick={() => apply(notApplicable)}>
            {t("cell.notApplicable")}
          </Button>
        </Group>
      )}
    </PanelSection>
  );
}

interface NoteProps {
  readonly note: string;
  /** Somebody begins to write: it is based on what stands in the cell then. */
  readonly onOpen: () => void;
  /** It is kept, or given up. */
  readonly onClose: () => void;
  readonly onKeep: (note: string) => void;
}

/** Kept when one goes on, as a cell is; Escape takes back what was not kept yet. */
function Note({ note, onOpen, onClose, onKeep }: NoteProps) {
  const { t } = useWords();
  /** Null: it says what stands in the cell. */
  const [written, setWritten] = useState<string | null>(null);
  const text = written ?? note;
  const isOther = text.trim() !== note;
  const write = (next: string): void => {
    if (written === null) onOpen();
    setWritten(next);
  };
  const close = (): void => {
    if (written !== null) onClose();
    setWritten(null);
  };
  const keep = (): void => {
    if (isOther) onKeep(text.trim());
    close();
  };
  useLeaving(keep);
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === "Escape") close();
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) keep();
  };
  const room = maxNoteLength - text.length;
  return (
    <Stack gap={4}>
      <Textarea
        label={t("cell.note")}
        size="xs"
        rows={3}
        maxLength={maxNoteLength}
        value={text}
        onChange={(event) => write(event.currentTarget.value)}
        onKeyDown={onKey}
        onBlur={keep}
      />
      {isOther && (
        <Group gap={6} justify="space-between">
          <Text size="xs" c="var(--bv-muted)">
            {t("cell.note.room", { count: room })}
          </Text>
          <Button size="compact-xs" onClick={keep}>
            {t("cell.note.keep")}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

/** A press in the sheet selects another cell before the field is left: the field goes without having lost the keyboard. */
function useLeaving(leave: () => void): void {
  const newest = useRef(leave);
  useEffect(() => {
    newest.current = leave;
  });
  useEffect(() => () => newest.current(), []);
}
