import { ActionIcon, Button, Group, Popover, Text, TextInput, Tooltip, UnstyledButton } from "@mantine/core";
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconDeviceFloppy,
  IconKeyboard,
  IconLayoutSidebarRight,
} from "@tabler/icons-react";
import { maxReasonLength } from "@bangvang/schema/change-set";
import type { ReactNode } from "react";
import { saveQueue } from "../../edits/desk.ts";
import { useEdits, useQueueState } from "../../edits/use-edits.ts";
import { useWords } from "../../ui/words/words.ts";
import type { Notice } from "./notice.ts";

interface SaveBarProps {
  readonly reason: string;
  readonly onReason: (reason: string) => void;
  readonly onSave: () => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly isPanelOpen: boolean;
  readonly onPanel: () => void;
}

/** Undo, redo, why, and the one button that saves. */
export function SaveBar({ reason, onReason, onSave, onUndo, onRedo, isPanelOpen, onPanel }: SaveBarProps) {
  const { t } = useWords();
  const { store } = useEdits();
  const state = useQueueState();
  const counts = store.counts();
  const savable = counts.pending + counts.doubted;
  return (
    <Group gap={6} wrap="nowrap">
      <IconButton label={t("save.undo")} isDisabled={!store.undoable} onClick={onUndo}>
        <IconArrowBackUp size={16} aria-hidden />
      </IconButton>
      <IconButton label={t("save.redo")} isDisabled={!store.redoable} onClick={onRedo}>
        <IconArrowForwardUp size={16} aria-hidden />
      </IconButton>
      <TextInput
        size="xs"
        w={200}
        aria-label={t("save.reason")}
        placeholder={t("save.reason")}
        value={reason}
        maxLength={maxReasonLength}
        onChange={(event) => onReason(event.currentTarget.value)}
      />
      <Button
        size="xs"
        miw={128}
        leftSection={<IconDeviceFloppy size={16} aria-hidden />}
        loading={state === "SENDING"}
        variant={savable > 0 ? "filled" : "default"}
        onClick={onSave}
        title={t("save.hint")}
      >
        {savable > 0 ? t("save.buttonCount", { count: savable }) : t("save.button")}
      </Button>
      <IconButton
        label={t(isPanelOpen ? "figures.panel.close" : "figures.panel.open")}
        isPressed={isPanelOpen}
        onClick={onPanel}
      >
        <IconLayoutSidebarRight size={16} aria-hidden />
      </IconButton>
      <KeyHelp />
    </Group>
  );
}

interface NoticeLineProps {
  readonly notice: Notice | null;
  readonly onUndo: () => void;
  readonly onHistory: () => void;
}

/** What the last action did; a line below the sheet, so that no row moves when it comes or goes. */
export function NoticeLine({ notice, onUndo, onHistory }: NoticeLineProps) {
  const { t } = useWords();
  const state = useQueueState();
  const { store } = useEdits();
  if (state === "OFFLINE") {
    return (
      <Group className="bv-band bv-band-below bv-band-pending" gap="sm">
        <Text size="sm">{t("save.offline")}</Text>
        <Meanwhile notice={notice} />
        <Button size="compact-xs" variant="default" onClick={() => saveQueue.resend()}>
          {t("save.resend")}
        </Button>
      </Group>
    );
  }
  const sending = saveQueue.inFlight?.cells.length;
  if (state === "SENDING" && sending) {
    return (
      <Group className="bv-band bv-band-below" gap="sm">
        <Text size="sm" fw={500}>
          {t("save.working", { count: sending })}
        </Text>
        <Meanwhile notice={notice} />
      </Group>
    );
  }
  if (!notice) return null;
  const tone = { good: "var(--bv-saved-ink)", bad: "var(--bv-invalid-ink)", plain: "inherit" }[notice.tone];
  return (
    <Group className="bv-band bv-band-below" gap="sm">
      <Text size="sm" c={tone} fw={500}>
        {notice.text}
      </Text>
      {notice.canUndo && store.undoable && (
        <Button size="compact-xs" variant="default" onClick={onUndo}>
          {t("figures.notice.undo")}
        </Button>
      )}
      {notice.leadsToHistory && (
        <Button size="compact-xs" variant="default" onClick={onHistory}>
          {t("undo.openHistory")}
        </Button>
      )}
    </Group>
  );
}

/** What was done while a set is on its way. */
function Meanwhile({ notice }: { readonly notice: Notice | null }) {
  return notice && <Text size="sm">{notice.text}</Text>;
}

function KeyHelp() {
  const { t } = useWords();
  return (
    <Popover position="bottom-end" withinPortal shadow="md" trapFocus>
      <Popover.Target>
        <UnstyledButton aria-label={t("figures.keys")} title={t("figures.keys")} className="bv-icon-button">
          <IconKeyboard size={18} aria-hidden />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <Text fw={650} size="sm" mb={4}>
          {t("figures.keys")}
        </Text>
        <ul className="bv-list" tabIndex={-1}>
          {t("figures.keys.list")
            .split("|")
            .map((line) => (
              <li key={line}>{line}</li>
            ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
}

interface IconButtonProps {
  readonly label: string;
  readonly onClick: () => void;
  readonly isDisabled?: boolean;
  readonly isPressed?: boolean;
  readonly children: ReactNode;
}

function IconButton({ label, onClick, isDisabled = false, isPressed, children }: IconButtonProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant={isPressed ? "light" : "default"}
        size={30}
        aria-label={label}
        disabled={isDisabled}
        onClick={onClick}
        {...(isPressed === undefined ? {} : { "aria-pressed": isPressed })}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
