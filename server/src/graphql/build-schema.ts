import "reflect-metadata";
import { lexicographicSortSchema, printSchema, type GraphQLSchema } from "graphql";
import { buildSchema, type NonEmptyArray } from "type-graphql";
import { ChangeSetResolver } from "./change-set.resolver.ts";

export type Resolvers = readonly (new () => object)[];

/** The schema of the token endpoint: it reads, and has no Mutation type at all. */
export function readingSchema(resolvers: Resolvers): Promise<GraphQLSchema> {
  return schemaOf(resolvers);
}

/** The schema of the console's endpoint: the same, and the one way to change figures. */
export function consoleSchema(resolvers: Resolvers): Promise<GraphQLSchema> {
  return schemaOf([...resolvers, ChangeSetResolver]);
}

/** The contract as text, in an order that does not depend on which file was read first. */
export function schemaText(schema: GraphQLSchema): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}

function schemaOf(resolvers: Resolvers): Promise<GraphQLSchema> {
  return buildSchema({
    resolvers: resolvers as unknown as NonEmptyArray<new () => object>,
    orphanedTypes: [],
    // Inputs are read by hand, where a fault can be named with its cell.
    validate: false,
  });
}
