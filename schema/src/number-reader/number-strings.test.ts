import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { NumberContext } from "./number-context.ts";
import type { NumberReading } from "./number-reading.ts";
import { readDay } from "./read-day.ts";
import { readNumber } from "./read-number.ts";

/** Every string of the reference list, read for the field and unit it names. */
const [header = [], ...rows] = readCsv(readFileSync(new URL("number-strings.csv", import.meta.url), "utf8"));

test("the reference list is whole", () => {
  expect(rows.length).toBe(57);
});

test.each(rows.map((row) => ({ name: `${row[0]} ${row[2]}`, row })))("$name", ({ row }) => {
  const field = (name: string) => row[header.indexOf(name)] ?? "";
  expect(JSON.parse(`"${field("input_escaped")}"`)).toBe(field("input"));
  const read =
    field("field") === "date"
      ? day(field("input"))
      : readNumber(field("input"), contextOf(field("field"), field("unit")));
  expect(summary(read)).toEqual({
    status: field("expected_status"),
    value: field("expected_value"),
    candidates: field("candidates"),
    qualifier: field("qualifier"),
  });
});

function contextOf(field: string, unit: string): NumberContext {
  const money = { measure: "đồng", wholeNumber: true };
  switch (field) {
    case "percent":
      return { measure: "%", wholeNumber: false };
    case "money":
      return money;
    case "money_ty":
      return { ...money, scale: "1000000000" };
    case "number":
      return { measure: unit, wholeNumber: false };
    default:
      return { measure: unit, wholeNumber: true };
  }
}

function day(text: string): NumberReading {
  const read = readDay(text);
  return read.kind === "OK" ? { ...read, qualifier: "EXACT", unit: null, settledBy: "TEXT" } : read;
}

function summary(read: NumberReading) {
  return {
    status: read.kind,
    value: read.kind === "OK" ? read.value : read.kind === "RANGE" ? `${read.low}..${read.high}` : ratio(read),
    candidates: read.kind === "AMBIGUOUS" ? read.readings.map(({ value }) => value ?? "").join("|") : suggestion(read),
    qualifier: "qualifier" in read ? read.qualifier : "",
  };
}

function ratio(read: NumberReading): string {
  return read.kind === "RATIO" ? `${read.numerator}/${read.denominator}` : "";
}

function suggestion(read: NumberReading): string {
  return read.kind === "REJECT" ? (read.suggestion ?? "") : "";
}

/** The list quotes every field; a quote inside one is doubled. */
function readCsv(text: string): readonly (readonly string[])[] {
  return text
    .trimEnd()
    .split("\n")
    .map((line) =>
      line
        .slice(1, -1)
        .split('","')
        .map((field) => field.replaceAll('""', '"')),
    );
}
