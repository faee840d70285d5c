import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { comparisonQuery, sparksQuery } from "../../console/src/api/operations/comparison.ts";
import type { CellChange } from "../../schema/src/change-set.ts";
import { readCsv, type CsvRow } from "../../server/src/csv.ts";
import { ask } from "../support/ask.ts";
import { apply, cell, mustBeApplied } from "../support/cells.ts";
import { freshProduct, type FreshProduct } from "../support/fresh-product.ts";
import { readFileSync } from "node:fs";
import { indicatorDimension } from "../../server/src/rooms/indicators/indicators.dimensions.ts";
import { unitDimension } from "../../server/src/rooms/organisation/organisation.dimensions.ts";

const document = `query Worth($units: [String!]!, $indicators: [String!]!, $period: String!) {
  comparison(input: { units: $units, indicators: $indicators, periods: [$period] }) {
    columns { computed { value basis units expected } difference reported { value basis } }
    rows { unit { code } cells { value basis asAt parts expected qualifier quality source { id } target attainment claimedAttainment rank } }
  }
}`;

let product: FreshProduct;
beforeAll(async () => {
  product = await freshProduct();
});
afterAll(() => product.close());

const of = (indicator: string, period: string, value: string | null, rest: Partial<CellChange> = {}): CellChange =>
  cell({ indicator, period, value, ...rest });

async function worth(indicators: readonly string[], period: string, units: readonly string[] = ["SLA"]) {
  const { data, errors } = await ask(product, document, { units, indicators, period });
  expect(errors).toEqual([]);
  return data.comparison;
}

describe("several units become one as the indicator says", () => {
  const put = (period: string, indicator: string, values: readonly (readonly [string, string])[]) =>
    apply(
      product,
      values.map(([unit, value]) => of(indicator, period, value, { unit })),
    ).then(mustBeApplied);

  test("added, with a tie in the rank and the one without a value left out", async () => {
    await put("2008", "MEM_NEW", [
      ["CBA", "10"],
      ["DBI", "30"],
      ["LCH", "30"],
      ["LSO", "5"],
    ]);
    const { columns, rows } = await worth(["MEM_NEW"], "2008", ["CBA", "DBI", "LCH", "LSO", "HGI"]);
    expect(rows.map(({ cells: [only] }: { cells: { rank: number }[] }) => only!.rank)).toEqual([3, 1, 1, 4, null]);
    expect(columns[0]).toMatchObject({
      computed: { value: 75, basis: "PARTIAL", units: 4, expected: 5 },
      difference: null,
    });
  });

  test("complete when every unit is in it", async () => {
    expect((await worth(["MEM_NEW"], "2008", ["CBA", "DBI"])).columns[0].computed).toEqual({
      value: 40,
      basis: "SUM_OF",
      units: 2,
      expected: 2,
    });
  });

  test("less is better in the rank too, and where neither is nobody has one", async () => {
    await put("2008", "FIN_DEBT", [
      ["CBA", "10"],
      ["DBI", "30"],
    ]);
    await put("2008", "MEM_FEMALE", [
      ["CBA", "10"],
      ["DBI", "30"],
    ]);
    const { rows } = await worth(["FIN_DEBT", "MEM_FEMALE"], "2008", ["CBA", "DBI"]);
    expect(rows.map((row: { cells: { rank: number }[] }) => row.cells.map(({ rank }) => rank))).toEqual([
      [1, null],
      [2, null],
    ]);
  });

  test("an incomplete sum is neither ranked nor added", async () => {
    await put("2009-01", "MEM_NEW", [["CBA", "1000000"]]);
    await put("2009", "MEM_NEW", [["DBI", "5"]]);
    const { columns, rows } = await worth(["MEM_NEW"], "2009", ["CBA", "DBI"]);
    expect(rows[0].cells[0]).toMatchObject({ basis: "PARTIAL", rank: null });
    expect(rows[1].cells[0]).toMatchObject({ rank: 1 });
    expect(columns[0].computed).toEqual({ value: 5, basis: "PARTIAL", units: 1, expected: 2 });
  });

  test("a ratio is recomputed from the added parts, never averaged", async () => {
    await put("2010", "MEM_TOTAL", [
      ["CBA", "90"],
      ["DBI", "10"],
    ]);
    await put("2010", "LAB_TOTAL", [
      ["CBA", "100"],
      ["DBI", "900"],
    ]);
    const { columns, rows } = await worth(["COVER_RATE"], "2010", ["CBA", "DBI"]);
    expect(rows.map((row: { cells: { value: number }[] }) => row.cells[0]!.value)).toEqual([90, 1.1111]);
    expect(columns[0].computed).toEqual({ value: 10, basis: "RECOMPUTED", units: 2, expected: 2 });
  });

  test("a claimed ratio takes no part, for its parts are not known", async () => {
    await put("2011", "COVER_RATE", [
      ["CBA", "50"],
      ["DBI", "60"],
    ]);
    expect((await worth(["COVER_RATE"], "2011", ["CBA", "DBI"])).columns[0].computed).toEqual({
      value: null,
      basis: "NONE",
      units: 0,
      expected: 2,
    });
  });

  test("a mean is never added", async () => {
    await put("2010", "WAGE_AVG", [
      ["CBA", "5000000"],
      ["DBI", "7000000"],
    ]);
    const { columns, rows } = await worth(["WAGE_AVG"], "2010", ["CBA", "DBI"]);
    expect(rows[0].cells[0].value).toBe(5_000_000);
    expect(columns[0].computed).toMatchObject({ value: null, basis: "NONE" });
  });

  test("nobody at all gives nothing, which is not zero", async () => {
    expect((await worth(["MEM_NEW"], "2008", [])).columns[0].computed).toEqual({
      value: null,
      basis: "NONE",
      units: 0,
      expected: 0,
    });
  });
});

