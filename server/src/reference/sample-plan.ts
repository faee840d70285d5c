/** What the sample is made of. The totals of 2023 are those the cluster reported; everything else is invented. */

/** The provinces of the cluster, with a size to share totals out by. */
export const sampleUnits = [
  { code: "CBA", size: 30 },
  { code: "DBI", size: 31 },
  { code: "HGI", size: 38 },
  { code: "LCA", size: 45 },
  { code: "LCH", size: 27 },
  { code: "LSO", size: 41 },
  { code: "SLA", size: 44 },
] as const;

export const sampleYears = [2022, 2023, 2024, 2025] as const;

/** Units that merged on 1 July 2025 report nothing after June. */
export const endedInJune2025: ReadonlySet<string> = new Set(["HGI", "LCA"]);

export interface SampleSeries {
  readonly code: string;
  readonly shape: "STOCK" | "FLOW" | "TET" | "MAY";
  /** The total of the seven in 2023. */
  readonly total: number;
  /** Money is shared out in steps of a thousand đồng. */
  readonly step: number;
  /** How far a unit's share may lie from its size; small where one series is part of another. */
  readonly spread: number;
  /** Growth a year around 2023. */
  readonly growth: number;
  /** What is left of a stock from June 2025 on, when unions paid by the budget were dissolved. */
  readonly scopeLeft: number;
  /** Total of the registered targets in 2023; none: no targets. */
  readonly target: number | null;
}

const series = (
  code: string,
  shape: SampleSeries["shape"],
  total: number,
  rest: Partial<SampleSeries> = {},
): SampleSeries => ({
  code,
  shape,
  total,
  step: 1,
  spread: 0.25,
  growth: 1.03,
  scopeLeft: 1,
  target: null,
  ...rest,
});

const money = { step: 1_000, growth: 1.06 };

export const sampleSeries: readonly SampleSeries[] = [
  // reported by the cluster for 2023
  series("LAB_TOTAL", "STOCK", 303_236, { spread: 0.03, growth: 1.01, scopeLeft: 0.42 }),
  series("MEM_TOTAL", "STOCK", 256_516, { spread: 0.03, growth: 1.01, scopeLeft: 0.31, target: 258_000 }),
  series("ORG_CDCS", "STOCK", 7_501, { growth: 0.99, scopeLeft: 0.16 }),
  series("EMU_INIT", "FLOW", 40_780, { growth: 0.92, target: 25_170 }),
  series("EMU_WORKS", "FLOW", 2_099, { growth: 0.95, target: 1_900 }),
  series("EMU_WORKS_VALUE", "FLOW", 100_000_000_000, money),
  series("CARE_TET_GIFTS", "TET", 113_912, { target: 108_000 }),
  series("CARE_TET_VALUE", "TET", 62_500_000_000, money),
  series("CARE_MAY_GIFTS", "MAY", 1_880, { target: 1_750 }),
  series("CARE_MAY_VALUE", "MAY", 1_881_000_000, money),
  series("CARE_HOUSE", "FLOW", 304, { target: 290 }),
  series("CARE_EMERG_PERSONS", "FLOW", 121),
  series("LOAN_PROJ", "FLOW", 24),
  series("LOAN_VALUE", "FLOW", 2_145_000_000, money),
  // invented altogether
  series("MEM_FEMALE", "STOCK", 139_800, { spread: 0.02, growth: 1.01, scopeLeft: 0.33 }),
  series("MEM_NEW", "FLOW", 9_640, { target: 9_000 }),
  series("LAB_FEMALE", "STOCK", 158_400, { spread: 0.02, growth: 1.01, scopeLeft: 0.45 }),
  series("ORG_CDCS_ENT", "STOCK", 600, { growth: 1.04, target: 620 }),
  series("ORG_CDCS_NEW", "FLOW", 148, { target: 140 }),
  series("CARE_HOUSE_VALUE", "FLOW", 12_480_000_000, money),
  series("LEG_CBA", "STOCK", 742, { growth: 1.04 }),
  series("LEG_STRIKE", "FLOW", 3, { growth: 1 }),
  series("PTY_INTRO", "FLOW", 4_310, { target: 4_000 }),
  series("FIN_KPCD2", "FLOW", 318_000_000_000, money),
  series("FIN_DP1", "FLOW", 171_500_000_000, money),
  series("FIN_OTHER", "FLOW", 21_300_000_000, money),
  series("FIN_EXP", "FLOW", 486_000_000_000, money),
];
