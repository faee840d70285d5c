import { isWhole } from "../decimal.ts";
import { blockFormat, hasMark, type BlockFormat, type Format } from "./block-format.ts";
import { isWholeCell, type NumberContext } from "./number-context.ts";
import type { Ambiguous, AmbiguityReason, NumberReading, Reading, ReadingReason } from "./number-reading.ts";
import { compareFits } from "./rank-readings.ts";
import { readNumber } from "./read-number.ts";

export interface Block extends BlockFormat {
  /** Cells that are OK because of the block and not by themselves; worth one question for all of them. */
  readonly settled: number;
  /** One answer per text, in the same places. */
  readonly rows: readonly (readonly NumberReading[])[];
}

/**
 * Reads a pasted block as a whole. Its format is recognised once, or was declared by the program it comes from; that turns
 * the order of ambiguous readings, and a certain format settles cells whose only question was the decimal mark, unless the
 * evidence of the cell says otherwise.
 */
export function readBlock(
  texts: readonly (readonly string[])[],
  contextOf: (row: number, column: number) => NumberContext,
  declared: Format | null = null,
): Block {
  const marked: string[] = [];
  const alone = texts.map((row, y) =>
    row.map((text, x) => {
      const read = readNumber(text, contextOf(y, x));
      // Plain digits have no mark, and most cells hold such.
      if (isNumber(read) && !(read.kind === "OK" && read.value === text) && hasMark(text)) marked.push(text);
      return read;
    }),
  );
  const recognised = blockFormat(marked, declared);
  if (recognised.format === "UNKNOWN") return { ...recognised, settled: 0, rows: alone };
  let settled = 0;
  const rows = texts.map((row, y) =>
    row.map((text, x) => {
      if (!hasMark(text)) return alone[y]![x]!;
      const read = readInBlock(text, alone[y]![x]!, { ...recognised, context: contextOf(y, x) });
      if (read.kind === "OK" && read.settledBy === "BLOCK") settled += 1;
      return read;
    }),
  );
  return { ...recognised, settled, rows };
}

interface Place extends BlockFormat {
  readonly context: NumberContext;
}

function readInBlock(text: string, first: NumberReading, place: Place): NumberReading {
  const { format, isCertain, hasEnglishGroups, context } = place;
  const read = hasEnglishGroups ? readNumber(text, { ...context, englishNearby: true }) : first;
  if (read.kind !== "AMBIGUOUS" || (format !== "ENGLISH" && format !== "VIETNAMESE")) return read;
  const turned = { ...read, readings: preferred(read.readings, format, context) };
  return isCertain ? settled(turned, format, context) : turned;
}

/** The readings of the format of the block first, where no stronger evidence of the cell has put them in order. */
function preferred(readings: readonly Reading[], format: Format, context: NumberContext): readonly Reading[] {
  const rank = (reading: Reading) => (isOfFormat(reading, format, context) ? 0 : 1);
  return readings.toSorted((a, b) => compareFits(a, b) || rank(a) - rank(b));
}

/** Anything but a decimal mark stays a question, and so does a dot or comma before a scale word: people mix those on one page. */
function settled(read: Ambiguous, format: Format, context: NumberContext): NumberReading {
  const [best] = read.readings;
  if (!markReasons.has(read.reason) || !best || best.value === null || !isOfFormat(best, format, context)) return read;
  return { kind: "OK", value: best.value, qualifier: read.qualifier, unit: read.unit, settledBy: "BLOCK" };
}

const conventions: Readonly<Record<Format, ReadonlySet<ReadingReason>>> = {
  ENGLISH: new Set(["COMMA_THOUSANDS", "DOT_DECIMAL"]),
  VIETNAMESE: new Set(["DOT_THOUSANDS", "COMMA_DECIMAL"]),
};

const markReasons: ReadonlySet<AmbiguityReason> = new Set(["DOT_GROUP", "COMMA_GROUP", "DOT_DECIMAL", "ENGLISH_FORM"]);

/** A fraction in a cell of whole numbers is no reading to prefer, whatever the block says. */
function isOfFormat({ value, reason }: Reading, format: Format, context: NumberContext): boolean {
  return conventions[format].has(reason) && value !== null && (isWhole(value) || !isWholeCell(context));
}

function isNumber(read: NumberReading): boolean {
  return read.kind !== "REJECT" && read.kind !== "BLANK";
}
