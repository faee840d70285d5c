import {
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  Kind,
  visit,
  type DocumentNode,
  type OperationDefinitionNode,
} from "graphql";
import type { Compiled } from "./compile.ts";
import type { Variables } from "./select.ts";

/** Operations kept compiled; the one not asked for longest goes first. */
const mostKept = 500;

interface Asked {
  readonly hash: string;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Variables;
}

/** Compiled operations by document, name, and the variables that decide their shape. */
export interface OperationCache {
  find(asked: Asked, compile: () => Compiled): Compiled;
}

export function openOperationCache(): OperationCache {
  const shapes = new Map<string, readonly string[]>();
  const compiled = new Map<string, Compiled>();
  return {
    find({ hash, document, operation, variables }, compile) {
      const names = recall(shapes, hash, () => shapeVariables(document));
      const shape = names.map((name) => `${name}=${String(variables[name])}`).join();
      return recall(compiled, `${hash} ${operation.name?.value ?? ""} ${shape}`, compile);
    },
  };
}

/** What is kept under a key, made when it is not there; a Map keeps its entries in order, so the first is the oldest. */
function recall<Value>(kept: Map<string, Value>, key: string, make: () => Value): Value {
  const known = kept.get(key);
  const value = known ?? make();
  if (known !== undefined) kept.delete(key);
  kept.set(key, value);
  if (kept.size > mostKept) kept.delete(kept.keys().next().value ?? "");
  return value;
}

/** The variables of `@skip` and `@include` anywhere in a document: with them the answer has other fields. */
function shapeVariables(document: DocumentNode): readonly string[] {
  const names = new Set<string>();
  visit(document, {
    [Kind.DIRECTIVE]({ name, arguments: given }) {
      if (name.value !== GraphQLSkipDirective.name && name.value !== GraphQLIncludeDirective.name) return;
      for (const { value } of given ?? []) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names];
}
