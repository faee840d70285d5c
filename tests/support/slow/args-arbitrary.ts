import fc from "fast-check";
import { getNamedType, isNonNullType, type GraphQLArgument, type GraphQLField } from "graphql";
import type { Arg, Input } from "./document-model.ts";
import { inputArbitrary, type Making } from "./input-arbitrary.ts";
import type { Pools } from "./pools.ts";
import { lifted, nothing, orNothing, scalar } from "./value-arbitrary.ts";
import { hasCursors, misfits, pageNames, wrongArgs, type Wrong } from "./wrong-args.ts";
import { comparisonArbitrary, sheetArbitrary } from "./whole-inputs.ts";

type Field = GraphQLField<unknown, unknown>;
type Args = fc.Arbitrary<readonly Arg[]>;

/** The arguments of a field: mostly such as can be answered, now and then one that has to be refused. */
export function argsArbitrary(making: Making, place: string, field: Field): Args {
  if (field.args.length === 0) return fc.constant([]);
  const sound = soundArgs(making, place, field);
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

function soundArgs(making: Making, place: string, field: Field): Args {
  if (place === "Query.figure") return figureArgs(making.pools, field);
  const single = field.args
    .filter(({ name }) => !isPaged(field) || !pageNames.includes(name))
    .map((arg) => argArbitrary(making, place, arg));
  return fc.tuple(...single, isPaged(field) ? pageArgs(place, field) : fc.constant([])).map((given) => given.flat());
}

const isPaged = ({ args }: Field): boolean => args.some(({ name }) => name === "first");

function argArbitrary(making: Making, place: string, arg: GraphQLArgument): Args {
  const input = getNamedType(arg.type).name;
  const whole =
    input === "ComparisonInput"
      ? lifted(comparisonArbitrary(making.pools), arg.type)
      : input === "SheetInput"
        ? lifted(sheetArbitrary(making.pools), arg.type)
        : inputArbitrary(making, arg.type, `${place}.${arg.name}`);
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
