import { expect, test } from "vitest";
import { openTurns } from "./turns.ts";

test("an actor has so many reads at once, so many wait in order, and more are refused; others are not held up", async () => {
  const take = openTurns({ atOnce: 2, waiting: 2 });
  const begun: number[] = [];
  const turn = async (n: number, who = "An") => {
    const end = await take(who);
    begun.push(n);
    return end;
  };
  const [first, second] = [await turn(1), await turn(2)];
  const third = turn(3);
  const fourth = turn(4);
  await expect(turn(5)).rejects.toMatchObject({ code: "OVERLOADED" });
  const other = await turn(6, "Bình");
  expect(begun).toEqual([1, 2, 6]);
  first();
  first();
  const endThird = await third;
  expect(begun).toEqual([1, 2, 6, 3]);
  second();
  (await fourth)();
  endThird();
  other();
  (await turn(7))();
  expect(begun).toEqual([1, 2, 6, 3, 4, 7]);
});
