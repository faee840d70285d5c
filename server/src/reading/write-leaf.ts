import { GraphQLBoolean, GraphQLID, GraphQLInt, GraphQLString, isEnumType, type GraphQLLeafType } from "graphql";
import type { Write } from "./answering.ts";

/** Scalars whose text is a number already, digit for digit as PostgreSQL wrote it. */
const numberTexts: ReadonlySet<string> = new Set(["Decimal"]);

/** How a scalar or an enum is written: digits pass as they are, text as `JSON.stringify` escapes it. */
export function leafWriter(type: GraphQLLeafType): Write {
  if (type === GraphQLInt || type === GraphQLBoolean || numberTexts.has(type.name))
    return (value, { bytes }) => bytes.write(String(value));
  if (type === GraphQLString || type === GraphQLID)
    return (value, { bytes }) => bytes.write(JSON.stringify(String(value)));
  if (isEnumType(type)) {
    const writers = new Map(
      type.getValues().map(({ name, value }) => [value as unknown, constantWriter(JSON.stringify(name))]),
    );
    return (value, answering) => {
      const write = writers.get(value);
      if (write === undefined) throw new Error(`${type.name} has no value ${String(value)}`);
      write(value, answering);
    };
  }
  return (value, { bytes }) => bytes.write(JSON.stringify(type.serialize(value)));
}

/** Writes the same JSON whatever the value is. */
export function constantWriter(json: string): Write {
  const ready = Buffer.from(json);
  return (_value, { bytes }) => bytes.copy(ready);
}
