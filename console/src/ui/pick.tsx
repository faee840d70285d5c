import { MultiSelect, Select, type OptionsFilter } from "@mantine/core";
import { found } from "./fold.ts";
import { useWords } from "./words/words.ts";

export interface Choice {
  readonly value: string;
  readonly label: string;
}

interface PickOne {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly value: string | null;
  readonly onPick: (value: string) => void;
  readonly width?: number;
  readonly isDisabled?: boolean;
}

/** One of a list, found by typing without accents. */
export function PickOne({ label, choices, value, onPick, width = 240, isDisabled = false }: PickOne) {
  const { t } = useWords();
  return (
    <Select
      label={label}
      size="xs"
      w={width}
      data={choices as Choice[]}
      value={value}
      disabled={isDisabled}
      searchable
      allowDeselect={false}
      maxDropdownHeight={320}
      nothingFoundMessage={t("common.nothing")}
      filter={foldedFilter}
      onChange={(next) => {
        if (next !== null) onPick(next);
      }}
    />
  );
}

interface PickMany {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly values: readonly string[];
  readonly placeholder: string;
  readonly onPick: (values: readonly string[]) => void;
  readonly width?: number;
}

/** Several of a list, found by typing without accents; the chosen ones stay on one line that scrolls. */
export function PickMany({ label, choices, values, placeholder, onPick, width = 300 }: PickMany) {
  const { t } = useWords();
  return (
    <MultiSelect
      label={label}
      size="xs"
      w={width}
      data={choices as Choice[]}
      value={values as string[]}
      searchable
      clearable
      placeholder={values.length === 0 ? placeholder : ""}
      maxDropdownHeight={320}
      nothingFoundMessage={t("common.nothing")}
      filter={foldedFilter}
      onChange={onPick}
      classNames={{ pillsList: "bv-pills" }}
    />
  );
}

/** The choices here are a flat list; a group would have no label of its own to search. */
const foldedFilter: OptionsFilter = ({ options, search }) =>
  options.filter((option) => "label" in option && found(option.label, search));
