import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useState, type KeyboardEvent } from "react";
import { chooseWay, noChoices, waysOf, type Choices, type Ways } from "../../grid/paste-choices.ts";
import { planClasses, type PastePlan, type PlanClass } from "../../grid/paste-plan.ts";
import { useWords } from "../../ui/words/words.ts";
import { PlanTable, type PlanParts } from "./plan-table.tsx";

interface PlanPreviewProps extends Omit<PlanParts, "labels"> {
  readonly labels: PlanParts["labels"] | null;
  /** Null closes the preview. */
  readonly plan: PastePlan | null;
  readonly onPaste: (choices: Choices) => void;
  readonly onClose: () => void;
}

/**
 * What a paste would do, before it does it: every cell by its class, and a choice where a number has several readings.
 * Ctrl+Enter pastes; no key of running text does.
 */
export function PlanPreview({ plan, labels, onClose, ...parts }: PlanPreviewProps) {
  const { t } = useWords();
  return (
    <Modal
      opened={plan !== null}
      onClose={onClose}
      title={t("plan.title")}
      size="min(1080px, 94vw)"
      lockScroll={false}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      {plan && labels && <Preview plan={plan} labels={labels} onClose={onClose} {...parts} />}
    </Modal>
  );
}

type PreviewProps = PlanParts & Omit<PlanPreviewProps, "plan" | "labels"> & { readonly plan: PastePlan };

function Preview({ plan, onPaste, onClose, ...parts }: PreviewProps) {
  const { t } = useWords();
  const [choices, setChoices] = useState(noChoices);
  const [shown, setShown] = useState(() => planClasses.find((kind) => plan.counts[kind] > 0)!);
  const left = plan.counts.AMBIGUOUS - choices.size + plan.counts.WRONG;
  const submitOnEnter = (event: KeyboardEvent): void => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) onPaste(choices);
  };
  return (
    <Stack gap="sm" tabIndex={-1} data-autofocus className="bv-unringed" onKeyDown={submitOnEnter}>
      <PlanWords plan={plan} />
      <WaysList
        plan={plan}
        choices={choices}
        columns={parts.labels.columns}
        onChoose={(column, reason) => setChoices((old) => chooseWay(plan, old, column, reason))}
      />
      <ClassFilter counts={plan.counts} shown={shown} onShow={setShown} />
      <PlanTable
        key={shown}
        plan={plan}
        shown={shown}
        choices={choices}
        onChoose={(cell, reading) => setChoices((old) => new Map(old).set(cell, reading))}
        {...parts}
      />
      <Group gap="sm" justify="flex-end">
        <Text size="sm" aria-live="polite" c="var(--bv-muted)">
          {left > 0 && t("plan.left", { count: left })}
        </Text>
        <Button variant="default" onClick={onClose}>
          {t("plan.cancel")}
        </Button>
        <Button onClick={() => onPaste(choices)} title="Ctrl+Enter" aria-keyshortcuts="Control+Enter">
          {t("plan.paste", { count: plan.changes.length - left })}
        </Button>
      </Group>
    </Stack>
  );
}

/** What holds for the paste as a whole. */
function PlanWords({ plan: { block, spread, classes, samples } }: { readonly plan: PastePlan }) {
  const { t } = useWords();
  const lines = [
    t("plan.intro", { count: classes.length }),
    block.settled > 0 && (block.format === "ENGLISH" || block.format === "VIETNAMESE")
      ? t(`plan.settled.${block.format}`, { count: block.settled })
      : "",
    samples > 0 ? t("done.samples", { count: samples }) : "",
    spread.cutRows > 0 ? t("paste.cutRows", { count: spread.cutRows }) : "",
    spread.cutColumns > 0 ? t("paste.cutColumns", { count: spread.cutColumns }) : "",
  ];
  return <Text size="sm">{lines.filter(Boolean).join(" ")}</Text>;
}

interface WaysListProps {
  readonly plan: PastePlan;
  readonly choices: Choices;
  readonly columns: PlanParts["labels"]["columns"];
  readonly onChoose: (column: Ways["column"], reason: Ways["ways"][number]["reason"]) => void;
}

/** One press reads a whole column, or all of them, in one way. */
function WaysList({ plan, choices, columns, onChoose }: WaysListProps) {
  const { t } = useWords();
  const all = waysOf(plan, choices);
  if (all.length === 0) return null;
  const nameOf = (column: number | null): string => {
    const key = column === null ? null : plan.columnKeys[column];
    return key === null ? t("plan.ways.all") : (columns.find((one) => one.key === key)?.name ?? key ?? "");
  };
  return (
    <section className="bv-ways" aria-label={t("plan.ways")}>
      {all.map(({ column, ways }) => (
        <Group key={column} gap={6} role="group" aria-label={nameOf(column)}>
          <Text size="sm" fw={600} className="bv-ways-name">
            {nameOf(column)}
          </Text>
          {ways.map(({ reason, count, chosen }) => (
            <Button
              key={reason}
              size="compact-sm"
              variant={chosen === count ? "filled" : "default"}
              aria-pressed={chosen === count}
              onClick={() => onChoose(column, reason)}
            >
              {t("plan.way", { way: t(`reading.${reason}`), count })}
            </Button>
          ))}
        </Group>
      ))}
    </section>
  );
}

interface ClassFilterProps {
  readonly counts: PastePlan["counts"];
  readonly shown: PlanClass;
  readonly onShow: (shown: PlanClass) => void;
}

function ClassFilter({ counts, shown, onShow }: ClassFilterProps) {
  const { t } = useWords();
  return (
    <Group gap={6} role="group" aria-label={t("plan.filter")}>
      {planClasses
        .filter((kind) => counts[kind] > 0)
        .map((kind) => (
          <Button
            key={kind}
            size="compact-sm"
            variant={kind === shown ? "light" : "subtle"}
            aria-pressed={kind === shown}
            onClick={() => onShow(kind)}
          >
            {t("plan.way", { way: t(`plan.class.${kind}`), count: counts[kind] })}
          </Button>
        ))}
    </Group>
  );
}
