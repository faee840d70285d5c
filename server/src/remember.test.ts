import { expect, test } from "vitest";
import { rememberBriefly } from "./remember.ts";

test("an answer is found once and remembered for a moment; nobody is never remembered", async () => {
  let time = 0;
  const asked: string[] = [];
  const people = new Map([["secret", "An"]]);
  const find = rememberBriefly(
    async (secret) => {
      asked.push(secret);
      return people.get(secret) ?? null;
    },
    () => time,
  );
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
