import { contentOf } from "@bangvang/schema/figure";
import { readNumber } from "@bangvang/schema/number-reader/read-number";
import { describe, expect, test } from "vitest";
import { statusOf, type CellEdit } from "./cell-edit.ts";
import {
  asItStood,
  chosen,
  cleared,
  copied,
  describable,
  described,
  mineTaken,
  notApplicable,
  typed,
  valued,
  type Change,
  type Target,
} from "./commands.ts";
import { contextOf } from "./number-context.ts";
import { base, key } from "./test-cells.ts";

const indicator = { code: "CARE_TET_VALUE", measure: "đồng", wholeNumber: true, mayBeNegative: false };
const at = (value: string | null, before: CellEdit | null = null): Target => ({
  key: key("2023-TET"),
  base: base(value),
  before,
  indicator,
});
const read = (text: string, target = at(null)): CellEdit | null =>
  typed(target, text, readNumber(text, contextOf(indicator))).after;

describe("typed", () => {
  test("a number with its word", () => {
    expect(read("gần 62,5 tỷ")!.mine).toMatchObject({
      state: "VALUE",
      value: "62500000000",
      qualifier: "NEARLY",
      quality: "REPORTED",
    });
  });

  test("an ambiguous number is kept as typed until a reading is chosen", () => {
    const edit = read("9.224 tỷ")!;
    expect(edit.mine).toBeNull();
    expect(edit.text).toBe("9.224 tỷ");
    expect(statusOf(edit)).toBe("INVALID");
    const after = chosen(at(null, edit), edit, { value: "9224000000", reason: "DOT_DECIMAL", fits: [] }).after!;
    expect(after.mine!.value).toBe("9224000000");
    expect(after.text).toBeNull();
    expect(statusOf(after)).toBe("PENDING");
  });

  test("readings the cell would refuse are not offered, unless there are no others", () => {
    const readingsOf = (edit: CellEdit): readonly (string | null)[] => {
      const [problem] = edit.problems;
      return problem?.kind === "READING" && problem.reading.kind === "AMBIGUOUS"
        ? problem.reading.readings.map(({ value }) => value)
        : [];
    };
    expect(readingsOf(read("(12.500)")!)).toEqual(["12500"]);
    expect(readingsOf(read("9.224 tỷ")!)).toHaveLength(2);
  });

  test("what cannot be read stays, with its reason", () => {
    const edit = read("abc")!;
    expect(edit.text).toBe("abc");
    expect(edit.problems[0]).toMatchObject({ kind: "READING", reading: { kind: "REJECT" } });
  });

  test("a suggestion that the cell would refuse as well is not made", () => {
    const suggested = (text: string): unknown => {
      const [problem] = read(text)!.problems;
      return problem?.kind === "READING" && problem.reading.kind === "REJECT" ? problem.reading.suggestion : problem;
    };
    expect(suggested("-5")).toBeNull();
    expect(suggested("1e5")).toBe("100000");
  });

  test("nothing typed clears, which is not zero", () => {
    expect(read("", at("5"))!.mine).toMatchObject({ state: "NOT_REPORTED", value: null });
    expect(read("0", at("5"))!.mine).toMatchObject({ state: "VALUE", value: "0" });
  });
});

