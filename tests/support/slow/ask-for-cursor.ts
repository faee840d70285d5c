import {
  getNamedType,
  isInputObjectType,
  isNonNullType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from "graphql";
import type { Arg, CursorInput, Input } from "./document-model.ts";
import { listedType } from "./lists.ts";
import { pageNames, wishesOf } from "./wrong-args.ts";
import { isThere, jsonOf, literalOf } from "./print-input.ts";
import type { CursorAsked } from "./read-case.ts";

interface Asked {
  /** The type the list hangs under, the list, and the arguments the cursor stands beside. */
  readonly type: GraphQLObjectType;
  readonly field: GraphQLField<unknown, unknown>;
  readonly args: readonly Arg[];
  readonly cursor: CursorInput;
}

/** Rows that are sure to have figures, for a cursor of a list that hangs under a row. */
const parents: Readonly<Record<string, string>> = {
  Unit: "SLA",
  Source: "seed-2023",
  Cluster: "CUM-BGPB",
  Indicator: "MEM_TOTAL",
};

/** The document that shows cursors of the same list with the same filter, in its order or in another. */
export function askForCursor(schema: GraphQLSchema, { type, field, args, cursor }: Asked): CursorAsked {
  const wished = wishesIn(args);
  const isOther = cursor.how === "of another order";
  const ordered = isOther ? [anotherWish(field), ...(wished ?? [])] : (wished ?? []);
  const orderBy = isOther || wished !== null;
  const given = [
    ...args
      .filter(({ name, value }) => !["orderBy", ...pageNames].includes(name) && isThere(value))
      .map(({ name, value }) => `${name}: ${literalOf(value, null)}`),
    ...(orderBy ? [`orderBy: [${ordered.map((wish) => literalOf(wish, null)).join(", ")}]`] : []),
    "first: 12",
  ];
  const list = `list: ${field.name}(${given.join(", ")}) ${selectionFor(field)}`;
  return {
    document: type.name === "Query" ? `{ ${list} }` : `{ parent: ${parentOf(schema, type)} { ${list} } }`,
    place: `${type.name}.${field.name}`,
    order: JSON.stringify(ordered.map(jsonOf)),
    at: cursor.at,
    isTampered: cursor.how === "tampered",
  };
}

/** The wishes among the arguments; null where there is no order at all, which is not the same as one without wishes. */
function wishesIn(args: readonly Arg[]): readonly Input[] | null {
  const given = args.find(({ name, value }) => name === "orderBy" && isThere(value));
  let input: Input | undefined = given?.value;
  while (input?.is === "variable") input = input.given ?? input.fallback;
  if (input === undefined || input.is === "null") return null;
  return input.is === "list" ? input.items : [input];
}

function anotherWish(field: GraphQLField<unknown, unknown>): Input {
  const type = getNamedType(field.args.find(({ name }) => name === "orderBy")!.type);
  if (!isInputObjectType(type)) throw new Error(`${field.name} has an order that is none`);
  return wishesOf(type)[0]!;
}

/** Flat rows carry their key in columns named like `unitCode`; rows of a page in their own fields. */
function selectionFor({ type }: GraphQLField<unknown, unknown>): string {
  const named = getNamedType(type).name;
  const typeName = named.replace(/Connection$|Row$/, "");
  const { key } = listedType(typeName);
  if (named.endsWith("Row")) return `{ cursor ${key.map(columnOf).join(" ")} }`;
  const fields = key.map(([first, second]) => (second === undefined ? first : `${first} { ${second} }`));
  return `{ edges { cursor node { ${fields.join(" ")} } } }`;
}

/** The column of flat rows for a part of the key. */
function columnOf([first, second]: readonly string[]): string {
  return second === undefined ? first! : `${first}${second[0]!.toUpperCase()}${second.slice(1)}`;
}

function parentOf(schema: GraphQLSchema, type: GraphQLObjectType): string {
  const root = Object.values(schema.getQueryType()!.getFields()).find(
    (field) => getNamedType(field.type) === type && field.args.filter((arg) => isNonNullType(arg.type)).length === 1,
  );
  const code = parents[type.name];
  if (!root || code === undefined) throw new Error(`the generator knows no ${type.name} to ask for a cursor under`);
  return `${root.name}(${root.args[0]!.name}: ${JSON.stringify(code)})`;
}
