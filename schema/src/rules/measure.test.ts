import { describe, expect, test } from "vitest";
import { emptyContent, type CellContent } from "../figure.ts";
import { isRevalued } from "./measure.ts";

const at = (rest: Partial<CellContent>): CellContent => ({ ...emptyContent, state: "VALUE", value: "5", ...rest });

describe("rules are asked once more", () => {
  test.each<[string, CellContent, CellContent | null, boolean]>([
    ["of another number", at({ value: "6" }), at({}), true],
    ["of a first number", at({}), null, true],
    ["not of nothing where nothing was", emptyContent, null, false],
    ["not of a note or a document", at({ note: "a", source: "b" }), at({}), false],
    ["of one that becomes exact", at({}), at({ qualifier: "ABOUT" }), true],
    ["not of one that becomes about", at({ qualifier: "ABOUT" }), at({}), false],
    ["of one that becomes reported", at({}), at({ quality: "PROVISIONAL" }), true],
    ["of one that was doubted", at({}), at({ quality: "SUSPECT" }), true],
    ["of a sample that becomes anything else", at({ quality: "PROVISIONAL" }), at({ quality: "SAMPLE" }), true],
    ["not of one that is doubted", at({ quality: "DISPUTED" }), at({}), false],
    ["not of one that is provisional after all", at({ quality: "PROVISIONAL" }), at({}), false],
  ])("%s", (_, wanted, there, isAsked) => expect(isRevalued(wanted, there)).toBe(isAsked));
});
