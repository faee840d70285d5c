import { randomUUID } from "node:crypto";
import { askOnce, httpTarget } from "../load/target.ts";
import { runCommand, type Product } from "../processes/product.ts";
import type { WrittenCell } from "./written-cells.ts";

/** Sends a set and waits until it is applied; its id. Throws when it is not. */
export type Send = (cells: readonly WrittenCell[]) => Promise<string>;

/** Signs in as an administrator and gives what sends a set; it throws when one is not applied. */
export async function sender(product: Product, databaseUrl: string): Promise<Send> {
  const [site] = product.url.split("/graphql");
  const words = ["user", "create", "--email", `${randomUUID()}@bench.vn`, "--name", "Bench", "--role", "administrator"];
  const secret = /#(\S+)/.exec(await runCommand(words, databaseUrl))?.[1];
  const signedIn = await fetch(`${site}/console/sign-in`, {
    method: "POST",
    headers: { "content-type": "application/json", "sec-fetch-site": "same-origin" },
    body: JSON.stringify({ secret }),
  });
  const cookie = signedIn.headers.get("set-cookie")?.split(";")[0] ?? "";
  const headers = { cookie, "sec-fetch-site": "same-origin" };
  return async (cells) => {
    const input = { id: randomUUID(), reason: "Bench", cells: cells.map(changeOf) };
    const target = httpTarget(`${site}/console/graphql`, { query: document, variables: { input } }, headers);
    const { applyChangeSet } = await askOnce<{ applyChangeSet: { cells?: readonly object[] } }>(target);
    if (applyChangeSet.cells?.length !== cells.length)
      throw new Error(`not applied: ${JSON.stringify(applyChangeSet).slice(0, 300)}`);
    return input.id;
  };
}

const document = `mutation Apply($input: ChangeSetInput!) {
  applyChangeSet(input: $input) {
    ... on Applied { id cells { index version became } }
    ... on Rejected { id problems { code index } }
  }
}`;

function changeOf({ unit, indicator, period, version, value, wanted }: WrittenCell) {
  return {
    unit,
    indicator,
    period,
    kind: "ACTUAL",
    baseVersion: version,
    baseValue: value,
    state: "VALUE",
    value: wanted,
  };
}
