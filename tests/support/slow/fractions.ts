import { shortest } from "../../../schema/src/exact.ts";
import type { Formula } from "../../../schema/src/formula/formula.ts";

/** A number as a fraction of whole ones, above nought below. */
interface Fraction {
  readonly top: bigint;
  readonly bottom: bigint;
}

/** What a formula comes to, slowly and obviously: as a fraction all the way, then to four decimals, half away from nought. */
export function workOutSlowly(formula: Formula, valueOf: (code: string) => string): string | null {
  const fraction = fractionOf(formula, valueOf);
  if (!fraction) return null;
  const isNegative = fraction.top < 0n;
  const top = (isNegative ? -fraction.top : fraction.top) * 10_000n;
  const nearest = top / fraction.bottom + ((top % fraction.bottom) * 2n >= fraction.bottom ? 1n : 0n);
  const digits = nearest.toString().padStart(5, "0");
  return shortest(`${isNegative && nearest > 0n ? "-" : ""}${digits.slice(0, -4)}.${digits.slice(-4)}`);
}

function fractionOf(formula: Formula, valueOf: (code: string) => string): Fraction | null {
  if (formula.kind === "NUMBER") return written(formula.value);
  if (formula.kind === "NAME") return written(valueOf(formula.code));
  if (formula.kind === "NEGATIVE") {
    const one = fractionOf(formula.of, valueOf);
    return one && { top: -one.top, bottom: one.bottom };
  }
  const [a, b] = [fractionOf(formula.left, valueOf), fractionOf(formula.right, valueOf)];
  if (!a || !b) return null;
  switch (formula.sign) {
    case "+":
      return { top: a.top * b.bottom + b.top * a.bottom, bottom: a.bottom * b.bottom };
    case "−":
      return { top: a.top * b.bottom - b.top * a.bottom, bottom: a.bottom * b.bottom };
    case "×":
      return { top: a.top * b.top, bottom: a.bottom * b.bottom };
    case "÷":
      if (b.top === 0n) return null;
      return b.top > 0n
        ? { top: a.top * b.bottom, bottom: a.bottom * b.top }
        : { top: -a.top * b.bottom, bottom: -a.bottom * b.top };
  }
}

function written(text: string): Fraction {
  const [whole = "", decimals = ""] = text.split(".");
  return { top: BigInt(whole + decimals), bottom: 10n ** BigInt(decimals.length) };
}
