import { ActionIcon, Button, CloseButton, Group, Text, TextInput, Tooltip, UnstyledButton } from "@mantine/core";
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconCloudCheck,
  IconCloudOff,
  IconCloudUp,
  IconKeyboard,
  IconLayoutSidebarRight,
} from "@tabler/icons-react";
import { maxReasonLength } from "@bangvang/schema/change-set";
import type { ReactNode } from "react";
import { saveQueue, saveReason } from "../../edits/desk.ts";
import { useEdits, useEditsBehind, useQueueState, useSaveReason } from "../../edits/use-edits.ts";
import { useWords } from "../../ui/words/words.ts";
import type { Lead, Notice } from "./notice.ts";

interface SaveBarProps {
  readonly onSave: () => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly isPanelOpen: boolean;
  readonly onPanel: () => void;
  readonly onKeys: () => void;
}

/** Undo, redo, why, and how far saving is. */
export function SaveBar({ onSave, onUndo, onRedo, isPanelOpen, onPanel, onKeys }: SaveBarProps) {
  const { t } = useWords();
  const { store } = useEditsBehind();
  return (
    <Group gap={6} wrap="nowrap">
      <IconButton label={t("save.undo")} isDisabled={!store.undoable} onClick={onUndo}>
        <IconArrowBackUp size={16} aria-hidden />
      </IconButton>
      <IconButton label={t("save.redo")} isDisabled={!store.redoable} onClick={onRedo}>
        <IconArrowForwardUp size={16} aria-hidden />
      </IconButton>
      <ReasonField />
      <SaveState onSave={onSave} />
      <IconButton
        label={t(isPanelOpen ? "figures.panel.close" : "figures.panel.open")}
        isPressed={isPanelOpen}
        onClick={onPanel}
      >
        <IconLayoutSidebarRight size={16} aria-hidden />
      </IconButton>
      <UnstyledButton
        aria-label={t("figures.keys")}
        title={t("figures.keys")}
        className="bv-icon-button"
        onClick={onKeys}
      >
        <IconKeyboard size={18} aria-hidden />
      </UnstyledButton>
    </Group>
  );
}

/** Why the changes are made; it stays until it is taken away, since saving goes on by itself. */
function ReasonField() {
  const { t } = useWords();
  const text = useSaveReason();
  return (
    <TextInput
      size="xs"
      w={210}
      aria-label={t("save.reason")}
      placeholder={t("save.reason")}
      title={t("save.reason.more")}
      value={text}
      maxLength={maxReasonLength}
      onChange={(event) => saveReason.write(event.currentTarget.value)}
      rightSection={
        text && <CloseButton size="xs" aria-label={t("save.reason.clear")} onClick={() => saveReason.write("")} />
      }
    />
  );
}

/** How far saving is; pressed, it saves at once and leads to what is left. */
function SaveState({ onSave }: Pick<SaveBarProps, "onSave">) {
  const { t } = useWords();
  const { store } = useEdits(); // at once: it must not say "saved" of what is not, for one frame even
  const state = useQueueState();
  const waiting = store.size;
  const words = {
    SENDING: t("save.saving"),
    OFFLINE: t("save.kept.here"),
    IDLE: waiting > 0 ? t("save.waiting", { count: waiting }) : t("save.saved"),
  }[state];
  const Icon = state === "OFFLINE" ? IconCloudOff : state === "IDLE" && waiting === 0 ? IconCloudCheck : IconCloudUp;
  return (
    <Button
      size="xs"
      miw={128}
      leftSection={<Icon size={16} aria-hidden />}
      variant={waiting > 0 ? "light" : "default"}
      onClick={onSave}
      title={t("save.hint")}
    >
      {words}
    </Button>
  );
}

interface NoticeLineProps {
  readonly notice: Notice | null;
  readonly onUndo: () => void;
  readonly onFollow: (lead: Lead) => void;
}

/** A set of more cells takes long enough for somebody to wonder. */
const long = 2_000;

/** What the last action did; a line below the sheet, so that no row moves when it comes or goes. */
export function NoticeLine({ notice, onUndo, onFollow }: NoticeLineProps) {
  const { t } = useWords();
  const state = useQueueState();
  const { store } = useEditsBehind();
  if (state === "OFFLINE") {
    return (
      <Group className="bv-band bv-band-below bv-band-pending" gap="sm">
        <Text size="sm">{t("save.offline")}</Text>
        {notice && <Text size="sm">{notice.text}</Text>}
        <Button size="compact-xs" variant="default" onClick={() => saveQueue.resend()}>
          {t("save.resend")}
        </Button>
      </Group>
    );
  }
  const sending = saveQueue.inFlight?.cells.length ?? 0;
  if (state === "SENDING" && sending > long) {
    return (
      <Group className="bv-band bv-band-below" gap="sm">
        <Text size="sm" fw={500}>
          {t("save.working", { count: sending })}
        </Text>
        {notice && <Text size="sm">{notice.text}</Text>}
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
      {notice.lead && (
        <Button size="compact-xs" variant="default" onClick={() => onFollow(notice.lead!)}>
          {t(`notice.${notice.lead}`)}
        </Button>
      )}
    </Group>
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
