import type { Format } from "@bangvang/schema/number-reader/block-format";
import type { NumberReading } from "@bangvang/schema/number-reader/number-reading";
import { readBlock, type Block as ReadTexts } from "@bangvang/schema/number-reader/read-block";
import type { Block } from "../edits/block.ts";
import { CellMap } from "../edits/cell-map.ts";
import type { EditStore } from "../edits/store.ts";
import { isAmbiguous, isHard, standingIn, type CellEdit, type Standing } from "../edits/cell-edit.ts";
import {
  asItStood,
  copied,
  isMadeOfSample,
  typed,
  type Change,
  type CopiedContent,
  type Target,
} from "../edits/commands.ts";
import { copyTextOf } from "./cell-view.ts";
import { spreadOver, type Spread, type Table } from "./clipboard-table.ts";
import { readingContexts } from "./reading-contexts.ts";
import type { Grid, Rect } from "./selection.ts";
import type { SheetCells } from "./sheet-cells.ts";

/** A clipboard: its texts, how its program writes numbers and, when it was copied from a sheet of ours, what stood in each cell. */
export interface PastedTable {
  readonly table: Table;
  readonly declared: Format | null;
  readonly contents: readonly (readonly (CopiedContent | null)[])[] | null;
}

/** What a paste does to a cell. ADJUSTED: it becomes something else than what literally stood in the clipboard. */
export const planClasses = ["AMBIGUOUS", "WRONG", "ADJUSTED", "FINE", "UNCHANGED", "LOCKED"] as const;
export type PlanClass = (typeof planClasses)[number];

/** What a paste would do, worked out before a single cell is changed. Cells are counted in reading order. */
export interface PastePlan {
  readonly pasted: PastedTable;
  readonly over: Rect;
  readonly spread: Spread;
  readonly rowKeys: readonly string[];
  readonly columnKeys: readonly string[];
  /** What stands in the clipboard, as it lies over the sheet. */
  readonly texts: Table;
  readonly counts: Readonly<Record<PlanClass, number>>;
  /** Per cell, its place in `planClasses`. */
  readonly classes: Uint8Array;
  /** Of the cells that change, in reading order; `changeAt` tells each cell its own, -1 for none. */
  readonly changes: readonly Change[];
  readonly changeAt: Int32Array;
  /** Figures that would be made of generated ones. */
  readonly samples: number;
  /** The format of the whole block, and how many cells only it has settled. */
  readonly block: Pick<ReadTexts, "format" | "settled">;
  /** The state of the store it holds for. */
  readonly revision: number;
}

/**
 * A clipboard onto a selection. What was copied from a sheet of ours comes with its contents and loses nothing. Anything
 * else is read as a whole block: its decimal mark is one question, not one per cell.
 */
export function planPaste(cells: SheetCells, grid: Grid, rect: Rect, pasted: PastedTable): PastePlan {
  const { table, contents, declared } = pasted;
  const clipboard = { height: table.length, width: table.reduce((width, row) => Math.max(width, row.length), 0) };
  const selection = { height: rect.bottom - rect.top + 1, width: rect.right - rect.left + 1 };
  const room = { height: grid.rowKeys.length - rect.top, width: grid.columnKeys.length - rect.left };
  const spread = spreadOver(clipboard, selection, room);
  const over = { ...rect, bottom: rect.top + spread.height - 1, right: rect.left + spread.width - 1 };
  const texts = textsOver(table, clipboard, spread);
  const places = placesOf(cells.block!, grid, over);
  const contexts = readingContexts(cells);
  const contextOf = (y: number, x: number) => contexts(places.rows[y]!, places.columns[x]!);
  const { rows, ...block } = readBlock(texts, contextOf, declared);
  const judged = judge(cells, places, (y, x) => ({
    text: texts[y]![x]!,
    reading: rows[y]![x]!,
    content: contents?.[y % clipboard.height]?.[x % clipboard.width] ?? null,
  }));
  return {
    pasted,
    over,
    spread,
    rowKeys: grid.rowKeys.slice(over.top, over.bottom + 1),
    columnKeys: grid.columnKeys.slice(over.left, over.right + 1),
    texts,
    block,
    revision: cells.store.revision,
    ...judged,
  };
}

/** Where the covered rows and columns stand in the block, however they are shown; -1 for what it does not hold. */
interface Places {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
}

function placesOf(block: Block, grid: Grid, over: Rect): Places {
  return {
    rows: grid.rowKeys.slice(over.top, over.bottom + 1).map((key) => block.rowIndex(key)),
    columns: grid.columnKeys.slice(over.left, over.right + 1).map((key) => block.columnIndex(key)),
  };
}

/** One cell of the clipboard; `content` when it is known what stood there, and the text need not be read. */
interface PastedCell {
  readonly text: string;
  readonly reading: NumberReading;
  readonly content: CopiedContent | null;
}

