import { expect, test } from "vitest";
import { csvOf } from "./csv.ts";

test("numbers stay numbers, text is never run, nothing breaks a row", () => {
  const rows = [
    ["=1+1", "+84", "-5", "@a", "＝1"],
    [-5, 0.5, null, "a, b", 'say "x"\n'],
  ];
  expect(csvOf(rows)).toBe('\ufeff\'=1+1,\'+84,-5,\'@a,\'＝1\r\n-5,0.5,,"a, b","say ""x""\n"\r\n');
});
