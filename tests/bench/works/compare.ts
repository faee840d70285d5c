import { isDeepStrictEqual } from "node:util";
import type { Bench } from "../bench.ts";
import { askOnce, graphqlTarget, httpTarget, type HttpTarget } from "../load/target.ts";
import { ratioRow, type Row } from "../report/row.ts";
import { compareAsked, compareDocument, type CompareAsked } from "./compare-asked.ts";

const work = "compare";

/** 1,008 figures with nested unit, indicator and period: against PostGraphile, and against an endpoint that can do only this. */
export async function compare(bench: Bench): Promise<readonly Row[]> {
  const { size } = await bench.set(1);
  const asked = compareAsked(size);
  const ours = graphqlTarget(await bench.product(1), compareDocument(), asked);
  const postgraphile = await postgraphileTarget(`${(await bench.peer("postgraphile")).url}/graphql`, asked);
  const { url } = await bench.peer("hand-written");
  const handWritten = httpTarget(`${url}/compare`, asked);
  const variants = ["compare-in-snapshot", "compare-bytes"].map((name) => httpTarget(`${url}/${name}`, asked));
  await requireSameAnswers(ours, [handWritten, ...variants], postgraphile);

  const rates = await bench.shooter.ratesOf([ours, postgraphile, handWritten, ...variants], bench.pace);
  const against = (peer: number) => ({ ours: rates[0]!, peer: rates[peer]! });
  return [
    ratioRow({ work, metric: "requests/s, PostGraphile 5" }, against(1), { atLeast: 8 }),
    ratioRow({ work, metric: "requests/s, hand-written endpoint" }, against(2), { atLeast: 0.9 }),
    ratioRow({ work, metric: "requests/s, hand-written, in our snapshot transaction" }, against(3), null),
    ratioRow({ work, metric: "requests/s, hand-written, copying bytes" }, against(4), null),
  ];
}

interface OurAnswer {
  readonly units: { readonly nodes: readonly { readonly figures: { readonly nodes: readonly OurFigure[] } }[] };
}

interface OurFigure {
  readonly value: number;
  readonly unit: { readonly code: string };
  readonly indicator: { readonly code: string };
  readonly period: { readonly key: string };
}

interface PostgraphileAnswer {
  readonly allUnits: { readonly nodes: readonly { readonly figures: { readonly nodes: readonly TheirFigure[] } }[] };
}

interface TheirFigure extends Omit<OurFigure, "value"> {
  readonly value: string;
}

/**
 * The same nesting and the same fields. Asked by id where it can be: by code through the relations (`indicator: { code:
 * { in: … } }`) it joins both tables once more and answers a tenth fewer.
 */
async function postgraphileTarget(url: string, { units, indicators, months }: CompareAsked): Promise<HttpTarget> {
  const ids = await askOnce<Record<"allIndicators" | "allPeriods", { readonly nodes: { readonly rowId: number }[] }>>(
    graphqlTarget(
      { url },
      `query Ids($indicators: [String!], $months: [String!]) {
        allIndicators(filter: { code: { in: $indicators } }) { nodes { rowId } }
        allPeriods(filter: { key: { in: $months } }) { nodes { rowId } }
      }`,
      { indicators, months },
    ),
  );
  return graphqlTarget(
    { url },
    `query Compare($units: [String!], $indicators: [Int!], $months: [Int!]) {
      allUnits(first: 7, filter: { code: { in: $units } }) {
        nodes {
          code name
          figures: figuresByUnitId(first: 144, filter: {
            indicatorId: { in: $indicators }, periodId: { in: $months }, kind: { equalTo: "ACTUAL" }
          }) {
            nodes {
              value qualifier unit: unitByUnitId { code name }
              indicator: indicatorByIndicatorId { code name measure } period: periodByPeriodId { key startsOn }
            }
          }
        }
      }
    }`,
    {
      units,
      indicators: ids.allIndicators.nodes.map(({ rowId }) => rowId),
      months: ids.allPeriods.nodes.map(({ rowId }) => rowId),
    },
  );
}

/** Speed is compared only between equal answers. PostGraphile writes numbers as text and in an order of its own. */
async function requireSameAnswers(
  ours: HttpTarget,
  handWritten: readonly HttpTarget[],
  postgraphile: HttpTarget,
): Promise<void> {
  const answer = await askOnce<OurAnswer>(ours);
  for (const target of handWritten)
    if (!isDeepStrictEqual(answer, await askOnce(target)))
      throw new Error(`${target.url} answers otherwise than we do`);
  const figures = answer.units.nodes.flatMap((unit) => unit.figures.nodes).map(lineOf);
  if (figures.length !== 1008) throw new Error(`we answer ${figures.length} figures, not 1,008`);
  const theirs = (await askOnce<PostgraphileAnswer>(postgraphile)).allUnits.nodes
    .flatMap((unit) => unit.figures.nodes)
    .map(lineOf);
  if (!isDeepStrictEqual(figures.toSorted(), theirs.toSorted())) throw new Error("PostGraphile answers other figures");
}

function lineOf({ value, unit, indicator, period }: OurFigure | TheirFigure): string {
  return `${unit.code} ${indicator.code} ${period.key} ${Number(value)}`;
}
