import type { Bench } from "../bench.ts";
import { askOnce, graphqlTarget, type HttpTarget } from "../load/target.ts";
import { ratioRow, type Row } from "../report/row.ts";
import { codes, figuresOf, months, type Size } from "../sets/size.ts";

const work = "page";

/** A thousand flat rows by cursor, deep in the set and at its beginning. */
export async function page(bench: Bench): Promise<readonly Row[]> {
  const { size } = await bench.set(1);
  const product = await bench.product(1);
  const url = `${(await bench.peer("postgraphile")).url}/graphql`;
  const deep = await deepPageTarget(product, size);
  const theirs = await postgraphilePage(url, size);
  const first = graphqlTarget(product, pageDocument, { after: null });
  await requireSamePage(deep, theirs);
  const [our, their, atFirst] = await bench.shooter.ratesOf([deep, theirs, first], bench.pace);
  return [
    ratioRow(
      { work, metric: "requests/s deep in the set, PostGraphile 5" },
      { ours: our!, peer: their! },
      { atLeast: 5 },
    ),
    ratioRow(
      { work, metric: "ms of page ~1,000, of page 1" },
      { ours: 1000 / our!, peer: 1000 / atFirst! },
      { atMost: sameTime },
    ),
  ];
}

/** "The same time" of two measurements side by side: what two runs of one thing differ by on a shared machine. */
const sameTime = 1.2;

const pageDocument = `query Page($after: String) {
  figureRows(first: 1000, after: $after) {
    unitCode unitName indicatorCode indicatorName periodKey kind value version cursor
  }
}`;

/** The page after the figure nine tenths down the set; its cursor is found by asking for that figure alone. */
export async function deepPageTarget(
  server: { readonly url: string; readonly token: string },
  size: Size,
): Promise<HttpTarget> {
  const found = graphqlTarget(
    server,
    `query Place($unit: String!, $indicator: String!, $month: String!) {
      figureRows(first: 1, where: {
        unit: { code: { eq: $unit } }, indicator: { code: { eq: $indicator } }, period: { key: { eq: $month } }
      }) { cursor }
    }`,
    placeOf(size),
  );
  const { figureRows } = await askOnce<{ readonly figureRows: readonly { readonly cursor: string }[] }>(found);
  return graphqlTarget(server, pageDocument, { after: figureRows[0]!.cursor });
}

/** Figures stand by unit, indicator and month. */
function placeOf(size: Size): { readonly unit: string; readonly indicator: string; readonly month: string } {
  const place = Math.floor(figuresOf(size) * 0.92);
  const ofUnit = size.indicators * months;
  return {
    unit: codes.unit(Math.floor(place / ofUnit) + 1),
    indicator: codes.indicator(Math.floor((place % ofUnit) / months) + 1),
    month: codes.month((place % months) + 1),
  };
}

/** Its own walk: a connection in the order of the key, whose cursors come with the edges. */
async function postgraphilePage(url: string, size: Size): Promise<HttpTarget> {
  const { allFigures } = await askOnce<{ readonly allFigures: { readonly edges: { readonly cursor: string }[] } }>(
    graphqlTarget(
      { url },
      `query Place($unit: String!, $indicator: String!, $month: String!) {
        allFigures(first: 1, filter: {
          unitByUnitId: { code: { equalTo: $unit } }, indicatorByIndicatorId: { code: { equalTo: $indicator } },
          periodByPeriodId: { key: { equalTo: $month } }
        }) { edges { cursor } }
      }`,
      placeOf(size),
    ),
  );
  return graphqlTarget(
    { url },
    `query Page($after: Cursor) {
      allFigures(first: 1000, after: $after) {
        edges {
          cursor
          node {
            unitByUnitId { code name } indicatorByIndicatorId { code name } periodByPeriodId { key } kind value version
          }
        }
      }
    }`,
    { after: allFigures.edges[0]!.cursor },
  );
}

interface OurPage {
  readonly figureRows: readonly Record<"unitCode" | "indicatorCode" | "periodKey", string>[];
}

interface TheirPage {
  readonly allFigures: {
    readonly edges: readonly {
      readonly node: {
        readonly unitByUnitId: { readonly code: string };
        readonly indicatorByIndicatorId: { readonly code: string };
        readonly periodByPeriodId: { readonly key: string };
      };
    }[];
  };
}

async function requireSamePage(ours: HttpTarget, theirs: HttpTarget): Promise<void> {
  const our = (await askOnce<OurPage>(ours)).figureRows.map(
    ({ unitCode, indicatorCode, periodKey }) => `${unitCode} ${indicatorCode} ${periodKey}`,
  );
  const their = (await askOnce<TheirPage>(theirs)).allFigures.edges.map(
    ({ node }) => `${node.unitByUnitId.code} ${node.indicatorByIndicatorId.code} ${node.periodByPeriodId.key}`,
  );
  if (our.length !== 1000 || our.join("\n") !== their.join("\n")) throw new Error("PostGraphile gives another page");
}
