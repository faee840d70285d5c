import type { Json } from "./answers.ts";
import type { Input, VariableInput } from "./document-model.ts";

/** A value as a document has it. Without variables (in a default, in another document) they are what they stand for. */
export function literalOf(input: Input, nameOf: ((variable: VariableInput) => string) | null): string {
  switch (input.is) {
    case "scalar":
      return JSON.stringify(input.value);
    case "enum":
      return input.value;
    case "null":
      return "null";
    case "list":
      return `[${input.items.map((item) => literalOf(item, nameOf)).join(", ")}]`;
    case "object":
      return `{ ${input.fields
        .filter(({ value }) => nameOf !== null || isThere(value))
        .map(({ name, value }) => `${name}: ${literalOf(value, nameOf)}`)
        .join(", ")} }`;
    case "variable":
      return nameOf === null ? literalOf(meant(input), null) : nameOf(input);
    case "cursor":
      throw new Error("a cursor has no text before the server gave it one");
  }
}

/** A value as JSON, the way variables are given. */
export function jsonOf(input: Input): Json {
  switch (input.is) {
    case "scalar":
    case "enum":
      return input.value;
    case "null":
      return null;
    case "list":
      return input.items.map(jsonOf);
    case "object":
      return Object.fromEntries(
        input.fields.filter(({ value }) => isThere(value)).map(({ name, value }) => [name, jsonOf(value)]),
      );
    case "variable":
      return jsonOf(meant(input));
    case "cursor":
      throw new Error("a cursor has no text before the server gave it one");
  }
}

/** False for a variable nobody gives: an argument or field with it is as good as left out. */
export function isThere(input: Input): boolean {
  return input.is !== "variable" || input.given !== undefined || input.fallback !== undefined;
}

/** What a variable stands for. */
export function meant({ given, fallback }: VariableInput): Input {
  return given ?? fallback ?? { is: "null" };
}
