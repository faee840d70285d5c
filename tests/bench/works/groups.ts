import { isDeepStrictEqual } from "node:util";
import pg from "pg";
import type { Bench } from "../bench.ts";
import { askOnce, graphqlTarget, Refused, sqlTarget, type HttpTarget } from "../load/target.ts";
import { undoneRow, ratioRow, type Row } from "../report/row.ts";
import { codes } from "../sets/size.ts";

const work = "groups";
const metric = "ms, the same SQL alone";
const goal = { atMost: 1.15 };

/**
 * The sum by unit and year over the whole bench set. It is limited to the indicators of the bench on both sides: the
 * product's reference data stand in the same table, and among them are stocks, which nobody may add up over time.
 */
export async function groups(bench: Bench): Promise<readonly Row[]> {
  const { size, url } = await bench.set(1);
  const indicators = Array.from({ length: size.indicators }, (_, index) => codes.indicator(index + 1));
  const ours = graphqlTarget(
    await bench.product(1),
    `query Groups($indicators: [String!]!) {
      figureGroups(by: [UNIT, YEAR], first: 1000, where: { kind: { eq: ACTUAL }, indicator: { code: { in: $indicators } } }) {
        nodes { unit { code } year sum count }
      }
    }`,
    { indicators },
  );
  const alone = sqlTarget(url, statement, [await idsOf(url, indicators)]);
  const theirs = graphqlTarget({ url: `${(await bench.peer("postgraphile")).url}/graphql` }, postgraphileGroups);
  // One at a time: a single question over a million rows already keeps the database busy.
  const pace = { ...bench.pace, connections: 1 };
  const refusal = await refusalOf(ours);
  const targets = refusal === null ? [alone, theirs, ours] : [alone, theirs];
  if (refusal === null) await requireSameGroups(ours, url, alone.values);
  const [sql, postgraphile, our] = await bench.shooter.ratesOf(targets, pace);
  if (our === undefined)
    return [{ ...undoneRow({ work, metric, note: `not answered: ${refusal}` }, goal), peer: 1000 / sql! }];
  const note = "PostGraphile groups by unit and month, for it can group by indexed columns only";
  return [
    ratioRow({ work, metric }, { ours: 1000 / our, peer: 1000 / sql! }, goal),
    ratioRow(
      { work, metric: "ms, PostGraphile's aggregates", note },
      { ours: 1000 / our, peer: 1000 / postgraphile! },
      null,
    ),
  ];
}

const statement = `select figure.unit_id, period.year, sum(figure.value)::text, count(*)
  from figure join period on period.id = figure.period_id
  where figure.kind = 'ACTUAL' and figure.state <> 'NOT_REPORTED' and figure.indicator_id = any($1)
  group by figure.unit_id, period.year order by figure.unit_id, period.year limit 1001`;

const postgraphileGroups = `{
  allFigures(filter: { kind: { equalTo: "ACTUAL" } }) {
    groupedAggregates(groupBy: [UNIT_ID, PERIOD_ID]) { keys sum { value } }
  }
}`;

async function refusalOf(target: HttpTarget): Promise<string | null> {
  try {
    await askOnce(target);
    return null;
  } catch (error) {
    if (error instanceof Refused) return error.message;
    throw error;
  }
}

async function idsOf(databaseUrl: string, indicators: readonly string[]): Promise<readonly number[]> {
  return rowsOf(databaseUrl, "select id from indicator where code = any($1)", [indicators]).then((rows) =>
    rows.map(([id]) => Number(id)),
  );
}

interface OurGroups {
  readonly figureGroups: {
    readonly nodes: readonly {
      readonly unit: { readonly code: string };
      readonly year: number;
      readonly sum: number;
      readonly count: number;
    }[];
  };
}

async function requireSameGroups(ours: HttpTarget, databaseUrl: string, values: readonly unknown[]): Promise<void> {
  const { figureGroups } = await askOnce<OurGroups>(ours);
  const our = figureGroups.nodes.map(({ unit, year, sum, count }) => [unit.code, year, sum, Number(count)].join(" "));
  const coded = `select unit.code, year, sum, count from (${statement}) as alone join unit on unit.id = unit_id`;
  const alone = (await rowsOf(databaseUrl, coded, values)).map(([unit, year, sum, count]) =>
    [unit, year, Number(sum), count].join(" "),
  );
  if (!isDeepStrictEqual(our.toSorted(), alone.toSorted())) throw new Error("our sums are not those of the SQL alone");
}

async function rowsOf(databaseUrl: string, text: string, values: readonly unknown[]): Promise<readonly unknown[][]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<unknown[]>({ text, values: [...values], rowMode: "array" });
    return rows;
  } finally {
    await client.end();
  }
}
