import { compareDecimals } from "../exact.ts";
import type { NumberContext } from "./number-context.ts";
import { reject, type NumberReading, type Ok, type Reject } from "./number-reading.ts";
import { parsePhrase, type Phrase } from "./phrase.ts";
import { settle } from "./settle.ts";
import type { Span } from "./spans.ts";
import { unitFits } from "./unit-words.ts";

/** Reads both numbers of a range or ratio. Each must be plain by itself: nobody can answer four questions in one cell. */
export function readSpan(span: Span, context: NumberContext): NumberReading {
  const left = parsePhrase(span.left, context.measure);
  if ("refused" in left) return reject(left.refused);
  const right = parsePhrase(span.right, context.measure);
  if ("refused" in right) return reject(right.refused);
  return span.kind === "RANGE" ? readRange(left, right, context) : readRatio(left, right, context);
}

/** "1,0 - 1,3 triệu": the first number borrows the scale and the unit of the second. */
function readRange(left: Phrase, right: Phrase, context: NumberContext): NumberReading {
  const low = readPart(borrowScale(left, right), context);
  if (low.kind === "REJECT") return low;
  const high = readPart(right, context);
  if (high.kind === "REJECT") return high;
  if (right.qualifiers.length > 0) return reject("PART_UNCLEAR");
  if (compareDecimals(low.value, high.value) > 0) return reject("RANGE_REVERSED");
  return { kind: "RANGE", low: low.value, high: high.value, qualifier: low.qualifier, unit: low.unit ?? high.unit };
}

/** Both numbers count things, whatever the cell holds; the unit belongs to the numerator unless it has none. */
function readRatio(left: Phrase, right: Phrase, context: NumberContext): NumberReading {
  const own = left.unit.unit === null ? right.unit : left.unit;
  if (own.measure === "%" || !unitFits(own, context.measure)) return reject("UNIT_CONTRADICTS");
  const counts: NumberContext = { measure: "", wholeNumber: true };
  const numerator = readPart(left, counts);
  if (numerator.kind === "REJECT") return numerator;
  const denominator = readPart(right, counts);
  if (denominator.kind === "REJECT") return denominator;
  const { qualifier, value } = numerator;
  if (right.qualifiers.length > 0) return reject("PART_UNCLEAR");
  return {
    kind: "RATIO",
    numerator: value,
    denominator: denominator.value,
    qualifier,
    unit: numerator.unit ?? denominator.unit,
  };
}

function readPart(phrase: Phrase, context: NumberContext): Ok | Reject {
  if (phrase.sign !== null || phrase.half) return reject("PART_UNCLEAR");
  const read = settle(phrase, context, { wide: false, bare: false });
  return read.kind === "OK" || read.kind === "REJECT" ? read : reject("PART_UNCLEAR");
}

function borrowScale(left: Phrase, right: Phrase): Phrase {
  const [first, ...more] = left.parts;
  const [lender, ...others] = right.parts;
  if (!first || more.length > 0 || first.scales.length > 0 || !lender || others.length > 0) return left;
  return { ...left, parts: [{ ...first, scales: lender.scales }] };
}
