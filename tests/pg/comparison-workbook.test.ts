import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freshProduct, type FreshProduct } from "../support/fresh-product.ts";
import { askSheet, report, type Answer, type Line, type WorkSheet } from "../support/workbook.ts";

/**
 * The workbook: what a comparison says, worked out by hand beside each cell. The figures are made up, of years in which
 * nothing was reported; the units, the cluster and the mergers of 1 July 2025 are real.
 */
let product: FreshProduct;
beforeAll(async () => {
  product = await freshProduct();
  await product.pool.query(divided);
  await product.dimensions.refresh();
  await report(product, figures);
});
afterAll(() => product.close());

/** A unit that was divided: two fifths and three fifths. */
const divided = `
  insert into unit (code, level, name, name_en, valid_from, valid_to) values
    ('XOLD', 'PROVINCE', 'Đơn vị cũ', 'Old unit', null, '2025-06-30'),
    ('XWEST', 'PROVINCE', 'Phần Tây', 'West', '2025-07-01', null), ('XEAST', 'PROVINCE', 'Phần Đông', 'East', '2025-07-01', null);
  insert into lineage (predecessor_id, successor_id, effective_on, share)
    select old.id, new.id, date '2025-07-01', case new.code when 'XWEST' then 0.4 else 0.6 end
    from unit as old, unit as new where old.code = 'XOLD' and new.code in ('XWEST', 'XEAST')`;

const figures = `
  CBA EMU_INIT 2017 120
  DBI EMU_INIT 2017-H1 50
  DBI EMU_INIT 2017-H2 45
  HGI EMU_INIT 2017-Q1 20
  HGI EMU_INIT 2017-Q2 25
  HGI EMU_INIT 2017-Q3 30
  HGI EMU_INIT 2017-Q4 20
  ${Array.from({ length: 11 }, (_, month) => `LCA EMU_INIT 2017-${String(month + 1).padStart(2, "0")} 10`).join("\n")}
  LSO EMU_INIT 2017 300
  SLA EMU_INIT 2017 60
  SLA EMU_INIT 2017-H1 40
  CUM-BGPB EMU_INIT 2017 700
  CBA EMU_INIT 2017 100 TARGET
  DBI EMU_INIT 2017 100 TARGET
  HGI EMU_INIT 2017 80 TARGET
  HGI EMU_INIT 2017-H1 50 TARGET
  LSO EMU_INIT 2017 250 TARGET
  SLA EMU_INIT_ATT 2017 75
  CBA EMU_INIT_ATT 2017 110
  CBA EMU_INIT 2016 150
  DBI EMU_INIT 2016 0
  LSO EMU_INIT 2016 40_780
  LSO EMU_INIT_ATT 2016 162
  SLA EMU_INIT 2016 DISPUTED
  LCH EMU_INIT 2016 NOT_APPLICABLE

  CBA MEM_TOTAL 2017-06-30 40_000
  CBA MEM_TOTAL 2017-12-15 41_000
  DBI MEM_TOTAL 2017 30_000
  HGI MEM_TOTAL 2017-12 25_000
  LCA MEM_TOTAL 2017 45_000
  LCH MEM_TOTAL 2017 20_000
  LSO MEM_TOTAL 2017 33_000
  SLA MEM_TOTAL 2017 41_000
  CUM-BGPB MEM_TOTAL 2017 234_500
  SLA MEM_TOTAL 2016 40_000
  CBA MEM_TOTAL 2016-12-20 41_500

  CBA LAB_TOTAL 2017-12-15 50_000
  DBI LAB_TOTAL 2017 40_000
  HGI LAB_TOTAL 2017-12-31 31_250
  LCA LAB_TOTAL 2017-11-30 60_000
  LSO LAB_TOTAL 2017 44_000
  SLA LAB_TOTAL 2017 49_000
  LCA COVER_RATE 2017 76.5

  CBA WAGE_AVG 2017 5_000_000
  CBA WAGE_N 2017 120
  SLA WAGE_AVG 2017 7_000_000
  SLA WAGE_N 2017 80
  DBI WAGE_AVG 2017 6_000_000
  HGI WAGE_AVG 2017-H1 5_000_000
  HGI WAGE_N 2017-H1 100
  HGI WAGE_AVG 2017-H2 6_000_000
  HGI WAGE_N 2017-H2 300
  LSO WAGE_AVG 2017-H1 5_000_000
  LSO WAGE_N 2017-H1 100
  LSO WAGE_AVG 2017-H2 6_000_000

  CBA LEG_STRIKE 2017 4
  DBI LEG_STRIKE 2017 2
  HGI LEG_STRIKE 2017 2
  LCA LEG_STRIKE 2017 0
  SLA LEG_STRIKE 2017 8
  CBA LEG_STRIKE 2017 5 TARGET
  SLA LEG_STRIKE 2017 6 TARGET
  LCA LEG_STRIKE 2017 3 TARGET
  CBA FIN_EXP 2017 900
  CBA FIN_EXP 2017 1000 TARGET
  DBI FIN_EXP 2017 800

  HGI CARE_MEAL_PERSONS 2024 300
  TQU CARE_MEAL_PERSONS 2024 500
  LCA CARE_MEAL_PERSONS 2024 400
  HGI CARE_MEAL_PERSONS 2025-H1 100
  TQU CARE_MEAL_PERSONS 2025-H1 150
  TQU2025 CARE_MEAL_PERSONS 2025-H2 300
  LCA CARE_MEAL_PERSONS 2025-H1 200
  LCA2025 CARE_MEAL_PERSONS 2025-H2 250
  HGI LAB_TOTAL 2024 40_000
  TQU LAB_TOTAL 2024 50_000
  HGI MEM_TOTAL 2024 20_000
  TQU MEM_TOTAL 2024 30_000
  LCA MEM_TOTAL 2024 45_000
  HGI WAGE_AVG 2024 5_000_000
  HGI WAGE_N 2024 100
  TQU WAGE_AVG 2024 8_000_000
  TQU WAGE_N 2024 200
  HGI CARE_HOUSE_NEW_NORM 2024 50_000_000
  TQU CARE_HOUSE_NEW_NORM 2024 50_000_000
  XOLD CARE_MEAL_PERSONS 2024 1_000
  HTI MEM_TOTAL 2024-12-31 72_059`;

