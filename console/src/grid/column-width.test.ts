import { emptyContent, type CellContent } from "@bangvang/schema/figure";
import { i18n } from "@lingui/core";
import { compileMessage } from "@lingui/message-utils/compileMessage";
import { beforeAll, describe, expect, test } from "vitest";
import { EditStore } from "../edits/store.ts";
import { block, setTo } from "../edits/test-cells.ts";
import { en } from "../ui/words/en.ts";
import { vi } from "../ui/words/vi.ts";
import { columnWidth, figureWidth } from "./column-width.ts";

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
    const least = (): number => columnWidth(store.block!, store, { key: "2023-01", name: "T1" }).least;
    const before = least();
    setTo(store, "2023-01", "123456789012");
    expect(least()).toBe(figureWidth(figure("123456789012")));
    expect(least()).toBeGreaterThan(before);
  });

  test("a day in a header stands in one line", () => {
    const store = new EditStore();
    store.show(block([null]));
    const day = { key: "2023-01", name: "07/07/2025" };
    expect(columnWidth(store.block!, store, day).comfortable).toBeGreaterThanOrEqual(72 + 22);
  });
});
