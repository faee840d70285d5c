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
import { innerType, rowTypeOf } from "./filter.ts";
import type { Arg, Input } from "./document-model.ts";
import type { Pools } from "./pools.ts";
import { meant } from "./print-input.ts";

export const scalar = (value: string | number | boolean): Input => ({ is: "scalar", value });
export const nothing: Input = { is: "null" };

/** Now and then hands a value in through a variable: from outside, by its default, or from outside over a default. */
export function lifted(value: fc.Arbitrary<Input>, type: GraphQLInputType): fc.Arbitrary<Input> {
  const nullable = String(getNullableType(type));
  const mayBeNull = !isNonNullType(type);
  const how = fc.constantFrom("given", "given", "default", "given over default");
  const variable = fc.tuple(value, how, fc.boolean()).map(([inner, from, isStrict]): Input => {
    // A default lets a variable that may be null stand where null may not.
    const hasBang = isStrict || (from === "given" && !mayBeNull);
    return {
      is: "variable",
      type: hasBang ? `${nullable}!` : nullable,
      ...(from === "default" ? {} : { given: inner }),
      ...(from === "given" ? {} : { fallback: from === "default" || hasBang || !mayBeNull ? inner : nothing }),
    };
  });
  return fc.oneof({ weight: 5, arbitrary: value }, { weight: 2, arbitrary: variable });
}

/** A value where nothing may stand just as well: mostly the value, now and then null, or a variable nobody gives. */
export function orNothing(value: fc.Arbitrary<Input>, type: GraphQLInputType): fc.Arbitrary<Input> {
  const variable = { is: "variable", type: String(getNullableType(type)) } as const;
  return fc.oneof(
    { weight: 12, arbitrary: value },
    { weight: 1, arbitrary: fc.constantFrom<Input>(nothing, { ...variable, given: nothing }, variable) },
  );
}

/** Any value of a type of arguments, with what is known of the place it stands at: `Query.unit.code`. */
export function inputArbitrary(pools: Pools, type: GraphQLInputType, place: string): fc.Arbitrary<Input> {
  return lifted(bareInput(pools, getNullableType(type), place), type);
}

function bareInput(pools: Pools, type: GraphQLInputType, place: string): fc.Arbitrary<Input> {
  const named = getNamedType(type);
  if (isInputObjectType(named) && named.name.endsWith("Where")) {
    const rows = pools.rowsOf(rowTypeOf(named));
    return isListType(type) ? listOf(filterArbitrary(pools, named, rows)) : filterArbitrary(pools, named, rows);
  }
  if (isListType(type)) return listOf(inputArbitrary(pools, type.ofType, place));
  if (isEnumType(named))
    return fc.constantFrom(...named.getValues()).map(({ name }): Input => ({ is: "enum", value: name }));
  if (isInputObjectType(named))
    return named.name.endsWith("Order") ? wishArbitrary(named) : objectArbitrary(pools, named);
  return scalarArbitrary(pools, named.name, place);
}

/** A list, or one entry without a list around it; a variable of one entry may not stand for a list. */
function listOf(entry: fc.Arbitrary<Input>): fc.Arbitrary<Input> {
  const list = fc.array(entry, { maxLength: 3 }).map((items): Input => ({ is: "list", items }));
  const single = entry.map((one) => (one.is === "variable" ? meant(one) : one));
  return fc.oneof({ weight: 6, arbitrary: list }, { weight: 1, arbitrary: single });
}