describe("changes", () => {
  test("a sample figure confirmed by hand is a change, although the number is the same", () => {
    const target = { ...at("5"), base: { ...base("5"), quality: "SAMPLE" as const } };
    expect(valued(target, { value: "5", qualifier: "EXACT" }).after!.mine!.quality).toBe("REPORTED");
  });

  test("a new value loses the document of the old one and keeps the note", () => {
    const target = { ...at("5"), base: { ...base("5"), source: "seed-2023", note: "cộng dồn" } };
    expect(valued(target, { value: "6", qualifier: "EXACT" }).after!.mine).toMatchObject({
      source: null,
      note: "cộng dồn",
    });
  });

  test("a note that is not saved yet stays, whatever becomes of the number", () => {
    const target = { ...at("5"), base: { ...base("5"), note: "cũ", source: "seed-2023" } };
    const noted = { ...target, before: described(target, { note: "mới" }).after };
    const mine = (change: Change) => change.after?.mine;
    expect(mine(valued(noted, { value: "6", qualifier: "EXACT" }))).toMatchObject({ value: "6", note: "mới" });
    expect(mine(valued(noted, { value: "5", qualifier: "EXACT" }))).toMatchObject({ note: "mới", source: "seed-2023" });
    expect(mine(cleared(noted))).toMatchObject({ state: "NOT_REPORTED", note: "mới" });
    expect(mine(notApplicable(noted))).toMatchObject({ state: "NOT_APPLICABLE", note: "mới" });
    const renumbered = { ...noted, before: valued(noted, { value: "6", qualifier: "EXACT" }).after };
    expect(mine(asItStood(renumbered))).toMatchObject({ value: "5", note: "mới", source: "seed-2023" });
    const unread = typed(noted, "9.224 tỷ", readNumber("9.224 tỷ", contextOf(indicator))).after!;
    const reading = { value: "9224000000", reason: "DOT_DECIMAL", fits: [] } as const;
    expect(mine(chosen({ ...noted, before: unread }, unread, reading))).toMatchObject({ note: "mới" });
    const blank = at(null);
    const notedBlank = { ...blank, before: described(blank, { note: "mới" }).after };
    expect(mine(cleared(notedBlank))).toMatchObject({ state: "NOT_REPORTED", note: "mới" });
  });

  test("clearing an empty cell, or marking twice, is no change", () => {
    expect(cleared(at(null)).after).toBeNull();
    const target = { ...at(null), base: { ...base(null), state: "NOT_APPLICABLE" as const } };
    expect(notApplicable(target).after).toBeNull();
  });

  test("a copy carries state and qualifier, not quality", () => {
    const content = { state: "VALUE", value: "1.5", qualifier: "OVER", quality: "SUSPECT" } as const;
    expect(copied(at(null), { ...content, state: "NOT_APPLICABLE", value: null })!.after!.mine!.state).toBe(
      "NOT_APPLICABLE",
    );
    expect(copied(at(null), content)!.after!.problems[0]).toMatchObject({
      code: "NOT_WHOLE",
    });
  });

  test("mine taken stands on what is there now; equal figures are no edit", () => {
    const theirs = {
      version: 4,
      state: "VALUE",
      value: "9",
      qualifier: "EXACT",
      quality: "REPORTED",
      note: null,
      source: null,
      changedBy: "Bình",
      changedAt: "2026-01-01T00:00:00Z",
    } as const;
    const edit = { ...valued(at("5"), { value: "7", qualifier: "EXACT" }).after!, theirs };
    expect(mineTaken(edit).after).toMatchObject({ base: { value: "9", version: 4 }, theirs: null });
    expect(mineTaken({ ...edit, mine: { ...edit.mine!, value: "9" } }).after).toBeNull();
  });
});

describe("what is said of a figure beside its number", () => {
  const written = { ...base("62"), source: "report-2023", note: "cũ" };
  const over = (part: Partial<Target>): Target => ({ ...at(null), base: written, ...part });

  test("a note and a quality leave the number and its document; another word is not the document's", () => {
    expect(described(over({}), { note: "mới" }).after!.mine).toEqual({ ...contentOf(written), note: "mới" });
    expect(described(over({}), { quality: "SUSPECT" }).after!.mine).toMatchObject({
      value: "62",
      quality: "SUSPECT",
      source: "report-2023",
    });
    expect(described(over({}), { qualifier: "ABOUT" }).after!.mine).toMatchObject({ qualifier: "ABOUT", source: null });
    expect(described(over({}), { note: "cũ" }).after).toBeNull();
  });

  test("it is said of what was typed, with what is wrong with that, and taken back with it", () => {
    const typed = valued(over({}), { value: "-5", qualifier: "EXACT" }).after!;
    const said = described(over({ before: typed }), { note: "mới" }).after!;
    expect(said.mine).toMatchObject({ value: "-5", note: "mới" });
    expect(said.problems).toEqual(typed.problems);
    expect(described(over({ before: said }), { note: "cũ" }).after!.mine).toEqual(typed.mine);
  });

  test("nothing is said of a sample, nor of what cannot be read yet", () => {
    const sample = over({ base: { ...written, quality: "SAMPLE" } });
    expect(describable(sample)).toBeNull();
    expect(described(sample, { note: "mới" })).toMatchObject({ before: null, after: null });
    const unread = over({ before: read("9.224 tỷ")! });
    expect(describable(unread)).toBeNull();
    expect(described(unread, { note: "mới" }).after).toBe(unread.before);
  });
});
