import { compileMessage } from "@lingui/message-utils/compileMessage";
import { formulaProblemCodes } from "@bangvang/schema/formula/formula";
import { cellProblemCodes, setProblemCodes } from "@bangvang/schema/problem";
import { figureColumns, fileProblemCodes, importSteps, rowProblemCodes } from "@bangvang/schema/exchange";
import { ambiguityReasons, fits, readingReasons, rejectReasons } from "@bangvang/schema/number-reader/number-reading";
import { describe, expect, test } from "vitest";
import { errorCodes } from "../../api/error-codes.ts";
import { en } from "./en.ts";
import { vi } from "./vi.ts";

const catalogues: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ["vi", vi],
  ["en", en],
];

describe("words", () => {
  test("both languages have the same keys, in the same order", () => {
    expect(Object.keys(en)).toEqual(Object.keys(vi));
  });

  test.each(catalogues)("%s has no empty text and every text compiles", (_, words) => {
    for (const [key, text] of Object.entries(words)) {
      expect(text.trim(), key).not.toBe("");
      expect(() => compileMessage(text), key).not.toThrow();
    }
  });

  test("the two texts of a key take the same values", () => {
    for (const [key, text] of Object.entries(vi)) {
      const names = valuesIn(compileMessage(text));
      for (const name of valuesIn(compileMessage((en as Record<string, string>)[key] ?? "")))
        expect(names, key).toContain(name);
    }
  });

  test("every code has a sentence", () => {
    const wanted = [
      ...[...cellProblemCodes, ...setProblemCodes].map((code) => `problem.${code}`),
      ...[...fileProblemCodes, ...rowProblemCodes].map((code) => `import.problem.${code}`),
      ...importSteps.map((step) => `import.step.${step}`),
      ...figureColumns.map((column) => `column.${column}`),
      ...errorCodes.map((code) => `error.${code}`),
      ...rejectReasons.map((reason) => `reject.${reason}`),
      ...ambiguityReasons.map((reason) => `ambiguity.${reason}`),
      ...readingReasons.map((reason) => `reading.${reason}`),
      ...fits.map((fit) => `fit.${fit}`),
      ...formulaProblemCodes.map((code) => `formula.problem.${code}`),
    ];
    expect(wanted.filter((key) => !(key in vi))).toEqual([]);
  });
});

/** Names of values in a compiled message: [name], [name, kind] or [name, "plural", { one: [...] }] between texts. */
function valuesIn(message: unknown): readonly string[] {
  if (!Array.isArray(message)) return [];
  return message.flatMap((part: unknown) => {
    if (!Array.isArray(part)) return [];
    const [name, , options] = part as [string, string?, Record<string, unknown>?];
    return [name, ...Object.values(options ?? {}).flatMap(valuesIn)];
  });
}
