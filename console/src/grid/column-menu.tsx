import { Button, Divider, Group, Popover, Stack, Title } from "@mantine/core";
import { useState } from "react";
import { useWords } from "../ui/words/words.ts";
import type { Arrangement } from "./arrangement.ts";
import type { SheetColumn, SheetRow } from "./columns.ts";
import { FilterFields } from "./filter-fields.tsx";
import type { SheetCells } from "./sheet-cells.ts";
import {
  headerOf,
  isComplete,
  groupings,
  rowMeasureColumn,
  rowNameColumn,
  type Filter,
  type Grouping,
  type SheetView,
} from "./sheet-view.ts";

export interface ColumnMenuProps {
  readonly column: string;
  /** What the header says. */
  readonly name: string;
  /** Where it opens, in the window. */
  readonly at: { readonly left: number; readonly top: number };
  readonly cells: SheetCells;
  readonly rows: readonly SheetRow[];
  readonly columns: readonly SheetColumn[];
  readonly arrangement: Arrangement;
  /** The row the keyboard is in, counted as shown; null when it is in none. */
  readonly row: number | null;
  readonly view: SheetView;
  readonly onView: (view: SheetView) => void;
  /** The whole column, or the whole sheet by its corner: an input method may hold the keys for it. */
  readonly onSelect: () => void;
  readonly onClose: () => void;
}

/** Order, filters, frozen panes and hidden columns, by the header of a column; all of it by keys as well. */
export function ColumnMenu(props: ColumnMenuProps) {
  const { column, name, at, view, onView, onClose } = props;
  const { t } = useWords();
  const [filters, setFilters] = useState<readonly Filter[]>(() => view.filters);
  const choose = (next: SheetView): void => {
    onClose();
    onView(next);
  };
  return (
    <Popover
      opened
      onChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      position="bottom-start"
      trapFocus
      width={300}
      middlewares={{ flip: true, shift: true, size: { padding: 8 } }}
      shadow="md"
      withinPortal
    >
      <Popover.Target>
        <span className="bv-menu-target" style={at} aria-hidden />
      </Popover.Target>
      <Popover.Dropdown p="sm" className="bv-column-menu" aria-label={t("menu.label", { name })}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            choose({ ...view, filters: filters.filter(isComplete) });
          }}
        >
          <Stack gap="xs">
            <Title order={2} size="h6">
              {name}
            </Title>
            <SortButtons column={column} view={view} onChoose={choose} />
            <Divider />
            <FilterFields {...props} filters={filters} onFilters={setFilters} />
            <Group gap="xs">
              <Button type="submit" size="compact-sm">
                {t("menu.apply")}
              </Button>
              <Button size="compact-sm" variant="default" onClick={() => choose(withoutFilters(view, column))}>
                {t("menu.clear")}
              </Button>
            </Group>
            <Divider />
            <PaneButtons {...props} onChoose={choose} />
          </Stack>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}

/** The menu of the names has the filters of whole rows too. */
function withoutFilters(view: SheetView, column: string): SheetView {
  return { ...view, filters: view.filters.filter((filter) => headerOf(filter) !== column) };
}

interface Choosing {
  readonly onChoose: (view: SheetView) => void;
}

function SortButtons({ column, view, onChoose }: Pick<ColumnMenuProps, "column" | "view"> & Choosing) {
  const { t } = useWords();
  const isText = column === rowNameColumn || column === rowMeasureColumn;
  const way = view.sort?.column === column ? view.sort.way : null;
  const button = (to: "up" | "down", word: string) => (
    <Button
      size="compact-sm"
      variant={way === to ? "filled" : "default"}
      aria-pressed={way === to}
      onClick={() => onChoose({ ...view, sort: way === to ? null : { column, way: to } })}
    >
      {word}
    </Button>
  );
  return (
    <Group gap="xs">
      {button("up", t(isText ? "menu.textUp" : "menu.up"))}
      {button("down", t(isText ? "menu.textDown" : "menu.down"))}
    </Group>
  );
}

function PaneButtons({ column, columns, arrangement, row, view, onSelect, onChoose }: ColumnMenuProps & Choosing) {
  const { t } = useWords();
  const at = arrangement.columnIndex(column);
  const { frozen, hidden } = view;
  const group = groupOf(column, columns, view);
  const button = (word: string, next: SheetView) => (
    <Button size="compact-sm" variant="subtle" justify="flex-start" onClick={() => onChoose(next)}>
      {word}
    </Button>
  );
  return (
    <Stack gap={2} align="stretch">
      <Button size="compact-sm" variant="subtle" justify="flex-start" onClick={onSelect}>
        {t(at >= 0 ? "menu.selectColumn" : "menu.selectAll")}
      </Button>
      {at >= 0 && button(t("menu.freezeColumns"), { ...view, frozen: { ...frozen, columns: at + 1 } })}
      {row !== null &&
        button(t("menu.freezeRows", { count: row + 1 }), { ...view, frozen: { ...frozen, rows: row + 1 } })}
      {frozen.rows + frozen.columns > 0 && button(t("menu.unfreeze"), { ...view, frozen: { rows: 0, columns: 0 } })}
      {at >= 0 && arrangement.columnKeys.length > 1 && button(t("menu.hide"), { ...view, hidden: [...hidden, column] })}
      {group && button(t("menu.hideGroup", { name: group.name }), { ...view, hidden: [...hidden, ...group.columns] })}
      {hidden.length > 0 && button(t("menu.unhide", { count: hidden.length }), { ...view, hidden: [] })}
      {at < 0 &&
        offered(columns).map((grouping) => (
          <Button
            key={grouping}
            size="compact-sm"
            variant={view.grouping === grouping ? "light" : "subtle"}
            justify="flex-start"
            aria-pressed={view.grouping === grouping}
            onClick={() => onChoose({ ...view, grouping: view.grouping === grouping ? null : grouping })}
          >
            {t(`menu.group.${grouping}`)}
          </Button>
        ))}
    </Stack>
  );
}

/** The columns under the same heading, where there are others left. */
function groupOf(column: string, columns: readonly SheetColumn[], { grouping, hidden }: SheetView) {
  const heading = grouping && columns.find(({ key }) => key === column)?.groups[grouping];
  if (!grouping || !heading) return null;
  const own = columns.filter(({ groups }) => groups[grouping]?.key === heading.key).map(({ key }) => key);
  const isAllThere = columns.every(({ key }) => own.includes(key) || hidden.includes(key));
  return isAllThere ? null : { name: heading.name, columns: own };
}

/** Headings these columns can stand under. */
function offered(columns: readonly SheetColumn[]): readonly Grouping[] {
  return groupings.filter((grouping) => columns.some(({ groups }) => groups[grouping]));
}
