import { roundStates, type RoundState } from "@bangvang/schema/reporting-round";

export interface RoundsSearch {
  readonly year?: number;
  readonly state?: RoundState;
}

export function readRoundsSearch(raw: Record<string, unknown>): RoundsSearch {
  const year = Number(raw.year);
  const state = roundStates.find((one) => one === raw.state);
  return {
    ...(Number.isInteger(year) && year >= 1945 && year <= 2100 ? { year } : {}),
    ...(state ? { state } : {}),
  };
}
