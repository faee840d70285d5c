import { minus, plus, times } from "@bangvang/schema/exact";
import { readNumber } from "@bangvang/schema/number-reader/read-number";

export interface Sum {
  readonly sign: "+" | "-" | "*" | "/";
  /** Plain decimal text, not nought where it divides. */
  readonly by: string;
}

const signs: Readonly<Record<string, Sum["sign"]>> = {
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

/** "*1,03", "+5", "/1000", the number as people here write it; null when it is no such thing. */
export function readSum(text: string): Sum | null {
  const trimmed = text.trim();
  const sign = signs[trimmed.charAt(0).toLowerCase()];
  const reading = sign && readNumber(trimmed.slice(1), { measure: "", wholeNumber: false });
  if (!sign || reading?.kind !== "OK" || reading.qualifier !== "EXACT") return null;
  return sign === "/" && Number(reading.value) === 0 ? null : { sign, by: reading.value };
}

/** A figure has so many decimals at most. */
const most = 4;

/** Reckoned exactly, then rounded to what a figure may have; `isRounded` says that something was given up. */
export function reckon(
  value: string,
  { sign, by }: Sum,
  wholeNumber: boolean,
): { readonly value: string; readonly isRounded: boolean } {
  const decimals = wholeNumber ? 0 : most;
  switch (sign) {
    case "+":
      return rounded(plus(value, by), "1", decimals);
    case "-":
      return rounded(minus(value, by), "1", decimals);
    case "*":
      return rounded(times(value, by), "1", decimals);
    case "/":
      return rounded(value, by, decimals);
  }
}

/** A quotient to so many decimals, half away from nought. */
function rounded(value: string, by: string, decimals: number): { readonly value: string; readonly isRounded: boolean } {
  const [a, b] = [scaled(value), scaled(by)];
  const over = a.digits * 10n ** BigInt(decimals + b.decimals);
  const under = b.digits * 10n ** BigInt(a.decimals);
  const isNegative = over < 0n !== under < 0n;
  const [top, bottom] = [over < 0n ? -over : over, under < 0n ? -under : under];
  const nearest = (top * 2n + bottom) / (bottom * 2n);
  const text = nearest.toString().padStart(decimals + 1, "0");
  const cut = text.length - decimals;
  const plain = decimals === 0 ? text : `${text.slice(0, cut)}.${text.slice(cut)}`.replace(/\.?0+$/, "");
  return { value: isNegative && nearest !== 0n ? `-${plain}` : plain, isRounded: nearest * bottom !== top };
}

function scaled(text: string): { readonly digits: bigint; readonly decimals: number } {
  const [whole = "", fraction = ""] = text.split(".");
  return { digits: BigInt(whole + fraction), decimals: fraction.length };
}
