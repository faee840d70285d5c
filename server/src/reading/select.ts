import {
  getDirectiveValues,
  getNamedType,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isObjectType,
  Kind,
  OperationTypeNode,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";
import { ApiProblem } from "../api-problem.ts";
import type { SelectedField, SelectedOperation, Selection } from "./nodes.ts";

export type Variables = Readonly<Record<string, unknown>>;

/** Fields an operation may select once its fragments are spread out. */
export const mostFields = 2_000;

/**
 * What a query asks for, as graphql would collect it: fragments spread, the same field merged, `@skip` and `@include`
 * decided. Only the variables of those two matter here. Throws LIMIT_EXCEEDED for more than `mostFields` fields.
 */
export function select(
  schema: GraphQLSchema,
  operation: Pick<OperationDefinitionNode, "operation" | "selectionSet">,
  fragments: Fragments,
  variables: Variables,
): SelectedOperation {
  const query = schema.getQueryType();
  if (!query) throw new Error("a schema without a query cannot be read");
  const selecting: Selecting = { fragments, variables, count: 0, isOurs: true };
  if (operation.operation !== OperationTypeNode.QUERY) return { root: { type: query, fields: [] }, isOurs: false };
  const root = selectionOf(query, [operation.selectionSet], selecting);
  return { root, isOurs: selecting.isOurs };
}

/** The fragments of a document by name. */
export type Fragments = Readonly<Record<string, FragmentDefinitionNode>>;

interface Selecting {
  readonly fragments: Fragments;
  readonly variables: Variables;
  count: number;
  isOurs: boolean;
}

function selectionOf(type: GraphQLObjectType, sets: readonly SelectionSetNode[], selecting: Selecting): Selection {
  const nodes = new Map<string, [FieldNode, ...FieldNode[]]>();
  const spread = new Set<string>();
  for (const set of sets) collect(type, set, { nodes, spread, selecting });
  const fields: SelectedField[] = [];
  for (const [key, found] of nodes) {
    const definition = definitionOf(type, found[0].name.value);
    if (definition === null) {
      selecting.isOurs = false;
      continue;
    }
    if (++selecting.count > mostFields)
      throw new ApiProblem("LIMIT_EXCEEDED", `A query selects at most ${mostFields} fields, fragments spread out.`);
    fields.push({ key, definition, nodes: found, selection: selectionBelow(definition, found, selecting) });
  }
  return { type, fields };
}

function selectionBelow(
  definition: GraphQLField<unknown, unknown>,
  nodes: readonly FieldNode[],
  selecting: Selecting,
): Selection | null {
  const type = getNamedType(definition.type);
  if (!isObjectType(type)) return null;
  const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
  return selectionOf(type, sets, selecting);
}

interface Collecting {
  readonly nodes: Map<string, [FieldNode, ...FieldNode[]]>;
  readonly spread: Set<string>;
  readonly selecting: Selecting;
}

function collect(type: GraphQLObjectType, set: SelectionSetNode, collecting: Collecting): void {
  const { nodes, spread, selecting } = collecting;
  for (const selection of set.selections) {
    if (!isWanted(selection, selecting.variables)) continue;
    if (selection.kind === Kind.FIELD) {
      const key = selection.alias?.value ?? selection.name.value;
      const known = nodes.get(key);
      if (known) known.push(selection);
      else nodes.set(key, [selection]);
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      if (isOn(selection.typeCondition?.name.value, type)) collect(type, selection.selectionSet, collecting);
    } else {
      const name = selection.name.value;
      const fragment = selecting.fragments[name];
      if (spread.has(name) || !fragment) continue;
      spread.add(name);
      if (isOn(fragment.typeCondition.name.value, type)) collect(type, fragment.selectionSet, collecting);
    }
  }
}

/** There are no interfaces here, so a fragment is on the type itself. */
function isOn(condition: string | undefined, type: GraphQLObjectType): boolean {
  return condition === undefined || condition === type.name;
}

function isWanted(node: SelectionNode, variables: Variables): boolean {
  if (!node.directives?.length) return true;
  const skip = getDirectiveValues(GraphQLSkipDirective, node, variables);
  const include = getDirectiveValues(GraphQLIncludeDirective, node, variables);
  return skip?.["if"] !== true && include?.["if"] !== false;
}

/** Null for introspection, which graphql answers. */
function definitionOf(type: GraphQLObjectType, name: string): GraphQLField<unknown, unknown> | null {
  if (name === TypeNameMetaFieldDef.name) return TypeNameMetaFieldDef;
  if (name === SchemaMetaFieldDef.name || name === TypeMetaFieldDef.name) return null;
  const definition = type.getFields()[name];
  if (!definition) throw new Error(`${type.name} has no field ${name}, in a document that was found valid`);
  return definition;
}
