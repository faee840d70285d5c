import { Button, Group, Stack, Text } from "@mantine/core";
import { IconArrowBackUp } from "@tabler/icons-react";
import type { Catalogue } from "../../api/catalogue.ts";
import { useWords } from "../../ui/words/words.ts";
import { CountLine, OutcomeHeading } from "./count-line.tsx";
import { DifferenceTable } from "./difference-table.tsx";
import { ProblemTable } from "./problem-table.tsx";
import type { ImportStage, ImportWork } from "./use-import.ts";

interface DonePanelProps {
  readonly stage: Extract<ImportStage, { readonly kind: "DONE" }>;
  readonly work: ImportWork;
  readonly catalogue: Catalogue;
}

/** What was imported, and the way back. */
export function DonePanel({ stage, work, catalogue }: DonePanelProps) {
  const { t } = useWords();
  const { outcome, undo } = stage;
  return (
    <Stack gap="md">
      <OutcomeHeading outcome={outcome} />
      <CountLine outcome={outcome} />
      <Group gap="sm">
        {outcome.changeSet && undo.at !== "DONE" && (
          <Button
            variant="default"
            loading={undo.at === "BUSY"}
            leftSection={<IconArrowBackUp size={16} aria-hidden />}
            onClick={() => void work.undo()}
          >
            {t("import.undo")}
          </Button>
        )}
        {work.notice && (
          <Text size="sm" role="status">
            {work.notice}
          </Text>
        )}
      </Group>
      {outcome.problems.length > 0 && <ProblemTable outcome={outcome} catalogue={catalogue} />}
      <DifferenceTable outcome={outcome} catalogue={catalogue} />
    </Stack>
  );
}
