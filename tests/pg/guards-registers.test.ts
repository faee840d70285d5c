import type pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freshProduct, type FreshProduct } from "../support/fresh-product.ts";
import { refusalOf } from "../support/refusal.ts";

/** What the database itself refuses, whoever writes: here its owner does, by hand. */
let product: FreshProduct;
beforeAll(async () => {
  product = await freshProduct();
});
afterAll(() => product.close());

const refusal = (work: (client: pg.PoolClient) => Promise<unknown>) => refusalOf(product, work);
const refusedBy = (text: string, values: readonly unknown[] = []) =>
  refusal((client) => client.query(text, [...values]));

const check = "23514";

describe("the window of a period fits its type and its key", () => {
  const period = (key: string, type: string, startsOn: string, endsOn: string, year: number) =>
    refusedBy("insert into period (key, type, starts_on, ends_on, year) values ($1, $2, $3, $4, $5)", [
      key,
      type,
      startsOn,
      endsOn,
      year,
    ]);
  test.each<[Parameters<typeof period>, string]>([
    [["1960", "YEAR", "1960-01-01", "1960-12-30", 1960], "period_window_fits_its_type"],
    [["1960", "YEAR", "1960-02-01", "1961-01-31", 1961], "none"], // a shifted year: the key is schema's business
    [["1960-H1", "HALF", "1960-01-01", "1960-07-31", 1960], "period_window_fits_its_type"],
    [["1960-Q1", "QUARTER", "1960-01-02", "1960-03-31", 1960], "period_window_fits_its_type"],
    [["1960-02", "MONTH", "1960-02-01", "1960-02-28", 1960], "period_window_fits_its_type"], // a leap year
    [["1960-02", "MONTH", "1960-02-01", "1960-02-29", 1960], "none"],
    [["1960-9M", "NINE_MONTHS", "1960-01-01", "1960-09-30", 1960], "none"],
    [["1960-9M", "NINE_MONTHS", "1960-01-01", "1960-10-01", 1960], "period_window_fits_its_type"],
    [["1960-TET", "TET", "1960-01-01", "1960-02-15", 1960], "period_window_fits_its_type"],
    [["1960-01-05", "AS_AT", "1960-01-05", "1960-01-06", 1960], "period_window_fits_its_type"],
    [["1960-01-06", "AS_AT", "1960-01-05", "1960-01-05", 1960], "period_window_fits_its_type"],
    [["1960-01-05/1960-01-05", "WINDOW", "1960-01-05", "1960-01-05", 1960], "period_window_fits_its_type"],
    [["1960-01-05/1960-01-07", "WINDOW", "1960-01-05", "1960-01-06", 1960], "period_window_fits_its_type"],
    [["1960-01-05/1960-01-06", "WINDOW", "1960-01-05", "1960-01-06", 1961], "period_year_is_where_it_ends"],
    [["1944", "YEAR", "1944-01-01", "1944-12-31", 1944], "period_in_range"],
    [["2101", "YEAR", "2101-01-01", "2101-12-31", 2101], "period_in_range"],
    [["1960-X", "WEEK", "1960-01-04", "1960-01-10", 1960], "period_type_check"],
    [["2023", "YEAR", "2023-01-01", "2023-12-31", 2023], "period_key_key"],
  ])("%j: %s", async (row, constraint) => {
    const { state, says } = await period(...row);
    if (constraint === "none") expect(state).toBe("none");
    else expect([state === check || state === "23505", says]).toEqual([true, constraint]);
  });
});

describe("lineage never comes back to where it began", () => {
  const link =
    "insert into lineage (predecessor_id, successor_id, effective_on) select a.id, b.id, date '2030-01-01' from unit a, unit b where a.code = $1 and b.code = $2";
  const links = (...pairs: readonly (readonly [string, string])[]) =>
    refusal(async (client) => {
      for (const pair of pairs) await client.query(link, [...pair]);
    });
  test.each<[string, (readonly [string, string])[], string]>([
    ["to itself", [["SLA", "SLA"]], "lineage_has_no_"],
    [
      "there and back",
      [
        ["SLA", "CBA"],
        ["CBA", "SLA"],
      ],
      "lineage_has_no_cycle",
    ],
    [
      "round by three",
      [
        ["SLA", "CBA"],
        ["CBA", "LSO"],
        ["LSO", "SLA"],
      ],
      "lineage_has_no_cycle",
    ],
    ["back to a unit of the reference", [["LCA2025", "LCA"]], "lineage_has_no_cycle"],
    [
      "two ways to the same are no cycle",
      [
        ["SLA", "CBA"],
        ["SLA", "LSO"],
        ["CBA", "DBI"],
        ["LSO", "DBI"],
      ],
      "",
    ],
  ])("%s", async (_, pairs, constraint) => {
    const { state, says } = await links(...pairs);
    expect(state).toBe(constraint === "" ? "none" : check);
    expect(says).toContain(constraint);
  });

  test("nor by an update", async () => {
    const { says } = await refusal(async (client) => {
      await client.query(link, ["SLA", "CBA"]);
      await client.query(link, ["LSO", "DBI"]);
      await client.query(
        "update lineage set successor_id = (select id from unit where code = 'SLA') where predecessor_id = (select id from unit where code = 'LSO')",
      );
      await client.query(
        "update lineage set predecessor_id = (select id from unit where code = 'CBA') where predecessor_id = (select id from unit where code = 'LSO')",
      );
    });
    expect(says).toBe("lineage_has_no_cycle");
  });

  test("nor by two transactions that each close half of it", async () => {
    const [one, two] = await Promise.all([product.pool.connect(), product.pool.connect()]);
    try {
      await one.query("begin");
      await two.query("begin");
      await one.query(link, ["SLA", "CBA"]);
      const second = two.query(link, ["CBA", "SLA"]).then(
        () => "written",
        (error: pg.DatabaseError) => error.constraint,
      );
      await one.query("commit");
      expect(await second).toBe("lineage_has_no_cycle");
    } finally {
      await one.query("rollback");
      await two.query("rollback");
      await one.query("delete from lineage where effective_on = '2030-01-01'");
      one.release();
      two.release();
    }
  });

  test.each(["0", "-0.5", "1.1"])("a share of %s is none", async (share) => {
    expect(
      (
        await refusedBy(
          `${link.replace("effective_on)", "effective_on, share)").replace("date '2030-01-01'", `date '2030-01-01', ${share}`)}`,
          ["SLA", "CBA"],
        )
      ).state,
    ).toBe(check);
  });
});

