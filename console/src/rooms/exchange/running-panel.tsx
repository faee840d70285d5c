import { Button, Group, Progress, Stack, Text } from "@mantine/core";
import { useBlocker } from "@tanstack/react-router";
import type { ImportProgress } from "../../api/exchange.ts";
import { useWords } from "../../ui/words/words.ts";

interface RunningPanelProps {
  readonly isCheck: boolean;
  readonly progress: ImportProgress | null;
  readonly onCancel: () => void;
}

/**
 * How far a file is. It can be cancelled until its figures are being written: then it is too late for half of it. Who leaves
 * while it is applied does not see what became of it, and is asked first.
 */
export function RunningPanel({ isCheck, progress, onCancel }: RunningPanelProps) {
  const { t } = useWords();
  useBlocker({
    shouldBlockFn: () => !window.confirm(t("import.leave")),
    enableBeforeUnload: !isCheck,
    disabled: isCheck,
  });
  const isWriting = !isCheck && progress?.step === "WRITING";
  const share = progress && progress.total ? (100 * progress.done) / progress.total : null;
  const words = progress
    ? t(isCheck && progress.step === "WRITING" ? "import.step.CHECKING" : `import.step.${progress.step}`, {
        count: progress.total ?? progress.done,
      })
    : t("import.step.SENDING");
  return (
    <Stack gap="xs" maw={560}>
      <Text size="sm" role="status">
        {words}
      </Text>
      <Progress value={share ?? 100} striped={share === null || share === 0} animated aria-label={words} />
      <Group>
        <Button size="xs" variant="default" disabled={isWriting} onClick={onCancel}>
          {t("import.cancel")}
        </Button>
        {isWriting && (
          <Text size="xs" c="var(--bv-muted)">
            {t("import.cancel.late")}
          </Text>
        )}
      </Group>
    </Stack>
  );
}
