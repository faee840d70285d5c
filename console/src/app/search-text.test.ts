import { expect, test } from "vitest";
import { readSearch, writeSearch } from "./search-text.ts";

test("addresses people can read", () => {
  const search = {
    year: 2023,
    families: ["membership", "finance"],
    turned: true,
    cell: "LCA EMU_INIT 2021-09-01/2023-09-01",
    empty: undefined,
  };
  const text = writeSearch(search);
  expect(text).toBe("?year=2023&families=membership,finance&turned=1&cell=LCA+EMU_INIT+2021-09-01/2023-09-01");
  expect(readSearch(text)).toEqual({
    year: "2023",
    families: "membership,finance",
    turned: "1",
    cell: "LCA EMU_INIT 2021-09-01/2023-09-01",
  });
  expect(writeSearch({})).toBe("");
});
