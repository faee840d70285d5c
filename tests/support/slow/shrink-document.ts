import {
  Kind,
  parse,
  print,
  validate,
  visit,
  type ASTNode,
  type DocumentNode,
  type GraphQLSchema,
  type SelectionNode,
} from "graphql";
import type { ReadCase } from "./read-case.ts";

/**
 * Takes away whatever a failing case does not need to fail: fields, arguments, directives, conditions, entries of lists,
 * and fragments around fields. The arbitraries shrink from the outside in, and leave neighbours standing.
 */
export async function shrinkDocument<Case extends ReadCase>(
  schema: GraphQLSchema,
  failing: Case,
  stillFails: (smaller: Case) => Promise<boolean>,
): Promise<Case> {
  let smallest = failing;
  for (let at = 0; at < countOf(smallest.document);) {
    const smaller = without(schema, smallest, at);
    if (smaller && (await stillFails(smaller))) smallest = smaller;
    else at += 1;
  }
  return smallest;
}

const removed: ReadonlySet<string> = new Set([
  Kind.FIELD,
  Kind.INLINE_FRAGMENT,
  Kind.FRAGMENT_SPREAD,
  Kind.ARGUMENT,
  Kind.DIRECTIVE,
  Kind.OBJECT_FIELD,
]);

/** How many things could be taken away; each fragment twice: alone, or together with its fields. */
function countOf(document: string): number {
  let count = 0;
  visit(parse(document), { enter: (node) => void (count += waysToTake(node)) });
  return count;
}

function waysToTake(node: ASTNode): number {
  if (node.kind === Kind.INLINE_FRAGMENT) return 2;
  return removed.has(node.kind) ? 1 : 0;
}

/** The case without one thing, and without the variables and fragments nobody uses then; null when it is no document. */
function without<Case extends ReadCase>(schema: GraphQLSchema, asked: Case, at: number): Case | null {
  let seen = 0;
  const opened = new Set<SelectionNode>();
  const cut: DocumentNode = visit(parse(asked.document), {
    enter(node) {
      const way = at - seen;
      seen += waysToTake(node);
      if (way < 0 || way >= waysToTake(node)) return undefined;
      if (way === 0 || node.kind !== Kind.INLINE_FRAGMENT) return null;
      const fragment = { ...node, directives: [] };
      opened.add(fragment);
      return fragment;
    },
    leave(node) {
      if (node.kind !== Kind.SELECTION_SET || !node.selections.some((one) => opened.has(one))) return undefined;
      const open = (one: SelectionNode): readonly SelectionNode[] =>
        opened.has(one) && one.kind === Kind.INLINE_FRAGMENT ? one.selectionSet.selections : [one];
      return { ...node, selections: node.selections.flatMap(open) };
    },
  });
  const document = swept(cut);
  if (document === null || document === asked.document || validate(schema, parse(document)).length > 0) return null;
  const isUsed = ([name]: readonly [string, unknown]): boolean => new RegExp(`\\$${name}\\b`).test(document);
  return {
    ...asked,
    document,
    variables: Object.fromEntries(Object.entries(asked.variables).filter(isUsed)),
    cursors: Object.fromEntries(Object.entries(asked.cursors).filter(isUsed)),
  };
}

function swept(document: DocumentNode): string | null {
  const spreads = new Set<string>();
  const variables = new Set<string>();
  visit(document, {
    FragmentSpread: ({ name }) => void spreads.add(name.value),
    VariableDefinition: () => false,
    Variable: ({ name }) => void variables.add(name.value),
  });
  const kept: DocumentNode = visit(document, {
    FragmentDefinition: ({ name }) => (spreads.has(name.value) ? undefined : null),
    VariableDefinition: ({ variable }) => (variables.has(variable.name.value) ? undefined : null),
  });
  try {
    return print(parse(print(kept)));
  } catch {
    return null; // a selection set without fields
  }
}
