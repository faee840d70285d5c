import type { Theirs } from "@bangvang/schema/change-set";
import { emptyContent } from "@bangvang/schema/figure";
import { i18n } from "@lingui/core";
import { compileMessage } from "@lingui/message-utils/compileMessage";
import { beforeAll, describe, expect, test } from "vitest";
import { statusOf, type BaseCell, type CellEdit } from "../edits/cell-edit.ts";
import { vi } from "../ui/words/vi.ts";
import { copyTextOf, editTextOf, numberOf, viewOf, type CellFacts } from "./cell-view.ts";

beforeAll(() => {
  i18n.setMessagesCompiler(compileMessage);
  i18n.load({ vi });
  i18n.activate("vi");
});

const base = (part: Partial<BaseCell>): BaseCell => ({ ...emptyContent, version: 1, ...part });
const facts = (part: Partial<CellFacts>): CellFacts => ({
  base: base({}),
  edit: null,
  editStatus: part.edit ? statusOf(part.edit) : null,
  problems: part.edit?.problems ?? [],
  nameOf: (code) => code,
  lock: null,
  isSaved: false,
  isSending: false,
  ...part,
});
const value = (text: string, part: Partial<BaseCell> = {}): BaseCell => base({ state: "VALUE", value: text, ...part });

describe("what a cell shows", () => {
  test("blank, zero and not applicable are three things", () => {
    expect(viewOf(facts({})).text).toBe("");
    expect(viewOf(facts({ base: value("0") })).text).toBe("0");
    const none = viewOf(facts({ base: base({ state: "NOT_APPLICABLE" }) }));
    expect(none).toMatchObject({ text: "k.a.d.", isApplicable: false, words: ["không áp dụng"] });
  });

  test("qualifier and quality stand in words beside their signs", () => {
    const view = viewOf(facts({ base: value("3200", { qualifier: "NEARLY", quality: "SAMPLE" }) }));
    expect(view).toMatchObject({ text: "3.200", qualifier: "NEARLY", quality: "SAMPLE" });
    expect(view.words).toEqual(["gần", "Số mẫu, không phải số báo cáo"]);
  });

  test("a disputed cell without an accepted value says so", () => {
    expect(viewOf(facts({ base: base({ state: "VALUE", quality: "DISPUTED" }) }))).toMatchObject({
      text: "?",
      quality: "DISPUTED",
    });
  });

  test("a locked one says why", () => {
    expect(viewOf(facts({ lock: { reason: "FORBIDDEN", round: null } }))).toMatchObject({
      status: "LOCKED",
      words: ["khóa: bạn không có quyền sửa số liệu của đơn vị này"],
    });
    const round = { period: "2023-Q4", state: "SUBMITTED", dueOn: null, changedAt: "2024-01-05T18:30:00Z" } as const;
    const late = { ...round, state: "OPEN", dueOn: "2024-01-02" } as const;
    expect(viewOf(facts({ lock: { reason: "ROUND_CLOSED", round } })).words).toEqual([
      "khóa: kỳ báo cáo Quý 4/2023 đã nộp ngày 06/01/2024",
    ]);
    expect(viewOf(facts({ lock: { reason: "ROUND_CLOSED", round: late } })).words).toEqual([
      "khóa: kỳ báo cáo Quý 4/2023 đã quá hạn 02/01/2024",
    ]);
  });

  test("saved and on its way", () => {
    expect(viewOf(facts({ isSaved: true }))).toMatchObject({ status: "SAVED", words: ["đã lưu"] });
    const edit: CellEdit = {
      key: { unit: "LCA", indicator: "EMU_INIT", period: "2023", kind: "ACTUAL" },
      base: value("1"),
      mine: value("5"),
      text: null,
      problems: [],
      theirs: null,
    };
    expect(viewOf(facts({ edit })).status).toBe("PENDING");
    expect(viewOf(facts({ edit, isSending: true, isSaved: true })).status).toBe("SENDING");
    const theirs = { ...value("9"), changedBy: "Bình", changedAt: "2026-01-01T00:00:00Z" };
    expect(viewOf(facts({ edit: { ...edit, theirs }, isSending: true })).status).toBe("CONFLICT");
  });

  test("a conflict names the other figure and its author", () => {
    const theirs = {
      version: 2,
      state: "VALUE",
      value: "99",
      qualifier: "EXACT",
      quality: "REPORTED",
      note: null,
      source: null,
      changedBy: "Bình",
      changedAt: "2026-01-01T00:00:00Z",
    } as const;
    const edit = {
      key: { unit: "LCA", indicator: "EMU_INIT", period: "2023", kind: "ACTUAL" },
      base: value("1"),
      mine: value("5"),
      text: null,
      problems: [],
      theirs,
    } as const;
    const view = viewOf(facts({ edit }));
    expect(view.status).toBe("CONFLICT");
    expect(view.words.join(" ")).toContain("99 (Bình)");
    const told = (part: Partial<Theirs>) => viewOf(facts({ edit: { ...edit, theirs: { ...theirs, ...part } } })).words;
    expect(told({ qualifier: "NEARLY" }).join(" ")).toContain("gần 99 (Bình)");
    expect(told({ state: "NOT_APPLICABLE", value: null }).join(" ")).toContain("không áp dụng (Bình)");
    expect(told({ value: null }).join(" ")).toContain("? (Bình)");
  });

  test("editing, copying and counting", () => {
    const cell = facts({ base: value("1234.5", { qualifier: "ESTIMATE" }) });
    expect(editTextOf(cell)).toBe("ước 1234,5");
    // What an editor opens with must read back as what stands there: three decimals could be taken for thousands.
    expect(editTextOf(facts({ base: value("1.234") }))).toBe("1,2340");
    expect(copyTextOf(cell)).toBe("1234,5");
    expect(numberOf(cell)).toBe(1234.5);
    expect(numberOf(facts({}))).toBeNull();
  });
});
