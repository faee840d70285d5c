import fc from "fast-check";
import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isNonNullType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLSchema,
} from "graphql";
import type { Arg, Input } from "./document-model.ts";
import { inputArbitrary, lifted, nothing, orNothing, scalar } from "./input-arbitrary.ts";
import { listedTypes } from "./lists.ts";
import type { Pools } from "./pools.ts";
import { comparisonArbitrary, sheetArbitrary } from "./whole-inputs.ts";

type Field = GraphQLField<unknown, unknown>;
type Args = fc.Arbitrary<readonly Arg[]>;

const pageNames = ["first", "after", "last", "before"];

/**
 * Whether null is given through a variable that has a default, for an argument that takes no null. The server calls that
 * a fault of its own (INTERNAL, at no place); it has to be the caller's, at the field.
 */
const asksForNullWithDefault = false;

/** The arguments of a field: mostly such as can be answered, now and then one that has to be refused. */
export function argsArbitrary(schema: GraphQLSchema, pools: Pools, place: string, field: Field): Args {
  if (field.args.length === 0) return fc.constant([]);
  const sound = soundArgs(schema, pools, place, field);
  const replacedBy = (wrongs: readonly Wrong[]): Args =>
    fc
      .tuple(sound, fc.constantFrom(...wrongs))
      .map(([args, { instead, drops }]) => [
        ...args.filter(({ name }) => !drops.includes(name) && !instead.some((one) => one.name === name)),
        ...instead,
      ]);
  const [misfit, wrong] = [field.args.flatMap(misfits), wrongArgs(place, field)];
  // Below the root an error can stand beside data; there it is worth more.
  const often = place.startsWith("Query.") ? 5 : 20;
  return fc.oneof(
    { weight: 120, arbitrary: sound },
    ...(wrong.length > 0 ? [{ weight: often, arbitrary: replacedBy(wrong) }] : []),
    ...(misfit.length > 0 ? [{ weight: 1, arbitrary: replacedBy(misfit) }] : []),
  );
}

function soundArgs(schema: GraphQLSchema, pools: Pools, place: string, field: Field): Args {
  if (place === "Query.figure") return figureArgs(pools, field);
  const single = field.args
    .filter(({ name }) => !isPaged(field) || !pageNames.includes(name))
    .map((arg) => argArbitrary(schema, pools, place, arg));
  return fc.tuple(...single, isPaged(field) ? pageArgs(place, field) : fc.constant([])).map((given) => given.flat());
}

const isPaged = ({ args }: Field): boolean => args.some(({ name }) => name === "first");

function argArbitrary(schema: GraphQLSchema, pools: Pools, place: string, arg: GraphQLArgument): Args {
  const input = getNamedType(arg.type).name;
  const whole =
    input === "ComparisonInput"
      ? lifted(comparisonArbitrary(pools), arg.type)
      : input === "SheetInput"
        ? lifted(sheetArbitrary(pools), arg.type)
        : inputArbitrary(pools, arg.type, `${place}.${arg.name}`);
  const given = (isNonNullType(arg.type) ? whole : orNothing(whole, arg.type)).map((value) => [
    { name: arg.name, value },
  ]);
  if (isNonNullType(arg.type) && arg.defaultValue === undefined) return given;
  return fc.oneof({ weight: 1, arbitrary: fc.constant([]) }, { weight: 2, arbitrary: given });
}

/** The key of a cell that is there: drawn one by one, unit, indicator and period would hardly ever meet. */
function figureArgs(pools: Pools, { args }: Field): Args {
  const typeOf = (name: string) => args.find((arg) => arg.name === name)!.type;
  const given = (name: string, value: Input): Args =>
    lifted(fc.constant(value), typeOf(name)).map((one) => [{ name, value: one }]);
  const text = scalar;
  return fc
    .constantFrom(...pools.figureKeys, { unit: "SLA", indicator: "NOPE", period: "2023", kind: "ACTUAL" })
    .chain((key) =>
      fc
        .tuple(
          given("unit", text(key.unit)),
          given("indicator", text(key.indicator)),
          given("period", text(key.period)),
          key.kind === "ACTUAL"
            ? fc.oneof(fc.constant([]), given("kind", { is: "enum", value: key.kind }))
            : given("kind", { is: "enum", value: key.kind }),
        )
        .map((all) => all.flat()),
    );
}

