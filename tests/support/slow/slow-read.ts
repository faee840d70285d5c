import {
  execute,
  getVariableValues,
  GraphQLError,
  isObjectType,
  Kind,
  parse,
  validate,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from "graphql";
import { setImmediate } from "node:timers/promises";
import type { Actor } from "../../../server/src/actor.ts";
import { ApiProblem } from "../../../server/src/api-problem.ts";
import { readingEndpoint } from "../../../server/src/graphql/build-schema.ts";
import { house } from "../../../server/src/house.ts";
import type { Product } from "../../../server/src/product.ts";
import { administrator } from "../ask.ts";
import type { ReadError, SlowAnswer } from "./answers.ts";
import { filterBeyondBounds } from "./check-filter.ts";
import type { KnownCursors } from "./cursors.ts";
import { resolverOf, type SlowContext } from "./resolvers.ts";
import { readWorld } from "./world.ts";

/**
 * Answers a document as plain graphql-js does, with resolvers that are slow and obvious: every table is read whole, and
 * lists are loops over it. `cursors` are those the server handed out before, for what `after` and `before` mean.
 */
export async function slowRead(
  product: Product,
  document: string,
  variables: Record<string, unknown> = {},
  actor: Actor = administrator,
  cursors: KnownCursors = new Map(),
): Promise<SlowAnswer> {
  const schema = await slowSchema();
  const parsed = parse(document);
  const refusals = validate(schema, parsed).map((error) => worded(error, "GRAPHQL_VALIDATION_FAILED"));
  if (refusals.length > 0) return { data: null, errors: refusals, raised: refusals };
  const operation = parsed.definitions.find(
    ({ kind }) => kind === Kind.OPERATION_DEFINITION,
  ) as OperationDefinitionNode;
  const coerced = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  if (coerced.errors) {
    const misfits = coerced.errors.map((error) => worded(error, "BAD_USER_INPUT"));
    return { data: null, errors: misfits, raised: misfits };
  }
  const type = schema.getQueryType()!;
  const tooMuch = filterBeyondBounds(parsed, operation.selectionSet.selections, { type, variables: coerced.coerced });
  if (tooMuch !== null) {
    const refusal = { code: "LIMIT_EXCEEDED", message: tooMuch, path: null };
    return { data: null, errors: [refusal], raised: [refusal] };
  }
  const run = new Run({ world: await readWorld(product, actor), cursors });
  const result = await execute({
    schema,
    document: parsed,
    variableValues: variables,
    rootValue: {},
    contextValue: run,
  });
  await run.end();
  const errors = (result.errors ?? []).map((error) => worded(error, null));
  const { data = null } = JSON.parse(JSON.stringify({ data: result.data ?? null }));
  return { data, errors, raised: distinct([...errors, ...run.raised]) };
}

let built: Promise<GraphQLSchema> | null = null;

/** The schema of the product, with resolvers of our own on every field. */
export function slowSchema(): Promise<GraphQLSchema> {
  built ??= readingEndpoint(house).then(({ schema }) => {
    for (const type of Object.values(schema.getTypeMap())) {
      if (!isObjectType(type) || type.name.startsWith("__")) continue;
      type.isTypeOf = undefined;
      for (const field of Object.values(type.getFields())) {
        const resolve = resolverOf(type, field);
        const isPlain = field.args.length === 0 && type.name !== "Query";
        field.resolve = (parent, args, run: Run, info) => {
          if (typeof resolve === "string") throw new Error(resolve);
          if (isPlain) return resolve(parent as never, args as never, run.context);
          return run.follow(async () => resolve(parent as never, args as never, run.context), pathOf(info.path));
        };
      }
    }
    return schema;
  });
  return built;
}

/** One execution. graphql-js drops errors under what another error has nulled already; here all of them are kept. */
class Run {
  readonly context: SlowContext;
  readonly raised: ReadError[] = [];
  #open = 0;
  #hole: unknown = null;

  constructor(context: SlowContext) {
    this.context = context;
  }

  async follow(work: () => Promise<unknown>, path: readonly (string | number)[]): Promise<unknown> {
    this.#open += 1;
    try {
      return await work();
    } catch (error) {
      if (error instanceof ApiProblem) this.raised.push({ code: error.code, message: error.message, path });
      else this.#hole ??= error;
      throw error;
    } finally {
      this.#open -= 1;
    }
  }

  /** Waits for fields that still run after the answer is there. Throws what is no refusal but a hole in the interpreter. */
  async end(): Promise<void> {
    for (let calm = 0; calm < 3; calm = this.#open === 0 ? calm + 1 : 0) await setImmediate();
    if (this.#hole !== null) throw this.#hole;
  }
}

interface Path {
  readonly prev: Path | undefined;
  readonly key: string | number;
}

function pathOf(path: Path | undefined): readonly (string | number)[] {
  return path ? [...pathOf(path.prev), path.key] : [];
}

/** The error as a caller gets it. What is neither a refusal nor a fault of the document is a hole in the interpreter. */
function worded(error: GraphQLError, documentCode: string | null): ReadError {
  const cause = error.originalError ?? error;
  const path = error.path ?? null;
  if (cause instanceof ApiProblem) return { code: cause.code, message: cause.message, path };
  // An argument that cannot be meant, found only when the field is reached: null from a variable that had a default.
  const isArgument = cause instanceof GraphQLError && cause.message.startsWith("Argument ");
  if (isArgument) return { code: "BAD_USER_INPUT", message: cause.message, path };
  if (documentCode === null) throw new Error(`the slow interpreter failed at ${path?.join(".")}`, { cause });
  return { code: documentCode, message: error.message.replace(/ ?Did you mean(.+?)\?$/, ""), path };
}

function distinct(errors: readonly ReadError[]): readonly ReadError[] {
  return [...new Map(errors.map((error) => [JSON.stringify(error), error])).values()];
}
