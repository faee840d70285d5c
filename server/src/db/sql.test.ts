import { describe, expect, test } from "vitest";
import { join, sql, type Sql } from "./sql.ts";

const id = 7;

describe("values become parameters in the order they stand, and pieces keep theirs", () => {
  test.each<[string, Sql, string, unknown[]]>([
    ["no value", sql`select 1`, "select 1", []],
    ["one value", sql`select ${id}`, "select $1", [7]],
    ["text around values", sql`a ${1} b ${2} c`, "a $1 b $2 c", [1, 2]],
    ["a value at both ends", sql`${1} = ${2}`, "$1 = $2", [1, 2]],
    ["values side by side", sql`${1}${2}`, "$1$2", [1, 2]],
    ["a piece", sql`where ${sql`a = ${1}`} and b = ${2}`, "where a = $1 and b = $2", [1, 2]],
    ["a piece without values", sql`select ${sql`now()`}`, "select now()", []],
    ["an empty piece", sql`a${sql``}b`, "ab", []],
    ["a piece between values", sql`${1} ${sql`x ${2} y ${3} z`} ${4}`, "$1 x $2 y $3 z $4", [1, 2, 3, 4]],
    ["pieces in pieces", sql`(${sql`(${sql`${1}`}, ${2})`}, ${3})`, "(($1, $2), $3)", [1, 2, 3]],
    ["the same piece twice", sql`${sql`x = ${1}`} or ${sql`x = ${1}`}`, "x = $1 or x = $2", [1, 1]],
    ["null and lists are values", sql`${null} ${[1, 2]}`, "$1 $2", [null, [1, 2]]],
  ])("%s", (_, piece, text, values) => {
    expect(piece.statement).toEqual({ text, values });
  });
});

test("what comes in as text never becomes text of the statement", () => {
  const hostile = "'; drop table figure; -- $1";
  const { text, values } = sql`select * from unit where code = ${hostile} or ${join([sql`name = ${hostile}`], " or ")}`
    .statement;
  expect(text).toBe("select * from unit where code = $1 or name = $2");
  expect(values).toEqual([hostile, hostile]);
});

describe("pieces are joined by a fixed separator, their parameters renumbered", () => {
  test.each<[number, string]>([
    [0, ""],
    [1, "a = $1"],
    [2, "a = $1 and a = $2"],
    [3, "a = $1 and a = $2 and a = $3"],
  ])("%i pieces", (count, text) => {
    const numbers = Array.from({ length: count }, (_, n) => n);
    expect(
      join(
        numbers.map((n) => sql`a = ${n}`),
        " and ",
      ).statement,
    ).toEqual({ text, values: numbers });
  });
});

test("a piece is not changed by being used", () => {
  const piece = sql`a = ${1}`;
  void sql`${piece} or ${piece} or ${2}`.statement;
  expect(piece.statement).toEqual({ text: "a = $1", values: [1] });
});
