import { beforeAll, expect, test } from "vitest";
import { i18n } from "@lingui/core";
import { compileMessage } from "@lingui/message-utils/compileMessage";
import { vi } from "../../ui/words/vi.ts";
import { problemsCsv } from "./problems-csv.ts";

beforeAll(() => {
  i18n.setMessagesCompiler(compileMessage);
  i18n.loadAndActivate({ locale: "vi", messages: vi });
});

const problem = { severity: "HARD", conflict: null, key: null, row: 2, column: "value" } as const;
const key = { unit: "SLA", indicator: "MEM_TOTAL", period: "2023", kind: "ACTUAL" } as const;

const nameOf = (code: string): string => (code === "MEM_TOTAL" ? "Đoàn viên" : code);

test("problems become a table that a spreadsheet shows and does not run", () => {
  const text = problemsCsv(
    [
      { ...problem, code: "VALUE_RANGE", params: { text: '=1+1,"x"' }, key },
      { ...problem, code: "FILE_ENCRYPTED", params: {}, row: null, column: null },
      { ...problem, code: "COLUMN_MISSING", params: { columns: "unit_code, value" }, row: null, column: null },
    ],
    nameOf,
  );
  expect(text.split("\r\n")).toEqual([
    "\ufeffDòng,Cột,Mã,Vấn đề,Ô",
    '2,Giá trị,VALUE_RANGE,"“=1+1,""x""” là một khoảng, không phải một số.",SLA MEM_TOTAL 2023 ACTUAL',
    ",,FILE_ENCRYPTED,Tệp có mật khẩu. Hãy bỏ mật khẩu rồi chọn lại.,",
    ',,COLUMN_MISSING,"Thiếu cột: Mã đơn vị, Giá trị. Dòng đầu của trang tính đầu tiên phải là tiêu đề.",',
    "",
  ]);
});

test("readings stand as the screen writes numbers", () => {
  const params = { text: "1.234", reason: "DOT_GROUP", readings: "1.234 | 1234 | " };
  expect(problemsCsv([{ ...problem, code: "VALUE_AMBIGUOUS", params }], nameOf)).toContain("1,234 / 1.234 / để trống");
});

test("what rules find stands in the words of the console", () => {
  const params = { part: "MEM_FEMALE", value: "41250", whole: "MEM_TOTAL", most: "9000" };
  expect(problemsCsv([{ ...problem, code: "PART_ABOVE_WHOLE", params, key }], nameOf)).toContain(
    "Phần MEM_FEMALE (41.250) lớn hơn tổng thể Đoàn viên (9.000).",
  );
});
