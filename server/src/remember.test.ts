import { beforeEach, expect, test } from "vitest";
import { rememberBriefly } from "./remember.ts";

let time: number;
let asked: string[];
let people: Map<string, string>;
const { find, forget } = rememberBriefly(
  async (secret) => {
    asked.push(secret);
    return people.get(secret) ?? null;
  },
  () => time,
);

beforeEach(() => {
  time = 0;
  asked = [];
  people = new Map([["secret", "An"]]);
  forget();
});

test("an answer is found once and remembered for a moment; nobody is never remembered", async () => {
  expect([await find("secret"), await find("secret"), await find("other"), await find("other")]).toEqual([
    "An",
    "An",
    null,
    null,
  ]);
  expect(asked).toEqual(["secret", "other", "other"]);
  people.clear();
  time = 1_999;
  expect(await find("secret")).toBe("An");
  time = 2_000;
  expect(await find("secret")).toBeNull();
});

test("once rights have changed nothing is believed, nor what was being looked up meanwhile", async () => {
  const under = find("secret");
  people.clear();
  forget();
  expect(await under).toBe("An");
  expect(await find("secret")).toBeNull();
});
