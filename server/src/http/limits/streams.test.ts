import { expect, test } from "vitest";
import { openStreamCount } from "./streams.ts";

const overloaded = expect.objectContaining({ code: "OVERLOADED" });
const times = (count: number, enter: () => () => void): (() => void)[] => Array.from({ length: count }, () => enter());

test("an actor has twenty, whoever else has how many", () => {
  const enter = openStreamCount();
  const open = times(20, () => enter("An", null));
  expect(() => enter("An", null)).toThrow(overloaded);
  enter("Bình", null);
  open[7]!();
  open[7]!(); // once is enough
  enter("An", null);
  expect(() => enter("An", null)).toThrow(overloaded);
});

test("a browser has five of those of its person", () => {
  const enter = openStreamCount();
  times(5, () => enter("An", "first"));
  expect(() => enter("An", "first")).toThrow(overloaded);
  const second = times(5, () => enter("An", "second"));
  times(5, () => enter("An", "third"));
  times(5, () => enter("An", "fourth"));
  expect(() => enter("An", "fifth")).toThrow(overloaded);
  second[0]!();
  enter("An", "fifth");
});

test("all together have five hundred, and who is refused counts for nothing", () => {
  const enter = openStreamCount();
  const open = Array.from({ length: 500 }, (_, n) => enter(`person ${n >> 2}`, null));
  for (let n = 0; n < 3; n++) expect(() => enter("one more", null)).toThrow(overloaded);
  open[0]!();
  enter("one more", null);
  expect(() => enter("one more", null)).toThrow(overloaded);
});
