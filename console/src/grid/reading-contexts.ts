import type { NumberContext, UnitPrice } from "@bangvang/schema/number-reader/number-context";
import { asMeasure, witnessed } from "@bangvang/schema/rules/measure";
import type { Block } from "../edits/block.ts";
import { standingIn } from "../edits/cell-edit.ts";
import { isWitness } from "../edits/cell-mark.ts";
import { contextOf } from "../edits/number-context.ts";
import type { SheetCells } from "./sheet-cells.ts";

/**
 * What the number reader is told of each cell of the sheet, by its place in the block; it holds until the next one is asked
 * for. An indicator is asked once, and last year and the other units only where the reader has to weigh two readings: a
 * paste has a hundred thousand cells, and most of them ask nothing.
 */
export function readingContexts(cells: SheetCells): (y: number, x: number) => NumberContext {
  const block = cells.block!;
  const known = new Map<string, NumberContext>();
  const at = { y: 0, x: 0 };
  const contextFor = (code: string): NumberContext => {
    const indicator = cells.indicatorOf(code);
    if (!indicator) return anyNumber;
    return {
      ...contextOf(indicator),
      get lastYear() {
        return cells.lastYearAt(at.y, at.x);
      },
      get unitPrice() {
        return unitPriceAt(cells, at.y, at.x);
      },
      get peers() {
        return peersAt(block, at.y, at.x);
      },
    };
  };
  return (y, x) => {
    if (y < 0 || x < 0) return anyNumber;
    at.y = y;
    at.x = x;
    const code = indicatorAt(block, y, x);
    let context = known.get(code);
    if (!context) known.set(code, (context = contextFor(code)));
    return context;
  };
}

/**
 * How many things the money of a cell was for, by the same sheet, and what one of them costs by the band of their ratio. What
 * was made up or is doubted is no count.
 */
function unitPriceAt({ store, block }: SheetCells, y: number, x: number): UnitPrice | null {
  const key = block!.keyAt(y, x);
  for (const rule of store.rules?.book.get(key.indicator) ?? []) {
    if (rule.form !== "RATIO_IN_BAND" || rule.isPercent || rule.numerator !== key.indicator) continue;
    const { low, high, denominator } = rule;
    const counted = { ...key, indicator: denominator };
    const base = store.bases.standing(counted);
    if (!base || low === null || high === null) continue;
    const count = witnessed(asMeasure(standingIn({ base, edit: store.edit(counted) })));
    if (count !== null) return { count, low, high };
  }
  return null;
}

const anyNumber: NumberContext = { measure: "", wholeNumber: false };

/** So many other units are asked at most; one that lies near is enough. */
const mostPeers = 20;

/** The same cell of other units of the sheet; what was made up or is doubted is no witness. */
function peersAt(block: Block, y: number, x: number): readonly string[] {
  const { rows, columns } = block.shape;
  if (rows !== "UNITS" && columns !== "UNITS") return [];
  const isDown = rows === "UNITS";
  const count = isDown ? block.rowKeys.length : block.columnKeys.length;
  const peers: string[] = [];
  for (let other = 0; other < count && peers.length < mostPeers; other += 1) {
    const [row, column] = isDown ? [other, x] : [y, other];
    const value = block.numberAt(row, column);
    const isItself = row === y && column === x;
    if (!isItself && !Number.isNaN(value) && isWitness(block.markAt(row, column))) peers.push(String(value));
  }
  return peers;
}

function indicatorAt({ shape, rowKeys, columnKeys }: Block, y: number, x: number): string {
  if (shape.rows === "INDICATORS") return rowKeys[y]!;
  return shape.columns === "INDICATORS" ? columnKeys[x]! : shape.fixed;
}
