import { Button, Checkbox, Popover, Stack, Text } from "@mantine/core";
import { IconColumnInsertRight } from "@tabler/icons-react";
import { besides, type BesideKind } from "../../edits/beside.ts";
import { useWords } from "../../ui/words/words.ts";
import { possibleBeside } from "./beside-request.ts";
import type { Chosen } from "./sheet-request.ts";

interface BesideMenuProps {
  readonly chosen: Chosen;
  readonly onPick: (beside: readonly BesideKind[] | undefined) => void;
}

/** What stands beside each value, as quiet text that is never edited, selected or copied. */
export function BesideMenu({ chosen: { kind, beside }, onPick }: BesideMenuProps) {
  const { t } = useWords();
  const possible = possibleBeside(kind, besides);
  const shown = possibleBeside(kind, beside);
  // In one order, however they were picked.
  const pick = (picked: readonly string[]): void => {
    const inOrder = besides.filter((one) => picked.includes(one));
    onPick(inOrder.length > 0 ? inOrder : undefined);
  };
  return (
    <Popover position="bottom-start" withinPortal shadow="md" trapFocus>
      <Popover.Target>
        <Button
          size="xs"
          variant={shown.length > 0 ? "light" : "default"}
          leftSection={<IconColumnInsertRight size={16} aria-hidden />}
        >
          {shown.length > 0 ? t("figures.beside.count", { count: shown.length }) : t("figures.beside")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Checkbox.Group label={t("figures.beside")} value={[...shown]} onChange={pick}>
          <Stack gap={6} mt={6}>
            {possible.map((one) => (
              <Checkbox key={one} size="xs" value={one} label={t(`beside.choice.${one}`)} />
            ))}
          </Stack>
        </Checkbox.Group>
        {possible.length < besides.length && (
          <Text size="xs" c="var(--bv-muted)" mt={6}>
            {t("beside.noTarget")}
          </Text>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
