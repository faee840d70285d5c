import { i18n } from "@lingui/core";
import { compileMessage } from "@lingui/message-utils/compileMessage";
import { beforeAll, describe, expect, test } from "vitest";
import type { Direction } from "@bangvang/schema/indicator";
import type { CellContent } from "@bangvang/schema/figure";
import { vi } from "../ui/words/vi.ts";
import { besideOf, besides, measured, type Beside, type FiguresInOrder } from "./beside.ts";
import { markOf } from "./cell-mark.ts";
import { key } from "./test-cells.ts";

beforeAll(() => {
  i18n.setMessagesCompiler(compileMessage);
  i18n.load({ vi });
  i18n.activate("vi");
});

type Marks = Partial<Pick<CellContent, "qualifier" | "quality">>;
const mark = (part: Marks = {}): number =>
  markOf({ state: "VALUE", qualifier: "EXACT", quality: "REPORTED", ...part }, false);
const figures = (value: number | null, part: Marks = {}): FiguresInOrder => ({
  values: Float64Array.of(value ?? Number.NaN),
  marks: Uint16Array.of(mark(part)),
});

interface Given {
  readonly own: number | null;
  readonly target?: number | null;
  readonly before?: number | null;
  readonly direction?: Direction;
  readonly measure?: string;
  readonly broken?: string;
  readonly targetIs?: Marks;
  readonly beforeIs?: Marks;
  readonly ownIs?: Marks;
}

function beside(given: Given) {
  const { own, target = null, before = null, direction = "HIGHER", measure = "người" } = given;
  const read: Beside = {
    kinds: besides,
    targets: figures(target, given.targetIs),
    lastYear: figures(before, given.beforeIs),
    brokenOn: () => given.broken ?? null,
  };
  return besideOf(read, {
    key: key("2023-01"),
    index: 0,
    own: own === null ? null : measured(own, mark(given.ownIs)),
    indicator: { measure, direction },
  });
}
const texts = (given: Given): readonly string[] => beside(given).map(({ text }) => text);

describe("what stands beside a value", () => {
  test.each<[string, Given, readonly string[]]>([
    ["everything", { own: 46_000, target: 50_000, before: 40_000 }, ["50.000", "92%", "40.000", "+6.000", "+15%"]],
    ["a fall", { own: 30, target: 40, before: 40 }, ["40", "75%", "40", "−10", "−25%"]],
    ["no change", { own: 40, target: 40, before: 40 }, ["40", "100%", "40", "0", "0%"]],
    ["less is better", { own: 8, target: 10, direction: "LOWER" }, ["10", "125%", "", "", ""]],
    ["neither is better", { own: 8, target: 10, direction: "NEUTRAL" }, ["10", "", "", "", ""]],
    ["no value", { own: null, target: 10, before: 5 }, ["10", "", "5", "", ""]],
    ["no target and no last year", { own: 8 }, ["", "", "", "", ""]],
    ["a target of nothing", { own: 8, target: 0 }, ["0", "", "", "", ""]],
    ["nothing last year", { own: 8, before: 0 }, ["", "", "0", "+8", ""]],
    ["less than nothing last year", { own: 8, before: -2 }, ["", "", "-2", "+10", ""]],
    ["a share, which grows by points", { own: 62.5, before: 60, measure: "%" }, ["", "", "60", "+2,5", ""]],
    ["decimals that no double holds", { own: 0.3, before: 0.1 }, ["", "", "0,1", "+0,2", "+200%"]],
  ])("%s", (_, given, expected) => {
    expect(texts(given)).toEqual(expected);
  });

  test("no difference and no growth across a break, and it says why", () => {
    const told = beside({ own: 46_000, before: 40_000, broken: "2023-07-01" });
    expect(told.map(({ text }) => text)).toEqual(["", "", "40.000", "⊘", "⊘"]);
    expect(told[3]!.words).toBe("không so với năm trước: từ 01/07/2023 chuỗi số liệu có nghĩa khác");
    expect(texts({ own: null, before: 40_000, broken: "2023-07-01" })[3]).toBe("");
  });

  test("is about as much where a figure is, and a sample where a figure is one", () => {
    expect(texts({ own: 46, target: 50, targetIs: { qualifier: "ABOUT" } }).slice(0, 2)).toEqual(["≈50", "≈92%"]);
    expect(texts({ own: 46, target: 50, ownIs: { qualifier: "OVER" } }).slice(0, 2)).toEqual(["50", "≈92%"]);
    const told = beside({ own: 46, target: 50, before: 40, beforeIs: { quality: "SAMPLE" } });
    expect(told.map(({ isSample }) => isSample)).toEqual([false, false, true, true, true]);
    expect(told[3]!.words).toBe("So với năm trước +6 (từ số mẫu)");
  });
});
