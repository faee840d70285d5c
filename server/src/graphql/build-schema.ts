import "reflect-metadata";
import {
  getNamedType,
  isObjectType,
  lexicographicSortSchema,
  printSchema,
  specifiedDirectives,
  type GraphQLObjectType,
  type GraphQLSchema,
} from "graphql";
import { buildSchema, type NonEmptyArray } from "type-graphql";
import type { Context } from "../context.ts";
import type { Reads } from "../reading/map.ts";
import { openReader, readField, type Reader } from "../reading/read.ts";
import { applyChangeSet, ChangeSetResolver } from "./change-set.resolver.ts";
import type { ChangeSetInput } from "./change-set.types.ts";
import { ExplainDirective, ReadDirective } from "./directives.ts";

export type Resolvers = readonly (new () => object)[];

/** What the rooms say of their fields: how they are declared, and how they are read. */
export interface Rooms {
  readonly resolvers: Resolvers;
  /** Those of mutations, on the registers rooms keep. */
  readonly registerResolvers: Resolvers;
  readonly reads: Reads;
}

/** The token endpoint: it reads, and has no Mutation type at all. */
export function readingEndpoint(rooms: Rooms): Promise<Reader> {
  return readerOf(rooms, rooms.resolvers);
}

/** The console's endpoint: the same, the one way to change figures, and the registers beside them. */
export async function consoleEndpoint(rooms: Rooms): Promise<Reader> {
  const reader = await readerOf(rooms, [...rooms.resolvers, ...rooms.registerResolvers, ChangeSetResolver]);
  takeChangesAsTheyCame(reader);
  return reader;
}

/** The contract as text, in an order that does not depend on which file was read first. */
export function schemaText(schema: GraphQLSchema): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}

async function readerOf({ reads }: Rooms, resolvers: Resolvers): Promise<Reader> {
  const schema = await buildSchema({
    resolvers: resolvers as unknown as NonEmptyArray<new () => object>,
    orphanedTypes: [],
    directives: [...specifiedDirectives, ReadDirective, ExplainDirective],
    // Inputs are read by hand, where a fault can be named with its cell.
    validate: false,
    pubSub: unused,
  });
  const reader = openReader(schema, reads);
  answerByReading(reader);
  return reader;
}

/** type-graphql wants one as soon as there is a subscription, also for those that say themselves where events come from. */
const unused = {
  publish: () => undefined,
  subscribe(): never {
    throw new Error("events come from the change sets, not from a bus");
  },
};

/** type-graphql makes an object of a class of each cell of a change set, which the river has no use for and large sets feel. */
function takeChangesAsTheyCame({ schema }: Reader): void {
  const field = schema.getMutationType()!.getFields()["applyChangeSet"]!;
  field.resolve = (_source, { input }: { input: ChangeSetInput }, context: Context) => applyChangeSet(input, context);
}

/**
 * For operations graphql runs itself, because they ask for introspection as well: each root field is one read, and below
 * it every value is picked by its name in the answer.
 */
function answerByReading(reader: Reader): void {
  const query = reader.schema.getQueryType();
  if (!query) return;
  for (const type of typesBelow(query)) {
    for (const field of Object.values(type.getFields())) {
      if (type === query) field.resolve = (_source, _args, context: Context, info) => readField(reader, info, context);
      else field.resolve = (source: Record<string, unknown>, _args, _context, info) => source[info.path.key];
    }
  }
}

function typesBelow(top: GraphQLObjectType): ReadonlySet<GraphQLObjectType> {
  const found = new Set([top]);
  // A Set grows while it is walked.
  for (const type of found)
    for (const field of Object.values(type.getFields())) {
      const below = getNamedType(field.type);
      if (isObjectType(below)) found.add(below);
    }
  return found;
}