/** One pass over the cells the paste covers; a hundred thousand of them are judged while somebody waits. */
function judge(
  cells: SheetCells,
  { rows, columns }: Places,
  at: (y: number, x: number) => PastedCell,
): Pick<PastePlan, "counts" | "classes" | "changes" | "changeAt" | "samples"> {
  const counts: Record<PlanClass, number> = { AMBIGUOUS: 0, WRONG: 0, ADJUSTED: 0, FINE: 0, UNCHANGED: 0, LOCKED: 0 };
  const classes = new Uint8Array(rows.length * columns.length);
  const changeAt = new Int32Array(classes.length).fill(-1);
  const changes: Change[] = [];
  let [cell, samples] = [0, 0];
  for (let y = 0; y < rows.length; y += 1) {
    for (let x = 0; x < columns.length; x += 1, cell += 1) {
      const target = cells.targetAt(rows[y]!, columns[x]!);
      const pasted = at(y, x);
      const change = target && changeOf(target, pasted);
      const kind = change ? classOf(change, pasted) : "LOCKED";
      counts[kind] += 1;
      classes[cell] = planClasses.indexOf(kind);
      if (change && kind !== "UNCHANGED") changeAt[cell] = changes.push(change) - 1;
      if (change && pasted.content && isMadeOfSample(change, pasted.content)) samples += 1;
    }
  }
  return { counts, classes, changes, changeAt, samples };
}

/**
 * A plan made anew after somebody has looked at the one before: what others have changed since is based on what was seen then,
 * so that it is asked about and not overwritten; what the paste did not change then, it does not change now.
 */
export function onSeen(newest: PastePlan, seen: PastePlan, store: EditStore): PastePlan {
  const bases = new CellMap(seen.changes.map(({ key, before, after }) => [key, (after ?? before)!.base]));
  const changes = newest.changes.map((change): Change => {
    const { key, before, after } = change;
    const base = bases.get(key);
    if (!after || !store.isChangedByOthers(key, base?.version ?? after.base.version - 1)) return change;
    return { key, before, after: base ? { ...after, base } : before };
  });
  return { ...newest, changes };
}

/** So many cells are looked at before any of them is read otherwise than it stands. */
const large = 100;

/** Whether the plan is shown before it is carried out: something is to be decided, or much was not taken as it stands. */
export function isToBeSeen({ counts, classes, block, pasted }: PastePlan): boolean {
  const isGuessed = block.settled > 0 && pasted.declared === null && pasted.contents === null;
  return counts.AMBIGUOUS + counts.WRONG > 0 || isGuessed || (counts.ADJUSTED > 0 && classes.length >= large);
}

/** The clipboard as often as it goes into the spread, ragged rows filled up; a block that fits is taken as it is. */
function textsOver(table: Table, { height, width }: Pick<Spread, "height" | "width">, spread: Spread): Table {
  if (spread.height === height && spread.width === width && table.every((row) => row.length === width)) return table;
  return Array.from({ length: spread.height }, (_, y) =>
    Array.from({ length: spread.width }, (_unused, x) => table[y % height]?.[x % width] ?? ""),
  );
}

function changeOf(target: Target, { text, reading, content }: PastedCell): Change {
  return content ? ownPasted(target, content) : pastedInto(target, text, reading);
}

/** What stands in the cell already is no edit: it would take the quality and the document away. An open dispute lays down nothing. */
function ownPasted(target: Target, content: CopiedContent): Change {
  const { key, base, before } = target;
  const standing = standingIn({ base, edit: before });
  const isThere =
    standing?.state === content.state && standing.value === content.value && standing.qualifier === content.qualifier;
  return (isThere ? null : copied(target, content)) ?? { key, before, after: before };
}

/**
 * A cell of another program's block. The word beside a number, its quality and the states of an empty cell do not go
 * through that program, so a cell that comes back as it was copied was not edited there.
 */
function pastedInto(target: Target, text: string, reading: NumberReading): Change {
  const { key, base, before } = target;
  if (cameBack(text, reading, { base, edit: before })) return { key, before, after: before };
  const isTakenBack = before !== null && cameBack(text, reading, { base, edit: null });
  return isTakenBack ? asItStood(target) : typed(target, text, reading);
}

function cameBack(text: string, reading: NumberReading, facts: Standing): boolean {
  const standing = standingIn(facts);
  const isNumber = reading.kind === "OK" && reading.qualifier === "EXACT";
  if (isNumber && standing?.value === reading.value) return true;
  // Bare digits are copied as they are read; only what has marks is compared as it would have been written.
  return !(isNumber && reading.value === text) && text.trim() === copyTextOf(facts);
}

function classOf({ before, after }: Change, { text, reading, content }: PastedCell): PlanClass {
  if (after === before) return "UNCHANGED";
  if (after?.problems.some(isHard)) return isAmbiguous(after) && !isRefused(after) ? "AMBIGUOUS" : "WRONG";
  return !content && isAdjusted(text, reading) ? "ADJUSTED" : "FINE";
}

/** By the rules of its own cell, whatever it is read as. */
function isRefused({ problems }: CellEdit): boolean {
  return problems.some(({ kind }) => kind === "RULE");
}

/** Read with a word, by the block around it or as empty; digits with their marks are taken as they stand. */
function isAdjusted(text: string, reading: NumberReading): boolean {
  if (reading.kind === "BLANK") return text.trim() !== "";
  if (reading.kind !== "OK") return false;
  return reading.settledBy === "BLOCK" || reading.qualifier !== "EXACT" || !literal.test(text);
}

const literal = /^[\d\s.,%'+-]*$/;
