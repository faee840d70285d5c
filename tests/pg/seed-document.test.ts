import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readCsv } from "../../server/src/csv.ts";
import { ask, analyst } from "../support/ask.ts";
import { freshProduct, type FreshProduct } from "../support/fresh-product.ts";

const document = readFileSync(new URL("./seed-2023.graphql", import.meta.url), "utf8");
const figures = readCsv(readFileSync(new URL("../../server/reference/figures.csv", import.meta.url), "utf8"));

interface Figure {
  readonly unit: { readonly code: string };
  readonly indicator: { readonly code: string };
  readonly period: { readonly key: string };
  readonly kind: string;
  readonly value: number | null;
  readonly qualifier: string;
  readonly quality: string;
  readonly evidence: readonly { readonly phrase: string | null }[];
}

let product: FreshProduct;
beforeAll(async () => {
  product = await freshProduct();
});
afterAll(() => product.close());

test("one document returns what the summary of 2023 says, figure by figure", async () => {
  const { data, errors } = await ask(product, document, {}, analyst);
  expect(errors).toEqual([]);
  const expected = figures
    .filter((row) => row["source_id"] === "seed-2023")
    .map((row) => ({
      unit: row["unit_code"],
      indicator: row["indicator_code"],
      period: row["period"],
      kind: row["kind"],
      value: row["value"] === "" ? null : Number(row["value"]),
      qualifier: row["qualifier"],
      quality: row["quality"],
      phrase: row["as_reported"],
    }));
  const returned = data.figures.nodes.map((figure: Figure) => ({
    unit: figure.unit.code,
    indicator: figure.indicator.code,
    period: figure.period.key,
    kind: figure.kind,
    value: figure.value,
    qualifier: figure.qualifier,
    quality: figure.quality,
    phrase: figure.evidence[0]?.phrase,
  }));
  expect(expected).toHaveLength(16);
  expect(byKey(returned)).toEqual(byKey(expected));
  expect(data.figures.totalCount).toBe(16);
});

test("the disputed sum keeps both readings, and the loan keeps the reading that was not taken", async () => {
  const { data } = await ask(product, document, {}, analyst);
  const evidenceOf = (indicator: string) =>
    data.figures.nodes
      .find((figure: { indicator: { code: string } }) => figure.indicator.code === indicator)
      .evidence.map(({ value, accepted }: { value: number; accepted: boolean }) => ({ value, accepted }));
  expect(evidenceOf("CARE_HOUSE_EMERG_VALUE")).toEqual([
    { value: 9_224_000_000, accepted: false },
    { value: 9_224_000_000_000, accepted: false },
  ]);
  expect(evidenceOf("LOAN_VALUE")).toEqual([
    { value: 2_145_000_000, accepted: true },
    { value: 2_145_000, accepted: false },
  ]);
});

test("the same document names the flags proposed and the officers of 2024", async () => {
  const { data } = await ask(product, document, {}, analyst);
  expect(data.cluster).toEqual({
    awards: [
      { unit: { code: "LCH" }, name: "Cờ dẫn đầu", state: "PROPOSED" },
      { unit: { code: "LCA" }, name: "Cờ thi đua xuất sắc", state: "PROPOSED" },
      { unit: { code: "LSO" }, name: "Cờ thi đua xuất sắc", state: "PROPOSED" },
    ],
    head: { code: "SLA", name: "LĐLĐ tỉnh Sơn La" },
    deputy: { code: "HGI", name: "LĐLĐ tỉnh Hà Giang" },
  });
});

function byKey<Row extends { indicator?: string | undefined; period?: string | undefined }>(
  rows: readonly Row[],
): readonly Row[] {
  return rows.toSorted((a, b) => `${a.indicator} ${a.period}`.localeCompare(`${b.indicator} ${b.period}`));
}
