import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { untilDone } from "./until-done.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const lostLine = Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" });
const lostRace = Object.assign(new Error("deadlock"), { code: "40P01" });
const poolFull = new Error("timeout exceeded when trying to connect");
const forbidden = Object.assign(new Error("no"), { code: "42501" });

/** Work that fails in these ways, one after the other, and then is done. */
async function after(...failures: readonly Error[]): Promise<{ readonly tries: number; readonly end: unknown }> {
  let tries = 0;
  const work = async (): Promise<string> => {
    const failure = failures[tries++];
    if (failure) throw failure;
    return "done";
  };
  const end = untilDone(work).catch((error: unknown) => error);
  await vi.runAllTimersAsync();
  return { tries, end: await end };
}

test.each<[string, readonly Error[], number, unknown]>([
  ["nothing is in the way", [], 1, "done"],
  ["lost races and lost lines are tried again", [lostRace, lostLine, lostRace, lostLine, lostLine], 6, "done"],
  ["what is forbidden is not", [forbidden], 1, forbidden],
  ["nor is it after a lost line", [lostLine, forbidden], 2, forbidden],
  ["a pool that is full is said at once", [poolFull], 1, poolFull],
  ["one full of lost lines is waited for", [lostLine, poolFull, poolFull], 4, "done"],
])("%s", async (_, failures, tries, end) => {
  expect(await after(...failures)).toEqual({ tries, end });
});

test("there is an end to it, and it is the last failure", async () => {
  const { tries, end } = await after(...Array.from({ length: 1_000 }, () => lostLine));
  expect(end).toBe(lostLine);
  expect(tries).toBeGreaterThan(10);
  expect(tries).toBeLessThan(40);
});
