import { Text } from "@mantine/core";
import { IconColumnInsertRight } from "@tabler/icons-react";
import { besides, type BesideKind } from "../../edits/beside.ts";
import { ChoicesMenu } from "../../ui/choices-menu.tsx";
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
  return (
    <ChoicesMenu
      label={t("figures.beside")}
      pickedLabel={t("figures.beside.count", { count: shown.length })}
      icon={<IconColumnInsertRight size={16} aria-hidden />}
      choices={possible.map((one) => ({ value: one, label: t(`beside.choice.${one}`) }))}
      picked={shown}
      onPick={(picked) => onPick(picked.length > 0 ? picked : undefined)}
    >
      {possible.length < besides.length && (
        <Text size="xs" c="var(--bv-muted)" mt={6}>
          {t("beside.noTarget")}
        </Text>
      )}
    </ChoicesMenu>
  );
}