describe("a cluster's reported total stands beside the computed one", () => {
  const clusterDocument = `query C($indicators: [String!]!, $period: String!) {
    comparison(input: { cluster: "CUM-BGPB", indicators: $indicators, periods: [$period] }) {
      columns { computed { value basis units expected } reported { value basis } difference }
      rows { unit { code } }
    }
  }`;

  test("with the difference when every member is in the sum, and without when one is missing", async () => {
    const members = ["SLA", "DBI", "LCH", "LCA", "HGI", "LSO", "CBA"];
    mustBeApplied(
      await apply(product, [
        ...members.map((unit) => of("ORG_DEPT", "2024", "10", { unit })),
        of("ORG_DEPT", "2024", "72", { unit: "CUM-BGPB" }),
        ...members.slice(1).map((unit) => of("ORG_STAFF", "2024", "10", { unit })),
        of("ORG_STAFF", "2024", "72", { unit: "CUM-BGPB" }),
      ]),
    );
    const { data } = await ask(product, clusterDocument, { indicators: ["ORG_DEPT", "ORG_STAFF"], period: "2024" });
    expect(data.comparison.columns).toEqual([
      {
        computed: { value: 70, basis: "SUM_OF", units: 7, expected: 7 },
        reported: { value: 72, basis: "EXACT" },
        difference: 2,
      },
      {
        computed: { value: 60, basis: "PARTIAL", units: 6, expected: 7 },
        reported: { value: 72, basis: "EXACT" },
        difference: null,
      },
    ]);
    expect(data.comparison.rows.map(({ unit }: { unit: { code: string } }) => unit.code).toSorted()).toEqual(
      members.toSorted(),
    );
  });

  test("a member who may not be seen is missing from the sum and says so", async () => {
    const { rows } = await product.pool.query<{ id: number }>(
      "select id from unit where code in ('CUM-BGPB', 'SLA') order by code",
    );
    const token = {
      kind: "TOKEN" as const,
      personId: null,
      name: "bi",
      grants: rows.map(({ id }) => ({ role: "ANALYST" as const, unitId: id })),
    };
    const { data } = await ask(product, clusterDocument, { indicators: ["ORG_DEPT"], period: "2024" }, token);
    expect(data.comparison.rows).toEqual([{ unit: { code: "SLA" } }]);
    expect(data.comparison.columns).toEqual([
      {
        computed: { value: 10, basis: "PARTIAL", units: 1, expected: 7 },
        reported: { value: 72, basis: "EXACT" },
        difference: null,
      },
    ]);
  });

  test("a unit that is no cluster is none", async () => {
    const { errors } = await ask(
      product,
      '{ comparison(input: { cluster: "SLA", indicators: ["MEM_NEW"], periods: ["2024"] }) { rows { unit { code } } } }',
    );
    expect(errors).toMatchObject([{ code: "NOT_FOUND" }]);
  });
});

