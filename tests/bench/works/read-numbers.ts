import type { NumberContext } from "../../../schema/src/number-reader/number-context.ts";
import { readBlock } from "../../../schema/src/number-reader/read-block.ts";
import { readNumber } from "../../../schema/src/number-reader/read-number.ts";
import { numberCorpus } from "../../support/number-corpus.ts";
import { median } from "../load/measure.ts";
import { numberRow, type Goal, type Row } from "../report/row.ts";

const count = 100_000;
const columns = 100;
const rounds = 5;

/** 100,000 texts as they are pasted here, read one by one and as one block; and the hardest we can think of. */
export async function readNumbers(): Promise<readonly Row[]> {
  const cells = pastedCells();
  const texts = cells.map(({ text }) => text);
  const table = Array.from({ length: count / columns }, (_, y) => texts.slice(y * columns, (y + 1) * columns));
  const corpus = numberCorpus(count, 7);
  return [
    timed("one by one", () => cells.forEach(({ text, context }) => readNumber(text, context)), { atMost: 300 }),
    timed("as one block", () => readBlock(table, (y, x) => cells[y * columns + x]!.context), null),
    timed("of the corpus", () => corpus.forEach(({ text, context }) => readNumber(text, context)), null),
  ];
}

/** By the clock; the first round holds what the engine still had to compile. */
function timed(what: string, run: () => void, goal: Goal | null): Row {
  const times = Array.from({ length: rounds }, () => {
    const began = performance.now();
    run();
    return performance.now() - began;
  });
  const note = `median of ${rounds} rounds; the first took ${times[0]!.toFixed(0)}`;
  return numberRow({ work: "read numbers", metric: `ms, 100,000 texts ${what}`, note }, median(times), goal);
}

const people: NumberContext = {
  measure: "người",
  wholeNumber: true,
  mayBeNegative: false,
  bandLow: "0",
  bandHigh: "1000000",
  lastYear: "40000",
  peers: ["30000", "50000"],
};
const money: NumberContext = {
  measure: "đồng",
  wholeNumber: true,
  mayBeNegative: false,
  lastYear: "8000000000",
  unitPrice: { count: "304", low: "25000000", high: "70000000" },
};
const share: NumberContext = { measure: "%", wholeNumber: false, mayBeNegative: false, bandLow: "0", bandHigh: "100" };

/** Half of them as a spreadsheet gives them, the other half as people type: words, units, scales, English marks. */
function pastedCells(): readonly { readonly text: string; readonly context: NumberContext }[] {
  return Array.from({ length: count }, (_, at) => {
    const n = (at * 7919) % 1_000_000;
    const dotted = String(n).replace(/\B(?=(?:\d{3})+$)/g, ".");
    const kinds = [
      { text: String(n), context: people },
      { text: dotted, context: people },
      { text: `${n % 100},${at % 10}`, context: share },
      { text: "", context: money },
      { text: `${dotted}.000`, context: money },
      { text: dotted, context: people },
      { text: String(n), context: money },
      { text: "-", context: people },
      { text: `gần ${dotted}`, context: people },
      { text: `${n % 1000},${at % 10} tỷ đồng`, context: money },
      { text: `${dotted} người`, context: people },
      { text: `${n % 100}.${at % 10}%`, context: share },
      { text: `${1 + (n % 9)}.${100 + (at % 900)} tỷ đồng`, context: money },
      { text: `${1 + (n % 9)},${100 + (at % 900)}`, context: people },
      { text: `31 ${100 + (at % 900)}`, context: people },
      { text: `khoảng ${n % 1000}`, context: people },
    ];
    return kinds[at % kinds.length]!;
  });
}
