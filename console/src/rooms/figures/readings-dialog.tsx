import { keyText } from "@bangvang/schema/figure";
import type { Ambiguous, Reading } from "@bangvang/schema/number-reader/number-reading";
import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import type { Catalogue } from "../../api/catalogue.ts";
import type { CellEdit } from "../../edits/cell-edit.ts";
import { chosen, type Change } from "../../edits/commands.ts";
import { editStore } from "../../edits/desk.ts";
import { formatNumber } from "../../ui/format.ts";
import { measureOf } from "../../ui/words/measures.ts";
import { useWords } from "../../ui/words/words.ts";
import { CellCard } from "./cell-card.tsx";

interface ReadingsDialogProps {
  readonly catalogue: Catalogue;
  readonly edits: readonly CellEdit[];
  readonly onClose: () => void;
}

/** A number that can be read in several ways is asked about, never guessed. A paste asks once for all its cells. */
export function ReadingsDialog({ catalogue, edits, onClose }: ReadingsDialogProps) {
  const { t } = useWords();
  // An edit that was changed or dropped meanwhile is no longer asked about.
  const open = edits.filter((edit) => editStore.edit(edit.key) === edit);
  const choose = (pairs: readonly (readonly [CellEdit, Reading])[]): void => {
    const changes = pairs.flatMap(([edit, reading]) => changeOf(edit, reading, catalogue) ?? []);
    editStore.apply({ label: "command.choose", changes });
    if (changes.length >= open.length) onClose();
  };
  return (
    <Modal
      opened={open.length > 0}
      onClose={onClose}
      title={t("readings.title")}
      size="md"
      lockScroll={false}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <Stack gap="sm">
        <Text size="sm">{t("readings.more")}</Text>
        {open.length > 1 && (
          <Group gap={6}>
            <Button size="xs" onClick={() => choose(nth(open, 0))}>
              {t("readings.forAll")}
            </Button>
            <Button size="xs" variant="default" onClick={() => choose(nth(open, 1))}>
              {t("readings.forAllSecond")}
            </Button>
          </Group>
        )}
        {open.slice(0, 50).map((edit) => (
          <OneChoice
            key={keyText(edit.key)}
            edit={edit}
            catalogue={catalogue}
            onPick={(reading) => choose([[edit, reading]])}
          />
        ))}
      </Stack>
    </Modal>
  );
}

function OneChoice({
  edit,
  catalogue,
  onPick,
}: {
  readonly edit: CellEdit;
  readonly catalogue: Catalogue;
  readonly onPick: (reading: Reading) => void;
}) {
  const { t } = useWords();
  const reading = ambiguous(edit);
  const indicator = catalogue.indicator.get(edit.key.indicator);
  const measure = indicator ? measureOf(indicator) : "";
  if (!reading) return null;
  return (
    <CellCard cell={edit.key} catalogue={catalogue}>
      <Text size="sm">
        {t("readings.typed", { text: edit.text ?? "" })}. {t(`ambiguity.${reading.reason}`)}
      </Text>
      <Stack gap={6} mt={6}>
        {reading.readings.map((one, index) => (
          <Button
            key={`${one.value} ${one.reason}`}
            variant={index === 0 ? "light" : "default"}
            justify="space-between"
            data-autofocus={index === 0 || undefined}
            rightSection={
              <Text size="xs">
                {[t(`reading.${one.reason}`), ...one.fits.map((fit) => t(`fit.${fit}`))].join(", ")}
              </Text>
            }
            onClick={() => onPick(one)}
          >
            {one.value === null ? t("readings.blank") : `${formatNumber(Number(one.value))} ${measure}`}
          </Button>
        ))}
      </Stack>
    </CellCard>
  );
}

function changeOf(edit: CellEdit, reading: Reading, catalogue: Catalogue): Change | null {
  const indicator = catalogue.indicator.get(edit.key.indicator);
  return indicator ? chosen({ key: edit.key, base: edit.base, before: edit, indicator }, edit, reading) : null;
}

/** The same place in each list of readings; a cell with fewer is left to be asked about. */
function nth(edits: readonly CellEdit[], index: number): readonly (readonly [CellEdit, Reading])[] {
  return edits.flatMap((edit) => {
    const reading = ambiguous(edit)?.readings[index];
    return reading ? [[edit, reading] as const] : [];
  });
}

function ambiguous(edit: CellEdit): Ambiguous | null {
  const problem = edit.problems.find((one) => one.kind === "READING");
  return problem?.reading.kind === "AMBIGUOUS" ? problem.reading : null;
}
