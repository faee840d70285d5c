import { i18n } from "@lingui/core";
import { compileMessage } from "@lingui/message-utils/compileMessage";
import type { ChangeSet } from "@bangvang/schema/change-set";
import type { FigureKey } from "@bangvang/schema/figure";
import { beforeAll, describe, expect, test } from "vitest";
import type { UnitRow } from "../../api/catalogue.ts";
import type { CellEdit } from "../../edits/cell-edit.ts";
import { key } from "../../edits/test-cells.ts";
import { vi } from "../../ui/words/vi.ts";
import { unsentCells, unsentPlaces } from "./unsent-words.ts";

beforeAll(() => {
  i18n.setMessagesCompiler(compileMessage);
  i18n.load({ vi });
  i18n.activate("vi");
});

const catalogue = { unit: new Map([["LCA", { name: "LĐLĐ tỉnh Lào Cai", nameEn: "" } as UnitRow]]) };
const of = (unit: string, period: string): FigureKey => ({ ...key(period), unit });

describe("what an earlier visit has not sent", () => {
  test("is counted by its cells, on their way or not, each once", () => {
    const edits = ["2023-01", "2023-02"].map((period) => ({ key: key(period) }) as CellEdit);
    const sending = { cells: ["2023-02", "2023-03"].map((period) => key(period)) } as unknown as ChangeSet;
    expect(unsentCells({ edits, sending })).toEqual([key("2023-01"), key("2023-02"), key("2023-03")]);
  });

  test("is said to be of its sheets, the fullest first", () => {
    expect(unsentPlaces([key("2023-01"), key("2023")], catalogue)).toBe("LĐLĐ tỉnh Lào Cai, 2023, Kết quả thực hiện");
    const many = [of("SLA", "2021"), of("LCA", "2023-01"), of("LCA", "2023-02"), of("DBI", "2021"), of("HBI", "2021")];
    expect(unsentPlaces(many, catalogue)).toBe(
      "LĐLĐ tỉnh Lào Cai, 2023, Kết quả thực hiện (2); SLA, 2021, Kết quả thực hiện (1); DBI, 2021, Kết quả thực hiện (1); 1 nơi khác",
    );
  });
});
