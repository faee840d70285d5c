import { getArgumentValues, GraphQLError } from "graphql";
import type { Args, PlannedField } from "./nodes.ts";
import type { Variables } from "./select.ts";

/** The arguments of a field, coerced once a request. Throws as graphql does when a variable does not fit. */
export type ArgsOf = (field: PlannedField) => Args;

export function argsWith(variables: Variables): ArgsOf {
  const known = new Map<PlannedField, Args | GraphQLError>();
  return (field) => {
    if (field.args.kind === "constant") return field.args.values;
    let args = known.get(field);
    if (args === undefined) {
      args = coerced(field, variables);
      known.set(field, args);
    }
    if (args instanceof Error) throw args;
    return args;
  };
}

function coerced(field: PlannedField, variables: Variables): Args | GraphQLError {
  try {
    return getArgumentValues(field.definition, field.nodes[0], variables);
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}
