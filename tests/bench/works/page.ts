import type { Bench } from "../bench.ts";
import { askOnce, graphqlTarget, type HttpTarget } from "../load/target.ts";
import { ratioRow, type Row } from "../report/row.ts";
import { figuresOf, type Size } from "../sets/size.ts";

const work = "page";

/** A thousand flat rows by cursor, deep in the set and at its beginning. */
export async function page(bench: Bench): Promise<readonly Row[]> {
  const { size } = await bench.set(1);
  const product = await bench.product(1);
  const url = `${(await bench.peer("postgraphile")).url}/graphql`;
  const deep = await deepPageTarget(product, size);
  const theirs = await postgraphilePage(url, await deepPlace(product, size));
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

/** A place in the walk: the cursor of its last row, and the key of that row. */
interface Place {
  readonly cursor: string;
  readonly unitCode: string;
  readonly indicatorCode: string;
  readonly periodKey: string;
}

interface Server {
  readonly url: string;
  readonly token: string;
}

/** Page 1,001 of the walk, or the last whole one but a few where the set is smaller. */
export async function deepPageTarget(server: Server, size: Size): Promise<HttpTarget> {
  return graphqlTarget(server, pageDocument, { after: (await deepPlace(server, size)).cursor });
}

const places = new Map<string, Promise<Place>>();

/** Walked to, as a BI tool walks: a cursor belongs to its list, so there is no other way to one. Once for each server. */
function deepPlace(server: Server, size: Size): Promise<Place> {
  const pages = Math.min(1000, Math.floor((figuresOf(size) * 0.9) / 1000));
  const place = places.get(server.url) ?? walk(server, pages);
  places.set(server.url, place);
  return place;
}

async function walk(server: Server, pages: number): Promise<Place> {
  let last: Place | undefined;
  for (let page = 0; page < pages; page++) {
    const target = graphqlTarget(
      server,
      "query Walk($after: String) { figureRows(first: 1000, after: $after) { cursor unitCode indicatorCode periodKey } }",
      { after: last?.cursor ?? null },
    );
    last = (await askOnce<{ readonly figureRows: readonly Place[] }>(target)).figureRows.at(-1);
  }
  return last!;
}

/** Its own page after the same figure: a connection in the order of the key, whose cursors come with the edges. */
async function postgraphilePage(url: string, place: Place): Promise<HttpTarget> {
  const { allFigures } = await askOnce<{ readonly allFigures: { readonly edges: { readonly cursor: string }[] } }>(
    graphqlTarget(
      { url },
      `query Place($unit: String!, $indicator: String!, $month: String!) {
        allFigures(first: 1, filter: {
          unitByUnitId: { code: { equalTo: $unit } }, indicatorByIndicatorId: { code: { equalTo: $indicator } },
          periodByPeriodId: { key: { equalTo: $month } }
        }) { edges { cursor } }
      }`,
      { unit: place.unitCode, indicator: place.indicatorCode, month: place.periodKey },
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
