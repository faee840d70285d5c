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
}

let engine: Promise<ApolloServer<Context>> | null = null;

/** Answers a document through the engine of the console's endpoint, without transport. */
export async function ask(
  product: Product,
  document: string,
  variables: Record<string, unknown> = {},
  actor: Actor = administrator,
): Promise<Answer> {
  engine ??= consoleEndpoint(house).then((reader) => openApollo(reader, pino({ level: "silent" })));
  const contextValue = makeContext(product, actor, "test");
  const { body } = await (await engine).executeOperation({ query: document, variables }, { contextValue });
  if (body.kind !== "single") throw new Error("an answer in parts");
  const { data, errors } = JSON.parse(JSON.stringify(body.singleResult));
  return {
    data: data ?? null,
    errors: (errors ?? []).map(({ message, extensions }: { message: string; extensions: { code: string } }) => ({
      message,
      code: extensions.code,
    })),
  };
}
