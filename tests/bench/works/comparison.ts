import pg from "pg";
import type { Bench } from "../bench.ts";
import { askOnce, graphqlTarget, sqlTarget, type HttpTarget } from "../load/target.ts";
import { startProduct, type Product } from "../processes/product.ts";
import { ratioRow, type Row } from "../report/row.ts";
import { addTargets } from "../sets/add-targets.ts";
import { codes } from "../sets/size.ts";
import { copyOf } from "../sets/written-copy.ts";

const work = "comparison";
const goal = { atMost: 3 };
const year = 2021;
const monthsAsked = ["03", "06", "09", "12"];
const asked = {
  units: upTo(34, codes.unit),
  indicators: upTo(100, codes.indicator),
  periods: monthsAsked.map((month) => `${year}-${month}`),
};
/** What a comparison reads: the months, the same a year before, and the target of the year. */
const read = [...asked.periods, ...monthsAsked.map((month) => `${year - 1}-${month}`), String(year)];
const figuresOfUnit = asked.indicators.length * read.length;

/**
 * 34 units by 100 indicators by 4 months with targets, attainment, ranks and what changed since the year before, against the
 * same figures fetched as they are: as flat rows of the same server, and by SQL alone. On a copy of the 1× set, for targets
 * are written to it.
 */
export async function comparison(bench: Bench): Promise<readonly Row[]> {
  const copy = await copyOf((await bench.set(1)).url);
  await addTargets(copy.url, year);
  const product = await startProduct(copy.url);
  try {
    const ours = graphqlTarget(product, comparisonDocument, { input: asked });
    const flat = [asked.units.slice(0, 17), asked.units.slice(17)].map((units) => flatTarget(product, units));
    const alone = sqlTarget(copy.url, statement, await idsOf(copy.url));
    await requireSameCells(ours, flat);
    // One at a time: a single question already keeps both cores busy.
    const pace = { ...bench.pace, connections: 1 };
    const [our, first, second, sql] = await bench.shooter.ratesOf([ours, ...flat, alone], pace);
    const ms = (rate: number | undefined): number => 1000 / rate!;
    return [
      ratioRow(
        { work, metric: "ms, the same figures as flat rows" },
        { ours: ms(our), peer: ms(first) + ms(second) },
        goal,
      ),
      ratioRow({ work, metric: "ms, the same figures by SQL alone" }, { ours: ms(our), peer: ms(sql) }, null),
    ];
  } finally {
    await product.stop();
    await copy.drop();
  }
}

const comparisonDocument = `query Comparison($input: ComparisonInput!) {
  comparison(input: $input) {
    columns { indicator { code } period { key } mean median computed { value } }
    rows {
      unit { code }
      cells { value basis quality target targetPeriod attainment rank unranked toTarget toMean toMedian lastYear { value change growth } }
    }
  }
}`;

/** Rows of seventeen units, each unit under a name of its own: a page holds a thousand rows, an operation as many pages as it may. */
function flatTarget(product: Product, units: readonly string[]): HttpTarget {
  const pages = units.map(
    (unit, n) => `unit${n}: figureRows(first: ${figuresOfUnit}, where: {
      unit: { code: { eq: "${unit}" } }, indicator: { code: { in: $indicators } }, period: { key: { in: $periods } }
    }) { unitCode indicatorCode periodKey kind value qualifier quality }`,
  );
  return graphqlTarget(product, `query Flat($indicators: [String!]!, $periods: [String!]!) { ${pages.join("\n")} }`, {
    indicators: asked.indicators,
    periods: read,
  });
}

const statement = `select unit_id, indicator_id, period_id, kind, trim_scale(value)::text as value, qualifier, quality
  from figure where unit_id = any($1) and indicator_id = any($2) and period_id = any($3)`;

async function idsOf(url: string): Promise<readonly (readonly number[])[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const ids = async (table: string, name: string, names: readonly string[]): Promise<readonly number[]> =>
    (await client.query<{ id: number }>(`select id from ${table} where ${name} = any($1)`, [names])).rows.map(
      ({ id }) => id,
    );
  const found = [
    await ids("unit", "code", asked.units),
    await ids("indicator", "code", asked.indicators),
    await ids("period", "key", read),
  ];
  await client.end();
  return found;
}

interface OurAnswer {
  readonly comparison: {
    readonly columns: readonly {
      readonly indicator: { readonly code: string };
      readonly period: { readonly key: string };
    }[];
    readonly rows: readonly {
      readonly unit: { readonly code: string };
      readonly cells: readonly {
        readonly value: number;
        readonly target: number;
        readonly rank: number;
        readonly attainment: number;
        readonly lastYear: { readonly value: number; readonly change: number };
      }[];
    }[];
  };
}

type FlatRow = Readonly<Record<"unitCode" | "indicatorCode" | "periodKey" | "kind", string>> & {
  readonly value: number;
};

/** Speed is compared only between the same cells: value, target and the year before of each are those of the flat rows. */
async function requireSameCells(ours: HttpTarget, flat: readonly HttpTarget[]): Promise<void> {
  const rows = (await Promise.all(flat.map((target) => askOnce<Readonly<Record<string, readonly FlatRow[]>>>(target))))
    .flatMap((pages) => Object.values(pages))
    .flat();
  const valueOf = new Map(
    rows.map(({ unitCode, indicatorCode, periodKey, kind, value }) => [
      [unitCode, indicatorCode, periodKey, kind].join(" "),
      value,
    ]),
  );
  const { comparison: our } = await askOnce<OurAnswer>(ours);
  let cells = 0;
  for (const { unit, cells: ofUnit } of our.rows)
    for (const [n, { value, target, rank, attainment, lastYear }] of ofUnit.entries()) {
      const { indicator, period } = our.columns[n]!;
      const at = (key: string, kind: string) => valueOf.get([unit.code, indicator.code, key, kind].join(" "));
      const before = `${year - 1}${period.key.slice(4)}`;
      const isSame =
        value === at(period.key, "ACTUAL") &&
        lastYear.value === at(before, "ACTUAL") &&
        target === at(String(year), "TARGET");
      const isWorkedOut = rank >= 1 && Math.abs(attainment - (100 * value) / target) < 0.01;
      if (!isSame || !isWorkedOut)
        throw new Error(`the comparison says something else of ${unit.code} ${indicator.code} ${period.key}`);
      cells += 1;
    }
  if (cells !== 13_600 || rows.length !== 34 * figuresOfUnit)
    throw new Error(`${cells} cells of ${rows.length} figures, not 13,600 of ${34 * figuresOfUnit}`);
}

function upTo<T>(count: number, make: (number: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index + 1));
}
