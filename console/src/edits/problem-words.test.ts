import { i18n } from "@lingui/core";
import { compileMessage } from "@lingui/message-utils/compileMessage";
import type { CellProblemCode } from "@bangvang/schema/problem";
import { beforeAll, describe, expect, test } from "vitest";
import { en } from "../ui/words/en.ts";
import { vi } from "../ui/words/vi.ts";
import type { EditProblem } from "./cell-edit.ts";
import { problemWords } from "./problem-words.ts";

beforeAll(() => {
  i18n.setMessagesCompiler(compileMessage);
  i18n.load({ vi, en });
});

const rule = (code: CellProblemCode, params: Readonly<Record<string, string>>): EditProblem => ({
  kind: "RULE",
  code,
  severity: "SOFT",
  params,
});
const names: Readonly<Record<string, string>> = { MEM_TOTAL: "Đoàn viên", MONEY_A_GIFT: "Tiền một suất" };
const words = (...problems: readonly EditProblem[]) => problemWords(problems, (code) => names[code] ?? code);

describe.each(["vi", "en"])("a problem in words (%s)", (language) => {
  beforeAll(() => i18n.activate(language));
  const only = (inVietnamese: string, inEnglish: string): string[] => [language === "vi" ? inVietnamese : inEnglish];

  test("numbers as the language writes them, indicators by name", () => {
    expect(
      words(rule("PART_ABOVE_WHOLE", { part: "WOMEN", value: "41250.5", whole: "MEM_TOTAL", most: "9000" })),
    ).toEqual(
      only(
        "Phần WOMEN (41.250,5) lớn hơn tổng thể Đoàn viên (9.000).",
        "The part WOMEN (41,250.5) is more than its whole Đoàn viên (9,000).",
      ),
    );
    expect(words(rule("FAR_FROM_LAST_YEAR", { value: "1", lastYear: "14309", times: "10" }))).toEqual(
      only("Lệch hơn 10 lần so với năm trước (14.309).", "More than 10 times away from last year (14,309)."),
    );
  });

  test("a band that is open on one side", () => {
    const band = { ratio: "MONEY_A_GIFT", numerator: "A", denominator: "B", value: "1", over: "2" };
    expect(words(rule("RATIO_OUT_OF_BAND", { ...band, low: "100000", high: "" }))).toEqual(
      only(
        "Tiền một suất, tính từ hai số này, nằm ngoài khoảng thường gặp (từ 100.000).",
        "Tiền một suất, computed from these two, is outside its usual band (from 100,000).",
      ),
    );
    expect(words(rule("OUT_OF_BAND", { value: "1", low: "", high: "100" }))).toEqual(
      only("Ngoài khoảng thường gặp (đến 100).", "Outside its usual band (up to 100)."),
    );
    expect(words(rule("OUT_OF_BAND", { value: "1", low: "0", high: "100" }))).toEqual(
      only("Ngoài khoảng thường gặp (0 – 100).", "Outside its usual band (0 to 100)."),
    );
  });

  test("a text with several readings is to be chosen; with one left that the cell takes, to be confirmed", () => {
    const read = (...values: readonly string[]): EditProblem => ({
      kind: "READING",
      reading: {
        kind: "AMBIGUOUS",
        reason: "COMMA_GROUP",
        qualifier: "EXACT",
        unit: null,
        readings: values.map((value) => ({ value, reason: "AS_WRITTEN", fits: [] })),
      },
    });
    expect(words(read("1234"))[0]).toContain(only("Có phải là 1.234?", "Is it 1,234?")[0]);
    expect(words(read("1234", "1.234"))[0]).toContain(only("Có hơn một cách đọc", "more than one reading")[0]);
  });

  test("a closed round: which, and why", () => {
    expect(words(rule("ROUND_CLOSED", { round: "2023-Q3", state: "LOCKED", dueOn: "" }))).toEqual(
      only(
        "Kỳ báo cáo Quý 3/2023 đã đóng với đơn vị này (đã khóa).",
        "The reporting round Quarter 3 of 2023 is closed for this unit (locked).",
      ),
    );
    expect(words(rule("ROUND_CLOSED", { round: "2023", state: "OPEN", dueOn: "2024-01-15" }))[0]).toContain(
      "15/01/2024",
    );
  });

  test("a code of a newer server, and what was said twice", () => {
    const unknown = { kind: "RULE", code: "NEW_ONE", severity: "HARD", params: {} } as const;
    expect(words(unknown, unknown)).toEqual(only("Bị từ chối (NEW_ONE).", "Refused (NEW_ONE)."));
  });
});

test("no sentence is left with a place that nothing fills", () => {
  const params = Object.fromEntries(
    [
      "value",
      "part",
      "whole",
      "most",
      "sum",
      "by",
      "opening",
      "expected",
      "ratio",
      "low",
      "high",
      "lastYear",
      "times",
      "peers",
    ].map((name) => [name, "7"]),
  );
  for (const code of ["PARTS_UNEQUAL_WHOLE", "BALANCE_BROKEN", "FAR_FROM_PEERS", "RATIO_OUT_OF_BAND"] as const)
    expect(words(rule(code, params)).join(), code).not.toMatch(/[{}]|undefined/);
});
