import { getNamedType, type GraphQLField, type GraphQLObjectType, type GraphQLSchema } from "graphql";
import type { Json } from "./answers.ts";
import { askForCursor } from "./ask-for-cursor.ts";
import type { Directive, DocumentModel, FieldItem, Input, Item } from "./document-model.ts";
import { jsonOf, literalOf } from "./print-input.ts";
import type { CursorAsked, ReadCase } from "./read-case.ts";

/** Writes a document with its variables, fragments and aliases. Two fields with the same answer key are always the same field. */
export function printDocument(model: DocumentModel, schema: GraphQLSchema): ReadCase {
  const pen = new Pen(model, schema);
  const selection = pen.selection(schema.getQueryType()!, model.items);
  const body = model.asksForSchema ? selection.replace(/\}$/, '__type(name: "Figure") { name } }') : selection;
  const variables = [...pen.variables.values()];
  const head =
    variables.length > 0
      ? `query Q(${variables.map(({ name, type, fallback }) => `$${name}: ${type}${fallback}`).join(", ")}) `
      : "";
  return {
    document: [`${head}${body}`, ...pen.fragments.values()].join("\n"),
    variables: Object.fromEntries(
      variables.flatMap(({ name, given }) => (given === undefined ? [] : [[name, given] as const])),
    ),
    cursors: pen.cursors,
  };
}

interface Variable {
  readonly name: string;
  readonly type: string;
  readonly fallback: string;
  readonly given: Json | undefined;
}

class Pen {
  readonly variables = new Map<string, Variable>();
  readonly fragments = new Map<string, string>();
  readonly cursors: Record<string, CursorAsked> = {};
  readonly #answerKeys = new Map<string, string>();
  readonly #model: DocumentModel;
  readonly #schema: GraphQLSchema;

  constructor(model: DocumentModel, schema: GraphQLSchema) {
    this.#model = model;
    this.#schema = schema;
  }

  /** What is asked for a second time stands at the end, behind its neighbours. */
  selection(type: GraphQLObjectType, items: readonly Item[]): string {
    const written = items.map((item) => this.#item(type, item));
    return `{ ${[...written.map(([first]) => first), ...written.flatMap(([, ...again]) => again)].join(" ")} }`;
  }

  #item(type: GraphQLObjectType, item: Item): readonly string[] {
    if (item.is === "field") return this.#field(type, item);
    if (item.is === "spread") return [this.#shared(type)];
    const body = this.selection(type, item.items);
    const directive = this.#directive(item.directive);
    if (item.how === "inline") return [`...${directive} ${body}`];
    if (item.how === "on type") return [`... on ${type.name}${directive} ${body}`];
    return [`...${this.#fragment(type, body)}${directive}`];
  }

  #shared(type: GraphQLObjectType): string {
    const shared = this.#model.shared[type.name];
    return shared ? `...${this.#fragment(type, this.selection(type, shared))}` : "__typename";
  }

  /** Fragments with the same text are one fragment, used in several places. */
  #fragment(type: GraphQLObjectType, body: string): string {
    const text = `on ${type.name} ${body}`;
    const isSame = ([name, fragment]: readonly [string, string]): boolean => fragment === `fragment ${name} ${text}`;
    const name = [...this.fragments].find(isSame)?.[0] ?? `F${this.fragments.size + 1}`;
    this.fragments.set(name, `fragment ${name} ${text}`);
    return name;
  }

  #field(type: GraphQLObjectType, item: FieldItem): readonly string[] {
    if (item.name === "__typename")
      return [`${item.isRenamed ? "kind_of: " : ""}__typename${this.#directive(item.directive)}`];
    const field = type.getFields()[item.name]!;
    const args = item.args.map(({ name, value }) => `${name}: ${this.#value(value, type, field, item)}`).join(", ");
    const head = `${this.#answerKey(type, item, args)}${args ? `(${args})` : ""}`;
    const [first = null, ...again] = item.parts;
    const inner = (part: readonly Item[] | null): string =>
      part === null ? "" : ` ${this.selection(getNamedType(field.type) as GraphQLObjectType, part)}`;
    return [
      `${head}${this.#directive(item.directive)}${inner(first)}`,
      ...again.map((part) => `${head}${inner(part)}`),
    ];
  }

  /** The field, under its own name where nothing else on this type has that name with other arguments. */
  #answerKey(type: GraphQLObjectType, { name, isRenamed }: FieldItem, args: string): string {
    if (type.getFields()[name]!.args.length === 0) {
      const other = this.#model.isSwapped ? swappedWith(type, name) : null;
      return other !== null ? `${other}: ${name}` : isRenamed ? `${name}_x: ${name}` : name;
    }
    const place = `${type.name} ${name}`;
    const text = `${place} ${args} ${isRenamed}`;
    const taken = [...this.#answerKeys.keys()].filter((key) => key.startsWith(`${place} `)).length;
    const key = this.#answerKeys.get(text) ?? (taken === 0 && !isRenamed ? name : `${name}_${taken + 1}`);
    this.#answerKeys.set(text, key);
    return key === name ? name : `${key}: ${name}`;
  }

  #directive(directive: Directive | null): string {
    if (directive === null) return "";
    const condition = { is: "scalar", value: directive.condition } as const;
    const value =
      directive.how === "constant"
        ? String(directive.condition)
        : this.#variable("Boolean!", directive.how === "given" ? { given: condition } : { fallback: condition });
    return ` @${directive.name}(if: ${value})`;
  }

  #value(input: Input, type: GraphQLObjectType, field: GraphQLField<unknown, unknown>, item: FieldItem): string {
    if (input.is !== "cursor") return literalOf(input, (variable) => this.#variable(variable.type, variable));
    const asked = askForCursor(this.#schema, { type, field, args: item.args, cursor: input });
    const name = `c${Object.keys(this.cursors).length + 1}`;
    this.variables.set(name, { name, type: "String", fallback: "", given: undefined });
    this.cursors[name] = asked;
    return `$${name}`;
  }

  /** Variables that are declared and given alike are one variable. */
  #variable(type: string, { given, fallback }: { readonly given?: Input; readonly fallback?: Input }): string {
    const declared = {
      type,
      fallback: fallback === undefined ? "" : ` = ${literalOf(fallback, null)}`,
      given: given === undefined ? undefined : jsonOf(given),
    };
    const key = JSON.stringify(declared);
    const name = this.variables.get(key)?.name ?? `v${this.variables.size + 1}`;
    this.variables.set(key, { name, ...declared });
    return `$${name}`;
  }
}

/** The leaf whose name this one is asked under when names are swapped: the first two leaves of a type change places. */
function swappedWith(type: GraphQLObjectType, name: string): string | null {
  const [one, other] = Object.values(type.getFields())
    .filter((field) => field.args.length === 0 && !("getFields" in getNamedType(field.type)))
    .map((field) => field.name);
  if (one === undefined || other === undefined) return null;
  return name === one ? other : name === other ? one : null;
}
