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

/** A quotient to so many decimals, half away from nought; `isRounded`: something was given up. The divisor is not nought. */
export function divided(
  a: string,
  b: string,
  decimals: number,
): { readonly value: string; readonly isRounded: boolean } {
  const [left, right] = [parse(a), parse(b)];
  const over = left.digits * 10n ** BigInt(decimals + right.decimals);
  const under = right.digits * 10n ** BigInt(left.decimals);
  const [top, bottom] = [over < 0n ? -over : over, under < 0n ? -under : under];
  const nearest = (top * 2n + bottom) / (bottom * 2n);
  const isNegative = over < 0n !== under < 0n;
  return { value: write(isNegative ? -nearest : nearest, decimals), isRounded: nearest * bottom !== top };
}

/** Times ten to a power, which may be below zero: the point moves, so no number is made of the text. */
export function shifted(text: string, power: number): string {
  const sign = text.startsWith("-") ? "-" : "";
  const [whole = "", fraction = ""] = text.slice(sign.length).split(".");
  const point = Math.max(whole.length + power, 0);
  const digits = "0".repeat(Math.max(-whole.length - power, 0)) + (whole + fraction).padEnd(point, "0");
  const after = digits.slice(point);
  return shortest(`${sign}0${digits.slice(0, point)}${after && `.${after}`}`);
}

/** Below zero when a is smaller, above when it is larger. */
export function compareDecimals(a: string, b: string): number {
  // Doubles tell texts of fifteen digits apart and keep their order.
  const [left, right] = a.length <= 15 && b.length <= 15 ? [Number(a), Number(b)] : aligned(a, b);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The shortest text of the same number, without needless zeros. */
export function shortest(text: string): string {
  const sign = text.startsWith("-") ? "-" : "";
  let start = sign.length;
  while (text[start] === "0" && start + 1 < text.length && text[start + 1] !== ".") start += 1;
  let end = text.length;
  if (text.includes(".")) {
    while (text[end - 1] === "0") end -= 1;
    if (text[end - 1] === ".") end -= 1;
  }
  const digits = text.slice(start, end);
  return digits === "0" ? digits : sign + digits;
}

/** Ten to a power, which may be below zero: 9 gives 1000000000, -1 gives 0.1. */
export function powerOfTen(power: number): string {
  return shifted("1", power);
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
