import { keyText, type FigureKey } from "@bangvang/schema/figure";
import type { Reading } from "@bangvang/schema/number-reader/number-reading";
import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useRef } from "react";
import type { Catalogue } from "../../api/catalogue.ts";
import { questionOf, type CellEdit } from "../../edits/cell-edit.ts";
import { chosen, type Change } from "../../edits/commands.ts";
import { useEdits } from "../../edits/use-edits.ts";
import { formatNumber } from "../../ui/format.ts";
import { useWords } from "../../ui/words/words.ts";
import { CellCard } from "./cell-card.tsx";
import { measureAt } from "./sheet-labels.ts";

interface ReadingsDialogProps {
  readonly catalogue: Catalogue;
  readonly edits: readonly CellEdit[];
  readonly onClose: () => void;
  /** What was typed is to be typed again, in its cell. */
  readonly onEditAgain: (key: FigureKey) => void;
}

/**
 * A number that can be read in several ways is asked about, never guessed. No answer has the focus at first: a key of
 * somebody who types on must not answer.
 */
export function ReadingsDialog({ catalogue, edits, onClose, onEditAgain }: ReadingsDialogProps) {
  const { t } = useWords();
  const { store } = useEdits();
  const again = useRef<FigureKey | null>(null);
  // An edit that was changed or dropped meanwhile is no longer asked about.
  const open = edits.filter((edit) => store.edit(edit.key) === edit);
  const choose = (pairs: readonly (readonly [CellEdit, Reading])[]): void => {
    const asked = pairs.filter(([edit]) => store.edit(edit.key) === edit);
    const changes = asked.flatMap(([edit, reading]) => changeOf(edit, reading, catalogue) ?? []);
    store.apply({ label: "command.choose", changes });
    if (changes.length >= open.length) onClose();
  };
  const isChoice = nth(open, 1).length > 0;
  // The dialog gives the focus back to where it came from; only then can an editor be opened.
  const afterwards = (): void => {
    if (again.current) onEditAgain(again.current);
    again.current = null;
  };
  return (
    <Modal
      opened={open.length > 0}
      onClose={onClose}
      onExitTransitionEnd={afterwards}
      title={t("readings.title")}
      size="md"
      lockScroll={false}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <Stack gap="sm" tabIndex={-1} data-autofocus className="bv-unringed">
        <Text size="sm">{t(isChoice ? "readings.more" : "readings.one")}</Text>
        {open.length > 1 && (
          <Group gap={6}>
            <Button size="xs" onClick={() => choose(nth(open, 0))}>
              {t("readings.forAll")}
            </Button>
            {isChoice && (
              <Button size="xs" variant="default" onClick={() => choose(nth(open, 1))}>
                {t("readings.forAllSecond")}
              </Button>
            )}
          </Group>
        )}
        {open.slice(0, 50).map((edit) => (
          <OneChoice
            key={keyText(edit.key)}
            edit={edit}
            catalogue={catalogue}
            onPick={(reading) => choose([[edit, reading]])}
            onEditAgain={() => {
              again.current = edit.key;
              onClose();
            }}
          />
        ))}
      </Stack>
    </Modal>
  );
}

interface OneChoiceProps {
  readonly edit: CellEdit;
  readonly catalogue: Catalogue;
  readonly onPick: (reading: Reading) => void;
  readonly onEditAgain: () => void;
}

function OneChoice({ edit, catalogue, onPick, onEditAgain }: OneChoiceProps) {
  const { t } = useWords();
  const reading = questionOf(edit);
  const measure = measureAt(edit.key.indicator, catalogue);
  if (!reading) return null;
  const [only, ...others] = reading.readings;
  const valueOf = ({ value }: Reading): string =>
    value === null ? t("readings.blank") : `${formatNumber(Number(value))} ${measure}`;
  return (
    <CellCard cell={edit.key} catalogue={catalogue}>
      <Text size="sm">
        {t("readings.typed", { text: edit.text ?? "" })}. {t(`ambiguity.${reading.reason}`)}
      </Text>
      {only && others.length === 0 ? (
        <>
          <Text size="sm" fw={600} mt={6}>
            {t("readings.isIt", { value: valueOf(only) })}
          </Text>
          <Group gap={6} mt={6}>
            <Button size="xs" onClick={() => onPick(only)}>
              {t("readings.yes")}
            </Button>
            <Button size="xs" variant="default" onClick={onEditAgain}>
              {t("readings.again")}
            </Button>
          </Group>
        </>
      ) : (
        <Stack gap={6} mt={6}>
          {reading.readings.map((one, index) => (
            <Button
              key={`${one.value} ${one.reason}`}
              variant={index === 0 ? "light" : "default"}
              justify="space-between"
              rightSection={
                <Text size="xs">
                  {[t(`reading.${one.reason}`), ...one.fits.map((fit) => t(`fit.${fit}`))].join(", ")}
                </Text>
              }
              onClick={() => onPick(one)}
            >
              {valueOf(one)}
            </Button>
          ))}
        </Stack>
      )}
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
    const reading = questionOf(edit)?.readings[index];
    return reading ? [[edit, reading] as const] : [];
  });
}
