import { dayInVietnam } from "@bangvang/schema/vietnam-day";
import { Button, Popover, Stack } from "@mantine/core";
import { IconHistory } from "@tabler/icons-react";
import { useState } from "react";
import { DayField } from "../../../ui/day-field.tsx";
import { formatDay } from "../../../ui/format.ts";
import { useWords } from "../../../ui/words/words.ts";

interface AsOfPickerProps {
  readonly asOf: string | undefined;
  readonly onPick: (asOf: string | undefined) => void;
}

/** As known now, or at the end of a day in Vietnam. */
export function AsOfPicker({ asOf, onPick }: AsOfPickerProps) {
  const { t } = useWords();
  const [today] = useState(() => dayInVietnam(new Date()));
  const day = asOf ? dayInVietnam(new Date(Date.parse(asOf) - 1)) : "";
  return (
    <Popover position="bottom-start" withinPortal shadow="md" trapFocus>
      <Popover.Target>
        <Button size="xs" variant={asOf ? "light" : "default"} leftSection={<IconHistory size={16} aria-hidden />}>
          {asOf ? t("compare.asOf.day", { day: formatDay(day) }) : t("compare.asOf.now")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs">
          <DayField
            label={t("compare.asOf")}
            value={day}
            max={today}
            isSmall
            onChange={(next) => onPick(next ? endOf(next) : undefined)}
          />
          {asOf && (
            <Button size="xs" variant="default" onClick={() => onPick(undefined)}>
              {t("compare.asOf.clear")}
            </Button>
          )}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

/** The end of a day in Vietnam; of today: now. */
function endOf(day: string): string {
  const end = new Date(`${day}T17:00:00Z`);
  const now = new Date();
  return `${(end < now ? end : now).toISOString().slice(0, 19)}Z`;
}
