import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from "graphql";
import { readDecimal } from "@bangvang/schema/decimal";
import { isDay } from "@bangvang/schema/period";

/** A figure: at most 15 significant digits and 4 decimals, written as a JSON number, which a double holds exactly. */
export const DecimalScalar = new GraphQLScalarType<string, number>({
  name: "Decimal",
  description:
    "A number of at most 15 significant digits and 4 decimals. Written as a JSON number; a number or decimal text is read.",
  serialize: (value) => Number(value),
  parseValue: readDecimalInput,
  parseLiteral: (node) => readDecimalInput(literalText(node)),
});

/** ISO day without a time. */
export const DayScalar = textScalar("Day", "A day as ISO text, such as 2023-12-19.", isDay);

/** ISO instant in UTC. */
export const InstantScalar = textScalar(
  "Instant",
  "An instant as ISO text in UTC, such as 2023-12-19T09:30:00Z.",
  (text) =>
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?Z$/.test(text) &&
    text >= "0001" &&
    isDay(text.slice(0, 10)) &&
    !Number.isNaN(Date.parse(text)),
);

function readDecimalInput(input: unknown): string {
  if (typeof input !== "string" && typeof input !== "number")
    throw new GraphQLError("A Decimal is a number or decimal text.");
  const read = readDecimal(String(input));
  if ("problem" in read)
    throw new GraphQLError(`${JSON.stringify(String(input).slice(0, 40))} is not a Decimal (${read.problem}).`);
  return read.value;
}

function literalText(node: ValueNode): unknown {
  return node.kind === Kind.INT || node.kind === Kind.FLOAT || node.kind === Kind.STRING ? node.value : null;
}

function textScalar(
  name: string,
  description: string,
  fits: (text: string) => boolean,
): GraphQLScalarType<string, string> {
  const read = (input: unknown): string => {
    if (typeof input !== "string" || !fits(input))
      throw new GraphQLError(`${JSON.stringify(String(input).slice(0, 40))} is no ${name}. ${description}`);
    return input;
  };
  return new GraphQLScalarType({
    name,
    description,
    serialize: String,
    parseValue: read,
    parseLiteral: (node) => read(literalText(node)),
  });
}