/** A page of a few rows, forwards or backwards, from an end or from a cursor. */
function pageArgs(place: string, field: Field): Args {
  const has = (name: string): boolean => field.args.some((arg) => arg.name === name);
  const sizes = place.startsWith("Query.") ? [1, 2, 3, 4, 5, 7, 9, 12, 0] : [1, 2, 3, 4, 0];
  const typeOf = (name: string) => field.args.find((arg) => arg.name === name)!.type;
  const size = (name: string): Args =>
    lifted(fc.constantFrom(...sizes).map(scalar), typeOf(name)).map((value) => [{ name, value }]);
  const cursor = (name: string): Args => fc.nat(5).map((at) => [{ name, value: { is: "cursor", at, how: "good" } }]);
  const empty = (name: string): Args => orNothing(fc.constant(nothing), typeOf(name)).map((value) => [{ name, value }]);
  const both = (a: Args, b: Args): Args => fc.tuple(a, b).map(([one, other]) => [...one, ...other]);
  const forwards = [
    { weight: 8, arbitrary: size("first") },
    { weight: 1, arbitrary: fc.constant([]) },
    ...(hasCursors(field) ? [{ weight: 3, arbitrary: both(size("first"), cursor("after")) }] : []),
  ];
  if (!has("last")) return fc.oneof(...forwards);
  return fc.oneof(
    ...forwards,
    { weight: 1, arbitrary: both(size("first"), empty("last")) },
    { weight: 3, arbitrary: size("last") },
    ...(hasCursors(field) ? [{ weight: 2, arbitrary: both(size("last"), cursor("before")) }] : []),
  );
}

/** Whether the rows of a list are known well enough to say which one a cursor stands at. */
function hasCursors(field: Field): boolean {
  return getNamedType(field.type).name.replace(/Connection$|Row$/, "") in listedTypes;
}

/** Arguments that have to be refused, and which others may not stand beside them, so that there is one reason alone. */
interface Wrong {
  readonly instead: readonly Arg[];
  readonly drops: readonly string[];
}

function wrongArgs(place: string, field: Field): readonly Wrong[] {
  return field.args.flatMap((arg) => {
    const one = (value: Input): Wrong => wrongArg(arg, value);
    if (arg.name === "first") return wrongPages(field);
    if (arg.name === "where") return wrongFilters(arg).map(one);
    if (arg.name === "orderBy") return wrongOrders(arg).map(one);
    if (arg.name === "period" && place.startsWith("Unit.")) return [scalar("2023-13"), scalar("")].map(one);
    return asksForNullWithDefault ? nullsDespiteDefault(arg).map(one) : [];
  });
}

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
function misfits(arg: GraphQLArgument): readonly Wrong[] {
  const named = getNamedType(arg.type);
  const given = (...values: readonly Input[]): readonly Wrong[] =>
    values.map((value) => wrongArg(arg, { is: "variable", type: String(arg.type), given: value }));
  if (named.name === "Int") return given(scalar("hai"), scalar(1.5), scalar(2_147_483_648));
  if (named.name === "String" || named.name === "ID") return given({ is: "list", items: [scalar(1), scalar(2)] });
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

/** Nulls in a filter, a filter too deep, a list too long. Each stands in the first fields there are. */
function wrongFilters(arg: GraphQLArgument): readonly Input[] {
  const type = getNamedType(arg.type);
  if (!isInputObjectType(type)) return [];
  const object = (name: string, value: Input): Input => ({ is: "object", fields: [{ name, value }] });
  const names = Object.keys(type.getFields()).filter((name) => !["and", "or", "not"].includes(name));
  const deep = Array.from({ length: 21 }).reduce<Input>(
    (inner) => object("not", inner),
    object("and", { is: "list", items: [] }),
  );
  const long = Array.from({ length: 1_001 }, () => object("or", { is: "list", items: [] }));
  return [
    ...names.map((name) => object(name, nothing)),
    ...names.map((name) =>
      object("or", { is: "list", items: [object("and", { is: "list", items: [] }), object(name, nothing)] }),
    ),
    object("not", nothing),
    { is: "variable", type: String(arg.type), given: object("and", nothing) },
    deep,
    { is: "variable", type: String(arg.type), given: object("and", { is: "list", items: long }) },
  ];
}

/** Wishes with no field, and with two. The order of units reads both as by code, so they are left alone there. */
function wrongOrders(arg: GraphQLArgument): readonly Input[] {
  const type = getNamedType(arg.type);
  if (!isInputObjectType(type) || type.name === "UnitOrder") return [];
  const directions = Object.values(type.getFields()).filter(({ type: inner }) => isEnumType(getNamedType(inner)));
  const fields = [...directions, ...directions].map(({ name }): Arg => ({ name, value: { is: "enum", value: "ASC" } }));
  const related = Object.values(type.getFields()).find(({ type: inner }) => isInputObjectType(getNamedType(inner)));
  const wish = (given: readonly Arg[]): Input => ({ is: "list", items: [{ is: "object", fields: given }] });
  return [
    wish([]),
    ...(related ? [wish([{ name: related.name, value: { is: "object", fields: [] } }])] : []),
    ...(fields[0] && related ? [wish([fields[0], { name: related.name, value: innerWish(related.type) }])] : []),
  ];
}

function innerWish(type: GraphQLArgument["type"]): Input {
  const named = getNamedType(type);
  const first = isInputObjectType(named) ? Object.keys(named.getFields())[0]! : "";
  return { is: "object", fields: [{ name: first, value: { is: "enum", value: "ASC" } }] };
}
