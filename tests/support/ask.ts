import type { ApolloServer } from "@apollo/server";
import pino from "pino";
import type { Actor } from "../../server/src/actor.ts";
import type { Context } from "../../server/src/context.ts";
import { consoleEndpoint } from "../../server/src/graphql/build-schema.ts";
import { house } from "../../server/src/house.ts";
import { openApollo } from "../../server/src/http/apollo.ts";
import { makeContext } from "../../server/src/make-context.ts";
import type { Product } from "../../server/src/product.ts";

export const administrator: Actor = {
  kind: "PERSON",
  personId: null,
  name: "Quản trị viên",
  grants: [{ role: "ADMINISTRATOR", unitId: null }],
};
export const analyst: Actor = {
  kind: "TOKEN",
  personId: null,
  name: "bi",
  grants: [{ role: "ANALYST", unitId: null }],
};

export interface Answer {
  // oxlint-disable-next-line no-explicit-any -- what comes back depends on the document; tests assert on it
  readonly data: any;
  readonly errors: readonly { readonly message: string; readonly code: string }[];
  readonly extensions: { readonly cost?: number; readonly plan?: string; readonly dataVersion?: string };
}

let engine: Promise<ApolloServer<Context>> | null = null;

/** Answers a document through the engine of the console's endpoint, without transport. */
export async function ask(
  product: Product,
  document: string,
  variables: Record<string, unknown> = {},
  actor: Actor = administrator,
): Promise<Answer> {
  engine ??= openEngine();
  return answered(await engine, makeContext(product, actor, "test"), { query: document, variables });
}

function openEngine(): Promise<ApolloServer<Context>> {
  return consoleEndpoint(house).then((reader) => openApollo(reader, pino({ level: "silent" })));
}

async function answered(
  open: ApolloServer<Context>,
  contextValue: Context,
  request: { readonly query: string; readonly variables: Record<string, unknown> },
): Promise<Answer> {
  const { body } = await open.executeOperation(request, { contextValue });
  if (body.kind !== "single") throw new Error("an answer in parts");
  const { data, errors, extensions } = JSON.parse(JSON.stringify(body.singleResult));
  return {
    data: data ?? null,
    errors: (errors ?? []).map((error: { message: string; extensions: { code: string } }) => ({
      message: error.message,
      code: error.extensions.code,
    })),
    extensions: extensions ?? {},
  };
}

/** The same, with the statements that ran. */
export async function askExplained(
  product: Product,
  document: string,
  variables: Record<string, unknown> = {},
): Promise<Answer & { readonly statements: readonly string[] }> {
  engine ??= openEngine();
  const contextValue = makeContext(product, administrator, "test");
  const answer = await answered(await engine, contextValue, { query: document, variables });
  return { ...answer, statements: contextValue.snapshot.statements.map(({ text }) => text) };
}
