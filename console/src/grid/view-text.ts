import {
  conditions,
  groupings,
  isComplete,
  plainView,
  type Filter,
  type Grouping,
  type SheetView,
  type Sort,
} from "./sheet-view.ts";

/** A view as an address carries it; what is as in a plain view is left out. */
export interface ViewText {
  readonly sort?: string | undefined;
  readonly filter?: string | undefined;
  readonly hide?: readonly string[] | undefined;
  readonly freeze?: string | undefined;
  readonly group?: Grouping | undefined;
}

/** "2023-05 down", "2023-05 gt 100;row-measure in người|đồng", "2x3". What cannot be read is left out. */
export function readView({ sort, filter, hide, freeze, group }: ViewText): SheetView {
  return {
    sort: sort === undefined ? null : readSort(sort),
    filters: filter === undefined ? [] : filter.split(";").flatMap((one) => readFilter(one) ?? []),
    hidden: hide ?? [],
    frozen: readFrozen(freeze ?? ""),
    grouping: groupings.find((one) => one === group) ?? null,
  };
}

export function writeView({ sort, filters, hidden, frozen, grouping }: SheetView): ViewText {
  return {
    sort: sort ? `${escaped(sort.column)} ${sort.way}` : undefined,
    filter: filters.length > 0 ? filters.map(writeFilter).join(";") : undefined,
    hide: hidden.length > 0 ? hidden : undefined,
    freeze: frozen.rows + frozen.columns > 0 ? `${frozen.rows}x${frozen.columns}` : undefined,
    group: grouping ?? undefined,
  };
}

function readSort(text: string): Sort | null {
  const [column = "", way] = text.split(" ");
  return column !== "" && (way === "up" || way === "down") ? { column: unescaped(column), way } : null;
}

function readFilter(text: string): Filter | null {
  const [column = "", is, than] = text.split(" ");
  const known = conditions.find((one) => one === is);
  if (column === "" || !known) return null;
  const values = than === undefined ? [] : than.split("|").map(unescaped);
  const filter = { column: unescaped(column), is: known, than: values };
  return isComplete(filter) ? filter : null;
}

function writeFilter({ column, is, than }: Filter): string {
  const values = than.map(escaped).join("|");
  return than.length === 0 ? `${escaped(column)} ${is}` : `${escaped(column)} ${is} ${values}`;
}

function readFrozen(text: string): SheetView["frozen"] {
  const parts = /^(\d{1,3})x(\d{1,3})$/.exec(text);
  return parts ? { rows: Number(parts[1]), columns: Number(parts[2]) } : plainView.frozen;
}

/** The signs that part a filter, and the sign that escapes them. */
function escaped(text: string): string {
  return text.replace(/[ ;|%]/g, encodeURIComponent);
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // Not written by us: taken as it stands.
    return text;
  }
}
