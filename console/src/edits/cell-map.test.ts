import { keyText, type FigureKey } from "@bangvang/schema/figure";
import { expect, test } from "vitest";
import { CellMap } from "./cell-map.ts";

/** The same numbers in every run. */
function* numbers(seed: number): Generator<number> {
  for (let at = seed; ; at = (at * 48_271) % 2_147_483_647) yield at;
}

test("a map by the parts of a key is a map by its text, in the same order", () => {
  const map = new CellMap<number>();
  const plain = new Map<string, number>();
  const random = numbers(7);
  const oneOf = <One>(all: readonly One[]): One => all[random.next().value % all.length]!;
  for (let step = 0; step < 2_000; step += 1) {
    const key = (): FigureKey => ({ ...at });
    const at: FigureKey = {
      unit: oneOf(["LCA", "SLA"]),
      indicator: oneOf(["EMU_INIT", "MEM_TOTAL"]),
      period: oneOf(["2023", "2023-01"]),
      kind: oneOf(["ACTUAL", "TARGET"]),
    };
    if (oneOf([true, false])) expect(map.delete(key())).toBe(plain.delete(keyText(at)));
    else {
      map.set(key(), step);
      plain.set(keyText(at), step);
    }
    expect([map.size, map.get(key()), map.has(key())]).toEqual([
      plain.size,
      plain.get(keyText(at)),
      plain.has(keyText(at)),
    ]);
    expect([...map.values()]).toEqual([...plain.values()]);
    expect(Array.from(map.keys(), keyText)).toEqual([...plain.keys()]);
  }
  map.clear();
  expect([map.size, ...map.values()]).toEqual([0]);
});
