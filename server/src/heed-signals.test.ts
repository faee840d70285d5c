import { EventEmitter } from "node:events";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { heedSignals } from "./heed-signals.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function heeding() {
  const exits: number[] = [];
  const process = Object.assign(new EventEmitter(), { exit: (code: number) => exits.push(code) });
  return { process, exits, asked: heedSignals(process, () => undefined) };
}

test.each(["SIGINT", "SIGTERM"])("%s asks for a stop, and ends one that takes too long", (signal) => {
  const { process, exits, asked } = heeding();
  expect(asked.aborted).toBe(false);
  process.emit(signal);
  expect(asked.aborted).toBe(true);
  vi.advanceTimersByTime(29_999);
  expect(exits).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(exits).toEqual([1]);
});

test("a second signal ends it at once; the same Ctrl-C passed on by a launcher is none", () => {
  const { process, exits } = heeding();
  process.emit("SIGINT");
  process.emit("SIGINT");
  vi.advanceTimersByTime(2_999);
  process.emit("SIGTERM");
  expect(exits).toEqual([]);
  vi.advanceTimersByTime(1);
  process.emit("SIGTERM");
  expect(exits).toEqual([1]);
});
