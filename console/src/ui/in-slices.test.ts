import { expect, test } from "vitest";
import { inSlices } from "./in-slices.ts";

const many = Array.from({ length: 200 }, (_, index) => index);
/** Takes its time, so that there are slices. */
const slowly = (heed: (one: number) => void) => (one: number) => {
  const until = performance.now() + 0.5;
  while (performance.now() < until);
  heed(one);
};

test("each is done once, in order, and others have their turn in between", async () => {
  const done: number[] = [];
  let turns = 0;
  const other = setInterval(() => (turns += 1), 0);
  expect(
    await inSlices(
      many,
      slowly((one) => done.push(one)),
    ),
  ).toBe(true);
  clearInterval(other);
  expect(done).toEqual(many);
  expect(turns).toBeGreaterThan(0);
});

test("what nobody wants any more is given up", async () => {
  const done: number[] = [];
  expect(
    await inSlices(
      many,
      slowly((one) => done.push(one)),
      () => false,
    ),
  ).toBe(false);
  expect(done.length).toBeLessThan(many.length);
});
