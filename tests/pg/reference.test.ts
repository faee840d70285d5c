import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readCsv, type CsvRow } from "../../server/src/csv.ts";
import { loadReference } from "../../server/src/reference/load-reference.ts";
import { removeSample } from "../../server/src/reference/remove-sample.ts";
import { sampleCells } from "../../server/src/reference/sample.ts";
import { ask } from "../support/ask.ts";
import { apply, cell, mustBeApplied } from "../support/cells.ts";
import { databaseDigest } from "../support/digest.ts";
import { freshProduct, type FreshProduct } from "../support/fresh-product.ts";

const file = (name: string): readonly CsvRow[] =>
  readCsv(readFileSync(new URL(`../../server/reference/${name}.csv`, import.meta.url), "utf8"));
const silent = (): void => undefined;

let product: FreshProduct;
let sampled: FreshProduct;
beforeAll(async () => {
  product = await freshProduct();
  sampled = await freshProduct({ sample: true });
});
afterAll(async () => {
  await product.close();
  await sampled.close();
});

async function rowsOf(text: string, from = product): Promise<readonly Record<string, unknown>[]> {
  return (await from.pool.query(text)).rows;
}

describe("every row of a file is in the database as the file says", () => {
  const unit = (column: string): string => `coalesce((select code from unit as one where one.id = ${column}), '')`;
  const indicator = (column: string): string =>
    `coalesce((select code from indicator as one where one.id = ${column}), '')`;
  const source = "coalesce((select code from source as one where one.id = source_id), '')";
  const text = (column: string): string => `coalesce(${column}::text, '')`;
  test.each<[string, string]>([
    [
      "sources",
      `select code as id, title, ${text("publisher")} as publisher, ${text("published_on")} as published_on, ${text("url")} as url, ${text("language")} as language, trust, ${text("note")} as note from source`,
    ],
    [
      "units",
      `select code, level, name as name_vi, name_en, ${unit("unit.parent_id")} as parent_code, ${text("valid_from")} as valid_from, ${text("valid_to")} as valid_to, ${text("note")} as note from unit`,
    ],
    [
      "lineage",
      `select ${unit("predecessor_id")} as predecessor_code, ${unit("successor_id")} as successor_code, effective_on::text, trim_scale(share)::text as share, ${text("source_url")} as source_url from lineage`,
    ],
    [
      "cluster_members",
      `select ${unit("cluster_id")} as cluster_code, ${unit("unit_id")} as unit_code, year::text, role, ${source} as source from cluster_member`,
    ],
    [
      "indicators",
      `select code, name as name_vi, name_en, measure, family, nature, over_units, direction, whole_number::text, may_be_negative::text, ${indicator("indicator.part_of_id")} as part_of, ${indicator("indicator.at_most_id")} as at_most, parts_add_up::text, ${indicator("indicator.income_id")} as income, ${indicator("indicator.expenditure_id")} as expenditure, ${indicator("indicator.numerator_id")} as numerator,
      ${indicator("indicator.denominator_id")} as denominator, ${indicator("indicator.weight_id")} as weight, ${text("band_low")} as band_low, ${text("band_high")} as band_high, provenance, ${text("source_url")} as source_url, ${text("note")} as note from indicator`,
    ],
    [
      "series_breaks",
      `select starts_on::text, cause, ${indicator("indicator_id")} as indicator_code, ${unit("unit_id")} as unit_code, note, ${source} as source_id from series_break`,
    ],
    [
      "campaigns",
      `select code, name as name_vi, name_en, ${text("starts_on")} as starts_on, ${text("ends_on")} as ends_on, ${text("theme")} as theme_vi, array_to_string(array(select ${indicator("indicator_id")} from campaign_indicator where campaign_id = campaign.id order by 1), ';') as indicator_codes, ${source} as source_id, ${text("note")} as note from campaign`,
    ],
    [
      "awards",
      `select ${unit("cluster_id")} as cluster_code, year::text, ${unit("unit_id")} as unit_code, name as award_name_vi, name_en as award_name_en, state, ${source} as source_id, ${text("note")} as note from award`,
    ],
  ])("%s", async (name, query) => {
    const sorted = (rows: readonly object[]): readonly string[] =>
      rows.map((row) => JSON.stringify(Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1)))).toSorted();
    const expected = file(name).map((row) =>
      name === "campaigns" ? { ...row, indicator_codes: row["indicator_codes"]!.split(";").toSorted().join(";") } : row,
    );
    expect(expected.length).toBeGreaterThan(0);
    expect(sorted(await rowsOf(query))).toEqual(sorted(expected));
  });

  test("figures: one for each cell of the file, with the claim of the best quality, the first of equals", async () => {
    const order = ["REPORTED", "PROVISIONAL", "SUSPECT", "DISPUTED"];
    const accepted = new Map<string, CsvRow>();
    for (const row of file("figures")) {
      const key = `${row["unit_code"]} ${row["indicator_code"]} ${row["period"]} ${row["kind"]}`;
      const before = accepted.get(key);
      if (!before || order.indexOf(row["quality"]!) < order.indexOf(before["quality"]!)) accepted.set(key, row);
    }
    const stored = await rowsOf(`
      select unit.code || ' ' || indicator.code || ' ' || period.key || ' ' || kind as key, trim_scale(value)::text as value, qualifier, quality, coalesce(figure.note, '') as note, source.code as source, version
      from figure join unit on unit.id = unit_id join indicator on indicator.id = indicator_id join period on period.id = period_id join source on source.id = source_id`);
    expect(stored).toHaveLength(accepted.size);
    for (const { key, value, ...rest } of stored) {
      const row = accepted.get(String(key))!;
      expect([key, value === null ? null : Number(value)]).toEqual([
        key,
        row["value"] === "" ? null : Number(row["value"]),
      ]);
      expect(rest).toEqual({
        qualifier: row["qualifier"],
        quality: row["quality"],
        note: row["note"],
        source: row["source_id"],
        version: 1,
      });
    }
  });

  test("evidence: every row with a value, and every other reading of a phrase", async () => {
    const claims = [...file("figures").filter((row) => row["value"] !== ""), ...file("readings")];
    const stored =
      await rowsOf(`select unit.code || ' ' || indicator.code || ' ' || period.key || ' ' || kind || ' ' || source.code || ' ' || trim_scale(value) as claim
      from evidence join unit on unit.id = unit_id join indicator on indicator.id = indicator_id join period on period.id = period_id join source on source.id = source_id`);
    const expected = new Set(
      claims.map(
        (row) =>
          `${row["unit_code"]} ${row["indicator_code"]} ${row["period"]} ${row["kind"]} ${row["source_id"]} ${Number(row["value"])}`,
      ),
    );
    expect(stored.map(({ claim }) => String(claim)).toSorted()).toEqual([...expected].toSorted());
  });
});

