import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { roundCommands } from "../../server/src/command-line/round.ts";
import { runOn } from "../support/command.ts";
import { freshProduct, type FreshProduct } from "../support/fresh-product.ts";
import { mustTake, personWith } from "../support/rounds.ts";

/** Reporting rounds on the command line, where whoever sits at the server is an administrator. */
let product: FreshProduct;
beforeAll(async () => {
  product = await freshProduct();
});
afterAll(() => product.close());

/** `round open SLA 2025 …`, with quotes around what has blanks. */
function bangvang(line: string) {
  const command = roundCommands.find(({ words }) => line.startsWith(`${words} `) || line === words);
  if (!command) throw new Error(`no command ${line}`);
  const words = [...line.slice(command.words.length).matchAll(/"([^"]*)"|\S+/g)].map(
    ([word, quoted]) => quoted ?? word,
  );
  return runOn(product, command, words);
}

test("a round goes from its opening to its lock, with a second person in between", async () => {
  expect(await bangvang("round list")).toEqual({ code: 0, printed: ["There are no reporting rounds."] });
  expect(await bangvang("round open SLA,LCA 2024 --due 2099-12-15")).toEqual({
    code: 0,
    printed: ["SLA", "LCA"].map((unit) => `${unit}  2024  ACTUAL  OPEN       due 2099-12-15`),
  });
  expect((await bangvang("round move SLA 2024 --due none")).printed).toEqual([
    "SLA  2024  ACTUAL  OPEN       no due day",
  ]);
  expect((await bangvang("round submit SLA 2024")).printed).toEqual(["SLA  2024  ACTUAL  SUBMITTED  no due day"]);
  expect(await bangvang("round accept SLA 2024")).toEqual({
    code: 1,
    printed: ["Nothing was changed; the reason:", "  OWN_SUBMISSION SLA state=SUBMITTED"],
  });
  await mustTake(product, ["RETURN"], { period: "2024" }, await personWith(product, "Phạm Thị Hai", "ADMINISTRATOR"));
  await mustTake(product, ["SUBMIT"], { period: "2024" }, await personWith(product, "Lò Văn An", "EDITOR", "SLA"));
  for (const step of ["accept", "lock"]) expect((await bangvang(`round ${step} SLA 2024`)).code).toBe(0);
  expect((await bangvang('round except SLA 2024 --reason "sửa biểu 5" --expires 31d')).code).toBe(0);
  expect((await bangvang("round list")).printed).toEqual([
    "LCA  2024  ACTUAL  OPEN       due 2099-12-15  open  Dòng lệnh",
    "SLA  2024  ACTUAL  LOCKED     no due day  open  Dòng lệnh",
  ]);
});

test("targets have rounds of their own; lists are of a period and of units; what is closed says why", async () => {
  await bangvang("round open SLA,DBI 2023 --kind target --due 2023-01-31");
  await bangvang("round open DBI 2022");
  await bangvang("round submit DBI 2022");
  expect((await bangvang("round list --period 2023")).printed).toEqual([
    "DBI  2023  TARGET  OPEN       due 2023-01-31  closed, its day is over  Dòng lệnh",
    "SLA  2023  TARGET  OPEN       due 2023-01-31  closed, its day is over  Dòng lệnh",
  ]);
  expect((await bangvang("round list --units DBI --period 2022")).printed).toEqual([
    "DBI  2022  ACTUAL  SUBMITTED  no due day  closed  Dòng lệnh",
  ]);
});

describe("what cannot be done says so and ends with 1", () => {
  test.each<[string, readonly string[]]>([
    ["round open SLA,NOPE,HGI 2025-09", ["  UNIT_UNKNOWN NOPE", "  UNIT_NOT_IN_PERIOD HGI period=2025-09"]],
    ["round open SLA 2025-13", ["  PERIOD_MALFORMED"]],
    ["round submit SLA 2019", ["  ROUND_UNKNOWN SLA"]],
    ["round return DBI 2023 --kind target --reason x", ["  ROUND_STATE DBI state=OPEN"]],
    ["round except DBI 2023 --kind target --reason x --expires 32d", ["  EXPIRES_TOO_LATE DBI days=31"]],
  ])("%s", async (line, reasons) => {
    const { code, printed } = await bangvang(line);
    expect({ code, reasons: printed.slice(1) }).toEqual({ code: 1, reasons });
  });
});

describe("wrong use ends with 2", () => {
  test.each([
    "round open SLA",
    "round open SLA 2025 --kind plan",
    "round open SLA 2025 --due 15/12/2025",
    "round submit SLA 2025 more",
    "round return SLA 2025",
    'round return SLA 2025 --reason " "',
    "round move SLA 2025",
    "round except SLA 2025",
    "round except SLA 2025 --reason x --expires soon",
    "round list --units NOPE",
  ])("%s", async (line) => expect((await bangvang(line)).code).toBe(2));
});
