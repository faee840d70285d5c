import { Group, Select } from "@mantine/core";
import { DayField } from "../../../ui/day-field.tsx";
import { formatDay } from "../../../ui/format.ts";
import { useWords } from "../../../ui/words/words.ts";

interface BoundaryPickerProps {
  readonly boundary: string | undefined;
  readonly onPick: (boundary: string | undefined) => void;
}

/** The day most of the provinces were merged: where a map of one's own begins. */
const mergers = "2025-07-01";

/** On which map: as reported, today's, or that of a day. */
export function BoundaryPicker({ boundary, onPick }: BoundaryPickerProps) {
  const { t } = useWords();
  const isDay = boundary !== undefined && boundary !== "CURRENT";
  const choices = [
    { value: "", label: t("compare.boundary.AS_REPORTED") },
    { value: "CURRENT", label: t("compare.boundary.CURRENT") },
    {
      value: "DAY",
      label: isDay ? t("compare.boundary.onDay", { day: formatDay(boundary) }) : t("compare.boundary.DAY"),
    },
  ];
  return (
    <Group gap={4} align="flex-end" wrap="nowrap">
      <Select
        size="xs"
        w={160}
        label={t("compare.boundary")}
        value={isDay ? "DAY" : (boundary ?? "")}
        data={choices}
        allowDeselect={false}
        onChange={(value) => onPick(value === "DAY" ? mergers : value || undefined)}
      />
      {isDay && (
        <DayField
          label={t("compare.boundary.day")}
          value={boundary}
          isSmall
          onChange={(day) => {
            if (day) onPick(day);
          }}
        />
      )}
    </Group>
  );
}
