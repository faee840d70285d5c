import { afterEach, expect, test, vi } from "vitest";
import { nameThisTab } from "./this-tab.ts";

afterEach(() => vi.unstubAllGlobals());

/** A browser whose locks answer so. */
const withLocks = (
  request: (name: string, options: object, taken: (lock: object | null) => unknown) => Promise<unknown>,
) => vi.stubGlobal("navigator", { locks: { request } });

test("a tab has its name also where the browser refuses locks", async () => {
  withLocks(() => Promise.reject(new DOMException("refused", "SecurityError")));
  expect(await nameThisTab()).toMatch(/^[0-9a-f-]{36}$/);
});

test("a name that is taken by another tab is left to it", async () => {
  const asked: string[] = [];
  const kept = new Map([["bangvang-tab", "copied"]]);
  vi.stubGlobal("sessionStorage", {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, tab: string) => kept.set(name, tab),
  });
  withLocks(async (name, _, taken) => {
    asked.push(name);
    taken(name.endsWith("copied") ? null : {});
  });
  const tab = await nameThisTab();
  expect(tab).not.toBe("copied");
  expect(kept.get("bangvang-tab")).toBe(tab);
  expect(asked.at(-1)).toBe(`bangvang-tab-${tab}`);
});
