import { Button, Group, Modal, Stack, Table, Text } from "@mantine/core";
import type { CellEdit } from "../edits/cell-edit.ts";
import { contentWords } from "../edits/figure-words.ts";
import { useWords } from "../ui/words/words.ts";
import { isBad, type Plan, type Planned } from "./bulk.ts";
import type { Place } from "./selection.ts";

export interface CellNames {
  readonly row: (key: string) => string;
  readonly column: (key: string) => string;
}

interface BulkPreviewProps {
  /** Null closes it. */
  readonly plan: Plan | null;
  readonly names: CellNames;
  readonly onDo: (plan: Plan) => void;
  readonly onClose: () => void;
}

/** More are counted, not listed. */
const listed = 200;

/** What every cell becomes, before anything changes; then all of it as one step to undo. */
export function BulkPreview({ plan, names, onDo, onClose }: BulkPreviewProps) {
  const { t } = useWords();
  return (
    <Modal
      opened={plan !== null}
      onClose={onClose}
      title={t("find.preview")}
      size="xl"
      lockScroll={false}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      {plan && (
        <Stack gap="sm">
          <Counts plan={plan} />
          {plan.cells.length > 0 && (
            <Table verticalSpacing={3} aria-label={t("find.preview")}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t("find.cell")}</Table.Th>
                  <Table.Th ta="right">{t("find.before")}</Table.Th>
                  <Table.Th ta="right">{t("find.after")}</Table.Th>
                  <Table.Th>{t("find.state")}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {plan.cells.slice(0, listed).map((one) => (
                  <PlannedRow key={keyOf(one.place)} planned={one} names={names} />
                ))}
              </Table.Tbody>
            </Table>
          )}
          {plan.cells.length > listed && <Text size="sm">{t("menu.more", { count: plan.cells.length - listed })}</Text>}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("find.cancel")}
            </Button>
            <Button disabled={plan.cells.length === 0} onClick={() => onDo(plan)}>
              {t("find.do", { count: plan.cells.length })}
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}

function Counts({ plan: { cells, locked } }: { readonly plan: Plan }) {
  const { t } = useWords();
  const bad = cells.filter(({ change }) => isBad(change.after)).length;
  const samples = cells.filter(({ isOfSample }) => isOfSample).length;
  const rounded = cells.filter(({ isRounded }) => isRounded).length;
  return (
    <Group gap="md">
      <strong>{t("find.changes", { count: cells.length })}</strong>
      {locked > 0 && <span>{t("find.locked", { count: locked })}</span>}
      {rounded > 0 && <span>{t("find.rounded", { count: rounded })}</span>}
      {samples > 0 && <span className="bv-mark bv-mark-sample">{t("find.samples", { count: samples })}</span>}
      {bad > 0 && <span className="bv-mark bv-mark-doubt">{t("find.bad", { count: bad })}</span>}
    </Group>
  );
}

function PlannedRow({
  planned: { place, change, isRounded },
  names,
}: {
  readonly planned: Planned;
  readonly names: CellNames;
}) {
  const { t } = useWords();
  const { before, after } = change;
  return (
    <Table.Tr>
      <Table.Td>
        {names.row(place.row)}, {names.column(place.column)}
      </Table.Td>
      <Table.Td ta="right">{wordsOf(before) ?? standing(after)}</Table.Td>
      <Table.Td ta="right">
        <strong>{wordsOf(after) ?? standing(before)}</strong>
      </Table.Td>
      <Table.Td>
        {isBad(after) && <span className="bv-mark bv-mark-doubt">{t("cell.invalid")}</span>}
        {isRounded && <span className="bv-muted">{t("find.isRounded")}</span>}
      </Table.Td>
    </Table.Tr>
  );
}

/** What an edit says; null where there is none. */
function wordsOf(edit: CellEdit | null): string | null {
  if (!edit) return null;
  return edit.mine ? contentWords(edit.mine) : (edit.text ?? "");
}

/** What stood before any edit. */
function standing(edit: CellEdit | null): string {
  return edit ? contentWords(edit.base) : "";
}

function keyOf({ row, column }: Place): string {
  return `${row} ${column}`;
}
