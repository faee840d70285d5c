import { Field, InputType, Int } from "type-graphql";
import { DayScalar, DecimalScalar, InstantScalar } from "./scalars.ts";
import { enumOf } from "./enums.ts";

const maxList = 1_000;
export const listNote = `At most ${maxList.toLocaleString("en")} entries.`;

@InputType("StringFilter", { description: "Conditions on text; all that are given must hold." })
export class StringFilterInput {
  @Field(() => String, { nullable: true, description: "Exactly this." }) eq?: string;
  @Field(() => String, { nullable: true, description: "Anything else." }) neq?: string;
  @Field(() => [String], { nullable: true, description: `One of these. ${listNote}` }) in?: string[];
  @Field(() => [String], { nullable: true, description: `None of these. ${listNote}` }) notIn?: string[];
  @Field(() => String, { nullable: true, description: "Contains this, letter by letter." }) contains?: string;
  @Field(() => String, { nullable: true, description: "Begins with this." }) startsWith?: string;
  @Field(() => String, {
    nullable: true,
    description: "Contains this, without regard to accents, tones, case or Đ and D.",
  })
  search?: string;
  @Field(() => Boolean, { nullable: true, description: "Has no value." }) isNull?: boolean;
}

/** The filter on a value of a closed list; a value that is not in the list is an error and not an empty answer. */
export function enumFilter<T extends string>(name: string, values: Readonly<Record<T, T>>) {
  @InputType(`${name}Filter`, { description: `Conditions on ${name}; all that are given must hold.` })
  class EnumFilterInput {
    @Field(() => values, { nullable: true, description: "Exactly this." }) eq?: T;
    @Field(() => values, { nullable: true, description: "Anything else." }) neq?: T;
    @Field(() => [values], { nullable: true, description: "One of these." }) in?: T[];
    @Field(() => [values], { nullable: true, description: "None of these." }) notIn?: T[];
  }
  return EnumFilterInput;
}

@InputType("IntFilter", { description: "Conditions on a whole number." })
export class IntFilterInput {
  @Field(() => Int, { nullable: true, description: "Exactly this." }) eq?: number;
  @Field(() => Int, { nullable: true, description: "Anything else." }) neq?: number;
  @Field(() => [Int], { nullable: true, description: `One of these. ${listNote}` }) in?: number[];
  @Field(() => [Int], { nullable: true, description: `None of these. ${listNote}` }) notIn?: number[];
  @Field(() => Int, { nullable: true, description: "More than this." }) gt?: number;
  @Field(() => Int, { nullable: true, description: "This or more." }) gte?: number;
  @Field(() => Int, { nullable: true, description: "Less than this." }) lt?: number;
  @Field(() => Int, { nullable: true, description: "This or less." }) lte?: number;
}

@InputType("DayFilter", { description: "Conditions on a day." })
export class DayFilterInput {
  @Field(() => DayScalar, { nullable: true, description: "Exactly this day." }) eq?: string;
  @Field(() => DayScalar, { nullable: true, description: "After this day." }) gt?: string;
  @Field(() => DayScalar, { nullable: true, description: "On this day or later." }) gte?: string;
  @Field(() => DayScalar, { nullable: true, description: "Before this day." }) lt?: string;
  @Field(() => DayScalar, { nullable: true, description: "On this day or earlier." }) lte?: string;
  @Field(() => Boolean, { nullable: true, description: "Has no value." }) isNull?: boolean;
}

@InputType("InstantFilter", { description: "Conditions on an instant; all that are given must hold." })
export class InstantFilterInput {
  @Field(() => InstantScalar, { nullable: true, description: "Exactly then." }) eq?: string;
  @Field(() => InstantScalar, { nullable: true, description: "After it." }) gt?: string;
  @Field(() => InstantScalar, { nullable: true, description: "Then or later." }) gte?: string;
  @Field(() => InstantScalar, { nullable: true, description: "Before it." }) lt?: string;
  @Field(() => InstantScalar, { nullable: true, description: "Then or earlier." }) lte?: string;
}

@InputType("BooleanFilter", { description: "A condition on what is true or false." })
export class BooleanFilterInput {
  @Field(() => Boolean, { nullable: true, description: "Exactly this." }) eq?: boolean;
}

@InputType("NameFilter", { description: "Conditions on a name, letter by letter; all that are given must hold." })
export class NameFilterInput {
  @Field(() => String, { nullable: true, description: "Exactly this." }) eq?: string;
  @Field(() => String, { nullable: true, description: "Anything else." }) neq?: string;
  @Field(() => [String], { nullable: true, description: `One of these. ${listNote}` }) in?: string[];
  @Field(() => [String], { nullable: true, description: `None of these. ${listNote}` }) notIn?: string[];
}

@InputType("PresenceFilter", { description: "A condition on whether there is a value." })
export class PresenceFilterInput {
  @Field(() => Boolean, { nullable: true, description: "Has no value." }) isNull?: boolean;
}

@InputType("DecimalFilter", { description: "Conditions on a figure." })
export class DecimalFilterInput {
  @Field(() => DecimalScalar, { nullable: true, description: "Exactly this." }) eq?: string;
  @Field(() => DecimalScalar, { nullable: true, description: "Anything else." }) neq?: string;
  @Field(() => DecimalScalar, { nullable: true, description: "More than this." }) gt?: string;
  @Field(() => DecimalScalar, { nullable: true, description: "This or more." }) gte?: string;
  @Field(() => DecimalScalar, { nullable: true, description: "Less than this." }) lt?: string;
  @Field(() => DecimalScalar, { nullable: true, description: "This or less." }) lte?: string;
  @Field(() => Boolean, { nullable: true, description: "Has no value." }) isNull?: boolean;
}

const sorting = { ASC: "Upwards.", DESC: "Downwards." };
export const SortEnum = enumOf("Sort", "A direction to sort in.", ["ASC", "DESC"], sorting);
export type Sort = keyof typeof SortEnum;

export const NullableSortEnum = enumOf(
  "NullableSort",
  "A direction to sort in, and where what has no value goes; last when it is not said.",
  ["ASC", "DESC", "ASC_NULLS_FIRST", "ASC_NULLS_LAST", "DESC_NULLS_FIRST", "DESC_NULLS_LAST"],
  {
    ...sorting,
    ASC_NULLS_FIRST: "Upwards, what has no value first.",
    ASC_NULLS_LAST: "Upwards, what has no value last.",
    DESC_NULLS_FIRST: "Downwards, what has no value first.",
    DESC_NULLS_LAST: "Downwards, what has no value last.",
  },
);
