import "@mantine/core/styles.css";
import "../src/ui/page.css";
import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { MantineProvider } from "@mantine/core";
import { useEffect, useState } from "react";
import { createRoot } from "react-dom/client";
import { rulesOf } from "../src/api/rules.ts";
import { Block, blockOf, type BlockAnswer } from "../src/edits/block.ts";
import { editStore, saveQueue, sitDown } from "../src/edits/desk.ts";
import { widthsOf } from "../src/grid/column-width.ts";
import { SheetCells } from "../src/grid/sheet-cells.ts";
import { SheetController } from "../src/grid/sheet-controller.ts";
import { Sheet } from "../src/grid/sheet.tsx";
import { placeAt } from "../src/grid/selection.ts";
import { plainView } from "../src/grid/sheet-view.ts";
import { StatusLine } from "../src/rooms/figures/status-line.tsx";
import { formatNumber } from "../src/ui/format.ts";
import { theme } from "../src/ui/theme.ts";
import { loadWords } from "../src/ui/words/words.ts";
import { BareGrid } from "./bare-grid.ts";
import type { BenchPage, Frames, Told, Watched } from "./bench-page.ts";
import { answerOf, cellsOf, indicatorsOf, pastedText, shape } from "./synthetic-sheet.ts";
import { painted, paintedWhen, tell, watchFrames } from "./watch.ts";

// The desk of the product around one sheet, with its drafts, its saving and its status line; the one who measures plays the server.
loadWords();
const indicators = indicatorsOf(120);
const indicatorOf = new Map(indicators.map((one) => [one.code, one]));
const controller = new SheetController(new SheetCells(editStore, (code) => indicatorOf.get(code)));
editStore.holdAgainst(rulesOf(indicators));
void sitDown("bench");

let show: (block: Block) => void = () => undefined;
let make: () => Block = () => {
  throw new Error("Nothing was prepared.");
};
let bare: (() => BareGrid) | null = null;
let bareGrid: BareGrid | null = null;
let watched: Promise<Told> | null = null;
let frames: (() => Frames) | null = null;

function Desk() {
  const [block, setBlock] = useState<Block | null>(null);
  useEffect(() => {
    show = setBlock;
  }, []);
  return (
    <div className="bv-room">
      <div className="bv-desk">{block && <Opened key={opened} block={block} />}</div>
      <StatusLine controller={controller} onJump={() => undefined} />
    </div>
  );
}

let opened = 0;

function Opened({ block }: { readonly block: Block }) {
  const [labels] = useState(() => ({
    rows: block.rowKeys.map((key) => ({ key, name: `Đơn vị ${key}`, title: key, measure: "", group: null })),
    columns: block.columnKeys.map((key) => ({ key, name: indicatorOf.get(key)!.name, title: key, groups: {} })),
  }));
  const fixed = {
    beside: null,
    corner: "Đơn vị",
    measure: null,
    label: "Bench",
    view: plainView,
    onView: () => undefined,
  };
  return <Sheet controller={controller} block={block} {...labels} {...fixed} />;
}

