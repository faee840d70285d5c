import { unwrap } from "./brackets.ts";
import { cleanText } from "./clean-text.ts";
import type { NumberContext } from "./number-context.ts";
import { reject, type NumberReading } from "./number-reading.ts";
import { parsePhrase } from "./phrase.ts";
import { readPlain } from "./plain-number.ts";
import { settle } from "./settle.ts";
import { dropUnitOne, splitSpan } from "./spans.ts";
import { readSpan } from "./read-span.ts";
import { tokenize } from "./tokens.ts";
import { readWholeText } from "./whole-texts.ts";

/**
 * Reads a number as people in Vietnam write it: one value, several readings to choose from, a range, a ratio, nothing,
 * or a refusal with its reason. Never a silent guess. The same text in the same context always gives the same answer.
 */
export function readNumber(text: string, context: NumberContext): NumberReading {
  return readPlain(text, context) ?? readAnyText(text, context);
}

/** The long way, which takes every text. */
export function readAnyText(text: string, context: NumberContext): NumberReading {
  const clean = cleanText(text);
  if (!clean) return reject("TOO_LONG");
  const whole = readWholeText(clean.text);
  if (whole) return whole;
  const tokens = tokenize(clean.text);
  const unwrapped = unwrap(tokens);
  if ("refused" in unwrapped) return reject(unwrapped.refused);
  const spanned = dropUnitOne(unwrapped.tokens);
  const span = splitSpan(spanned);
  if (span === "SEVERAL") return reject("SEVERAL_NUMBERS");
  if (span) return readSpan(span, context);
  const phrase = parsePhrase(spanned, context.measure);
  if ("refused" in phrase) return reject(phrase.refused);
  return settle(phrase, context, { wide: clean.wide, bare: unwrapped.bare });
}
