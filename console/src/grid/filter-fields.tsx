import { Checkbox, Group, NativeSelect, Stack, Text, TextInput } from "@mantine/core";
import { readNumber } from "@bangvang/schema/number-reader/read-number";
import { editText } from "@bangvang/schema/number-reader/write-number";
import { useMemo, useState } from "react";
import { found } from "../ui/fold.ts";
import { formatNumber } from "../ui/format.ts";
import { useWords } from "../ui/words/words.ts";
import type { SheetRow } from "./columns.ts";
import type { SheetCells } from "./sheet-cells.ts";
import { listOf } from "./filters.ts";
import { anyColumn, numbersOf, rowGroup, rowMeasureColumn, rowNameColumn, type Filter } from "./sheet-view.ts";

interface FilterFieldsProps {
  readonly column: string;
  readonly cells: SheetCells;
  readonly rows: readonly SheetRow[];
  readonly filters: readonly Filter[];
  readonly onFilters: (filters: readonly Filter[]) => void;
}

/** What rows must be like, as far as this column says. */
export function FilterFields(props: FilterFieldsProps) {
  switch (props.column) {
    case rowNameColumn:
      return <NameFields {...props} />;
    case rowMeasureColumn:
      return <MeasureFields {...props} />;
    default:
      return <FigureFields {...props} />;
  }
}

/** Sets one filter, or takes it out. */
function withFilter(
  filters: readonly Filter[],
  of: (filter: Filter) => boolean,
  next: Filter | null,
): readonly Filter[] {
  const others = filters.filter((filter) => !of(filter));
  return next ? [...others, next] : others;
}

function NameFields({ rows, filters, onFilters }: FilterFieldsProps) {
  const { t } = useWords();
  const has = filters.find(({ column, is }) => column === rowNameColumn && is === "has")?.than[0] ?? "";
  const groups = useMemo(() => headings(rows), [rows]);
  const names = useMemo(() => rows.map(({ key, name }) => ({ value: key, label: name })), [rows]);
  return (
    <Stack gap="xs">
      <TextInput
        size="xs"
        data-autofocus
        label={t("menu.has")}
        value={has}
        onChange={({ currentTarget: { value } }) =>
          onFilters(
            withFilter(
              filters,
              ({ column, is }) => column === rowNameColumn && is === "has",
              value.trim() === "" ? null : { column: rowNameColumn, is: "has", than: [value] },
            ),
          )
        }
      />
      {(["changed", "invalid"] as const).map((is) => (
        <Checkbox
          key={is}
          size="xs"
          label={t(`menu.any.${is}`)}
          checked={filters.some((filter) => filter.column === anyColumn && filter.is === is)}
          onChange={({ currentTarget: { checked } }) =>
            onFilters(
              withFilter(
                filters,
                (filter) => filter.column === anyColumn && filter.is === is,
                checked ? { column: anyColumn, is, than: [] } : null,
              ),
            )
          }
        />
      ))}
      {groups.length > 1 && (
        <ValueList label={t("menu.groups")} column={rowGroup} values={groups} filters={filters} onFilters={onFilters} />
      )}
      <ValueList
        label={t("menu.names")}
        column={rowNameColumn}
        values={names}
        filters={filters}
        onFilters={onFilters}
      />
    </Stack>
  );
}

function MeasureFields({ rows, filters, onFilters }: FilterFieldsProps) {
  const { t } = useWords();
  const values = useMemo(
    () => [...new Set(rows.map((row) => row.measure))].map((value) => ({ value, label: value })),
    [rows],
  );
  return (
    <ValueList
      label={t("menu.values")}
      column={rowMeasureColumn}
      values={values}
      filters={filters}
      onFilters={onFilters}
    />
  );
}

const figureConditions = ["blank", "filled", "gt", "lt", "between", "changed", "invalid"] as const;

function FigureFields({ column, cells, rows, filters, onFilters }: FilterFieldsProps) {
  const { t } = useWords();
  const values = useMemo(
    () => listOf(cells, rows, column).map((value) => ({ value, label: valueWords(value, t) })),
    [cells, rows, column, t],
  );
  const isCondition = (filter: Filter): boolean => filter.column === column && filter.is !== "in";
  const condition = filters.find(isCondition);
  const numbers = condition ? numbersOf(condition.is) : 0;
  const set = (next: Filter | null): void => onFilters(withFilter(filters, isCondition, next));
  return (
    <Stack gap="xs">
      <Group gap="xs" align="flex-end" wrap="nowrap">
        <NativeSelect
          size="xs"
          label={t("menu.condition")}
          value={condition?.is ?? ""}
          data={[
            { value: "", label: t("menu.condition.none") },
            ...figureConditions.map((is) => ({ value: is, label: t(`menu.condition.${is}`) })),
          ]}
          onChange={({ currentTarget: { value } }) => {
            const is = figureConditions.find((one) => one === value);
            set(is ? { column, is, than: condition?.than ?? [] } : null);
          }}
        />
        {Array.from({ length: numbers }, (_, index) => (
          <NumberField
            key={index}
            label={t(numbers === 1 ? "menu.number" : index === 0 ? "menu.from" : "menu.to")}
            value={condition?.than[index] ?? ""}
            onRead={(value) =>
              set({ ...condition!, than: [0, 1].map((at) => (at === index ? value : (condition!.than[at] ?? ""))) })
            }
          />
        ))}
      </Group>
      <ValueList label={t("menu.values")} column={column} values={values} filters={filters} onFilters={onFilters} />
    </Stack>
  );
}

