import { expect, test } from "vitest";
import { cells, shown } from "./harness.ts";
import type { NumberContext } from "./number-context.ts";
import { readPlain } from "./plain-number.ts";
import { readAnyText } from "./read-number.ts";

const contexts: readonly NumberContext[] = Object.values(cells).flatMap((cell) => [
  cell,
  { ...cell, englishNearby: true },
]);

/** Where the short way has an answer, the long way has the same. Tells in how many contexts it had one. */
function heldAgainstTheLongWay(text: string): number {
  return contexts.filter((context) => {
    const plain = readPlain(text, context);
    if (plain) expect([text, context, plain]).toEqual([text, context, readAnyText(text, context)]);
    return plain !== null;
  }).length;
}

test("every text of up to five of these characters", () => {
  let answered = 0;
  const grow = (text: string): void => {
    answered += heldAgainstTheLongWay(text);
    if (text.length < 5) for (const next of "015.,- ") grow(text + next);
  };
  grow("");
  expect(answered).toBeGreaterThan(5_000);
});

/** Runs of one to three digits between marks, and then some. */
function shapes(): readonly string[] {
  const runs = ["0", "5", "00", "05", "50", "000", "007", "120", "1234", "98760"];
  const marks = [".", ",", " ", ""];
  let texts: readonly string[] = runs;
  for (let round = 0; round < 3; round++) {
    const longer = texts.flatMap((text) => marks.map((mark) => text + mark));
    texts = [...runs, ...longer.flatMap((text) => runs.map((run) => text + run))].filter((_, at) => at % 7 < 3);
  }
  return texts;
}

test("groups and fractions of all lengths, right and wrong", () => {
  const answered = shapes().filter((text) => heldAgainstTheLongWay(text) > 0);
  expect(answered.length).toBeGreaterThan(100);
});

test.each([
  "999999999999999",
  "1000000000000000",
  "999.999.999.999",
  "1.999.999.999.999",
  "9.999.999.999,1234",
  "123.456.789,1234",
  "1234567890,1234",
  "12345678901,1234",
  "999.999,12345",
  "0,0001",
  "0,00001",
])("%s, at the edge of what a figure holds", (text) => {
  heldAgainstTheLongWay(text);
});

test("what most cells of a paste are is told by its shape", () => {
  for (const text of ["", "-", "0", "31204", "31.204", "1.881.000.000", "62,5", "1.234,56"])
    expect([text, readPlain(text, cells.persons) && shown(readPlain(text, cells.persons)!)]).not.toContain(null);
});
