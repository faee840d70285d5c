import fc from "fast-check";
import {
  getNamedType,
  getNullableType,
  isEnumType,
  isListType,
  type GraphQLInputField,
  type GraphQLInputObjectType,
} from "graphql";
import type { Arg, Input } from "./document-model.ts";
import { innerType, rowTypeOf } from "./filter.ts";
import type { Pools } from "./pools.ts";
import { lifted, listOf, scalar } from "./value-arbitrary.ts";

const deepest = 3;

/** Random filters with values of the rows they are on, so that they neither find nothing nor everything. */
export class Filters {
  readonly #pools: Pools;
  readonly #made = new Map<string, fc.Arbitrary<Input>>();

  constructor(pools: Pools) {
    this.#pools = pools;
  }

  /** A filter of a type like `UnitWhere`. At the bottom it has conditions on values alone. */
  on(type: GraphQLInputObjectType, depth = deepest): fc.Arbitrary<Input> {
    return this.#once(`${type.name} ${depth}`, () => this.#newFilter(type, depth));
  }

  #once(key: string, make: () => fc.Arbitrary<Input>): fc.Arbitrary<Input> {
    const held = this.#made.get(key) ?? make();
    this.#made.set(key, held);
    return held;
  }

  #newFilter(type: GraphQLInputObjectType, depth: number): fc.Arbitrary<Input> {
    const fields = Object.values(type.getFields()).filter(
      ({ name }) => !["and", "or", "not"].includes(name) && (depth > 0 || isOnValue(innerType(type, name))),
    );
    const single = fields.map((field) => ({
      weight: isOnValue(innerType(type, field.name)) ? 3 : 2,
      arbitrary: this.#condition(type, field, depth).map((value): Arg => ({ name: field.name, value })),
    }));
    const empty = fc.constant(objectOf([]));
    if (single.length === 0) return empty;
    const leaf = fc.uniqueArray(fc.oneof(...single), { minLength: 1, maxLength: 2, selector: ({ name }) => name });
    if (depth === 0) return leaf.map(objectOf);
    const inner = this.on(type, depth - 1);
    const combined = fc.oneof(
      fc.tuple(fc.constantFrom("and", "or"), listOf(inner)).map(([name, value]): Arg => ({ name, value })),
      inner.map((value): Arg => ({ name: "not", value })),
    );
    return fc.oneof(
      { weight: 5, arbitrary: leaf.map(objectOf) },
      { weight: 1, arbitrary: empty },
      { weight: 2, arbitrary: combined.map((one) => objectOf([one])) },
      { weight: 1, arbitrary: fc.tuple(leaf, combined).map(([given, one]) => objectOf([...given, one])) },
    );
  }

  #condition(type: GraphQLInputObjectType, field: GraphQLInputField, depth: number): fc.Arbitrary<Input> {
    const inner = innerType(type, field.name);
    if (isOnValue(inner))
      return this.#once(`${type.name}.${field.name}`, () => lifted(this.#operators(type, field.name), field.type));
    if (inner.name.endsWith("Where")) return this.on(inner, depth - 1);
    // Conditions on many related rows: some, none, every.
    return fc.oneof(
      ...Object.keys(inner.getFields()).map((quantifier) =>
        this.on(innerType(inner, quantifier), depth - 1).map((value) => objectOf([{ name: quantifier, value }])),
      ),
    );
  }

  #operators(type: GraphQLInputObjectType, name: string): fc.Arbitrary<Input> {
    const filter = innerType(type, name);
    const values = this.#pools.valuesOf(rowTypeOf(type), name);
    const single = fc.oneof(
      ...Object.values(filter.getFields()).map((operator) =>
        lifted(wantedArbitrary(filter.name, operator, values), operator.type).map((value): Arg => ({
          name: operator.name,
          value,
        })),
      ),
    );
    return fc.uniqueArray(single, { minLength: 1, maxLength: 2, selector: (one) => one.name }).map(objectOf);
  }
}

const isOnValue = (type: GraphQLInputObjectType): boolean => type.name.endsWith("Filter");

function objectOf(fields: readonly Arg[]): Input {
  return { is: "object", fields };
}

function wantedArbitrary(
  filterName: string,
  { name, type }: GraphQLInputField,
  values: readonly (string | number)[],
): fc.Arbitrary<Input> {
  const named = getNamedType(type);
  if (named.name === "Boolean") return fc.boolean().map(scalar);
  const one = isEnumType(named)
    ? fc.constantFrom(...named.getValues()).map((value): Input => ({ is: "enum", value: value.name }))
    : valueArbitrary(filterName, name, values);
  return isListType(getNullableType(type)) ? listOf(one) : one;
}

/** A value that is in no row. */
const absentValues: Readonly<Record<string, string | number>> = {
  StringFilter: "không có",
  NameFilter: "không ai",
  IntFilter: 1999,
  DayFilter: "2022-06-15",
  InstantFilter: "2024-01-02T03:04:05Z",
  DecimalFilter: 0.5,
};

function valueArbitrary(
  filterName: string,
  operator: string,
  values: readonly (string | number)[],
): fc.Arbitrary<Input> {
  const absent = absentValues[filterName];
  if (absent === undefined)
    throw new Error(`the generator knows no value for a ${filterName}: see tests/support/slow/filter-arbitrary.ts`);
  const value = fc.constantFrom(...values, absent);
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
