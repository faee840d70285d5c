import type { ApolloServer } from "@apollo/server";
import pino from "pino";
import type { Actor } from "../../../server/src/actor.ts";
import type { Context } from "../../../server/src/context.ts";
import { consoleEndpoint } from "../../../server/src/graphql/build-schema.ts";
import { house } from "../../../server/src/house.ts";
import { openApollo } from "../../../server/src/http/apollo.ts";
import { makeContext } from "../../../server/src/make-context.ts";
import type { Product } from "../../../server/src/product.ts";
import type { ReadAnswer, ReadError } from "./answers.ts";

let engine: Promise<ApolloServer<Context>> | null = null;

/** Answers a document through the engine of the console's endpoint, with the place of every error. */
export async function serverRead(
  product: Product,
  document: string,
  variables: Record<string, unknown>,
  actor: Actor,
): Promise<ReadAnswer> {
  engine ??= consoleEndpoint(house).then((reader) => openApollo(reader, pino({ level: "silent" })));
  const contextValue = makeContext(product, actor, "test");
  const { body } = await (await engine).executeOperation({ query: document, variables }, { contextValue });
  if (body.kind !== "single") throw new Error("an answer in parts");
  const { data, errors } = JSON.parse(JSON.stringify(body.singleResult)) as {
    readonly data?: ReadAnswer["data"];
    readonly errors?: readonly (Omit<ReadError, "code"> & { readonly extensions: { readonly code: string } })[];
  };
  return {
    data: data ?? null,
    errors: (errors ?? []).map(({ message, path, extensions }) => ({
      code: extensions.code,
      message,
      path: path ?? null,
    })),
  };
}