/** A figure behind a value: "CBA EMU_INIT 2017 ACTUAL". */
function part(figure: string, value: number, role: string) {
  const [unit, indicator, period, kind] = figure.split(" ");
  return { unit: { code: unit }, indicator: { code: indicator }, period: { key: period }, kind, value, share: 1, role };
}

const cluster = { cluster: "CUM-BGPB", year: 2023 };
const sheets: readonly WorkSheet[] = [
  {
    says: "what happened in a year, a half and a quarter",
    input: { ...cluster, indicators: ["EMU_INIT"], periods: ["2017", "2017-H1", "2017-9M"] },
    lines: [
      ["HGI EMU_INIT 2017-9M value", 75, "SUM_OF: 20 + 25 + 30"],
      ["LCA EMU_INIT 2017-9M value", 90, "SUM_OF: 9 months of 10"],
      ["DBI EMU_INIT 2017-9M basis", "NONE", "nine months are no halves"],
      [
        "DBI EMU_INIT 2017 madeOf",
        [part("DBI EMU_INIT 2017-H1 ACTUAL", 50, "PART"), part("DBI EMU_INIT 2017-H2 ACTUAL", 45, "PART")],
        "the figures that were added",
      ],
      ["CBA EMU_INIT 2017 value", 120, "EXACT: the cell itself"],
      ["CBA EMU_INIT 2017 basis", "EXACT", "the cell itself"],
      ["DBI EMU_INIT 2017 value", 95, "SUM_OF: 50 + 45"],
      ["DBI EMU_INIT 2017 basis", "SUM_OF", "2 halves of 2"],
      ["HGI EMU_INIT 2017 value", 95, "SUM_OF: 20 + 25 + 30 + 20"],
      ["HGI EMU_INIT 2017 parts", 4, "4 quarters"],
      ["LCA EMU_INIT 2017 value", 110, "PARTIAL: 11 months of 10 each"],
      ["LCA EMU_INIT 2017 basis", "PARTIAL", "December is missing"],
      ["LCA EMU_INIT 2017 parts", 11, "January to November"],
      ["LCA EMU_INIT 2017 expected", 12, "months of a year"],
      ["LCA EMU_INIT 2017 reason", "PARTS_MISSING", "December is missing"],
      ["LCH EMU_INIT 2017 value", null, "NONE, which is not nought"],
      ["LCH EMU_INIT 2017 reason", "NOT_REPORTED", "no row is there"],
      ["SLA EMU_INIT 2017 value", 60, "EXACT: the cell itself, whatever a half of it says"],
      ["SLA EMU_INIT 2017-H1 value", 40, "EXACT"],
      ["HGI EMU_INIT 2017-H1 value", 45, "SUM_OF: 20 + 25"],
      ["LCA EMU_INIT 2017-H1 value", 60, "SUM_OF: 6 months of 10, all there"],
      ["LCA EMU_INIT 2017-H1 basis", "SUM_OF", "6 of 6 months"],
      ["CBA EMU_INIT 2017-H1 basis", "NONE", "a year is not divided"],
    ],
  },
  {
    says: "its ranks, distances, totals and targets",
    input: { ...cluster, indicators: ["EMU_INIT"], periods: ["2017", "2017-H1"] },
    lines: [
      ["ALL EMU_INIT 2017 eligible", 5, "CBA 120, DBI 95, HGI 95, LSO 300, SLA 60; LCA is PARTIAL, LCH has nothing"],
      ["LSO EMU_INIT 2017 rank", 1, "300 is the most"],
      ["CBA EMU_INIT 2017 rank", 2, "120 comes next"],
      ["DBI EMU_INIT 2017 rank", 3, "95, a tie with HGI"],
      ["HGI EMU_INIT 2017 rank", 3, "95, a tie with DBI"],
      ["DBI EMU_INIT 2017 ranking.equal", 1, "HGI"],
      ["DBI EMU_INIT 2017 ranking.tieRule", "COMPETITION", "1, 2, 3, 3, 5"],
      ["SLA EMU_INIT 2017 rank", 5, "60; two share the third place, so the fourth is left out"],
      ["SLA EMU_INIT 2017 ranking.better", 4, "300, 120, 95, 95"],
      ["LCA EMU_INIT 2017 rank", null, "a partial sum would lose to whoever reported everything"],
      ["LCA EMU_INIT 2017 unranked", "NOT_WHOLE", "11 of 12 months"],
      ["LCH EMU_INIT 2017 unranked", "NO_VALUE", "nothing was reported"],
      ["ALL EMU_INIT 2017 computed.value", 670, "120 + 95 + 95 + 300 + 60"],
      ["ALL EMU_INIT 2017 computed.basis", "PARTIAL", "5 of 7 units"],
      ["ALL EMU_INIT 2017 computed.units", 5, "without LCA and LCH"],
      ["ALL EMU_INIT 2017 reported.value", 700, "EXACT: the cluster's own figure"],
      ["ALL EMU_INIT 2017 difference", null, "700 is of seven, 670 of five"],
      ["ALL EMU_INIT 2017 mean", 134, "670 / 5"],
      ["ALL EMU_INIT 2017 median", 95, "60, 95, 95, 120, 300: the third of five"],
      ["LSO EMU_INIT 2017 toMean", 166, "300 − 134"],
      ["LSO EMU_INIT 2017 toMedian", 205, "300 − 95"],
      ["LSO EMU_INIT 2017 share", null, "670 is not the whole of the cluster"],
      [
        "LSO EMU_INIT 2017 score",
        5.53,
        "distances from 95: 0, 0, 25, 35, 205, middle 25; 205 / (1.4826 × 25) = 205 / 37.065 = 5.5308",
      ],
      ["LSO EMU_INIT 2017 isOutlier", true, "5.53 > 3.5"],
      ["CBA EMU_INIT 2017 score", 0.67, "25 / 37.065 = 0.6745"],
      ["SLA EMU_INIT 2017 score", -0.94, "(60 − 95) / 37.065 = −0.9443"],
      ["SLA EMU_INIT 2017 isOutlier", false, "0.94 < 3.5"],
      ["CBA EMU_INIT 2017 attainment", 120, "100 × 120 / 100"],
      ["CBA EMU_INIT 2017 claimedAttainment", 110, "as it was reported, beside the computed one"],
      ["CBA EMU_INIT 2017 impliedTarget", null, "the target is known: 100"],
      ["DBI EMU_INIT 2017 attainment", 95, "100 × 95 / 100"],
      ["DBI EMU_INIT 2017 toTarget", -5, "95 − 100"],
      ["HGI EMU_INIT 2017 attainment", 118.75, "100 × 95 / 80"],
      ["LSO EMU_INIT 2017 attainment", 120, "100 × 300 / 250"],
      ["SLA EMU_INIT 2017 attainment", null, "no target"],
      ["SLA EMU_INIT 2017 claimedAttainment", 75, "as reported"],
      ["SLA EMU_INIT 2017 impliedTarget.low", 80, "60 / 0.755 = 79.47, the first whole number inside is 80"],
      ["SLA EMU_INIT 2017 impliedTarget.high", 80, "60 / 0.745 = 80.54, the last whole number inside is 80"],
      ["DBI EMU_INIT 2017-H1 attainment", 50, "half a year against the whole year's target: 100 × 50 / 100"],
      ["DBI EMU_INIT 2017-H1 targetPeriod", "2017", "the half has no target of its own"],
      ["HGI EMU_INIT 2017-H1 attainment", 90, "its own target first: 100 × 45 / 50"],
      ["HGI EMU_INIT 2017-H1 targetPeriod", null, "the target is of the half itself"],
      ["CBA EMU_INIT 2017 lastYear.change", -30, "120 − 150"],
      ["CBA EMU_INIT 2017 lastYear.growth", -20, "100 × −30 / 150"],
      ["DBI EMU_INIT 2017 lastYear.change", 95, "95 − 0"],
      ["DBI EMU_INIT 2017 lastYear.growth", null, "nothing grows from nought"],
      ["SLA EMU_INIT 2017 lastYear.change", null, "2016 is disputed, without a number"],
    ],
  },
  {
    says: "a claimed attainment without its target, and figures that are none",
    input: { ...cluster, indicators: ["EMU_INIT"], periods: ["2016"] },
    lines: [
      ["LSO EMU_INIT 2016 impliedTarget.low", 25_096, "40,780 / 1.625 = 25,095.4, the first whole number inside"],
      ["LSO EMU_INIT 2016 impliedTarget.high", 25_250, "40,780 / 1.615 = 25,250.8, the last whole number inside"],
      ["LSO EMU_INIT 2016 attainment", null, "the target is not known, only where it lies"],
      ["SLA EMU_INIT 2016 reason", "DISPUTED", "rival readings, none accepted"],
      ["SLA EMU_INIT 2016 value", null, "rival readings, none accepted"],
      ["LCH EMU_INIT 2016 reason", "NOT_APPLICABLE", "said by the unit"],
    ],
  },
  {
    says: "counts of a day",
    input: { ...cluster, indicators: ["MEM_TOTAL"], periods: ["2017", "2017-H1"] },
    lines: [
      ["CBA MEM_TOTAL 2017 value", 41_000, "LATEST_AT: 15 December, after 30 June; days are never added"],
      ["CBA MEM_TOTAL 2017 basis", "LATEST_AT", "15 December is the latest day inside"],
      ["CBA MEM_TOTAL 2017 asAt", "2017-12-15", "its day"],
      ["CBA MEM_TOTAL 2017-H1 value", 40_000, "LATEST_AT: 30 June"],
      ["HGI MEM_TOTAL 2017 value", 25_000, "LATEST_AT: the end of December"],
      ["HGI MEM_TOTAL 2017 asAt", "2017-12-31", "a month's count is of its last day"],
      ["DBI MEM_TOTAL 2017-H1 value", null, "the year's count is of a later day"],
      ["ALL MEM_TOTAL 2017 computed.value", 235_000, "41,000 + 30,000 + 25,000 + 45,000 + 20,000 + 33,000 + 41,000"],
      ["ALL MEM_TOTAL 2017 computed.basis", "SUM_OF", "7 of 7 units"],
      ["ALL MEM_TOTAL 2017 reported.value", 234_500, "the cluster's own figure"],
      ["ALL MEM_TOTAL 2017 difference", -500, "234,500 − 235,000"],
      ["ALL MEM_TOTAL 2017 mean", 33_571.4286, "235,000 / 7 = 33,571.42857…"],
      ["ALL MEM_TOTAL 2017 median", 33_000, "20, 25, 30, 33, 41, 41, 45 thousand: the fourth of seven"],
      ["LCA MEM_TOTAL 2017 rank", 1, "45,000"],
      ["CBA MEM_TOTAL 2017 rank", 2, "41,000, a tie with SLA"],
      ["SLA MEM_TOTAL 2017 rank", 2, "41,000, a tie with CBA"],
      ["LSO MEM_TOTAL 2017 rank", 4, "33,000, behind three"],
      ["SLA MEM_TOTAL 2017 share", 17.45, "100 × 41,000 / 235,000 = 17.4468"],
      ["LCH MEM_TOTAL 2017 share", 8.51, "100 × 20,000 / 235,000 = 8.5106"],
      [
        "LCA MEM_TOTAL 2017 score",
        1.01,
        "distances from 33,000: 0, 3, 8, 8, 8, 12, 13 thousand, middle 8; 12 / (1.4826 × 8) = 1.0117",
      ],
      ["SLA MEM_TOTAL 2017 lastYear.growth", 2.5, "100 × (41,000 − 40,000) / 40,000"],
      ["CBA MEM_TOTAL 2017 lastYear.change", -500, "41,000 − 41,500, of 20 December 2016"],
      ["CBA MEM_TOTAL 2017 lastYear.growth", -1.2, "100 × −500 / 41,500 = −1.2048"],
      ["LCH MEM_TOTAL 2017 lastYear.value", null, "nothing was reported of 2016"],
    ],
  },
  {
    says: "ratios, recomputed and claimed",
    input: { ...cluster, indicators: ["COVER_RATE"], periods: ["2017"] },
    lines: [
      ["CBA COVER_RATE 2017 value", 82, "RECOMPUTED: 100 × 41,000 / 50,000, both of 15 December"],
      ["CBA COVER_RATE 2017 basis", "RECOMPUTED", "both of one day"],
      ["HGI COVER_RATE 2017 value", 80, "RECOMPUTED: 100 × 25,000 / 31,250, both of 31 December"],
      ["SLA COVER_RATE 2017 value", 83.6735, "RECOMPUTED: 100 × 41,000 / 49,000 = 83.67346…"],
      ["LCA COVER_RATE 2017 value", 76.5, "CLAIMED: 45,000 of the year and 60,000 of 30 November are not divided"],
      ["LCA COVER_RATE 2017 basis", "CLAIMED", "as it was reported"],
      ["LCH COVER_RATE 2017 value", null, "no workers were reported"],
      ["SLA COVER_RATE 2017 rank", 1, "83.6735"],
      ["LCA COVER_RATE 2017 rank", null, "76.5 is a claim, and is not held against what was worked out"],
      ["LCA COVER_RATE 2017 unranked", "CLAIMED", "the others were worked out"],
      ["DBI COVER_RATE 2017 rank", 4, "75, a tie with LSO, behind 83.6735, 82 and 80"],
      ["ALL COVER_RATE 2017 median", 80, "75, 75, 80, 82, 83.6735"],
      [
        "ALL COVER_RATE 2017 computed.value",
        79.3466,
        "100 × (41,000 + 30,000 + 25,000 + 33,000 + 41,000) / (50,000 + 40,000 + 31,250 + 44,000 + 49,000) = 17,000,000 / 214,250 = 79.34655…",
      ],
      ["ALL COVER_RATE 2017 mean", 79.3466, "the ratio of the five together, for percentages are not averaged"],
      [
        "CBA COVER_RATE 2017 madeOf",
        [
          part("CBA MEM_TOTAL 2017-12-15 ACTUAL", 41_000, "NUMERATOR"),
          part("CBA LAB_TOTAL 2017-12-15 ACTUAL", 50_000, "DENOMINATOR"),
        ],
        "the figures that were divided",
      ],
      ["ALL COVER_RATE 2017 computed.units", 5, "a claim has no parts to add, LCH has nothing"],
      ["ALL COVER_RATE 2017 computed.basis", "PARTIAL", "5 of 7"],
    ],
  },
  {
    says: "means over units",
    input: { units: ["CBA", "SLA"], indicators: ["WAGE_AVG"], periods: ["2017"] },
    lines: [
      ["ALL WAGE_AVG 2017 computed.value", 5_800_000, "WEIGHTED: (5,000,000 × 120 + 7,000,000 × 80) / 200"],
      ["ALL WAGE_AVG 2017 computed.basis", "WEIGHTED", "2 of 2, each with its head-count"],
      ["ALL WAGE_AVG 2017 median", 6_000_000, "(5,000,000 + 7,000,000) / 2"],
      ["SLA WAGE_AVG 2017 rank", 1, "7,000,000 before 5,000,000"],
    ],
  },
  {
    says: "means over time, and without a head-count",
    input: { units: ["CBA", "SLA", "DBI", "HGI", "LSO"], indicators: ["WAGE_AVG"], periods: ["2017"] },
    lines: [
      ["HGI WAGE_AVG 2017 value", 5_750_000, "WEIGHTED: (5,000,000 × 100 + 6,000,000 × 300) / 400"],
      ["HGI WAGE_AVG 2017 basis", "WEIGHTED", "2 halves of 2"],
      ["DBI WAGE_AVG 2017 value", 6_000_000, "EXACT: the cell itself"],
      ["LSO WAGE_AVG 2017 reason", "WEIGHT_MISSING", "nobody was counted in the second half"],
      ["ALL WAGE_AVG 2017 computed.basis", "PARTIAL", "DBI has no head-count, LSO no mean"],
    ],
  },
  {
    says: "less is better, and neither is",
    input: { ...cluster, indicators: ["LEG_STRIKE", "FIN_EXP"], periods: ["2017"] },
    lines: [
      ["LCA LEG_STRIKE 2017 rank", 1, "none at all: nought is a figure"],
      ["DBI LEG_STRIKE 2017 rank", 2, "2, a tie with HGI"],
      ["CBA LEG_STRIKE 2017 rank", 4, "4, behind 0, 2 and 2"],
      ["SLA LEG_STRIKE 2017 rank", 5, "8"],
      ["SLA LEG_STRIKE 2017 score", 2.02, "distances from 2: 0, 0, 2, 2, 6, middle 2; 6 / (1.4826 × 2) = 2.0235"],
      ["CBA FIN_EXP 2017 score", null, "two values have no spread worth the name"],
      ["CBA FIN_EXP 2017 toMedian", 50, "900 − (900 + 800) / 2"],
      ["CBA LEG_STRIKE 2017 attainment", 125, "LOWER: 100 × 5 / 4"],
      ["SLA LEG_STRIKE 2017 attainment", 75, "LOWER: 100 × 6 / 8"],
      ["LCA LEG_STRIKE 2017 attainment", null, "LOWER: 3 / 0 is no number"],
      ["CBA FIN_EXP 2017 rank", null, "neither more nor less is better"],
      ["CBA FIN_EXP 2017 unranked", "NEUTRAL", "neither more nor less is better"],
      ["CBA FIN_EXP 2017 attainment", null, "NEUTRAL: none, though 900 stands beside 1,000"],
    ],
  },
  {
    says: "a formula",
    input: {
      ...cluster,
      indicators: [],
      formulas: [
        {
          code: "PER_1000",
          formula: "EMU_INIT / MEM_TOTAL * 1000",
          name: "Sáng kiến",
          measure: "‰",
          direction: "HIGHER",
        },
      ],
      periods: ["2017"],
    },
    lines: [
      ["CBA PER_1000 2017 value", 2.9268, "120 / 41,000 × 1000 = 2.92682…"],
      ["DBI PER_1000 2017 value", 3.1667, "(50 + 45) / 30,000 × 1000 = 3.16666…"],
      ["HGI PER_1000 2017 value", 3.8, "95 / 25,000 × 1000"],
      ["LSO PER_1000 2017 value", 9.0909, "300 / 33,000 × 1000 = 9.09090…"],
      ["SLA PER_1000 2017 value", 1.4634, "60 / 41,000 × 1000 = 1.46341…"],
      ["LCA PER_1000 2017 value", null, "110 is of eleven months only"],
      ["LCA PER_1000 2017 reason", "PARTS_MISSING", "as the field has it"],
      ["LCH PER_1000 2017 reason", "NOT_REPORTED", "as the field has it: nothing is not nought"],
      ["SLA PER_1000 2017 rank", 5, "behind 9.0909, 3.8, 3.1667 and 2.9268"],
      [
        "ALL PER_1000 2017 computed.value",
        3.9412,
        "(120 + 95 + 95 + 300 + 60) / (41,000 + 30,000 + 25,000 + 33,000 + 41,000) × 1000 = 670 / 170 = 3.94117…",
      ],
      [
        "CBA PER_1000 2017 madeOf",
        [part("CBA EMU_INIT 2017 ACTUAL", 120, "FIELD"), part("CBA MEM_TOTAL 2017-12-15 ACTUAL", 41_000, "FIELD")],
        "the figures its fields are made of",
      ],
      ["CBA PER_1000 2017 lastYear.change", -0.6877, "2.9268 − 150 / 41,500 × 1000, which is 3.61445…, so 3.6145"],
      ["ALL PER_1000 2017 computed.units", 5, "those that have both"],
      ["ALL PER_1000 2017 reported.value", 2.9851, "the cluster's own: 700 / 234,500 × 1000 = 2.98507…"],
    ],
  },
  {
    says: "2024 on the map of today: Hà Giang and Tuyên Quang are one, Lào Cai lacks Yên Bái",
    boundary: "CURRENT",
    input: {
      units: ["TQU2025", "LCA2025"],
      indicators: ["CARE_MEAL_PERSONS", "LAB_TOTAL", "COVER_RATE", "WAGE_AVG", "CARE_HOUSE_NEW_NORM", "MEM_TOTAL"],
      formulas: [
        {
          code: "MEALS",
          formula: "CARE_MEAL_PERSONS / MEM_TOTAL * 100",
          name: "Bữa cơm",
          measure: "%",
          direction: "HIGHER",
        },
      ],
      periods: ["2024"],
    },
    lines: [
      ["TQU2025 MEALS 2024 value", 1.6, "(300 + 500) / (20,000 + 30,000) × 100"],
      ["LCA2025 MEALS 2024 value", null, "400 / 45,000 would be of one of two"],
      ["LCA2025 MEALS 2024 reason", "PREDECESSOR_MISSING", "YBA, as the fields have it"],
      [
        "TQU2025 CARE_MEAL_PERSONS 2024 madeOf",
        [
          part("HGI CARE_MEAL_PERSONS 2024 ACTUAL", 300, "PREDECESSOR"),
          part("TQU CARE_MEAL_PERSONS 2024 ACTUAL", 500, "PREDECESSOR"),
        ],
        "the figures of both",
      ],
      ["TQU2025 CARE_MEAL_PERSONS 2024 value", 800, "300 + 500"],
      ["TQU2025 CARE_MEAL_PERSONS 2024 coverage.units", 2, "HGI and TQU"],
      ["TQU2025 CARE_MEAL_PERSONS 2024 rank", 1, "the only one that is whole"],
      ["LCA2025 CARE_MEAL_PERSONS 2024 coverage", { units: 1, expected: 2 }, "LCA has 400, YBA has nothing"],
      ["LCA2025 CARE_MEAL_PERSONS 2024 basis", "PARTIAL", "1 of 2 predecessors"],
      ["LCA2025 CARE_MEAL_PERSONS 2024 reason", "PREDECESSOR_MISSING", "YBA"],
      ["LCA2025 CARE_MEAL_PERSONS 2024 rank", null, "not ranked with a predecessor missing"],
      ["LCA2025 CARE_MEAL_PERSONS 2024 unranked", "COVERAGE", "1 of 2 predecessors"],
      ["LCA2025 MEM_TOTAL 2024 coverage", { units: 1, expected: 2 }, "LCA has 45,000, YBA has nothing"],
      ["TQU2025 LAB_TOTAL 2024 value", 90_000, "40,000 + 50,000"],
      ["TQU2025 COVER_RATE 2024 value", 55.5556, "100 × (20,000 + 30,000) / (40,000 + 50,000) = 55.5555…"],
      ["TQU2025 WAGE_AVG 2024 value", 7_000_000, "WEIGHTED: (5,000,000 × 100 + 8,000,000 × 200) / 300"],
      ["TQU2025 CARE_HOUSE_NEW_NORM 2024 value", null, "a set amount of two does not become one"],
      ["TQU2025 CARE_HOUSE_NEW_NORM 2024 reason", "NOT_RESTATABLE", "over units NONE"],
      ["ALL CARE_MEAL_PERSONS 2024 computed.value", 800, "the partial one is not added"],
      ["ALL CARE_MEAL_PERSONS 2024 computed.basis", "PARTIAL", "1 of 2 units"],
    ],
  },
  {
    says: "a year the merger cuts",
    boundary: "2025-07-01",
    input: { units: ["TQU2025", "LCA2025"], indicators: ["CARE_MEAL_PERSONS"], periods: ["2025"] },
    lines: [
      ["TQU2025 CARE_MEAL_PERSONS 2025 lastYear.change", -250, "550 − 800, both on one map"],
      ["TQU2025 CARE_MEAL_PERSONS 2025 lastYear.growth", -31.25, "100 × −250 / 800"],
      ["TQU2025 CARE_MEAL_PERSONS 2025 lastYear.breaks", [], "on one map the merger parts nothing"],
      ["LCA2025 CARE_MEAL_PERSONS 2025 coverage", { units: 1, expected: 2 }, "nothing is known of YBA's first half"],
      ["LCA2025 CARE_MEAL_PERSONS 2025 rank", null, "YBA's first half is missing"],
      ["TQU2025 CARE_MEAL_PERSONS 2025 value", 550, "100 + 150 up to 30 June, 300 from 1 July"],
      ["TQU2025 CARE_MEAL_PERSONS 2025 rank", 1, "both sides are whole"],
    ],
  },
  {
    says: "a unit that was divided",
    boundary: "CURRENT",
    input: { units: ["XWEST", "XEAST"], indicators: ["CARE_MEAL_PERSONS"], periods: ["2024"] },
    lines: [
      ["XWEST CARE_MEAL_PERSONS 2024 value", 400, "0.4 × 1,000"],
      ["XEAST CARE_MEAL_PERSONS 2024 value", 600, "0.6 × 1,000"],
    ],
  },
  {
    says: "on the map of before",
    boundary: "2025-06-30",
    input: { units: ["HGI"], indicators: ["CARE_MEAL_PERSONS"], periods: ["2024", "2025-H2"] },
    lines: [
      ["HGI CARE_MEAL_PERSONS 2024 value", 300, "EXACT"],
      ["HGI CARE_MEAL_PERSONS 2025-H2 value", null, "the 300 of the new Tuyên Quang are not divided"],
      ["HGI CARE_MEAL_PERSONS 2025-H2 reason", "NOT_RESTATABLE", "what was merged has no shares"],
    ],
  },
  {
    says: "the same as reported",
    input: { units: ["TQU2025", "LCA2025", "HGI"], indicators: ["CARE_MEAL_PERSONS"], periods: ["2024", "2026"] },
    lines: [
      ["TQU2025 CARE_MEAL_PERSONS 2024 value", null, "it did not exist yet, and nothing is restated"],
      ["TQU2025 CARE_MEAL_PERSONS 2024 reason", "NOT_YET", "from 1 July 2025 on"],
      ["HGI CARE_MEAL_PERSONS 2024 value", 300, "EXACT"],
      ["HGI CARE_MEAL_PERSONS 2026 reason", "NO_LONGER", "until 30 June 2025"],
    ],
  },
  {
    says: "a break of the scope: Hà Tĩnh",
    input: { units: ["HTI"], indicators: ["MEM_TOTAL"], periods: ["2025"] },
    lines: [
      ["HTI MEM_TOTAL 2025 value", 37_253, "LATEST_AT: 1 July 2025"],
      ["HTI MEM_TOTAL 2025 lastYear.value", 72_059, "LATEST_AT: 31 December 2024"],
      ["HTI MEM_TOTAL 2025 lastYear.change", null, "not across a break"],
      ["HTI MEM_TOTAL 2025 lastYear.growth", null, "not across a break: nothing shrank by 48 %"],
      ["HTI MEM_TOTAL 2025 lastYear.breaks", [{ on: "2025-06-01", cause: "SCOPE" }], "between the two days"],
    ],
  },
];

describe.each(sheets)("$says", (sheet) => {
  let answer: Answer;
  beforeAll(async () => {
    answer = await askSheet(product, sheet);
  });
  test.each(sheet.lines as Line[])("%s is %j: %s", (place, is) => {
    expect(answer(place)).toEqual(is);
  });
});

test("the workbook has at least sixty cells, each asked for once", () => {
  const places = sheets.flatMap(({ says, lines }) => lines.map(([place]) => `${place} of ${says}`));
  expect(new Set(places).size).toBe(places.length);
  expect(places.length).toBeGreaterThanOrEqual(60);
});
