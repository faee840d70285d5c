import {
  getOperationAST,
  GraphQLError,
  OperationTypeNode,
  parse,
  specifiedRules,
  subscribe,
  validate,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
} from "graphql";
import type { Context } from "../context.ts";
import { documentLimits, documentRules } from "./apollo.ts";
import { badRequest, documentError, otherWay, refusal } from "./errors.ts";
import { refuseVariables } from "./limits/variables.ts";

/** A subscription that is under way, or why there is none. */
export interface Subscribed {
  readonly events: AsyncIterable<ExecutionResult> | null;
  readonly errors: readonly GraphQLError[];
}

/**
 * Begins the subscription a body asks for, within the limits of every document. That its fragments cannot fan out needs
 * no limit: what a subscription selects is three levels deep. Nothing but a subscription is begun.
 */
export async function subscribed(schema: GraphQLSchema, body: unknown, contextValue: Context): Promise<Subscribed> {
  const asked = parametersOf(body);
  const { document, errors } = asked ? readDocument(schema, asked.query) : { document: null, errors: [badRequest()] };
  if (!asked || !document) return { events: null, errors };
  const { operationName, variables: variableValues } = asked;
  const operation = getOperationAST(document, operationName);
  if (operation?.operation !== OperationTypeNode.SUBSCRIPTION)
    return { events: null, errors: [otherWay("Only one subscription is streamed; ask anything else for JSON.")] };
  try {
    refuseVariables(variableValues);
    const begun = await subscribe({ schema, document, operationName, variableValues, contextValue });
    return Symbol.asyncIterator in begun ? { events: begun, errors: [] } : { events: null, errors: begun.errors ?? [] };
  } catch (error) {
    return { events: null, errors: [refusal(error as Error)] };
  }
}

interface Parameters {
  readonly query: string;
  readonly operationName: string | null;
  readonly variables: Record<string, unknown>;
}

/** What a body says, if it says it in the right form. */
function parametersOf(body: unknown): Parameters | null {
  if (typeof body !== "object" || body === null || Array.isArray(body)) return null;
  const { query, operationName = null, variables } = body as Readonly<Record<string, unknown>>;
  if (typeof query !== "string" || (operationName !== null && typeof operationName !== "string")) return null;
  if (typeof (variables ?? {}) !== "object" || Array.isArray(variables)) return null;
  return { query, operationName, variables: (variables ?? {}) as Record<string, unknown> };
}

function readDocument(
  schema: GraphQLSchema,
  query: string,
): { readonly document: DocumentNode | null; readonly errors: readonly GraphQLError[] } {
  let document: DocumentNode;
  try {
    document = parse(query, documentLimits.parse);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return { document: null, errors: [documentError("GRAPHQL_PARSE_FAILED", error)] };
  }
  const rules = [...specifiedRules, ...documentRules];
  const errors = validate(schema, document, rules, { ...documentLimits.validate, hideSuggestions: true });
  if (errors.length === 0) return { document, errors };
  return { document: null, errors: errors.map((error) => documentError("GRAPHQL_VALIDATION_FAILED", error)) };
}
