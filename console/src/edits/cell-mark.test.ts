import { figureStates, qualifiers, qualities } from "@bangvang/schema/figure";
import { expect, test } from "vitest";
import { isEditableIn, isPlain, markOf, qualifierIn, qualityIn, stateIn } from "./cell-mark.ts";

test("every cell comes out of its mark as it went in", () => {
  const seen = new Set<number>();
  for (const state of figureStates)
    for (const qualifier of qualifiers)
      for (const quality of qualities)
        for (const isEditable of [true, false]) {
          const mark = markOf({ state, qualifier, quality }, isEditable);
          seen.add(mark);
          expect(isPlain(mark)).toBe(qualifier === "EXACT" && quality === "REPORTED");
          expect([stateIn(mark), qualifierIn(mark), qualityIn(mark), isEditableIn(mark)]).toEqual([
            state,
            qualifier,
            quality,
            isEditable,
          ]);
        }
  expect(seen.size).toBe(figureStates.length * qualifiers.length * qualities.length * 2);
});
