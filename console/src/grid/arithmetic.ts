import { divided, minus, plus, times } from "@bangvang/schema/exact";
import { readNumber } from "@bangvang/schema/number-reader/read-number";

/** What is done to a figure: the same to each. */
export interface Operation {
  readonly sign: "+" | "-" | "*" | "/";
  /** Plain decimal text, not nought where it divides. */
  readonly by: string;
}

const signs: Readonly<Record<string, Operation["sign"]>> = {
  "+": "+",
  "-": "-",
  "−": "-",
  "*": "*",
  "×": "*",
  x: "*",
  "/": "/",
  ":": "/",
  "÷": "/",
};

/**
 * "*1,03", "+5", "/1000", the number as people here write it; null when it is no such thing. A number with a unit is none:
 * "+5%" could add a twentieth, or five.
 */
export function readOperation(text: string): Operation | null {
  const trimmed = text.trim();
  const sign = signs[trimmed.charAt(0).toLowerCase()];
  const reading = sign && readNumber(trimmed.slice(1), { measure: "", wholeNumber: false });
  if (!sign || reading?.kind !== "OK" || reading.qualifier !== "EXACT" || reading.unit !== null) return null;
  return sign === "/" && Number(reading.value) === 0 ? null : { sign, by: reading.value };
}

/** A figure has so many decimals at most. */
const most = 4;

/** Reckoned exactly, then rounded to what a figure may have; `isRounded` says that something was given up. */
export function reckon(
  value: string,
  { sign, by }: Operation,
  wholeNumber: boolean,
): { readonly value: string; readonly isRounded: boolean } {
  const decimals = wholeNumber ? 0 : most;
  switch (sign) {
    case "+":
      return divided(plus(value, by), "1", decimals);
    case "-":
      return divided(minus(value, by), "1", decimals);
    case "*":
      return divided(times(value, by), "1", decimals);
    case "/":
      return divided(value, by, decimals);
  }
}
