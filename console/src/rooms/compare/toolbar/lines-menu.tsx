import { IconListDetails } from "@tabler/icons-react";
import { ChoicesMenu } from "../../../ui/choices-menu.tsx";
import { useWords } from "../../../ui/words/words.ts";
import { lineKinds, type LineKind } from "../compare-search.ts";

interface LinesMenuProps {
  readonly lines: readonly LineKind[];
  readonly onPick: (lines: readonly LineKind[]) => void;
}

/** What stands under each value. */
export function LinesMenu({ lines, onPick }: LinesMenuProps) {
  const { t } = useWords();
  return (
    <ChoicesMenu
      label={t("compare.lines")}
      pickedLabel={t("compare.lines.count", { count: lines.length })}
      icon={<IconListDetails size={16} aria-hidden />}
      choices={lineKinds.map((kind) => ({ value: kind, label: t(`compare.choice.${kind}`) }))}
      picked={lines}
      onPick={onPick}
    />
  );
}
