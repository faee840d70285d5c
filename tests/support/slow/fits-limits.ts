import {
  getArgumentValues,
  getNamedType,
  getVariableValues,
  isCompositeType,
  getNullableType,
  isListType,
  isObjectType,
  Kind,
  parse,
  type DocumentNode,
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  type SelectionNode,
} from "graphql";
import type { ReadCase } from "./read-case.ts";

/** What the server allows, with room to spare for the objects: a slow interpreter has to answer them as well. */
const most = { tokens: 4_000, depth: 10, aliases: 30, objects: 12_000 };

type Field = GraphQLField<unknown, unknown>;

interface Size {
  readonly depth: number;
  readonly aliases: number;
  readonly objects: number;
}

/** Whether a document is small enough to be answered. */
export function fitsLimits(schema: GraphQLSchema, { document, variables }: ReadCase): boolean {
  const parsed = parsedWithin(document);
  if (!parsed) return false;
  const operation = parsed.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION)!;
  const { coerced = {} } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  const measure = new Measure(parsed, coerced);
  const { depth, aliases, objects } = measure.all(operation.selectionSet.selections, schema.getQueryType()!);
  return depth <= most.depth && aliases <= most.aliases && objects <= most.objects;
}

function parsedWithin(document: string): DocumentNode | null {
  try {
    return parse(document, { maxTokens: most.tokens });
  } catch {
    return null;
  }
}

class Measure {
  readonly #document: DocumentNode;
  readonly #variables: Readonly<Record<string, unknown>>;

  constructor(document: DocumentNode, variables: Readonly<Record<string, unknown>>) {
    this.#document = document;
    this.#variables = variables;
  }

  all(selections: readonly SelectionNode[], type: GraphQLObjectType): Size {
    const sizes = selections.map((selection) => this.#one(selection, type));
    const sum = (pick: (size: Size) => number): number => sizes.reduce((total, size) => total + pick(size), 0);
    return {
      depth: Math.max(0, ...sizes.map(({ depth }) => depth)),
      aliases: sum(({ aliases }) => aliases),
      objects: sum(({ objects }) => objects),
    };
  }

  #one(selection: SelectionNode, type: GraphQLObjectType): Size {
    if (selection.kind === Kind.INLINE_FRAGMENT) return deeper(1, this.all(selection.selectionSet.selections, type));
    if (selection.kind === Kind.FIELD) return this.#field(selection, type);
    const fragment = this.#document.definitions.find(
      (one) => one.kind === Kind.FRAGMENT_DEFINITION && one.name.value === selection.name.value,
    );
    if (fragment?.kind !== Kind.FRAGMENT_DEFINITION) throw new Error(`no fragment ${selection.name.value}`);
    return deeper(2, this.all(fragment.selectionSet.selections, type)); // the server counts the spread twice
  }

  #field(node: FieldNode, type: GraphQLObjectType): Size {
    const isAliased = node.alias !== undefined && node.name.value !== "__typename";
    const field = type.getFields()[node.name.value];
    const named = field && getNamedType(field.type);
    if (!field || !isCompositeType(named) || !isObjectType(named))
      return { depth: 1, aliases: Number(isAliased), objects: 0 };
    const inner = this.all(node.selectionSet?.selections ?? [], named);
    const args = this.#argsOf(field, node);
    const found = relatedIn(args["where"]) * relatedCost;
    return {
      depth: inner.depth + 1,
      aliases: inner.aliases + Number(isAliased),
      objects: entriesOf(type.name, field, args) * (1 + inner.objects) + found,
    };
  }

  #argsOf(field: Parameters<typeof getArgumentValues>[0], node: FieldNode): Readonly<Record<string, unknown>> {
    try {
      return getArgumentValues(field, node, this.#variables);
    } catch {
      return {}; // refused in any case
    }
  }
}

function deeper(by: number, size: Size): Size {
  return { ...size, depth: size.depth + by };
}

/** What a condition on related rows counts for. */
const relatedCost = 500;

function relatedIn(filter: unknown): number {
  if (typeof filter !== "object" || filter === null) return 0;
  return Object.entries(filter).reduce(
    (count, [name, inner]) => count + Number(["some", "none", "every"].includes(name)) + relatedIn(inner),
    0,
  );
}

/** Lists without pages, by how many rows they are taken to have; most have ten. */
const unpaged: Readonly<Record<string, number>> = {
  "Query.comparison": 60,
  "Comparison.rows": 1,
  "Comparison.columns": 1,
  "Comparison.periods": 1,
  "ComparisonRow.cells": 1,
  "ComparisonColumn.breaks": 1,
  "Figure.evidence": 2,
  "Figure.history": 2,
};

function entriesOf(typeName: string, field: Field, args: Readonly<Record<string, unknown>>): number {
  if (field.args.some(({ name }) => name === "first")) return Math.max(0, Number(args["first"] ?? args["last"] ?? 50));
  // The lists of a connection hold no more than its page.
  const isList = isListType(getNullableType(field.type)) && !typeName.endsWith("Connection");
  return unpaged[`${typeName}.${field.name}`] ?? (isList ? 10 : 1);
}
