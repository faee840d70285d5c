import { isDeepStrictEqual } from "node:util";
import type { Bench } from "../bench.ts";
import { askOnce, graphqlTarget, type HttpTarget } from "../load/target.ts";
import { ratioRow, type Row } from "../report/row.ts";
import { codes } from "../sets/size.ts";

/** One unit by its code: what an answer costs before there is anything to do. */
export async function lookUp(bench: Bench): Promise<readonly Row[]> {
  const ours = lookUpTarget(await bench.product(1));
  const url = `${(await bench.peer("postgraphile")).url}/graphql`;
  const theirs = graphqlTarget({ url }, `{ unit: unitByCode(code: "${code}") { code name level } }`);
  if (!isDeepStrictEqual(await askOnce(ours), await askOnce(theirs))) throw new Error("the answers differ");
  const [our, their] = await bench.shooter.ratesOf([ours, theirs], bench.pace);
  const about = { work: "look-up", metric: "requests/s, PostGraphile 5" };
  return [ratioRow(about, { ours: our!, peer: their! }, { atLeast: 2 })];
}

export function lookUpTarget(server: { readonly url: string; readonly token: string }): HttpTarget {
  return graphqlTarget(server, `{ unit(code: "${code}") { code name level } }`);
}

const code = codes.unit(30);
