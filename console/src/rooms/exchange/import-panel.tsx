import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import type { Catalogue } from "../../api/catalogue.ts";
import { useWords } from "../../ui/words/words.ts";
import { CheckedPanel } from "./checked-panel.tsx";
import { ChooseFile } from "./choose-file.tsx";
import { DonePanel } from "./done-panel.tsx";
import { RunningPanel } from "./running-panel.tsx";
import { useImport, type ImportStage, type ImportWork } from "./use-import.ts";

/** A file on its way in: chosen, checked, applied, and taken back if need be. */
export function ImportPanel({ catalogue }: { readonly catalogue: Catalogue }) {
  const { t } = useWords();
  const work = useImport();
  const { stage, chosen, notice } = work;
  return (
    <Stack gap="md">
      {stage.kind === "NONE" && <ChooseFile onChoose={work.choose} />}
      {stage.kind === "NONE" && notice && (
        <Text size="sm" role="status">
          {notice}
        </Text>
      )}
      {chosen && stage.kind !== "NONE" && (
        <Group gap="sm">
          <Text size="sm" fw={600}>
            {chosen.file.name}
          </Text>
          {stage.kind !== "RUNNING" && (
            <Button size="compact-sm" variant="default" onClick={work.leave}>
              {t("import.other")}
            </Button>
          )}
        </Group>
      )}
      {stage.kind === "RUNNING" && (
        <RunningPanel {...stage} onCancel={stage.isCheck ? work.cancelCheck : work.cancelWriting} />
      )}
      {stage.kind === "CHECKED" && <CheckedPanel outcome={stage.outcome} work={work} catalogue={catalogue} />}
      {stage.kind === "DONE" && <DonePanel stage={stage} work={work} catalogue={catalogue} />}
      {stage.kind === "UNKNOWN" && (
        <Alert color="gold" role="alert" title={t("import.unknown")}>
          <Again onAgain={() => void work.apply()} />
        </Alert>
      )}
      {stage.kind === "FAILED" && <Failed stage={stage} work={work} />}
    </Stack>
  );
}

interface FailedProps {
  readonly stage: Extract<ImportStage, { readonly kind: "FAILED" }>;
  readonly work: ImportWork;
}

function Failed({ stage: { isCheck, text, requestId }, work }: FailedProps) {
  const { t } = useWords();
  return (
    <Alert color="red" role="alert" title={t("import.failed")}>
      <Text size="sm">{text}</Text>
      {requestId && <Text size="xs">{t("common.requestId", { id: requestId })}</Text>}
      <Again isCheck={isCheck} onAgain={() => void (isCheck ? work.check() : work.apply())} />
    </Alert>
  );
}

/** The same import again, under its id. */
function Again({ isCheck = false, onAgain }: { readonly isCheck?: boolean; readonly onAgain: () => void }) {
  const { t } = useWords();
  return (
    <>
      {!isCheck && <Text size="sm">{t("import.failed.again")}</Text>}
      <Button mt="xs" size="xs" variant="default" onClick={onAgain}>
        {t("common.retry")}
      </Button>
    </>
  );
}
