import { Button, Group } from "@mantine/core";
import {
  memo,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
  type ClipboardEvent,
  type KeyboardEvent,
  type RefObject,
} from "react";
import { useWords } from "../ui/words/words.ts";
import type { Arrangement } from "./arrangement.ts";
import { isOneValue, pastedOf } from "./clipboard.ts";
import type { CellView } from "./cell-view.ts";
import type { SheetColumn, SheetRow } from "./columns.ts";
import { keyAction } from "./key-map.ts";
import type { Place } from "./selection.ts";
import type { SheetController } from "./sheet-controller.ts";
import { fitting } from "./sheet-view.ts";
import { headerName, type SheetProps } from "./sheet.tsx";
import { useArrangement } from "./use-arrangement.ts";
import { ViewLine } from "./view-line.tsx";

/** So much is read through in reasonable time. */
const rowsOfPage = 100;
const columnsOfPage = 12;

/**
 * The same sheet as a plain table with a field in each cell, for those who hear it: in the order of the document, page by
 * page, with every state in words. It writes by the same commands.
 */
export function SheetTable(props: SheetProps) {
  const { controller, block, rows, columns, corner, measure, label, onView } = props;
  const view = useMemo(() => fitting(props.view, columns), [props.view, columns]);
  const { arrangement, isStale, applyAgain } = useArrangement(controller, { block, rows, columns, view });
  const nameOf = (column: string): string => headerName(column, props);
  const { rowPage, columnPage, show, field } = usePages(controller, arrangement);
  useSyncExternalStore(controller.cells.store.subscribe, () => controller.cells.store.revision);
  const byKey = new Map(columns.map((column) => [column.key, column]));
  const shownColumns = arrangement.columnKeys.flatMap((key) => byKey.get(key) ?? []);
  const pageOfRows = arrangement.rows.slice(rowPage * rowsOfPage, (rowPage + 1) * rowsOfPage);
  const pageOfColumns = shownColumns.slice(columnPage * columnsOfPage, (columnPage + 1) * columnsOfPage);
  return (
    <section className="bv-sheet bv-sheet-table" aria-label={label}>
      <ViewLine {...{ arrangement, rows, columns, nameOf, view, isStale, onView }} onApplyAgain={applyAgain} />
      <Group gap="lg" px="md" py={6} fz="sm">
        <Pages
          what="rows"
          page={rowPage}
          size={rowsOfPage}
          of={arrangement.rows.length}
          onPage={(to) => show(to, columnPage)}
        />
        <Pages
          what="columns"
          page={columnPage}
          size={columnsOfPage}
          of={shownColumns.length}
          onPage={(to) => show(rowPage, to)}
        />
      </Group>
      <div className="bv-table-scroll" ref={field}>
        <table className="bv-table">
          <caption className="bv-hidden">{label}</caption>
          <thead>
            <tr>
              <th scope="col">{corner}</th>
              {measure !== null && <th scope="col">{measure}</th>}
              {pageOfColumns.map(({ key, title }) => (
                <th key={key} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {pageOfRows.map((row) => (
              <tr key={row.key}>
                <th scope="row">{row.name}</th>
                {measure !== null && <td className="bv-left">{row.measure}</td>}
                {pageOfColumns.map((column) => (
                  <FigureField key={column.key} {...{ controller, row, column }} {...cellOf(controller, row, column)} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** Which page is shown, the last when there are fewer by now; the controller brings a cell into sight by it. */
function usePages(controller: SheetController, arrangement: Arrangement) {
  const [page, setPage] = useState({ rowPage: 0, columnPage: 0 });
  const rowPage = Math.min(page.rowPage, lastPage(arrangement.rowKeys.length, rowsOfPage));
  const columnPage = Math.min(page.columnPage, lastPage(arrangement.columnKeys.length, columnsOfPage));
  const field = useRef<HTMLDivElement>(null);
  const wanted = useRef<Place | null>(null);
  useEffect(() => {
    controller.steering.takeTable({
      toCell: (shown, place) => {
        wanted.current = place;
        setPage({
          rowPage: Math.floor(shown.rowIndex(place.row) / rowsOfPage),
          columnPage: Math.floor(shown.columnIndex(place.column) / columnsOfPage),
        });
        focusIn(field.current, place);
      },
      endField: () => endField(field.current),
    });
    return () => controller.steering.takeTable(null);
  }, [controller]);
  useEffect(() => controller.arranged(), [controller, arrangement]);
  useLayoutEffect(() => {
    if (wanted.current) focusIn(field.current, wanted.current);
    wanted.current = null;
  }, [rowPage, columnPage]);
  const show = (toRow: number, toColumn: number): void => setPage({ rowPage: toRow, columnPage: toColumn });
  return { rowPage, columnPage, show, field };
}

function lastPage(lines: number, size: number): number {
  return Math.max(0, Math.ceil(lines / size) - 1);
}

function focusIn(table: HTMLElement | null, { row, column }: Place): void {
  const cell = [...(table?.querySelectorAll<HTMLElement>("[data-row]") ?? [])].find(
    ({ dataset }) => dataset["row"] === row && dataset["column"] === column,
  );
  cell?.focus();
}

/** What is typed in the field that has the keyboard counts as if one had gone on, and the keyboard stays. */
function endField(table: HTMLElement | null): void {
  const field = document.activeElement;
  if (!(field instanceof HTMLInputElement) || !table?.contains(field)) return;
  field.blur();
  field.focus();
}

interface PagesProps {
  readonly what: "rows" | "columns";
  readonly page: number;
  readonly size: number;
  readonly of: number;
  readonly onPage: (page: number) => void;
}

function Pages({ what, page, size, of, onPage }: PagesProps) {
  const { t } = useWords();
  const last = lastPage(of, size);
  const [from, to] = [Math.min(of, page * size + 1), Math.min(of, (page + 1) * size)];
  return (
    <Group gap={6}>
      <span>{t(`table.${what}`, { from, to, of })}</span>
      {last > 0 && (
        <>
          <Button size="compact-xs" variant="default" disabled={page === 0} onClick={() => onPage(page - 1)}>
            {t(`table.${what}.before`)}
          </Button>
          <Button size="compact-xs" variant="default" disabled={page >= last} onClick={() => onPage(page + 1)}>
            {t(`table.${what}.after`)}
          </Button>
        </>
      )}
    </Group>
  );
}

interface CellProps {
  readonly text: string;
  readonly words: string;
  readonly status: CellView["status"];
  readonly isEditable: boolean;
}

function cellOf({ cells }: SheetController, { key }: SheetRow, column: SheetColumn): CellProps {
  const { words, status, text } = cells.view(key, column.key);
  const isEditable = cells.isEditable(key, column.key);
  return { text: isEditable ? cells.editText(key, column.key) : text, words: words.join(", "), status, isEditable };
}

interface FieldProps extends CellProps {
  readonly controller: SheetController;
  readonly row: SheetRow;
  readonly column: SheetColumn;
}

/** Drawn anew only when what stands there is another: a page has more than a thousand. */
const FigureField = memo(function FigureField({ controller, row, column, ...cell }: FieldProps) {
  const { text, words, status, isEditable } = cell;
  const described = useId();
  const place = { row: row.key, column: column.key };
  const field = useRef<HTMLInputElement>(null);
  const typing = useTyping(field, text, {
    onOpen: (isOpen) => controller.onEditor(place, isOpen),
    onTyped: (typed) => controller.typeIn(place, typed),
  });
  /** Several cells go into the sheet from here on, as in the grid; what was typed here before counts first. */
  const onPaste = (event: ClipboardEvent): void => {
    const pasted = pastedOf(event.clipboardData);
    if (isOneValue(pasted)) return;
    event.preventDefault();
    typing.end();
    controller.pressing.press(place, "NEW");
    controller.pasting.paste(pasted);
  };
  const isWrong = status === "INVALID" || status === "CONFLICT";
  return (
    <td className={`bv-is-${status.toLowerCase()}`}>
      {isEditable ? (
        <input
          ref={field}
          className="bv-field"
          autoComplete="off"
          inputMode="decimal"
          aria-label={`${row.name}, ${column.title}`}
          aria-describedby={words ? described : undefined}
          aria-invalid={isWrong}
          data-row={row.key}
          data-column={column.key}
          onFocus={() => controller.pressing.press(place, "NEW")}
          onInput={typing.begin}
          onBlur={typing.end}
          onPaste={onPaste}
          onKeyDown={(event) => {
            if (typing.isTyping() || !walk(controller, event)) onKey(event, typing.giveUp);
          }}
        />
      ) : (
        <span data-row={row.key} data-column={column.key} tabIndex={-1}>
          {text}
        </span>
      )}
      {words && (
        <span id={described} className="bv-field-words">
          {words}
        </span>
      )}
    </td>
  );
});

interface TypingParts {
  readonly onOpen: (isOpen: boolean) => void;
  readonly onTyped: (text: string) => void;
}

/** A field shows what stands in its cell until somebody types; then it is an open editor, which nothing disturbs. */
function useTyping(ref: RefObject<HTMLInputElement | null>, text: string, { onOpen, onTyped }: TypingParts) {
  const isTyping = useRef(false);
  useLayoutEffect(() => {
    if (ref.current && !isTyping.current) ref.current.value = text;
  });
  const stop = (): string => {
    const typed = ref.current!.value;
    ref.current!.value = text;
    isTyping.current = false;
    return typed;
  };
  return {
    isTyping: (): boolean => isTyping.current,
    begin: (): void => {
      if (!isTyping.current) onOpen(true);
      isTyping.current = true;
    },
    end: (): void => {
      if (!isTyping.current) return;
      const typed = stop();
      if (typed !== text) onTyped(typed);
      onOpen(false);
    },
    giveUp: (): void => {
      if (!isTyping.current) return;
      stop();
      onOpen(false);
    },
  };
}

/** Undo and redo of the sheet, from a field nobody has typed in; false when the key is another. */
function walk(controller: SheetController, event: KeyboardEvent): boolean {
  const kind = keyAction(event.nativeEvent, "NONE")?.kind;
  if (kind !== "UNDO" && kind !== "REDO") return false;
  event.preventDefault();
  if (kind === "UNDO") controller.undo();
  else controller.redo();
  return true;
}

/** Enter ends the edit and goes on below; Escape takes back what was typed. Everything else is the field's own. */
function onKey(event: KeyboardEvent<HTMLInputElement>, giveUp: () => void): void {
  if (event.nativeEvent.isComposing) return;
  const field = event.currentTarget;
  if (event.key === "Escape") giveUp();
  if (event.key !== "Enter") return;
  event.preventDefault();
  const cells = [...(field.closest("table")?.querySelectorAll<HTMLElement>("[data-row]") ?? [])];
  const column = cells.filter(({ dataset }) => dataset["column"] === field.dataset["column"]);
  const next = column[column.indexOf(field) + (event.shiftKey ? -1 : 1)];
  if (next) next.focus();
  else endField(field.closest("table"));
}
