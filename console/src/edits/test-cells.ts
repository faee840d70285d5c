import type { ChangeSet } from "@bangvang/schema/change-set";
import { emptyContent, type FigureKey } from "@bangvang/schema/figure";
import { ruleBook, type RuleIndicator } from "@bangvang/schema/rules/rule-book";
import type { ChangeSetOutcome } from "../api/figures.ts";
import type { Rules } from "../api/rules.ts";
import { blockOf, type Block, type BlockAnswer } from "./block.ts";
import type { BaseCell, CellEdit } from "./cell-edit.ts";
import { cleared, valued, type Command, type Target } from "./commands.ts";
import type { EditStore } from "./store.ts";

/** Builders for tests of this floor: one unit, initiatives by month. */
export const key = (period: string, indicator = "EMU_INIT"): FigureKey => ({
  unit: "LCA",
  indicator,
  period,
  kind: "ACTUAL",
});

export const base = (value: string | null, version = 1): BaseCell => ({
  ...emptyContent,
  state: value === null ? "NOT_REPORTED" : "VALUE",
  value,
  version,
});

export const block = (
  values: readonly (number | null)[],
  versions = values.map(() => 1),
  part: Partial<BlockAnswer> = {},
): Block =>
  blockOf(
    { rows: "INDICATORS", columns: "PERIODS", fixed: "LCA", kind: "ACTUAL" },
    {
      rowKeys: ["EMU_INIT"],
      columnKeys: values.map((_, index) => `2023-0${index + 1}`),
      values,
      versions,
      states: values.map((value) => (value === null ? "NOT_REPORTED" : "VALUE")),
      qualifiers: values.map(() => "EXACT"),
      qualities: values.map(() => "REPORTED"),
      sources: values.map(() => null),
      notes: values.map(() => null),
      locks: [],
      lockOf: values.map(() => -1),
      ...part,
    },
  );

const blank: RuleIndicator = {
  code: "",
  measure: "người",
  partOf: null,
  atMost: null,
  partsAddUp: false,
  income: null,
  expenditure: null,
  numerator: null,
  denominator: null,
  bandLow: null,
  bandHigh: null,
};

/** What a catalogue of these indicators says figures must be like. */
export const rules = (...indicators: readonly (Partial<RuleIndicator> & { readonly code: string })[]): Rules => {
  const rows = indicators.map((one) => ({ ...blank, ...one }));
  return { book: ruleBook(rows), indicator: new Map(rows.map((row) => [row.code, row])) };
};

export const edit = (at: FigureKey, from: string | null, to: string, part: Partial<CellEdit> = {}): CellEdit => ({
  key: at,
  base: base(from),
  mine: { ...emptyContent, state: "VALUE", value: to },
  text: null,
  problems: [],
  theirs: null,
  ...part,
});

export const target = (store: EditStore, period: string): Target => {
  const place = store.block!.find(key(period))!;
  const before = store.edit(key(period));
  return {
    key: key(period),
    base: store.bases.baseFor({
      key: key(period),
      before,
      said: () => store.block!.baseAt(place.row, place.column),
    }),
    before,
    indicator: { wholeNumber: true, mayBeNegative: false },
  };
};

export const setTo = (store: EditStore, period: string, value: string | null): void =>
  store.apply(
    command(
      value === null ? cleared(target(store, period)) : valued(target(store, period), { value, qualifier: "EXACT" }),
    ),
  );

export const command = (...changes: Command["changes"]): Command => ({ label: "command.type", changes });

export const valueOf = (edit: CellEdit | null): string | null | undefined => edit?.mine?.value;

/** The answer of a server that has written every cell of a set, each as its next version. */
export const allWritten = (set: ChangeSet): ChangeSetOutcome => ({
  __typename: "Applied",
  id: set.id,
  cells: set.cells.map(({ baseVersion }, index) => ({ index, version: baseVersion + 1, became: "WRITTEN" })),
  left: [],
});
