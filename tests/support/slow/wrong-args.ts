import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isNonNullType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputObjectType,
} from "graphql";
import type { Arg, Input } from "./document-model.ts";
import { knownFaults } from "./known-faults.ts";
import { listedTypes } from "./lists.ts";
import { nothing, scalar } from "./value-arbitrary.ts";

type Field = GraphQLField<unknown, unknown>;

export const pageNames = ["first", "after", "last", "before"];

/** Whether the rows of a list are known well enough to say which one a cursor stands at. */
export function hasCursors(field: Field): boolean {
  const typeName = getNamedType(field.type).name.replace(/Connection$|Row$/, "");
  if (typeName === "ChangeSet" && knownFaults.changeSetsEndAtCursors) return false;
  return typeName in listedTypes;
}

/** Arguments that have to be refused, and which others may not stand beside them, so that there is one reason alone. */
export interface Wrong {
  readonly instead: readonly Arg[];
  readonly drops: readonly string[];
}

export function wrongArgs(place: string, field: Field): readonly Wrong[] {
  return field.args.flatMap((arg) => {
    const one = (value: Input): Wrong => wrongArg(arg, value);
    if (arg.name === "first") return wrongPages(field);
    if (arg.name === "where") return wrongFilters(arg).map(one);
    if (arg.name === "orderBy") return wrongOrders(arg).map(one);
    if (arg.name === "period" && place.startsWith("Unit.")) return [scalar("2023-13"), scalar("")].map(one);
    return knownFaults.nullDespiteDefaultIsInternal ? [] : nullsDespiteDefault(arg).map(one);
  });
}

/** Null from outside where a variable has a default, for an argument that takes no null. */
function nullsDespiteDefault(arg: GraphQLArgument): readonly Input[] {
  if (!isNonNullType(arg.type)) return [];
  const named = getNamedType(arg.type);
  const variable = { is: "variable", type: String(arg.type.ofType), given: nothing } as const;
  if (named.name === "Int") return [{ ...variable, fallback: scalar(2023) }];
  if (named.name === "String") return [{ ...variable, fallback: scalar("SLA") }];
  return isEnumType(named) ? [{ ...variable, fallback: { is: "enum", value: named.getValues()[0]!.name } }] : [];
}

/** Nobody can give a cursor of a list that cannot be asked for. */
function wrongArg(arg: GraphQLArgument, value: Input): Wrong {
  return { instead: [{ name: arg.name, value }], drops: arg.name === "first" ? [] : ["after", "before"] };
}

/** Values from outside that do not fit the type of their variable; then nothing runs at all. */
export function misfits(arg: GraphQLArgument): readonly Wrong[] {
  const named = getNamedType(arg.type);
  const given = (...values: readonly Input[]): readonly Wrong[] =>
    values.map((value) => wrongArg(arg, { is: "variable", type: String(arg.type), given: value }));
  if (named.name === "Int") return given(scalar("hai"), scalar(1.5), scalar(2_147_483_648));
  if (named.name === "String" || named.name === "ID") return given({ is: "list", items: [scalar(1), scalar(2)] });
  if (named.name === "Instant") return given(scalar("hôm qua"), scalar("2024-02-30T00:00:00Z"));
  if (isEnumType(named)) return given(scalar("NOPE"), scalar(1));
  if (isInputObjectType(named))
    return given({ is: "object", fields: [{ name: "colour", value: scalar("đỏ") }] }, scalar("x"));
  return [];
}

function wrongPages(field: Field): readonly Wrong[] {
  const has = (name: string): boolean => field.args.some((arg) => arg.name === name);
  const page = (...instead: readonly (readonly [string, Input])[]): Wrong => ({
    instead: instead.map(([name, value]) => ({ name, value })),
    drops: pageNames,
  });
  const tampered: Input = { is: "cursor", at: 0, how: "tampered" };
  const strange: Input = { is: "cursor", at: 1, how: "of another order" };
  return [
    page(["first", scalar(-1)]),
    page(["first", scalar(1_001)]),
    page(["first", scalar(2)], ["after", scalar("abc")]),
    page(["first", scalar(2)], ["after", scalar("")]),
    page(["first", scalar(2)], ["after", scalar("💥 không phải")]),
    ...(hasCursors(field) ? [page(["first", scalar(2)], ["after", tampered])] : []),
    ...(hasCursors(field) && has("orderBy") ? [page(["first", scalar(2)], ["after", strange])] : []),
    ...(has("last")
      ? [
          page(["first", scalar(1)], ["last", scalar(1)]),
          page(["last", scalar(-2)]),
          page(["last", scalar(1_001)]),
          page(["last", scalar(2)], ["before", scalar("abc")]),
          page(["last", scalar(2)], ["after", scalar("abc")]),
        ]
      : []),
  ];
}

/** Nulls in a filter, and filters beyond every bound: too deep, lists and texts too long, too many conditions. */
function wrongFilters(arg: GraphQLArgument): readonly Input[] {
  const type = getNamedType(arg.type);
  if (!isInputObjectType(type)) return [];
  const names = Object.keys(type.getFields()).filter((name) => !["and", "or", "not"].includes(name));
  const given = (value: Input): Input => ({ is: "variable", type: String(arg.type), given: value });
  const everything = object("and", list([]));
  const deep = Array.from({ length: 21 }).reduce<Input>((inner) => object("not", inner), everything);
  const text = Object.values(type.getFields()).find((field) => getNamedType(field.type).name === "StringFilter");
  return [
    ...names.map((name) => object(name, nothing)),
    ...names.map((name) => object("or", list([everything, object(name, nothing)]))),
    object("not", nothing),
    given(object("and", nothing)),
    deep,
    given(object("and", list(Array.from({ length: 1_001 }, () => object("or", list([])))))),
    given(object("or", list(Array.from({ length: 201 }, () => everything)))),
    ...(text ? [given(object(text.name, object("contains", scalar("ố".repeat(1_001)))))] : []),
  ];
}

/** Wishes with no field and with two, and more wishes than anybody means. */
function wrongOrders(arg: GraphQLArgument): readonly Input[] {
  const type = getNamedType(arg.type);
  if (!isInputObjectType(type)) return [];
  const wishes = wishesOf(type);
  const related = Object.values(type.getFields()).find(({ type: inner }) => isInputObjectType(getNamedType(inner)));
  const both = wishes.slice(0, 2).flatMap((wish) => (wish.is === "object" ? wish.fields : []));
  return [
    list([{ is: "object", fields: [] }]),
    ...(related ? [list([object(related.name, { is: "object", fields: [] })])] : []),
    ...(both.length === 2 ? [list([{ is: "object", fields: both }])] : []),
    list(Array.from({ length: 11 }, () => wishes[0]!)),
  ];
}

/** One wish for each field of an order, upwards. */
export function wishesOf(type: GraphQLInputObjectType): readonly Input[] {
  return Object.values(type.getFields()).flatMap((field) => {
    const inner = getNamedType(field.type);
    if (isInputObjectType(inner))
      return wishesOf(inner)
        .slice(0, 1)
        .map((wish) => object(field.name, wish));
    return [object(field.name, { is: "enum", value: "ASC" })];
  });
}

const object = (name: string, value: Input): Input => ({ is: "object", fields: [{ name, value }] });
const list = (items: readonly Input[]): Input => ({ is: "list", items });