/** A number as people here write it; what cannot be read is said at once. */
function NumberField({
  label,
  value,
  onRead,
}: {
  readonly label: string;
  readonly value: string;
  readonly onRead: (value: string) => void;
}) {
  const { t } = useWords();
  const [text, setText] = useState(() => (value === "" ? "" : editText(value)));
  const reading = readNumber(text, { measure: "", wholeNumber: false });
  return (
    <TextInput
      size="xs"
      w={110}
      label={label}
      value={text}
      inputMode="decimal"
      error={text !== "" && reading.kind !== "OK" ? t("menu.notRead") : null}
      onChange={({ currentTarget }) => {
        setText(currentTarget.value);
        const read = readNumber(currentTarget.value, { measure: "", wholeNumber: false });
        onRead(read.kind === "OK" ? read.value : "");
      }}
    />
  );
}

interface ValueListProps extends Pick<FilterFieldsProps, "filters" | "onFilters"> {
  readonly label: string;
  readonly column: string;
  readonly values: readonly { readonly value: string; readonly label: string }[];
}

/** More are found by searching; a list nobody can read to its end is no list. */
const mostListed = 200;

/** The values that occur; those without a tick are filtered away. All ticked is no filter. */
function ValueList({ label, column, values, filters, onFilters }: ValueListProps) {
  const { t } = useWords();
  const [question, setQuestion] = useState("");
  const { ticked, tick } = useTicks({ column, values, filters, onFilters });
  const matching = values.filter((one) => found(one.label, question));
  const listed = matching.slice(0, mostListed);
  const isAll = matching.every(({ value }) => ticked.has(value));
  return (
    <Stack gap={4} role="group" aria-label={label}>
      <Text size="xs" fw={600}>
        {label}
      </Text>
      {values.length > 8 && (
        <TextInput
          size="xs"
          aria-label={t("menu.search", { label })}
          placeholder={t("common.search")}
          value={question}
          onChange={({ currentTarget }) => setQuestion(currentTarget.value)}
        />
      )}
      <div className="bv-value-list">
        <Checkbox
          size="xs"
          label={t("common.all")}
          checked={isAll}
          indeterminate={!isAll && matching.some(({ value }) => ticked.has(value))}
          onChange={({ currentTarget }) =>
            tick(
              matching.map(({ value }) => value),
              currentTarget.checked,
            )
          }
        />
        {listed.map(({ value, label: words }) => (
          <Checkbox
            key={value}
            size="xs"
            label={words}
            checked={ticked.has(value)}
            onChange={({ currentTarget }) => tick([value], currentTarget.checked)}
          />
        ))}
        {matching.length > listed.length && (
          <Text size="xs" c="var(--bv-muted)">
            {t("menu.more", { count: matching.length - listed.length })}
          </Text>
        )}
      </div>
    </Stack>
  );
}

/** Which values are let through, and what a tick makes of them. */
function useTicks({ column, values, filters, onFilters }: Omit<ValueListProps, "label">) {
  const isList = (filter: Filter): boolean => filter.column === column && filter.is === "in";
  const chosen = filters.find(isList);
  const ticked = useMemo(() => new Set(chosen?.than ?? values.map(({ value }) => value)), [chosen, values]);
  const tick = (some: readonly string[], isOn: boolean): void => {
    const turned = new Set(some);
    const than = values.flatMap(({ value }) => ((turned.has(value) ? isOn : ticked.has(value)) ? value : []));
    onFilters(withFilter(filters, isList, than.length === values.length ? null : { column, is: "in", than }));
  };
  return { ticked, tick };
}

function headings(rows: FilterFieldsProps["rows"]): readonly { readonly value: string; readonly label: string }[] {
  const names = new Map(rows.flatMap(({ group }) => (group ? [[group.key, group.name] as const] : [])));
  return [...names].map(([value, label]) => ({ value, label }));
}

function valueWords(value: string, t: ReturnType<typeof useWords>["t"]): string {
  if (value === "") return t("menu.blank");
  if (value === "NOT_APPLICABLE") return t("state.NOT_APPLICABLE");
  return value === "UNREAD" ? t("menu.unread") : formatNumber(Number(value));
}
