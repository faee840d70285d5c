import { expect, test } from "vitest";
import { checkCell } from "./check-cell.ts";

const members = { code: "MEM_TOTAL", wholeNumber: true, mayBeNegative: false };
const rate = { code: "COVER_RATE", wholeNumber: false, mayBeNegative: false };
const net = { code: "MEM_NEW_NET", wholeNumber: true, mayBeNegative: true };
const balance = { code: "FIN_BALANCE", wholeNumber: true, mayBeNegative: true };

test.each([
  ["0", members, []],
  ["256516", members, []],
  ["84.59", rate, []],
  ["162", rate, []],
  ["-12500", net, []],
  ["-1", balance, []],
  ["-0", members, []],
  ["84.00", members, []],
  ["62.5", members, ["NOT_WHOLE"]],
  ["-1", members, ["NEGATIVE"]],
  ["-0.5", rate, ["NEGATIVE"]],
  ["-62.5", members, ["NOT_WHOLE", "NEGATIVE"]],
  ["-62.5", net, ["NOT_WHOLE"]],
  ["7.501", members, ["NOT_WHOLE"]],
  ["1.234,5", members, ["NOT_A_NUMBER"]],
  ["", members, ["NOT_A_NUMBER"]],
  ["1000000000000000", members, ["TOO_MANY_DIGITS"]],
  ["0.00001", rate, ["TOO_MANY_DECIMALS"]],
])("%j in %o: %j", (value, indicator, codes) => {
  expect(checkCell(value, indicator)).toEqual(codes.map((code) => ({ code, params: { value } })));
});