describe("registers keep their own rules", () => {
  const unit = (code: string): string => `(select id from unit where code = '${code}')`;
  const member = (code: string, role: string): string =>
    `insert into cluster_member (cluster_id, unit_id, year, role) values (${unit("CUM-BGPB")}, ${unit(code)}, 2030, '${role}')`;
  const ratio = (rest: string): string =>
    `insert into indicator (code, name, name_en, family, measure, nature, over_units, direction, whole_number, may_be_negative, provenance, numerator_id, denominator_id, weight_id) values ('X_X', 'x', 'x', 'labour', 'x', ${rest})`;
  const derived = (parts: string, formula = "'MEM_TOTAL ÷ CDCS_TOTAL'"): string =>
    ratio(`${parts}, ${formula}`).replace("weight_id)", "weight_id, formula)");
  const person = "(select id from made)";
  const made = "with made as (insert into person (email, name) values ('a@b', 'A') returning id)";
  test.each<[string, string, string]>([
    ["two heads of a cluster in a year", `${member("SLA", "HEAD")}; ${member("CBA", "HEAD")}`, "cluster_has_one_head"],
    [
      "two deputies of a cluster in a year",
      `${member("SLA", "DEPUTY")}; ${member("CBA", "DEPUTY")}`,
      "cluster_has_one_deputy",
    ],
    ["a member twice in a year", `${member("SLA", "HEAD")}; ${member("SLA", "MEMBER")}`, "cluster_member_pkey"],
    [
      "a ratio without parts",
      ratio("'RATIO', 'RECOMPUTE', 'HIGHER', false, false, 'DERIVED', null, null, null"),
      "ratio_names_its_parts",
    ],
    [
      "a ratio without a denominator",
      ratio("'RATIO', 'RECOMPUTE', 'HIGHER', false, false, 'DERIVED', 1, null, null"),
      "ratio_names_its_parts",
    ],
    [
      "a count with parts",
      ratio("'STOCK', 'SUM', 'HIGHER', true, false, 'DERIVED', 1, 2, null"),
      "ratio_names_its_parts",
    ],
    [
      "a formula beside parts",
      derived("'RATIO', 'RECOMPUTE', 'HIGHER', false, false, 'DERIVED', 1, 2, null"),
      "formula_stands_alone",
    ],
    [
      "a formula that is added up over units",
      derived("'RATIO', 'SUM', 'HIGHER', false, false, 'DERIVED', null, null, null"),
      "formula_stands_alone",
    ],
    [
      "a formula of a count",
      derived("'FLOW', 'RECOMPUTE', 'HIGHER', false, false, 'DERIVED', null, null, null"),
      "formula_stands_alone",
    ],
    [
      "an empty formula",
      derived("'RATIO', 'RECOMPUTE', 'HIGHER', false, false, 'DERIVED', null, null, null", "''"),
      "formula_stands_alone",
    ],
    [
      "a mean without a weight",
      ratio("'MEAN', 'WEIGHTED', 'HIGHER', false, false, 'DERIVED', null, null, null"),
      "mean_names_its_weight",
    ],
    [
      "a count with a weight",
      ratio("'FLOW', 'SUM', 'HIGHER', true, false, 'DERIVED', null, null, 1"),
      "mean_names_its_weight",
    ],
    [
      "a unit that ends before it begins",
      "insert into unit (code, level, name, name_en, valid_from, valid_to) values ('XX', 'PROVINCE', 'x', 'x', '2025-02-01', '2025-01-31')",
      "unit_validity_in_order",
    ],
    ["a unit under itself", `update unit set parent_id = id where code = 'SLA'`, "unit_check"],
    [
      "a code nobody could type",
      "insert into unit (code, level, name, name_en) values ('sla', 'PROVINCE', 'x', 'x')",
      "unit_code_check",
    ],
    [
      "an editor of nothing",
      `${made} insert into person_grant (person_id, role) select ${person}, 'EDITOR'`,
      "grant_names_what_its_role_needs",
    ],
    [
      "an administrator of one unit",
      `${made} insert into person_grant (person_id, role, unit_id) select ${person}, 'ADMINISTRATOR', ${unit("SLA")}`,
      "grant_names_what_its_role_needs",
    ],
    [
      "a token that may write",
      "insert into token (id, name, secret_hash, role, expires_at) values ('abcdefghij', 'x', '', 'EDITOR', now())",
      "token_role_check",
    ],
    [
      "the same claim twice",
      "insert into evidence (unit_id, indicator_id, period_id, kind, source_id, value, qualifier, quality) select unit_id, indicator_id, period_id, kind, source_id, value, qualifier, quality from evidence limit 1",
      "evidence_unit_id_indicator_id_period_id_kind_source_id_valu_key",
    ],
  ])("%s", async (_, text, constraint) => {
    expect((await refusedBy(text)).says).toBe(constraint);
  });
});
