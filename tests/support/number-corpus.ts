import type { Qualifier } from "../../schema/src/figure.ts";
import type { NumberContext } from "../../schema/src/number-reader/number-context.ts";
import {
  cells,
  conventions,
  gaps,
  notes,
  qualifiers,
  scales,
  type CorpusCell,
  type Convention,
  type Scale,
} from "./number-words.ts";
import { randomFrom, type Random } from "./random.ts";

/** A number as somebody might have written it, with what was meant. */
export interface WrittenNumber {
  readonly text: string;
  readonly context: NumberContext;
  /** Plain decimal text in the unit of the catalogue. */
  readonly value: string;
  readonly qualifier: Qualifier;
  /** How its digits were written; the shares are counted by this. */
  readonly convention: string;
  /** Nothing about it is open by the convention of the house: to ask would be a nuisance, to refuse an error. */
  readonly isPlain: boolean;
}

/** The same numbers from the same seed: first the value, then cell, digits, words and letters. */
export function numberCorpus(count: number, seed: number): readonly WrittenNumber[] {
  const random = randomFrom(seed);
  const corpus: WrittenNumber[] = [];
  while (corpus.length < count) {
    const one = writtenNumber(random);
    if (!isReadOtherwise(one.text)) corpus.push(one);
  }
  return corpus;
}

/** "2,275 tỷ" is 2.275 thousand million by the convention of the reference list; whoever means more has to write it otherwise. */
function isReadOtherwise(text: string): boolean {
  return /(?:^|[^\d.,])\d{1,3},\d{3}\s*(?:trăm|n[gh]|v[aạ]|k|tr|t[yỷỉ])/iu.test(text.normalize("NFC"));
}

function writtenNumber(random: Random): WrittenNumber {
  const cell = random.pick(cells);
  const scale = random.chance(cell.isLarge ? 0.5 : 0.1) ? random.pick(scales) : null;
  const amount = amountFor(cell, scale, random);
  const convention = random.pick(conventions);
  const written = writtenAround(convention.write(amount, random), { cell, scale, random });
  const power = scale?.power ?? cell.columnPower ?? 0;
  const value = `${written.isNegative && amount !== "0" ? "-" : ""}${scaledUp(amount, power)}`;
  const context: NumberContext = { ...cell.context, ...evidence(value, random) };
  return {
    text: dress(written.text, random),
    context,
    value,
    qualifier: written.qualifier,
    convention: convention.name,
    isPlain: written.isPlain && !context.englishNearby && isPlain(convention, amount, { cell, scale }),
  };
}

interface Surroundings {
  readonly cell: CorpusCell;
  readonly scale: Scale | null;
  readonly random: Random;
}

/** Sign, scale word, unit, qualifier or note around the digits. */
function writtenAround(digits: string, { cell, scale, random }: Surroundings) {
  const isNegative = cell.context.mayBeNegative === true && random.chance(0.5);
  const sign = isNegative ? random.pick(["-", "\u2212", "\u2013", "- "]) : "";
  const unit = cell.units.length > 0 && random.chance(0.4) ? random.pick(gaps) + random.pick(cell.units) : "";
  const core = `${sign}${digits}${scale ? random.pick(gaps) + random.pick(scale.words) : ""}`;
  const kind = random.below(100);
  if (kind < 25 && !isNegative) {
    const { means, words } = random.pick(qualifiers);
    const word = random.pick(words) + random.pick(gaps);
    return { text: word + core + unit, isNegative, qualifier: means, isPlain: true };
  }
  if (kind < 35) {
    const { text, means = "EXACT", isPlain } = random.pick(notes);
    return { text: core + unit + text, isNegative, qualifier: means, isPlain: isPlain && isPlainSign(sign) };
  }
  if (kind < 38) return { text: `(${core})${unit}`, isNegative, qualifier: "EXACT" as const, isPlain: false };
  return { text: core + unit, isNegative, qualifier: "EXACT" as const, isPlain: isPlainSign(sign) };
}

/** A dash, or one apart from the digits, may be the mark of a list. */
function isPlainSign(sign: string): boolean {
  return sign.length < 2 && sign !== "\u2013";
}

/** A dot group alone is open in a cell of decimals and before a scale word, a comma before three digits is everywhere. */
function isPlain(
  { isHouse }: Convention,
  amount: string,
  { cell, scale }: { readonly cell: CorpusCell; readonly scale: Scale | null },
): boolean {
  const [whole = "", fraction = ""] = amount.split(".");
  const isWholeCell = (cell.context.wholeNumber || cell.isLarge) && !scale && !cell.columnPower;
  const isOneGroup = fraction === "" && whole.length > 3 && whole.length < 7;
  const isCommaGroup = fraction.length === 3 && whole.length < 4;
  return isHouse && (scale?.isPlain ?? true) && (!isOneGroup || isWholeCell) && !isCommaGroup;
}

function amountFor(cell: CorpusCell, scale: Scale | null, random: Random): string {
  if (scale) return withFraction(digits(random, 4), random, random.below(4));
  if (cell.columnPower) return withFraction(digits(random, 5), random, random.below(4));
  if (cell.context.wholeNumber) return digits(random, random.chance(0.5) ? 6 : 11);
  // Nobody is paid thousandths of a đồng.
  return withFraction(digits(random, cell.isLarge ? 8 : 5), random, random.below(cell.isLarge ? 3 : 5));
}

/** Up to so many digits, and often round. */
function digits(random: Random, most: number): string {
  const length = 1 + random.below(most);
  const round = random.chance(0.3) ? random.below(length) : 0;
  const text = Array.from({ length }, (_, at) => (at >= length - round && at > 0 ? "0" : String(random.below(10))));
  return text.join("").replace(/^0+(?=\d)/, "");
}

function withFraction(whole: string, random: Random, decimals: number): string {
  const fraction = Array.from({ length: decimals }, () => String(random.below(10)))
    .join("")
    .replace(/0+$/, "");
  return fraction === "" ? whole : `${whole}.${fraction}`;
}

/** Times ten to a power by whole numbers, apart from the arithmetic of the reader. */
function scaledUp(amount: string, power: number): string {
  const [whole = "", fraction = ""] = amount.split(".");
  return power === 0 ? amount : String(BigInt(whole + fraction.padEnd(power, "0")));
}

/** What is known about the cell: often about right, sometimes a thousand times off; neither may settle anything. */
function evidence(value: string, random: Random): Partial<NumberContext> {
  const factor = random.pick([1, 1, 1, 1000, 0.001]);
  const near = String(Math.max(1, Math.round(Math.abs(Number(value)) * factor)));
  return random.pick<Partial<NumberContext>>([
    {},
    {},
    { lastYear: near },
    { lastYear: null, peers: [near, "1"] },
    { bandLow: "0", bandHigh: `${near}0` },
    { unitPrice: { count: "10", low: "1", high: near } },
    { englishNearby: random.chance(0.5) },
  ]);
}

/** Letters as they come out of other programs: decomposed, in capitals, with spaces and marks nobody sees. */
function dress(text: string, random: Random): string {
  const cased = random.pick([text, text, text, text.toUpperCase(), text.charAt(0).toUpperCase() + text.slice(1)]);
  const composed = random.chance(0.2) ? cased.normalize("NFD") : cased;
  const before = random.pick(["", "", "", " ", "\u200b", "\ufeff", "'"]);
  const after = random.pick(["", "", "", " ", "\u00a0", "\u200b", "\n"]);
  return before + composed + after;
}
