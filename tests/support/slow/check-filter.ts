import {
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isObjectType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type GraphQLObjectType,
  type SelectionNode,
} from "graphql";
import { ApiProblem } from "../../../server/src/api-problem.ts";
import type { Filter } from "./filter.ts";

const most = { depth: 20, conditions: 200, entries: 1_000, characters: 1_000 };

/** A null in a filter is refused: taken as "no condition" it would show everything. */
export function refuseNulls(filter: object, place = ""): void {
  for (const [at, value] of entriesOf(filter, place)) {
    if (value === null)
      throw new ApiProblem("BAD_USER_INPUT", `The filter ${at} is null; leave it out, or use isNull.`);
    if (typeof value === "object") refuseNulls(value as object, at);
  }
}

/**
 * The first filter of a document that is beyond its bounds, with the name its field has in the answer: it refuses the
 * whole document, before anything runs.
 */
export function filterBeyondBounds(
  document: DocumentNode,
  selections: readonly SelectionNode[],
  { type, variables }: { readonly type: GraphQLObjectType; readonly variables: Readonly<Record<string, unknown>> },
): string | null {
  for (const { name, alias, ...field } of fieldsIn(document, selections, variables)) {
    const definition = type.getFields()[name.value];
    if (!definition) continue;
    const where = whereOf(definition, { ...field, name }, variables);
    const trouble = where && beyondBounds(where);
    if (trouble) return `${alias?.value ?? name.value}: ${trouble}`;
    const inner = getNamedType(definition.type);
    if (!isObjectType(inner) || !field.selectionSet) continue;
    const below = filterBeyondBounds(document, field.selectionSet.selections, { type: inner, variables });
    if (below) return below;
  }
  return null;
}

function fieldsIn(
  document: DocumentNode,
  selections: readonly SelectionNode[],
  variables: Readonly<Record<string, unknown>>,
): readonly FieldNode[] {
  return selections.flatMap((one): readonly FieldNode[] => {
    if (getDirectiveValues(GraphQLSkipDirective, one, variables)?.["if"] === true) return [];
    if (getDirectiveValues(GraphQLIncludeDirective, one, variables)?.["if"] === false) return [];
    if (one.kind === Kind.FIELD) return [one];
    if (one.kind === Kind.INLINE_FRAGMENT) return fieldsIn(document, one.selectionSet.selections, variables);
    const isIt = (two: DocumentNode["definitions"][number]): boolean =>
      two.kind === Kind.FRAGMENT_DEFINITION && two.name.value === one.name.value;
    const fragment = document.definitions.find(isIt);
    return fragment?.kind === Kind.FRAGMENT_DEFINITION
      ? fieldsIn(document, fragment.selectionSet.selections, variables)
      : [];
  });
}

function whereOf(
  definition: Parameters<typeof getArgumentValues>[0],
  field: FieldNode,
  variables: Readonly<Record<string, unknown>>,
): Filter | null {
  try {
    return (getArgumentValues(definition, field, variables)["where"] as Filter | null | undefined) ?? null;
  } catch {
    return null; // an error of the field
  }
}

/** What is too much in a filter; null when nothing is, or when a null in it will be refused anyway. */
function beyondBounds(filter: Filter): string | null {
  let conditions = 0;
  const look = (condition: object, place: string, depth: number): string | null => {
    if (depth > most.depth)
      return `The filter ${place} is nested too deeply; a filter is nested at most ${most.depth} deep.`;
    const entries = entriesOf(condition, place);
    if (entries.length === 0) conditions += 1;
    for (const [at, value] of entries) {
      const trouble = tooLong(at, value);
      if (trouble) return trouble;
      const isNested = Array.isArray(value)
        ? value.some((one) => typeof one === "object")
        : typeof value === "object" && value !== null;
      if (!isNested) conditions += 1;
      if (conditions > most.conditions)
        return `The filter ${at} is one condition too many; a filter has at most ${most.conditions}.`;
      const below = isNested ? look(value as object, at, Array.isArray(value) ? depth : depth + 1) : null;
      if (below) return below;
    }
    return null;
  };
  return look(filter, "", 0);
}

function tooLong(at: string, value: unknown): string | null {
  if (Array.isArray(value) && value.length > most.entries)
    return `The filter ${at} has ${value.length} entries; a list has at most ${most.entries}.`;
  if (typeof value === "string" && value.length > most.characters)
    return `The filter ${at} has ${value.length} characters; a text has at most ${most.characters}.`;
  return null;
}

/** What stands in a filter, with its place: `unit.code.in`, `or[1].value`. */
function entriesOf(condition: object, place: string): readonly (readonly [string, unknown])[] {
  return Object.entries(condition).map(([name, value]) => [
    Array.isArray(condition) ? `${place}[${name}]` : place === "" ? name : `${place}.${name}`,
    value,
  ]);
}
