import { expect, test } from "vitest";
import { sql } from "../../db/sql.ts";
import { factsOf, number, optionalNumber, text, word, type NamedColumns, type PackedRow } from "./columns.ts";

const id = number(sql`figure.unit_id`);
const source = optionalNumber(sql`figure.source_id`);
const value = word(sql`figure.value`);
const note = text(sql`figure.note`);

test.each<[string, NamedColumns, readonly PackedRow[], readonly object[]]>([
  ["no rows", { id }, [], []],
  ["a row each, without columns", {}, [{ fact: "" }, { fact: "" }], [{}, {}]],
  ["rows of a parent without columns", {}, [{ parentId: 4, fact: "\n" }], [{ parentId: 4 }, { parentId: 4 }]],
  [
    "one column, with nothing in some",
    { value },
    [{ fact: "\n1.5\n" }],
    [{ value: null }, { value: "1.5" }, { value: null }],
  ],
  [
    "numbers and words of two parents",
    { id, value, source },
    [
      { parentId: 1, fact: "0\t-3\t\n2147483647\t\t12" },
      { parentId: 2, fact: "5\t6\t7" },
    ],
    [
      { parentId: 1, id: 0, value: "-3", source: null },
      { parentId: 1, id: 2147483647, value: null, source: 12 },
      { parentId: 2, id: 5, value: "6", source: 7 },
    ],
  ],
  [
    "what people wrote",
    { note, id },
    [{ fact: String.raw`"Lào Cai, \"tách\"\ttỉnh\n2025"` + '\t1\n\t2\n""\t3' }],
    [
      { note: 'Lào Cai, "tách"\ttỉnh\n2025', id: 1 },
      { note: null, id: 2 },
      { note: "", id: 3 },
    ],
  ],
])("%s", (_, columns, rows, facts) => {
  expect(factsOf(rows, columns)).toEqual(facts);
});

test.each([
  ["a field too few", "1\n2\t3"],
  ["a field too many", "1\t2\t3"],
  ["no number where one stands", "x\t2"],
])("%s is not taken for what it is not", (_, fact) => {
  expect(() => factsOf([{ fact }], { id, source })).toThrow("other fields");
});
