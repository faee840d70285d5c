import { Kbd, Modal, Table } from "@mantine/core";
import { useWords } from "../../ui/words/words.ts";
import type { WordKey } from "../../ui/words/vi.ts";

type Effect = Extract<WordKey, `keys.${string}`>;

/** Keys are called alike in both languages; two ways to the same thing stand in one line. */
const keys: readonly (readonly [string, Effect])[] = [
  ["↑ ↓ ← →", "keys.move"],
  ["Shift + ↑ ↓ ← →", "keys.extend"],
  ["Ctrl + ↑ ↓ ← →", "keys.edge"],
  ["Ctrl + Shift + ↑ ↓ ← →", "keys.extendEdge"],
  ["Home, End", "keys.line"],
  ["Ctrl + Home, Ctrl + End", "keys.corner"],
  ["PgUp, PgDn", "keys.page"],
  ["Alt + PgUp, Alt + PgDn", "keys.pageAcross"],
  ["Enter, Shift + Enter", "keys.enter"],
  ["Tab, Shift + Tab", "keys.tab"],
  ["0–9, A–Z", "keys.type"],
  ["F2", "keys.edit"],
  ["Ctrl + Enter", "keys.writeAll"],
  ["Esc", "keys.escape"],
  ["Delete, Backspace", "keys.clear"],
  ["Ctrl + A", "keys.all"],
  ["Shift + Space, Ctrl + Space", "keys.whole"],
  ["Ctrl + Click", "keys.add"],
  ["Ctrl + C, Ctrl + X, Ctrl + V", "keys.clipboard"],
  ["Ctrl + D, Ctrl + R", "keys.fill"],
  ["Ctrl + Z, Ctrl + Y", "keys.undo"],
  ["Ctrl + F, Ctrl + H", "keys.find"],
  ["F3, Shift + F3", "keys.hit"],
  ["Alt + ↓", "keys.menu"],
  ["Alt + Click", "keys.sort"],
  ["Alt + Enter", "keys.panel"],
  ["Ctrl + S", "keys.save"],
  ["F6, Ctrl + F6", "keys.leave"],
  ["?", "keys.help"],
];

/** Every key of the sheet. Shift with any of the moves takes the selection along. */
export function KeyHelp({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const { t } = useWords();
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t("figures.keys")}
      size="lg"
      lockScroll={false}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <Table verticalSpacing={3} aria-label={t("figures.keys")}>
        <Table.Tbody>
          {keys.map(([key, effect]) => (
            <Table.Tr key={key}>
              <Table.Th scope="row">
                <Kbd size="xs" className="bv-key">
                  {key}
                </Kbd>
              </Table.Th>
              <Table.Td>{t(effect)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}
