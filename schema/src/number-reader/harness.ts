import type { NumberContext } from "./number-context.ts";
import type { NumberReading } from "./number-reading.ts";

/** Cells the tables of the tests read for. */
export const cells = {
  count: { measure: "", wholeNumber: true },
  persons: { measure: "người", wholeNumber: true },
  percent: { measure: "%", wholeNumber: false, bandLow: null, bandHigh: null },
  money: { measure: "đồng", wholeNumber: true },
  wage: { measure: "đồng/người/tháng", wholeNumber: false },
  giftPrice: { measure: "đồng/suất", wholeNumber: false },
  billions: { measure: "đồng", wholeNumber: true, scale: "1000000000" },
  decimal: { measure: "", wholeNumber: false },
  change: { measure: "người", wholeNumber: true, mayBeNegative: true },
} as const satisfies Readonly<Record<string, NumberContext>>;

/** A text, the cell it stands in, and its reading as `shown` writes it. */
export type Case = readonly [cell: keyof typeof cells, text: string, reading: string];

/** A reading as one line, so that a table of cases stays a table. "ASK … 0|" ends with the reading "not reported". */
export function shown(read: NumberReading): string {
  switch (read.kind) {
    case "OK":
      return line("OK", read.value, read);
    case "AMBIGUOUS":
      return line(`ASK ${read.reason}`, read.readings.map(({ value }) => value ?? "").join("|"), read);
    case "REJECT":
      return ["NO", read.reason, read.suggestion].filter((part) => part !== null).join(" ");
    case "BLANK":
      return "BLANK";
    case "RANGE":
      return line("RANGE", `${read.low}..${read.high}`, read);
    case "RATIO":
      return line("RATIO", `${read.numerator}/${read.denominator}`, read);
  }
}

function line(
  kind: string,
  value: string,
  { qualifier, unit }: { readonly qualifier: string; readonly unit: string | null },
): string {
  return [kind, value, qualifier === "EXACT" ? null : qualifier, unit && `[${unit}]`]
    .filter((part) => part !== null)
    .join(" ");
}
