import { fork, type ChildProcess } from "node:child_process";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { readCsv } from "../../server/src/csv.ts";
import { everyFigure } from "../../server/src/exchange/export-figures.ts";
import { importFigures, type Import } from "../../server/src/exchange/import-figures.ts";
import { makeContext } from "../../server/src/make-context.ts";
import { administrator } from "../support/ask.ts";
import { months } from "../support/cells.ts";
import { csvOf, exported, fileRow } from "../support/files.ts";
import { freshProduct, type FreshProduct } from "../support/fresh-product.ts";

vi.mock("node:child_process", { spy: true });

let product: FreshProduct;
beforeAll(async () => {
  product = await freshProduct();
});
afterAll(() => product.close());

describe("an import nobody waits for any more", () => {
  const wanted = {
    format: "csv",
    numbers: "AS_WRITTEN",
    mode: "ALL_OR_NOTHING",
    because: "odd",
    reason: null,
    dryRun: false,
    withoutBase: false,
  } as const;
  const rows = months(1946, 2020).map((period) =>
    fileRow({ indicator_code: "MEM_FEMALE", unit_code: "LSO", period, value: "7" }),
  );
  const count = async (): Promise<number> =>
    readCsv(
      (
        await exported(product, "csv", { filter: { ...everyFigure, units: ["LSO"], indicators: ["MEM_FEMALE"] } })
      ).toString(),
    ).filter((row) => row["value"] === "7").length;

  test.each(["READING", "CHECKING"] as const)("while it is %s leaves nothing", async (at) => {
    const gone = new AbortController();
    const asked: Import = { ...wanted, id: randomUUID(), bytes: Buffer.from(csvOf(...rows)) };
    const progress = (step: string): void => {
      if (step === at) gone.abort();
    };
    await expect(
      importFigures(asked, makeContext(product, administrator, "test"), { progress, signal: gone.signal }),
    ).rejects.toThrow(/abort/);
    expect(await count()).toBe(0);
  });

  test("ends the process that reads for it", async () => {
    const gone = new AbortController();
    const many = Array.from({ length: 60_000 }, (_, n) => fileRow({ indicator_code: `NONE_${n}` }));
    const asked: Import = { ...wanted, id: randomUUID(), bytes: Buffer.from(csvOf(...many)) };
    const read: number[] = [];
    const progress = (_: string, done: number): void => {
      read.push(done);
      if (done > 0) gone.abort();
    };
    const work = importFigures(asked, makeContext(product, administrator, "test"), { progress, signal: gone.signal });
    await expect(work).rejects.toThrow(/abort/);
    expect(read.at(-1)).toBeLessThan(60_000);
    const apart: ChildProcess = vi.mocked(fork).mock.results.at(-1)!.value;
    await expect.poll(() => apart.signalCode).toBe("SIGKILL");
  });

  test("once it is being written is there whole", async () => {
    const gone = new AbortController();
    const asked: Import = { ...wanted, id: randomUUID(), bytes: Buffer.from(csvOf(...rows)) };
    const progress = (step: string): void => {
      if (step === "WRITING") gone.abort();
    };
    const outcome = await importFigures(asked, makeContext(product, administrator, "test"), {
      progress,
      signal: gone.signal,
    });
    expect(outcome.result).toBe("APPLIED");
    expect(await count()).toBe(rows.length);
  });
});
