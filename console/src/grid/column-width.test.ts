import { emptyContent, type CellContent } from "@bangvang/schema/figure";
import { i18n } from "@lingui/core";
import { compileMessage } from "@lingui/message-utils/compileMessage";
import { beforeAll, describe, expect, test } from "vitest";
import { blockOf } from "../edits/block.ts";
import { EditStore } from "../edits/store.ts";
import { block, setTo } from "../edits/test-cells.ts";
import { en } from "../ui/words/en.ts";
import { vi } from "../ui/words/vi.ts";
import { columnWidths, figureWidth } from "./column-width.ts";

beforeAll(() => {
  i18n.setMessagesCompiler(compileMessage);
  i18n.load({ vi, en });
  i18n.activate("vi");
});

const figure = (value: string, part: Partial<CellContent> = {}): CellContent => ({
  ...emptyContent,
  state: "VALUE",
  value,
  ...part,
});

describe("the width of a column", () => {
  test("takes the mark of the language: a longer one takes nothing from the figure", () => {
    const sample = figure("46123", { quality: "SAMPLE" });
    const room = (): number => figureWidth(sample) - figureWidth(figure("46123"));
    const inVietnamese = room();
    i18n.activate("en");
    const letters = en["quality.mark.SAMPLE"].length - vi["quality.mark.SAMPLE"].length;
    expect(room() - inVietnamese).toBeGreaterThanOrEqual(letters * 6);
    i18n.activate("vi");
  });

  test("has room for figures that are not saved, and cannot be drawn narrower than they are", () => {
    const store = new EditStore();
    store.show(block([10, 20, null]));
    const least = (): number => columnWidths(store.block!, store)({ key: "2023-01", name: "T1" }).least;
    const before = least();
    setTo(store, "2023-01", "123456789012");
    expect(least()).toBe(figureWidth(figure("123456789012")));
    expect(least()).toBeGreaterThan(before);
  });

  test("is that of the longest figure, wherever it stands and whatever marks it carries", () => {
    const widest = (...values: readonly (number | null)[]): number => {
      const sheet = blockOf(
        { rows: "PERIODS", columns: "INDICATORS", fixed: "LCA", kind: "ACTUAL" },
        {
          rowKeys: values.map((_, index) => String(2000 + index)),
          columnKeys: ["EMU_INIT"],
          values,
          versions: values.map(() => 1),
          states: values.map((value) => (value === null ? "NOT_REPORTED" : "VALUE")),
          qualifiers: values.map((value) => (value === 5 ? "ABOUT" : "EXACT")),
          qualities: values.map((value) => (value === 123_456 ? "SAMPLE" : "REPORTED")),
          sources: values.map(() => null),
          notes: values.map(() => null),
          locks: [],
          lockOf: values.map(() => -1),
        },
      );
      return columnWidths(sheet, new EditStore())({ key: "EMU_INIT", name: "" }).least;
    };
    const longest = figureWidth(figure("-1234567"));
    expect(widest(1, -1_234_567, 999, null, 1_000_000)).toBe(longest);
    expect(widest(1_000_000, null, -1_234_567)).toBe(longest);
    expect(widest(999_999, 0.1234, 100_000)).toBe(figureWidth(figure("999999")));
    expect(widest(9_999, 1_234.5678)).toBe(figureWidth(figure("1234.5678")));
    expect(widest(999_999, 123_456)).toBe(figureWidth(figure("123456", { quality: "SAMPLE" })));
  });

  test("a day in a header stands in one line", () => {
    const store = new EditStore();
    store.show(block([null]));
    const day = { key: "2023-01", name: "07/07/2025" };
    expect(columnWidths(store.block!, store)(day).comfortable).toBeGreaterThanOrEqual(72 + 22);
  });
});
