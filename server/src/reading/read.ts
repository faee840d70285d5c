import {
  getDirectiveValues,
  getVariableValues,
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from "graphql";
import type { Context } from "../context.ts";
import { ApiProblem } from "../api-problem.ts";
import { AnswerTooLong, type AnswerBytes } from "./answer-bytes.ts";
import { argsWith, type ArgsOf } from "./args-of.ts";
import { Answering } from "./answering.ts";
import { compile, root, type Compiled } from "./compile.ts";
import { DimensionMissing } from "./known.ts";
import { Fence } from "./fence.ts";
import { fence } from "./fenced-plan.ts";
import { fetchLevels } from "./fetch-levels.ts";
import type { Reads } from "./map.ts";
import { openOperationCache, type OperationCache } from "./operation-cache.ts";
import { plan } from "./plan.ts";
import { select, type Fragments, type Variables } from "./select.ts";
import type { Semantics } from "./semantics.ts";
import { weigh } from "./weigh.ts";

/** The engine of one schema: how its fields are read, and the operations it has compiled. */
export interface Reader {
  readonly schema: GraphQLSchema;
  readonly reads: Reads;
  readonly cache: OperationCache;
}

/** An operation that is compiled and has its variables. */
export interface Prepared {
  readonly compiled: Compiled;
  readonly variables: Variables;
  readonly argsOf: ArgsOf;
}

/** What a read gives: the text of the data, null when an error reached the top, and the errors as graphql words them. */
export interface Answer {
  readonly data: AnswerBytes | null;
  readonly errors: readonly GraphQLError[];
}

export function openReader(schema: GraphQLSchema, reads: Reads): Reader {
  return { schema, reads, cache: openOperationCache() };
}

/** The operation of a document as it is sent: `hash` stands for the text of the document. */
export interface Sent {
  readonly hash: string;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Variables | undefined;
}

/** Compiles an operation, or finds it compiled. Null when its variables do not fit: graphql has the words for that. */
export function prepare(reader: Reader, { hash, document, operation, variables }: Sent): Prepared | null {
  const coerced = coercedVariables(reader.schema, operation, variables ?? {});
  if (coerced === null) return null;
  const compiled = reader.cache.find({ hash, document, operation, variables: coerced }, () =>
    compileOperation(reader, operation, { fragments: fragmentsOf(document), variables: coerced }),
  );
  return { compiled, variables: coerced, argsOf: argsWith(coerced) };
}

/** What the directives of an operation say of reading it. */
export function directivesOf({ schema }: Reader, operation: OperationDefinitionNode, variables: Variables): Directives {
  const valuesOf = (name: string) => {
    const directive = schema.getDirective(name);
    return directive ? getDirectiveValues(directive, operation, variables) : undefined;
  };
  return {
    semantics: (valuesOf("read") as Semantics | undefined) ?? null,
    isExplained: valuesOf("explain") !== undefined,
  };
}

/** How an operation is to be read, and whether that is to be told. */
export interface Directives {
  readonly semantics: Semantics | null;
  readonly isExplained: boolean;
}

/** What an operation costs, before it runs. */
export function costOf({ compiled, argsOf }: Prepared): number {
  return weigh(compiled.plan.root, argsOf);
}

type Readable = Pick<Prepared, "compiled" | "argsOf">;

/** The one way to read: fetch what is asked for, then write it. Errors: COST_EXCEEDED for an answer that grows too long. */
export async function read(prepared: Readable, context: Context): Promise<Answer> {
  try {
    return await readFresh(prepared, context);
  } catch (error) {
    if (!(error instanceof AnswerTooLong)) throw error;
    throw new ApiProblem("COST_EXCEEDED", "The answer is too long; ask for less at once.");
  }
}

async function readFresh(prepared: Readable, context: Context): Promise<Answer> {
  try {
    return await readOnce(prepared, context);
  } catch (error) {
    // A fact is newer than the dimensions in memory: once more, on the newer version and a newer snapshot.
    if (!(error instanceof DimensionMissing)) throw error;
    await context.refreshDimensions();
    return readOnce(prepared, context);
  }
}

/** One root field of an operation that graphql runs itself, because something in it is not ours. */
export async function readField(reader: Reader, info: GraphQLResolveInfo, context: Context): Promise<unknown> {
  const selectionSet = { kind: Kind.SELECTION_SET, selections: info.fieldNodes } as const;
  const operation = { operation: info.operation.operation, selectionSet };
  const variables = info.variableValues;
  const compiled = compileOperation(reader, operation, { fragments: info.fragments, variables });
  const { data, errors } = await read({ compiled, argsOf: argsWith(variables) }, context);
  if (data === null) throw errors[0] ?? new Error("an answer without data or error");
  return withErrors(data.toJSON() as Record<string, unknown>, errors)[info.path.key];
}

async function readOnce({ compiled, argsOf }: Readable, context: Context): Promise<Answer> {
  const answering = new Answering(argsOf, new Fence(context.audience), context);
  await fetchLevels(compiled.plan.root, [root], answering);
  return { data: compiled.write(answering), errors: answering.errors };
}

function compileOperation(
  { schema, reads }: Reader,
  operation: Pick<OperationDefinitionNode, "operation" | "selectionSet">,
  { fragments, variables }: { readonly fragments: Fragments; readonly variables: Variables },
): Compiled {
  return compile(fence(plan(select(schema, operation, fragments, variables), reads)));
}

function coercedVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Variables,
): Variables | null {
  try {
    return getVariableValues(schema, operation.variableDefinitions ?? [], variables, { maxErrors: 10 }).coerced ?? null;
  } catch (error) {
    // Variables nested without end overflow the stack, here as when graphql runs them.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function fragmentsOf(document: DocumentNode): Fragments {
  const fragments: Record<string, FragmentDefinitionNode> = Object.create(null);
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
  return fragments;
}

/** Puts each error where its null stands in the data: graphql raises what it finds there, with the error's own path. */
function withErrors(data: Record<string, unknown>, errors: readonly GraphQLError[]): Record<string, unknown> {
  for (const error of errors) {
    let at: Record<string | number, unknown> = data;
    for (const key of error.path ?? []) {
      const next = at[key];
      if (next === null) at[key] = error;
      if (typeof next !== "object" || next === null) break;
      at = next as Record<string | number, unknown>;
    }
  }
  return data;
}
