/**
 * Sums, products and order of decimal text, exact. Figures never pass through a float: 0,1 + 0,2 must be 0,3, and money
 * of the whole country times a count leaves the range in which a double is exact.
 */
export function plus(a: string, b: string): string {
  const [left, right, decimals] = aligned(a, b);
  return write(left + right, decimals);
}

export function minus(a: string, b: string): string {
  const [left, right, decimals] = aligned(a, b);
  return write(left - right, decimals);
}

export function times(a: string, b: string): string {
  const left = parse(a);
  const right = parse(b);
  return write(left.digits * right.digits, left.decimals + right.decimals);
}

/** Below zero when a is smaller, above when it is larger. */
export function compareDecimals(a: string, b: string): number {
  const [left, right] = aligned(a, b);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Ten to a power, which may be below zero: 9 gives 1000000000, -1 gives 0.1. */
export function powerOfTen(power: number): string {
  return power < 0 ? `0.${"0".repeat(-power - 1)}1` : `1${"0".repeat(power)}`;
}

interface Exact {
  readonly digits: bigint;
  readonly decimals: number;
}

function parse(text: string): Exact {
  const [whole = "", fraction = ""] = text.split(".");
  return { digits: BigInt(whole + fraction), decimals: fraction.length };
}

function aligned(a: string, b: string): readonly [bigint, bigint, number] {
  const left = parse(a);
  const right = parse(b);
  const decimals = Math.max(left.decimals, right.decimals);
  return [padded(left, decimals), padded(right, decimals), decimals];
}

function padded(exact: Exact, decimals: number): bigint {
  return exact.digits * 10n ** BigInt(decimals - exact.decimals);
}

function write(digits: bigint, decimals: number): string {
  const sign = digits < 0n ? "-" : "";
  const text = (digits < 0n ? -digits : digits).toString().padStart(decimals + 1, "0");
  if (decimals === 0) return sign + text;
  return sign + `${text.slice(0, -decimals)}.${text.slice(-decimals)}`.replace(/\.?0+$/, "");
}