describe("with the sample, the seven provinces of 2023 add up to what their cluster reported", () => {
  const figures = readCsv(readFileSync(new URL("../../server/reference/figures.csv", import.meta.url), "utf8"));
  const reported = figures.filter(
    (row) =>
      row["unit_code"] === "CUM-BGPB" &&
      row["kind"] === "ACTUAL" &&
      row["value"] !== "" &&
      row["source_id"] === "seed-2023",
  );
  const periodOf = (row: CsvRow): string => (/^2023-\d\d-\d\d$/.test(row["period"]!) ? "2023" : row["period"]!);
  let withSample: FreshProduct;
  beforeAll(async () => {
    withSample = await freshProduct({ sample: true });
  });
  afterAll(() => withSample.close());

  const summed = reported.filter((row) => !["EMU_INIT_ATT", "CARE_HOUSE_EMERG_VALUE"].includes(row["indicator_code"]!));
  test.each(summed.map((row) => [row["indicator_code"]!, periodOf(row), Number(row["value"])] as const))(
    "%s in %s: %d",
    async (indicator, period, value) => {
      const { data, errors } = await ask(
        withSample,
        `query C($indicators: [String!]!, $period: String!) {
      comparison(input: { cluster: "CUM-BGPB", indicators: $indicators, periods: [$period] }) {
        columns { reported { value quality } computed { value basis units } difference } rows { cells { quality basis } }
      }
    }`,
        { indicators: [indicator], period },
      );
      expect(errors).toEqual([]);
      expect(data.comparison.columns).toEqual([
        { reported: { value, quality: "REPORTED" }, computed: { value, basis: "SUM_OF", units: 7 }, difference: 0 },
      ]);
      for (const row of data.comparison.rows) expect(row.cells).toEqual([{ quality: "SAMPLE", basis: "EXACT" }]);
    },
  );

  test("a sum with one sample in it is a sample, and so are a ratio and a typed view", async () => {
    mustBeApplied(
      await apply(
        withSample,
        [1, 2].map((month) => of("EMU_INIT", `2022-0${month}`, "5", { unit: "SLA", baseVersion: 1 })),
      ),
    );
    const { data } = await ask(
      withSample,
      `{
      sum: comparison(input: { units: ["SLA"], indicators: ["EMU_INIT"], periods: ["2022-Q1"] }) { rows { cells { basis quality } } }
      ratio: comparison(input: { units: ["SLA"], indicators: ["COVER_RATE"], periods: ["2023"] }) { rows { cells { basis quality } } }
      unit(code: "SLA") { campaignResults(period: "2022-Q1") { initiatives sample } membership(period: "1999") { members sample } }
    }`,
    );
    expect(data.sum.rows[0].cells).toEqual([{ basis: "SUM_OF", quality: "SAMPLE" }]);
    expect(data.ratio.rows[0].cells).toEqual([{ basis: "RECOMPUTED", quality: "SAMPLE" }]);
    expect(data.unit).toMatchObject({
      campaignResults: { sample: true },
      membership: { members: null, sample: false },
    });
  });
});

test("a part of what a cluster reported is not held against the whole of its units", async () => {
  const months = ["01", "02", "03", "04", "05"].map((month) =>
    of("EMU_WORKS", `2019-${month}`, "10", { unit: "CUM-BGPB" }),
  );
  const members = ["CBA", "DBI", "HGI", "LCH", "LSO", "LCA", "SLA"].map((unit) =>
    of("EMU_WORKS", "2019", "20", { unit }),
  );
  mustBeApplied(await apply(product, [...months, ...members]));
  const input = '{ cluster: "CUM-BGPB", year: 2023, indicators: ["EMU_WORKS"], periods: ["2019"] }';
  const { data, errors } = await ask(
    product,
    `{ comparison(input: ${input}) { columns { reported { value basis } computed { value basis } difference } } }`,
  );
  expect(errors).toEqual([]);
  expect(data.comparison.columns).toEqual([
    { reported: { value: 50, basis: "PARTIAL" }, computed: { value: 140, basis: "SUM_OF" }, difference: null },
  ]);
});

describe("the largest sheet there is room for", () => {
  test("34 units, 100 indicators and 4 periods, with everything the console asks, are one operation", async () => {
    const dimensions = product.dimensions.current();
    const units = dimensions
      .of(unitDimension)
      .rows.filter(({ level }) => level === "PROVINCE")
      .slice(0, 34);
    const indicators = dimensions.of(indicatorDimension).rows.slice(0, 100);
    expect([units.length, indicators.length]).toEqual([34, 100]);
    const input = { units: units.map(({ code }) => code), indicators: indicators.map(({ code }) => code) };
    const years = ["2022", "2023", "2024", "2025"];
    const whole = { input: { ...input, periods: years }, deltas: true, lastYear: true };
    const { data, errors } = await ask(product, comparisonQuery.toString(), whole);
    expect(errors).toEqual([]);
    expect(data.comparison.rows[33].cells).toHaveLength(400);
    const lines = { input: { ...input, periods: [...years, "2021"] } };
    expect((await ask(product, sparksQuery.toString(), lines)).errors).toEqual([]);
  });
});
