import fc from "fast-check";
import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLInputObjectType,
  type GraphQLInputType,
} from "graphql";
import type { Filters } from "./filter-arbitrary.ts";
import type { Arg, Input } from "./document-model.ts";
import type { Pools } from "./pools.ts";
import { lifted, listOf, nothing, scalar } from "./value-arbitrary.ts";

/** What random values are made of. */
export interface Making {
  readonly pools: Pools;
  readonly filters: Filters;
}

/** Any value of a type of arguments, with what is known of the place it stands at: `Query.unit.code`. */
export function inputArbitrary(making: Making, type: GraphQLInputType, place: string): fc.Arbitrary<Input> {
  return lifted(bareInput(making, getNullableType(type), place), type);
}

function bareInput(making: Making, type: GraphQLInputType, place: string): fc.Arbitrary<Input> {
  const named = getNamedType(type);
  if (isInputObjectType(named) && named.name.endsWith("Where")) {
    const filter = making.filters.on(named);
    return isListType(type) ? listOf(filter) : filter;
  }
  if (isListType(type)) return listOf(inputArbitrary(making, type.ofType, place));
  if (isEnumType(named))
    return fc.constantFrom(...named.getValues()).map(({ name }): Input => ({ is: "enum", value: name }));
  if (isInputObjectType(named))
    return named.name.endsWith("Order") ? wishArbitrary(named) : objectArbitrary(making, named);
  return scalarArbitrary(making.pools, named.name, place);
}

function objectArbitrary(making: Making, type: GraphQLInputObjectType): fc.Arbitrary<Input> {
  const fields = Object.values(type.getFields()).map((field) => {
    const value = inputArbitrary(making, field.type, `${type.name}.${field.name}`).map((one): Arg[] => [
      { name: field.name, value: one },
    ]);
    const mayLack = !isNonNullType(field.type) || field.defaultValue !== undefined;
    return mayLack ? fc.oneof(fc.constant<Arg[]>([]), value) : value;
  });
  return fc.tuple(...fields).map((given): Input => ({ is: "object", fields: given.flat() }));
}

function scalarArbitrary(pools: Pools, typeName: string, place: string): fc.Arbitrary<Input> {
  const known = pools.forArgument(place);
  if (known) return fc.constantFrom(...known).map(scalar);
  if (typeName === "Boolean") return fc.boolean().map(scalar);
  if (typeName === "Int") return fc.integer({ min: 0, max: 9 }).map(scalar);
  throw new Error(`the generator knows no value for ${place} (${typeName}): see tests/support/slow/pools.ts`);
}

/** One wish for an order: exactly one field, perhaps of a related row. */
export function wishArbitrary(type: GraphQLInputObjectType): fc.Arbitrary<Input> {
  return fc.oneof(
    ...Object.values(type.getFields()).map((field) => {
      const inner = getNamedType(field.type);
      const value = isInputObjectType(inner)
        ? wishArbitrary(inner)
        : isEnumType(inner)
          ? lifted(
              fc.constantFrom(...inner.getValues()).map(({ name }): Input => ({ is: "enum", value: name })),
              field.type,
            )
          : fc.constant(nothing);
      return value.map((one): Input => ({ is: "object", fields: [{ name: field.name, value: one }] }));
    }),
  );
}
