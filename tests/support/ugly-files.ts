import { describe, expect, test } from "vitest";
import type { FileFormat, NumberSpelling } from "../../schema/src/exchange.ts";
import { imported, placesOf } from "./files.ts";
import type { FreshProduct } from "./fresh-product.ts";
import { workbookParts, xmlRow, zipOf } from "./zip.ts";

/** A file as people or their programs make it, and what is said of it: problems with their places, or the values read. */
export interface Ugly {
  readonly name: string;
  readonly file: string | Buffer | Promise<Buffer>;
  readonly format?: FileFormat;
  readonly numbers?: NumberSpelling;
  readonly problems?: readonly string[];
  /** Of each row that would be written: its period and what it would hold. */
  readonly reads?: readonly string[];
  readonly blank?: number;
}

/** Tries each file on a product, and says what came of it. The product is asked for late: it is opened before the tests. */
export function tryUgly(says: string, cases: readonly Ugly[], product: () => FreshProduct): void {
  describe.concurrent(says, () => {
    test.each(cases.map((one) => [one.name, one] as const))("%s", async (_, one) => {
      const { format = "csv", numbers = "AS_WRITTEN", problems = [], reads, blank } = one;
      const outcome = await imported(product(), await one.file, { format, numbers, dryRun: true });
      expect(placesOf(outcome)).toEqual(problems);
      expect(outcome.result).toBe(problems.length > 0 ? "REFUSED" : "CHECKED");
      if (reads) expect(outcome.differences.map(({ key, after }) => shown(key.period, after))).toEqual(reads);
      if (blank !== undefined) expect(outcome.counts.blank).toBe(blank);
    });
  });
}

function shown(
  period: string,
  after: { state: string; value: string | null; qualifier: string; quality: string },
): string {
  const parts = [period, after.state, after.qualifier, after.value, after.quality];
  return parts.filter((part) => part !== null && !["VALUE", "EXACT", "REPORTED"].includes(part)).join(" ");
}

/** The least columns a file may have, and a row of them up to its value. */
export const minimal = "unit_code,indicator_code,period,value";
export const mem = "SLA,MEM_TOTAL,2022-05";

export const head = xmlRow(1, minimal.split(","));

/** A workbook of the least columns and some rows. */
export function book(...cells: readonly (string | { readonly xml: string })[][]): Buffer {
  return zipOf(workbookParts(head + cells.map((row, index) => xmlRow(index + 2, row)).join("")));
}
