import { maxReasonLength } from "@bangvang/schema/change-set";
import { i18n } from "@lingui/core";
import { compileMessage } from "@lingui/message-utils/compileMessage";
import { beforeEach, expect, test } from "vitest";
import { en } from "../../ui/words/en.ts";
import { vi } from "../../ui/words/vi.ts";
import { choice, undoOf } from "./chosen.ts";

const file = new File([], "số liệu.csv");

beforeEach(() => {
  i18n.setMessagesCompiler(compileMessage);
  i18n.load({ vi, en });
  i18n.activate("vi");
});

test("what goes out again under one id goes out with one reason, in whatever language the page is by then", () => {
  const one = choice({ file, format: "csv" });
  const undo = undoOf(one);
  i18n.activate("en");
  expect(one).toMatchObject({ file, format: "csv", reason: "Nhập từ tệp số liệu.csv" });
  expect(undo).toMatchObject({ reason: "Bỏ lần nhập từ tệp số liệu.csv", at: "OPEN" });
});

test("read in another way it is another import, and worded anew", () => {
  const one = choice({ file, format: "csv" });
  i18n.activate("en");
  const other = choice(one);
  expect(other.reason).toBe("Imported from the file số liệu.csv");
  expect(other.id).not.toBe(one.id);
});

test("a long name leaves the reasons as long as they may be", () => {
  const one = choice({ file: new File([], "x".repeat(600)), format: "csv" });
  expect(one.reason).toHaveLength(maxReasonLength);
  expect(undoOf(one).reason).toHaveLength(maxReasonLength);
});
