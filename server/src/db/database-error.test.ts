import { describe, expect, test } from "vitest";
import { isLostLine, isLostRace, isOfDatabase, isPoolFull, sqlState } from "./database-error.ts";

const coded = (code: string, message = "x"): Error => Object.assign(new Error(message), { code });

describe("what may be tried again, and what may not", () => {
  test.each<[string, unknown, "race" | "line" | "full" | "no"]>([
    ["serialization failure", coded("40001"), "race"],
    ["deadlock", coded("40P01"), "race"],
    ["a lock that was not to be had", coded("55P03"), "race"],
    ["an administrator's shutdown", coded("57P01"), "line"],
    ["a crash", coded("57P02"), "line"],
    ["a start that is not over", coded("57P03"), "line"],
    ["a connection failure told by PostgreSQL", coded("08006"), "line"],
    ["a reset socket", coded("ECONNRESET", "read ECONNRESET"), "line"],
    ["a closed pipe", coded("EPIPE", "write EPIPE"), "line"],
    ["nobody listening", coded("ECONNREFUSED", "connect ECONNREFUSED 127.0.0.1:5432"), "line"],
    ["the driver, of a line that ended", new Error("Connection terminated unexpectedly"), "line"],
    [
      "the driver, of a connection too long in coming",
      new Error("Connection terminated due to connection timeout"),
      "line",
    ],
    [
      "the driver, of a line that was dead before",
      new Error("Client has encountered a connection error and is not queryable"),
      "line",
    ],
    ["the driver, of an answer that never came", new Error("Query read timeout"), "line"],
    ["a pool without a free connection", new Error("timeout exceeded when trying to connect"), "full"],
    ["a statement that was cancelled", coded("57014"), "no"],
    ["a unique violation", coded("23505"), "no"],
    ["a check of our own", coded("23514"), "no"],
    ["a right that is missing", coded("42501"), "no"],
    ["a full disk", coded("53100"), "no"],
    ["a message that only sounds like it", coded("23505", "Connection terminated unexpectedly"), "no"],
    ["a fault of ours", new TypeError("x is not a function"), "no"],
    ["nothing", null, "no"],
  ])("%s", (_, error, kind) => {
    expect([isLostRace(error), isLostLine(error), isPoolFull(error)]).toEqual([
      kind === "race",
      kind === "line",
      kind === "full",
    ]);
  });
});

test("what PostgreSQL or the line says is told from what the work itself says", () => {
  for (const error of [coded("23505"), coded("EPIPE"), new Error("Connection terminated"), coded("BV002")])
    expect(isOfDatabase(error)).toBe(true);
  for (const error of [new Error("rolled back on purpose"), new TypeError("x"), coded("ERR_ASSERTION"), undefined])
    expect(isOfDatabase(error)).toBe(false);
});

test("a code of Node is no SQLSTATE", () => {
  expect(sqlState(coded("ECONNRESET"))).toBe("");
  expect(sqlState(coded("40P01"))).toBe("40P01");
});
