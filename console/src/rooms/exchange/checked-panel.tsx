import type { ImportOutcome } from "@bangvang/schema/exchange";
import { Button, Checkbox, Group, Radio, Stack, Text, Textarea } from "@mantine/core";
import type { Catalogue } from "../../api/catalogue.ts";
import { useWords } from "../../ui/words/words.ts";
import { CountLine, OutcomeHeading } from "./count-line.tsx";
import { DifferenceTable } from "./difference-table.tsx";
import { ProblemTable } from "./problem-table.tsx";
import { weigh } from "./weigh.ts";
import type { ImportWork } from "./use-import.ts";

interface CheckedPanelProps {
  readonly outcome: ImportOutcome;
  readonly work: ImportWork;
  readonly catalogue: Catalogue;
}

/** What a file would change and what is wrong with it, and what a person decides about that. */
export function CheckedPanel({ outcome, work, catalogue }: CheckedPanelProps) {
  const { t } = useWords();
  const { options } = work;
  const weighed = weigh(outcome, options);
  return (
    <Stack gap="md">
      <OutcomeHeading outcome={outcome} />
      <CountLine outcome={outcome} />
      {!weighed.isUnreadable && <Reading outcome={outcome} work={work} />}
      {outcome.problems.length > 0 && <ProblemTable outcome={outcome} catalogue={catalogue} />}
      {weighed.mayBeOnlyClean && (
        <Radio.Group
          size="sm"
          label={t("import.mode")}
          value={options.mode}
          onChange={(mode) => work.change({ mode: mode === "CLEAN_CELLS" ? "CLEAN_CELLS" : "ALL_OR_NOTHING" })}
        >
          <Stack gap={6} mt={6}>
            <Radio size="sm" value="ALL_OR_NOTHING" label={t("import.mode.ALL_OR_NOTHING")} />
            <Radio size="sm" value="CLEAN_CELLS" label={t("import.mode.CLEAN_CELLS")} />
          </Stack>
        </Radio.Group>
      )}
      {weighed.soft > 0 && (
        <Textarea
          size="sm"
          maw={640}
          autosize
          minRows={2}
          maxLength={500}
          label={t("import.because", { count: weighed.soft })}
          description={t("import.because.more")}
          descriptionProps={{ c: "var(--bv-muted)" }}
          value={options.because}
          onChange={(event) => work.change({ because: event.currentTarget.value })}
        />
      )}
      {!weighed.isUnreadable && (
        <Group gap="sm">
          <Button disabled={!weighed.mayApply} onClick={() => void work.apply()}>
            {t(options.mode === "CLEAN_CELLS" ? "import.apply.clean" : "import.apply", { count: weighed.changes })}
          </Button>
          {!weighed.mayApply && (
            <Text size="sm" c="var(--bv-muted)">
              {t(
                weighed.changes === 0 && outcome.counts.problems === 0
                  ? "import.nothing.more"
                  : weighed.needsReason
                    ? "import.because.missing"
                    : "import.mend",
              )}
            </Text>
          )}
        </Group>
      )}
      <DifferenceTable outcome={outcome} catalogue={catalogue} />
    </Stack>
  );
}

/** How the file is read: both change what its rows mean, so the file is checked again. */
function Reading({ outcome, work }: Pick<CheckedPanelProps, "outcome" | "work">) {
  const { t } = useWords();
  const { options } = work;
  const isAsked = outcome.problems.some(({ code }) => code === "VALUE_AMBIGUOUS" || code === "VALUE_UNREADABLE");
  const isBaseless = outcome.problems.some(
    ({ code, conflict }) => code === "VERSION_CONFLICT" && conflict?.base === null,
  );
  if (!isAsked && !isBaseless && options.numbers === "AS_WRITTEN" && !options.withoutBase) return null;
  return (
    <Stack gap={6}>
      {(isAsked || options.numbers === "PLAIN") && (
        <Checkbox
          size="sm"
          label={t("import.numbers.PLAIN")}
          checked={options.numbers === "PLAIN"}
          onChange={(event) => work.change({ numbers: event.currentTarget.checked ? "PLAIN" : "AS_WRITTEN" })}
        />
      )}
      {(isBaseless || options.withoutBase) && (
        <Checkbox
          size="sm"
          label={t("import.withoutBase")}
          description={
            <Text span inherit c="var(--bv-muted)">
              {t("import.withoutBase.more")}
            </Text>
          }
          checked={options.withoutBase}
          onChange={(event) => work.change({ withoutBase: event.currentTarget.checked })}
        />
      )}
    </Stack>
  );
}
