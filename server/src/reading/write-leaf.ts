import { GraphQLBoolean, GraphQLID, GraphQLInt, GraphQLString, isEnumType, type GraphQLLeafType } from "graphql";
import type { Write } from "./answering.ts";
import { bytesOf } from "./raw-json.ts";

/** Scalars whose text is a number already, digit for digit as PostgreSQL wrote it. */
const numberTexts: ReadonlySet<string> = new Set(["Decimal"]);

/** How a scalar or an enum is written: digits pass as they are, text as `JSON.stringify` escapes it. */
export function leafWriter(type: GraphQLLeafType): Write {
  if (type === GraphQLInt || type === GraphQLBoolean || numberTexts.has(type.name)) return String;
  if (type === GraphQLString || type === GraphQLID) return (value) => bytesOf(JSON.stringify(String(value)));
  if (isEnumType(type)) {
    const texts = new Map(type.getValues().map(({ name, value }) => [value as unknown, JSON.stringify(name)]));
    return (value) => {
      const text = texts.get(value);
      if (text === undefined) throw new Error(`${type.name} has no value ${String(value)}`);
      return text;
    };
  }
  return (value) => bytesOf(JSON.stringify(type.serialize(value)));
}