function objectArbitrary(pools: Pools, type: GraphQLInputObjectType): fc.Arbitrary<Input> {
  const fields = Object.values(type.getFields()).map((field) => {
    const value = inputArbitrary(pools, field.type, `${type.name}.${field.name}`).map((one): Arg[] => [
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

/** Conditions on rows like these, so that they neither find nothing nor everything. */
export function filterArbitrary(
  pools: Pools,
  type: GraphQLInputObjectType,
  rows: readonly object[],
  depth = 3,
): fc.Arbitrary<Input> {
  const names = Object.keys(type.getFields()).filter(
    (name) => !["and", "or", "not"].includes(name) && (depth > 0 || innerType(type, name).name.endsWith("Filter")),
  );
  const single = fc.oneof(
    ...names.map((name) =>
      conditionArbitrary(pools, { type, name, rows, depth }).map((value): Arg => ({ name, value })),
    ),
  );
  const leaf = fc.uniqueArray(single, { minLength: 1, maxLength: 2, selector: ({ name }) => name });
  const object = (fields: readonly Arg[]): Input => ({ is: "object", fields });
  if (depth === 0) return leaf.map(object);
  const inner = filterArbitrary(pools, type, rows, depth - 1);
  const combined = fc.oneof(
    fc.tuple(fc.constantFrom("and", "or"), listOf(inner)).map(([name, value]): Arg => ({ name, value })),
    inner.map((value): Arg => ({ name: "not", value })),
  );
  return fc.oneof(
    { weight: 5, arbitrary: leaf.map(object) },
    { weight: 1, arbitrary: fc.constant(object([])) },
    { weight: 2, arbitrary: combined.map((one) => object([one])) },
    { weight: 1, arbitrary: fc.tuple(leaf, combined).map(([fields, one]) => object([...fields, one])) },
  );
}

interface ConditionPlace {
  readonly type: GraphQLInputObjectType;
  readonly name: string;
  readonly rows: readonly object[];
  readonly depth: number;
}

function conditionArbitrary(pools: Pools, { type, name, rows, depth }: ConditionPlace): fc.Arbitrary<Input> {
  const inner = innerType(type, name);
  const field = type.getFields()[name]!;
  if (inner.name.endsWith("Filter")) return lifted(operatorsArbitrary(inner, pools.valuesOf(rows, name)), field.type);
  const related = rows.flatMap((row) => (row as Record<string, object | object[] | null>)[name] ?? []);
  if (inner.name.endsWith("Where")) return filterArbitrary(pools, inner, related, depth - 1);
  // Conditions on many related rows: some, none, every.
  return fc.oneof(
    ...Object.keys(inner.getFields()).map((quantifier) => {
      const where = innerType(inner, quantifier);
      const many = related.length > 0 ? related : pools.rowsOf(rowTypeOf(where));
      return filterArbitrary(pools, where, many, depth - 1).map((value): Input => ({
        is: "object",
        fields: [{ name: quantifier, value }],
      }));
    }),
  );
}

function operatorsArbitrary(type: GraphQLInputObjectType, values: readonly (string | number)[]): fc.Arbitrary<Input> {
  const single = fc.oneof(
    ...Object.values(type.getFields()).map((operator) => {
      const value = wantedArbitrary(type.name, operator.name, operator.type, values);
      return lifted(value, operator.type).map((one): Arg => ({ name: operator.name, value: one }));
    }),
  );
  return fc
    .uniqueArray(single, { minLength: 1, maxLength: 2, selector: ({ name }) => name })
    .map((fields): Input => ({ is: "object", fields }));
}

function wantedArbitrary(
  filterName: string,
  operator: string,
  type: GraphQLInputType,
  values: readonly (string | number)[],
): fc.Arbitrary<Input> {
  const named = getNamedType(type);
  if (named.name === "Boolean") return fc.boolean().map(scalar);
  const one = isEnumType(named)
    ? fc.constantFrom(...named.getValues()).map(({ name }): Input => ({ is: "enum", value: name }))
    : valueArbitrary(filterName, operator, values);
  return isListType(getNullableType(type)) ? listOf(one) : one;
}

const byType: Readonly<Record<string, string | number>> = {
  StringFilter: "không có",
  IntFilter: 1999,
  DayFilter: "2022-06-15",
  DecimalFilter: 0.5,
};

function valueArbitrary(
  filterName: string,
  operator: string,
  values: readonly (string | number)[],
): fc.Arbitrary<Input> {
  const absent = byType[filterName];
  if (absent === undefined) throw new Error(`the generator knows no value for a ${filterName}`);
  const value = fc.constantFrom(...(values.length > 0 ? [...values, absent] : [absent]));
  if (filterName === "DecimalFilter")
    return fc.tuple(value, fc.boolean()).map(([text, isText]) => scalar(isText ? String(text) : Number(text)));
  if (!["contains", "startsWith", "search"].includes(operator)) return value.map(scalar);
  return fc.tuple(value, fc.nat(30), fc.integer({ min: 0, max: 7 }), fc.nat(5)).map(([whole, from, length, turn]) => {
    const letters = Array.from(String(whole));
    const start = operator === "startsWith" ? 0 : from % (letters.length + 1);
    const piece = letters.slice(start, start + length).join("");
    return scalar(operator === "search" ? otherwiseWritten(piece, turn) : piece);
  });
}

/** The same text as somebody else types it: without tones, in capitals, in parts, with the tone at the other place. */
function otherwiseWritten(text: string, turn: number): string {
  const bare = text.normalize("NFD").replace(/[\u0300-\u036f]/g, "");
  const otherPlace: Readonly<Record<string, string>> = { òa: "oà", oà: "òa", ủy: "uỷ", uỷ: "ủy" };
  return [
    text,
    text.toUpperCase(),
    text.normalize("NFD"),
    bare,
    bare.replaceAll("đ", "d").replaceAll("Đ", "D").toLowerCase(),
    text.replaceAll(/òa|oà|ủy|uỷ/g, (vowels) => otherPlace[vowels]!),
  ][turn]!;
}
