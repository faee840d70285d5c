/** A number as it is, with nothing rounded. */
export interface Fraction {
  readonly over: bigint;
  /** Above nought. */
  readonly under: bigint;
}

export const nought: Fraction = { over: 0n, under: 1n };

export function fraction(text: string): Fraction {
  const [whole = "", decimals = ""] = text.split(".");
  return { over: BigInt(whole + decimals), under: 10n ** BigInt(decimals.length) };
}

export function plus(a: Fraction, b: Fraction): Fraction {
  return { over: a.over * b.under + b.over * a.under, under: a.under * b.under };
}

export function times(a: Fraction, b: Fraction): Fraction {
  return { over: a.over * b.over, under: a.under * b.under };
}

/** Null over nought. */
export function divided(a: Fraction, b: Fraction): Fraction | null {
  if (b.over === 0n) return null;
  const sign = b.over < 0n ? -1n : 1n;
  return { over: a.over * b.under * sign, under: a.under * b.over * sign };
}

export function sum(all: readonly Fraction[]): Fraction {
  return all.reduce(plus, nought);
}

/** Decimal text of at most four decimals, half away from nought. */
export function rounded({ over, under }: Fraction): string {
  const isBelow = over < 0n;
  const times10000 = ((isBelow ? -over : over) * 20_000n + under) / (under * 2n);
  const digits = String(times10000).padStart(5, "0");
  const text = `${digits.slice(0, -4)}.${digits.slice(-4)}`.replace(/\.?0+$/, "");
  return isBelow && times10000 !== 0n ? `-${text}` : text;
}
