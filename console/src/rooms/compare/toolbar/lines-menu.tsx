import { Button, Checkbox, Popover, Stack } from "@mantine/core";
import { IconListDetails } from "@tabler/icons-react";
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
    <Popover position="bottom-start" withinPortal shadow="md" trapFocus>
      <Popover.Target>
        <Button
          size="xs"
          variant={lines.length > 0 ? "light" : "default"}
          leftSection={<IconListDetails size={16} aria-hidden />}
        >
          {lines.length > 0 ? t("compare.lines.count", { count: lines.length }) : t("compare.lines")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Checkbox.Group
          label={t("compare.lines")}
          value={[...lines]}
          onChange={(picked) => onPick(lineKinds.filter((kind) => picked.includes(kind)))}
        >
          <Stack gap={6} mt={6}>
            {lineKinds.map((kind) => (
              <Checkbox key={kind} size="xs" value={kind} label={t(`compare.choice.${kind}`)} />
            ))}
          </Stack>
        </Checkbox.Group>
      </Popover.Dropdown>
    </Popover>
  );
}
