import { describe, expect, test } from "vitest";
import { PresenceBoard, mostUpdates, presenceLasts, type PresenceSign } from "./presence.ts";

const cell = { unit: "SLA", indicator: "MEM_TOTAL", period: "2023-05", kind: "ACTUAL" } as const;
const here = (page: string, person = "person-1"): PresenceSign => ({ page, person, name: "An", unitId: 7, cell });

function board() {
  const clock = { now: 1_000_000 };
  const made = new PresenceBoard(() => clock.now);
  const tell = (sign: unknown): void => made.heard(JSON.stringify(sign));
  const pages = (): readonly string[] => made.present().map(({ page }) => page);
  return { made, clock, tell, pages };
}

describe("the board of who works where", () => {
  test("holds the last place of each page, and lets go of a page that left", () => {
    const { made, tell, pages } = board();
    tell(here("a"));
    tell(here("b"));
    tell({ ...here("a"), cell: { ...cell, period: "2023-06" } });
    expect(pages()).toEqual(["b", "a"]);
    expect(made.present()[1]!.cell.period).toBe("2023-06");
    tell({ page: "b", person: "person-1", cell: null });
    expect(pages()).toEqual(["a"]);
  });

  test("a page of the same name of somebody else is another page", () => {
    const { tell, pages } = board();
    tell(here("a"));
    tell({ page: "a", person: "person-2", cell: null });
    expect(pages()).toEqual(["a"]);
  });

  test("forgets who says nothing", () => {
    const { clock, tell, pages } = board();
    tell(here("a"));
    clock.now += presenceLasts;
    expect(pages()).toEqual(["a"]);
    clock.now += 1;
    expect(pages()).toEqual([]);
  });

  test("holds no more than it can, the newest", () => {
    const { tell, pages } = board();
    for (let n = 0; n <= 1_000; n += 1) tell(here(`p${n}`));
    expect(pages()).toHaveLength(1_000);
    expect(pages()[0]).toBe("p1");
  });

  test.each(["", "{", "null", '{"page":1}', '{"page":"a","person":"p","cell":{"unit":"SLA"}}', "[]"])(
    "%s says nothing",
    (text) => {
      const { made, pages } = board();
      made.heard(text);
      expect(pages()).toEqual([]);
    },
  );

  test("lets a person say ten things a second, and others as many", () => {
    const { made, clock } = board();
    const told = Array.from({ length: mostUpdates + 1 }, () => made.mayTell("person-1"));
    expect(told.filter(Boolean)).toHaveLength(mostUpdates);
    expect(made.mayTell("person-2")).toBe(true);
    clock.now += 1_001;
    expect(made.mayTell("person-1")).toBe(true);
  });

  test("wakes who waits, and when they stop waiting", async () => {
    const { made, tell } = board();
    const ending = new AbortController();
    const woken = made.next(0, ending.signal);
    tell(here("a"));
    await woken;
    await made.next(0, ending.signal); // what was heard meanwhile is not waited for
    const stopped = made.next(1, ending.signal);
    ending.abort();
    await stopped;
  });
});