describe("rival claims are kept side by side", () => {
  test.each<[string, string, string, readonly object[]]>([
    [
      "LCA2025",
      "MEM_NEW_IZ",
      "858 and 750",
      [
        { value: 858, accepted: true },
        { value: 750, accepted: false },
      ],
    ],
    [
      "CUM-BGPB",
      "LOAN_VALUE",
      "two readings of a dot",
      [
        { value: 2_145_000_000, accepted: true },
        { value: 2_145_000, accepted: false },
      ],
    ],
  ])("%s %s: %s", async (unit, indicator, _, expected) => {
    const { data } = await ask(
      product,
      "query R($where: FigureWhere) { figures(where: $where) { nodes { value evidence { value accepted } } } }",
      {
        where: { unit: { code: { eq: unit } }, indicator: { code: { eq: indicator } } },
      },
    );
    const [figure] = data.figures.nodes.filter(({ evidence }: { evidence: unknown[] }) => evidence.length > 1);
    expect(figure.evidence).toEqual(expected);
    expect(figure.value).toBe((expected[0] as { value: number }).value);
  });

  test("of a figure that was revised, the accepted claim comes first and is the figure's own", async () => {
    const { data } = await ask(
      product,
      '{ figure(unit: "TLD", indicator: "CARE_TET_VALUE", period: "2024-TET") { value source { id } quality evidence { value accepted source { id } quality } } }',
    );
    const { evidence, value, source } = data.figure;
    expect(evidence.length).toBeGreaterThan(1);
    expect(evidence.map(({ accepted }: { accepted: boolean }) => accepted)).toEqual([
      true,
      ...evidence.slice(1).map(() => false),
    ]);
    expect(evidence[0]).toMatchObject({ value, source });
  });

  test("no figure has two accepted claims, and each that has a value and a source has one", async () => {
    const { data } = await ask(
      product,
      "{ figures(first: 1000) { nodes { value source { id } evidence { accepted } } } }",
    );
    const accepted = data.figures.nodes.map(
      ({ evidence }: { evidence: { accepted: boolean }[] }) => evidence.filter((claim) => claim.accepted).length,
    );
    expect(accepted).toEqual(data.figures.nodes.map(({ value }: { value: number | null }) => (value === null ? 0 : 1)));
  });
});

