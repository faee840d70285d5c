import { DirectiveLocation, GraphQLDirective, GraphQLScalarType, GraphQLError, GraphQLString, Kind } from "graphql";
import { isDay } from "@bangvang/schema/period";
import { InstantScalar } from "./scalars.ts";

const isBoundary = (text: unknown): text is string =>
  typeof text === "string" && (text === "AS_REPORTED" || text === "CURRENT" || isDay(text));

/** The division of the country an answer is drawn in. A word of the list may stand without quotes. */
export const BoundaryScalar = new GraphQLScalarType<string, string>({
  name: "Boundary",
  description: "The division of the country an answer is drawn in: AS_REPORTED, CURRENT, or that of a day.",
  serialize: String,
  parseValue: boundaryOf,
  parseLiteral: (node) => boundaryOf(node.kind === Kind.ENUM || node.kind === Kind.STRING ? node.value : null),
});

function boundaryOf(input: unknown): string {
  if (!isBoundary(input)) throw new GraphQLError("This is not a Boundary.");
  return input;
}

/** How everything in an operation is read. It stands on the operation, so no field below can forget it. */
export const ReadDirective = new GraphQLDirective({
  name: "read",
  description: "How everything in this operation is read.",
  locations: [DirectiveLocation.QUERY],
  args: {
    asOf: { type: InstantScalar, description: "As it was known at this instant. Rights are always today's." },
    release: { type: GraphQLString, description: "As it was known when this release was made; its code." },
    boundary: {
      type: BoundaryScalar,
      description: "The division of the country to draw the answer in; as reported when left out.",
    },
  },
});

/** Asks how an operation was read, for those who may see everything. */
export const ExplainDirective = new GraphQLDirective({
  name: "explain",
  description: "Says in extensions.plan how this operation was read: the plan, and the statements with their times.",
  locations: [DirectiveLocation.QUERY],
});
