import {
  getNamedType,
  getVariableValues,
  isCompositeType,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from "graphql";
// The ESM build names graphql/index.mjs, a second copy of graphql that the schema does not belong to.
import { getComplexity, type ComplexityEstimator } from "graphql-query-complexity/cjs";
import { ApiProblem } from "../../api-problem.ts";
import { defaultPage } from "../../reading/page.ts";

/** Objects an answer may be made of, at the most. */
export const mostCost = 20_000;

/**
 * What an operation costs at the most: one for each object its answer can hold, lists counted by the page sizes asked
 * for, as the variables have them. Known before anything runs. Null when the variables do not fit: then nothing runs,
 * and graphql has the words for it.
 */
export function costOf(schema: GraphQLSchema, operation: OperationDefinitionNode, asked: Asked): number | null {
  const { document, variables } = asked;
  if (!doFit(schema, operation, variables)) return null;
  const operationName = operation.name?.value;
  return getComplexity({
    schema,
    query: document,
    variables,
    ...(operationName === undefined ? {} : { operationName }),
    estimators: [objects],
  });
}

interface Asked {
  readonly document: DocumentNode;
  readonly variables: Record<string, unknown>;
}

function doFit(schema: GraphQLSchema, operation: OperationDefinitionNode, variables: Record<string, unknown>): boolean {
  try {
    return getVariableValues(schema, operation.variableDefinitions ?? [], variables).errors === undefined;
  } catch (error) {
    // Variables nested without end overflow the stack, here as when they are run.
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** Throws COST_EXCEEDED with both numbers. */
export function refuseCost(cost: number | null): void {
  if (cost === null || cost <= mostCost) return;
  throw new ApiProblem(
    "COST_EXCEEDED",
    `This asks for up to ${cost} objects; ${mostCost} at once are answered. Ask for smaller pages.`,
  );
}

const objects: ComplexityEstimator = ({ field, args, childComplexity }) => {
  const { first, last } = args as { first?: number | null; last?: number | null };
  const isPaged = field.args.some(({ name }) => name === "first");
  const entries = isPaged ? Math.max(0, first ?? last ?? defaultPage) : 1;
  return isCompositeType(getNamedType(field.type)) ? entries * (1 + childComplexity) : 0;
};
