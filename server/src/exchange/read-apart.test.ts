import { fork } from "node:child_process";
import { once } from "node:events";
import { afterEach, expect, test, vi } from "vitest";
import { readApart } from "./read-apart.ts";
import { readFile } from "./read-file.ts";
import type { Upload } from "./stages.ts";

vi.mock("node:child_process", { spy: true });
afterEach(() => void vi.mocked(fork).mockClear());

const lines = (count: number): string =>
  Array.from({ length: count }, (_, n) => `SLA,NONE_${n},2022-05,${n}\n`).join("");
const csvOf = (count: number): Upload => ({
  bytes: Buffer.from(`unit_code,indicator_code,period,value\n${lines(count)}`),
  format: "csv",
  numbers: "AS_WRITTEN",
  contexts: new Map(),
});
const unheard = (): void => undefined;
const forever = new AbortController().signal;
const enough = { time: 60_000, heap: 768 };

/** How the process of the last reading ended. */
async function lastEnd(): Promise<NodeJS.Signals | null> {
  const apart = vi.mocked(fork).mock.results.at(-1)!.value;
  if (apart.exitCode === null && apart.signalCode === null) await once(apart, "exit");
  return apart.signalCode;
}

test("a file is read apart as it would be here, row for row", async () => {
  const heard: number[] = [];
  const read = await readApart(csvOf(11_000), (rows) => void heard.push(rows), forever);
  expect(read).toEqual(await readFile(csvOf(11_000), unheard));
  expect(heard).toEqual([5_000, 10_000]);
  expect(await lastEnd()).toBe("SIGKILL");
});

test("a file that takes too long is one, and its process is ended", async () => {
  await expect(readApart(csvOf(1), unheard, forever, { ...enough, time: 1 })).rejects.toMatchObject({
    code: "FILE_TOO_SLOW",
  });
  expect(await lastEnd()).toBe("SIGKILL");
});

test("a file that needs more memory than it may have ends its own process alone", async () => {
  await expect(readApart(csvOf(99_000), unheard, forever, { ...enough, heap: 16 })).rejects.toMatchObject({
    code: "FILE_UNPACKS_TOO_LARGE",
    params: { most: "16" },
  });
});

test("whoever waits no longer ends the process, and hears their own reason", async () => {
  const gone = new AbortController();
  const reading = readApart(csvOf(99_000), () => gone.abort(new Error("left")), gone.signal);
  await expect(reading).rejects.toThrow("left");
  expect(await lastEnd()).toBe("SIGKILL");
});