const bench: BenchPage = {
  prepare({ rows, columns }, form) {
    if (form === "TEXT") {
      const text = JSON.stringify(answerOf(rows, columns));
      make = () => blockOf(shape, JSON.parse(text) as BlockAnswer);
      return;
    }
    const cells = cellsOf(rows, columns);
    if (form === "CELLS") make = () => new Block(shape, cells);
    else bare = () => new BareGrid(hostOfGrid(), cells);
  },
  async open() {
    const began = performance.now();
    if (bare) bareGrid = bare();
    else {
      const block = make();
      opened += 1;
      editStore.show(block);
      show(block);
    }
    await paintedWhen(() => [0.2, 0.5, 0.9].every((down) => isFilledAt(0.6, down)));
    return performance.now() - began;
  },
  async select(top, left, bottom, right) {
    const { block } = editStore;
    controller.steering.api?.ensureIndexVisible(top, "top");
    await painted();
    controller.goTo(block!.keyAt(top, left));
    await painted();
    controller.ranges.select({ anchor: placeAt(block!, top, left), head: placeAt(block!, bottom, right) });
    await painted();
    await painted();
  },
  fillClipboard: ({ rows, columns }) => navigator.clipboard.writeText(pastedText(rows, columns)),
  arm({ event, until, edits }) {
    watched = tell(event, seen(until), () => edits === null || editStore.size === edits);
  },
  told: () => watched!,
  async saved() {
    while (editStore.size > 0 || saveQueue.inFlight) await painted();
  },
  watchFrames() {
    frames = watchFrames();
  },
  frames: () => frames!(),
  async jump(row, column) {
    const began = performance.now();
    scrolled()!.scrollTo(column * 100, row * rowHeight);
    await paintedWhen(() => [0.05, 0.5, 0.95].every((at) => isFilledAt(at, 1 - at) && isFilledAt(at, at)));
    return performance.now() - began;
  },
  widen({ rows, columns }) {
    const block = editStore.block!;
    const keys = Array.from({ length: rows * columns }, (_, at) => block.keyAt(Math.floor(at / columns), at % columns));
    const began = performance.now();
    controller.steering.widen(widthsOf(keys, block, editStore));
    return performance.now() - began;
  },
  write: ({ rows, columns }) => bareGrid!.write(rows, columns),
};

/** As large as the grid of a sheet. */
function hostOfGrid(): HTMLElement {
  const [sheet, grid] = [document.createElement("div"), document.createElement("div")];
  sheet.className = "bv-sheet";
  grid.className = "bv-grid";
  sheet.append(grid);
  document.querySelector(".bv-desk")!.append(sheet);
  return grid;
}

function seen(until: Watched["until"]): () => boolean {
  if (until === "RETURN") return () => true;
  if (until === "EDITOR") return () => document.activeElement instanceof HTMLInputElement;
  if (until !== "OTHER_TEXT") return () => statusText().includes(formatNumber(until.counted));
  const before = document.activeElement?.textContent;
  return () => document.activeElement?.textContent !== before;
}

function statusText(): string {
  return document.querySelector("footer")?.textContent ?? "";
}

/** Whether a drawn cell stands at this part of the sheet's width and height, by what the grid says stands there. */
function isFilledAt(across: number, down: number): boolean {
  const view = scrolled();
  const row = view && Math.floor((view.scrollTop + (view.clientHeight - headerHeight) * down) / rowHeight);
  const found = row === null ? null : document.querySelector(`[row-index="${row}"]`);
  const key = view && columnAt(view.scrollLeft + (view.clientWidth - nameWidth) * across);
  const drawn = found?.querySelector(`[col-id="${key}"]`);
  return drawn !== null && drawn !== undefined && drawn.firstChild !== null;
}

const headerHeight = 48;
const rowHeight = 28;
const nameWidth = 260;

/** What scrolls the sheet: the first thing around a row that is larger inside than outside. */
function scrolled(): Element | null {
  if (view?.isConnected) return view;
  view = document.querySelector("[row-index]");
  while (view && view.scrollHeight <= view.clientHeight + rowHeight) view = view.parentElement;
  return view;
}

let view: Element | null = null;

function columnAt(left: number): string | undefined {
  const columns = (bareGrid?.api ?? controller.steering.api)?.getAllDisplayedColumns() ?? [];
  const found = columns.findLast((column) => !column.isPinned() && column.getLeft()! <= left);
  return found?.getColId();
}

declare global {
  interface Window {
    bench: BenchPage;
  }
}
window.bench = bench;

createRoot(document.querySelector("#root")!).render(
  <I18nProvider i18n={i18n}>
    <MantineProvider theme={theme}>
      <Desk />
    </MantineProvider>
  </I18nProvider>,
);
