import type { Indicator } from "../indicator.ts";
import type { RuleFinding } from "./check-rule.ts";

/** What a value is held against; null: there is none. All are decimal text. */
export interface Witnesses {
  /** The same cell a year earlier. */
  readonly lastYear: string | null;
  /** The middle one of the figures of those it competes with, same indicator, period and kind. */
  readonly peers: string | null;
}

/** Counts below this come and go: three strikes after none are news, not a slip of the keyboard. */
const small = 100;
/** A slip of one digit is ten times too much or too little; provinces differ among themselves by more than that. */
const farFromLastYear = 10;
const farFromPeers = 100;

/**
 * What is out of the ordinary about a value (plain decimal text). A reason to ask, never to refuse; so doubles do. Peers are heard only
 * where there was nothing last year: a unit's own past says more than its neighbours.
 */
export function outOfTheOrdinary(
  value: string,
  { bandLow, bandHigh }: Pick<Indicator, "bandLow" | "bandHigh">,
  { lastYear, peers }: Witnesses,
): readonly RuleFinding[] {
  const findings: RuleFinding[] = [];
  const found = (code: RuleFinding["code"], params: RuleFinding["params"]): void => {
    findings.push({ code, severity: "SOFT", params: { value, ...params } });
  };
  const isBelow = bandLow !== null && Number(value) < Number(bandLow);
  const isAbove = bandHigh !== null && Number(value) > Number(bandHigh);
  if (isBelow || isAbove) found("OUT_OF_BAND", { low: bandLow ?? "", high: bandHigh ?? "" });
  if (lastYear !== null) {
    if (isFar(value, lastYear, farFromLastYear))
      found("FAR_FROM_LAST_YEAR", { lastYear, times: String(farFromLastYear) });
  } else if (peers !== null && isFar(value, peers, farFromPeers)) {
    found("FAR_FROM_PEERS", { peers, times: String(farFromPeers) });
  }
  return findings;
}

/** True when one is more than so many times the other, neither is nothing, and they are not both small. */
function isFar(value: string, other: string, factor: number): boolean {
  const [low = 0, high = 0] = [Math.abs(Number(value)), Math.abs(Number(other))].sort((a, b) => a - b);
  return low > 0 && high >= small && high > low * factor;
}
