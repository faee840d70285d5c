import { blockOf } from "../edits/block.ts";
import { EditStore } from "../edits/store.ts";
import type { SheetColumn, SheetRow } from "./columns.ts";
import { SheetCells, type SheetIndicator } from "./sheet-cells.ts";

/** What the catalogue says of initiatives: whole numbers, never below nought. */
export const initiatives: SheetIndicator = {
  code: "EMU_INIT",
  name: "Sáng kiến",
  nameEn: "Initiatives",
  measure: "sáng kiến",
  wholeNumber: true,
  mayBeNegative: false,
  direction: "HIGHER",
  nature: "FLOW",
};

/** A sheet for tests of this floor: rows of indicators by months, each row named as it is keyed. */
export function sheetOf(figures: Readonly<Record<string, readonly (number | null)[]>>) {
  const names = Object.keys(figures);
  const values = names.flatMap((name) => figures[name]!);
  const width = values.length / names.length;
  const months = Array.from({ length: width }, (_, index) => `2023-${String(index + 1).padStart(2, "0")}`);
  const every = <Value>(value: Value): Value[] => values.map(() => value);
  const block = blockOf(
    { rows: "INDICATORS", columns: "PERIODS", fixed: "LCA", kind: "ACTUAL" },
    {
      rowKeys: names,
      columnKeys: months,
      values,
      versions: every(1),
      states: values.map((value) => (value === null ? "NOT_REPORTED" : "VALUE")),
      qualifiers: every("EXACT"),
      qualities: every("REPORTED"),
      sources: every(null),
      notes: every(null),
      locks: [],
      lockOf: every(-1),
    },
  );
  const store = new EditStore();
  store.show(block);
  const cells = new SheetCells(store, (code) => ({
    code,
    name: code,
    nameEn: code,
    measure: "người",
    wholeNumber: false,
    mayBeNegative: true,
    direction: "HIGHER",
    nature: "FLOW",
  }));
  const rows: SheetRow[] = names.map((name, index) => ({
    key: name,
    name,
    title: name,
    measure: index % 2 === 0 ? "người" : "đồng",
    group: { key: index < 2 ? "first" : "second", name: "" },
  }));
  const columns: SheetColumn[] = months.map((key) => ({
    key,
    name: key,
    title: key,
    groups: { type: { key: Number(key.slice(-2)) % 2 === 0 ? "even" : "odd", name: "" } },
  }));
  return { store, cells, rows, columns };
}
