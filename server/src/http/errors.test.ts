import { GraphQLError } from "graphql";
import { expect, test } from "vitest";
import { ApiProblem } from "../api-problem.ts";
import { RaceLost } from "../db/race-lost.ts";
import { SnapshotAborted } from "../db/snapshot.ts";
import { httpOf, httpOfChange, isFault, wordError } from "./errors.ts";

const ofDatabase = (code: string): Error => Object.assign(new Error("said by PostgreSQL"), { code });
const busy = { status: 503, headers: new Map([["retry-after", "1"]]) };

test.each<[string, Error]>([
  ["a lost race", new RaceLost("somebody was first")],
  ["a deadlock", ofDatabase("40P01")],
  ["a lock that was not to be had", ofDatabase("55P03")],
])("%s until the patience was over is a busy server, and no fault", (_, error) => {
  const wrapped = new GraphQLError(error.message, { originalError: error });
  expect(wordError(wrapped.toJSON(), wrapped)).toMatchObject({ extensions: { code: "OVERLOADED" } });
  expect(httpOfChange([wrapped])).toEqual(busy);
  expect(isFault(wrapped)).toBe(false);
});

test("whatever says OVERLOADED says when to come again", () => {
  expect(httpOf(new ApiProblem("OVERLOADED", "wait"))).toEqual(busy);
});

test.each<[string, unknown, boolean]>([
  ["a bug", new TypeError("x is undefined"), true],
  ["a lost line", ofDatabase("57P01"), true],
  ["a statement that took too long", ofDatabase("57014"), false],
  ["a client that went away", new SnapshotAborted(), false],
  ["a refusal", new ApiProblem("NOT_FOUND", "nothing"), false],
])("%s: a fault is %s", (_, error, expected) => expect(isFault(error)).toBe(expected));
