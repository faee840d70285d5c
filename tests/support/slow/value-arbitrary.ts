import fc from "fast-check";
import { getNullableType, isNonNullType, type GraphQLInputType } from "graphql";
import type { Input } from "./document-model.ts";
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

/** A list, or one entry without a list around it; a variable of one entry may not stand for a list. */
export function listOf(entry: fc.Arbitrary<Input>): fc.Arbitrary<Input> {
  const list = fc.array(entry, { maxLength: 3 }).map((items): Input => ({ is: "list", items }));
  const single = entry.map((one) => (one.is === "variable" ? meant(one) : one));
  return fc.oneof({ weight: 6, arbitrary: list }, { weight: 1, arbitrary: single });
}