describe("loading again", () => {
  test("changes nothing", async () => {
    const before = await databaseDigest(product.pool);
    await loadReference(product, false, silent);
    expect(await databaseDigest(product.pool)).toBe(before);
  });

  test("changes nothing even when the files are read once more, and leaves what people changed", async () => {
    const { rows } = await product.pool.query(
      "select value from figure join unit on unit.id = unit_id join indicator on indicator.id = indicator_id join period on period.id = period_id where unit.code = 'CUM-BGPB' and indicator.code = 'EMU_INIT' and key = '2023'",
    );
    expect(rows).toEqual([{ value: "40780" }]);
    mustBeApplied(
      await apply(product, [
        cell({ unit: "CUM-BGPB", indicator: "EMU_INIT", period: "2023", baseVersion: 1, value: "40781" }),
      ]),
    );
    await product.pool.query("update reference_load set content_hash = 'older'");
    const kept = async () => ({
      tables: (await databaseDigest(product.pool))
        .split("\n")
        .filter(
          (line) =>
            !/^(reference_load|dimension_version|dimension_change|row_history|chain_head|change_set|evidence|evidence_past) /.test(
              line,
            ),
        ),
      evidence: await rowsOf(
        "select unit_id, indicator_id, period_id, kind, source_id, phrase, value, qualifier, quality, note from evidence order by 1, 2, 3, 4, 5, 7",
      ),
    });
    const before = await kept();
    await loadReference(product, false, silent);
    expect(await kept()).toEqual(before);
    expect(await rowsOf("select content_hash = 'older' as older from reference_load where name = 'reference'")).toEqual(
      [{ older: false }],
    );
  });
});

describe("the sample", () => {
  const reported = new Set(
    file("figures").map((row) => `${row["unit_code"]} ${row["indicator_code"]} ${row["period"]} ${row["kind"]}`),
  );
  /** Where something was reported, no sample stands. */
  const expected = sampleCells().filter(
    ({ unit, indicator, period, kind }) => !reported.has(`${unit} ${indicator} ${period} ${kind}`),
  ).length;
  const samples = () =>
    rowsOf("select count(*)::int as count from figure where quality = 'SAMPLE' and state = 'VALUE'", sampled);

  test("is there cell by cell, each marked, and beside it nothing of the reference is missing", async () => {
    expect(await samples()).toEqual([{ count: expected }]);
    const others = "select count(*)::int as count from figure where quality <> 'SAMPLE'";
    expect(await rowsOf(others, sampled)).toEqual(await rowsOf(others));
    expect(
      await rowsOf(
        "select distinct source.code from figure join source on source.id = source_id where quality = 'SAMPLE'",
        sampled,
      ),
    ).toEqual([{ code: "generated-sample" }]);
  });

  test("is cleared exactly, leaves what a person has edited, and does not come back", async () => {
    mustBeApplied(await apply(sampled, [cell({ period: "2023-05", baseVersion: 1, value: "41000" })]));
    const kept =
      "select unit_id, indicator_id, period_id, kind, state, value, quality, version from figure where quality <> 'SAMPLE' order by 1, 2, 3, 4";
    const before = await rowsOf(kept, sampled);
    expect(await removeSample(sampled)).toBe(expected - 1);
    expect(await samples()).toEqual([{ count: 0 }]);
    expect(
      await rowsOf(kept.replace("order by", "and not (state = 'NOT_REPORTED' and version = 2) order by"), sampled),
    ).toEqual(before);
    const { data } = await ask(
      sampled,
      '{ figure(unit: "SLA", indicator: "MEM_TOTAL", period: "2023-05") { value quality version } figures(where: { quality: { eq: SAMPLE } }) { totalCount } }',
    );
    expect(data).toEqual({ figure: { value: 41_000, quality: "REPORTED", version: 2 }, figures: { totalCount: 0 } });

    expect(await removeSample(sampled)).toBe(0);
    const after = await databaseDigest(sampled.pool);
    await loadReference(sampled, true, silent);
    expect(await databaseDigest(sampled.pool)).toBe(after);
    await sampled.pool.query("delete from reference_load");
    await loadReference(sampled, true, silent);
    expect(await samples()).toEqual([{ count: 0 }]);
  });
});
