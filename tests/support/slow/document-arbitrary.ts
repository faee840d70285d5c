import fc from "fast-check";
import {
  getNamedType,
  isCompositeType,
  isObjectType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from "graphql";
import { argsArbitrary } from "./args-arbitrary.ts";
import type { Directive, DocumentModel, FieldItem, Item } from "./document-model.ts";
import { Filters } from "./filter-arbitrary.ts";
import type { Making } from "./input-arbitrary.ts";
import type { Pools } from "./pools.ts";
import { leftOut } from "./resolvers.ts";

const deepest = 9;

/** Random documents of a schema: every field, argument and filter it has, with values that hit. */
export function documentArbitrary(schema: GraphQLSchema, pools: Pools): fc.Arbitrary<DocumentModel> {
  const maker = new Maker({ pools, filters: new Filters(pools) });
  const query = schema.getQueryType()!;
  const sharedTypes = ["Unit", "Indicator", "Period", "Source", "Figure", "Cluster"].map(
    (name) => schema.getType(name) as GraphQLObjectType,
  );
  return fc.record({
    items: fc.oneof(
      { weight: 3, arbitrary: maker.items(query, deepest) },
      { weight: 2, arbitrary: fc.array(maker.list(query), several(4)) },
      { weight: 1, arbitrary: fc.array(maker.chain(query, deepest), several(2)) },
    ),
    shared: fc.record(Object.fromEntries(sharedTypes.map((type) => [type.name, maker.leaves(type)]))),
    isSwapped: rarely,
    asksForSchema: rarely,
  });
}

/** From one to so many, each as likely. */
const several = (most: number) => ({ minLength: 1, maxLength: most, size: "max" }) as const;

type Items = fc.Arbitrary<readonly Item[]>;

class Maker {
  readonly #making: Making;
  readonly #items = new Map<string, Items>();
  readonly #chains = new Map<string, fc.Arbitrary<Item>>();
  readonly #args = new Map<string, fc.Arbitrary<FieldItem["args"]>>();

  constructor(making: Making) {
    this.#making = making;
  }

  /** A selection set, perhaps with parts of it in fragments. */
  items(type: GraphQLObjectType, depth: number): Items {
    const key = `${type.name} ${depth}`;
    const held = this.#items.get(key);
    if (held) return held;
    const made = this.#newItems(type, depth);
    this.#items.set(key, made);
    return made;
  }

  #newItems(type: GraphQLObjectType, depth: number): Items {
    const field = this.#field(type, depth);
    const fields = fc.array(field, several(depth > 6 ? 4 : 3));
    const spread = fc.constant<Item>({ is: "spread" });
    if (depth < 2) return fc.array(fc.oneof({ weight: 8, arbitrary: field }, spread), several(5));
    const fragment = fc.record({
      is: fc.constant("fragment" as const),
      how: fc.constantFrom("inline" as const, "on type" as const, "named" as const),
      items: fields,
      directive: directiveArbitrary,
    });
    const one = fc.oneof(
      { weight: 10, arbitrary: field },
      { weight: 2, arbitrary: fragment },
      { weight: 1, arbitrary: spread },
    );
    return fc.array(one, several(depth > 7 ? 5 : 4));
  }

  /** Leaves alone, for fragments that stand at any depth. */
  leaves(type: GraphQLObjectType): Items {
    return fc.array(this.#leaf(type), several(4));
  }

  /** A list that can be filtered, with its count and some leaves of its rows: filters, orders and pages are seen best here. */
  list(query: GraphQLObjectType): fc.Arbitrary<Item> {
    const lists = fieldsOf(query).filter(({ args }) => args.some(({ name }) => name === "where"));
    return fc.oneof(
      ...lists.map((field) => {
        const type = getNamedType(field.type) as GraphQLObjectType;
        const nodes = type.getFields()["nodes"];
        if (!nodes) return this.#composite(query, field, this.leaves(type));
        const rows = this.#composite(type, nodes, this.leaves(getNamedType(nodes.type) as GraphQLObjectType));
        return this.#composite(query, field, fc.tuple(this.#leaf(type), rows));
      }),
    );
  }

  /** One field in another, down to the deepest. */
  chain(type: GraphQLObjectType, depth: number): fc.Arbitrary<Item> {
    const key = `${type.name} ${depth}`;
    const held = this.#chains.get(key);
    if (held) return held;
    const composites = fieldsOf(type).filter((field) => isComposite(field) && !isFlat(field));
    const made = depth <= 1 || composites.length === 0 ? this.#leaf(type) : this.#link(type, composites, depth);
    this.#chains.set(key, made);
    return made;
  }

  #link(type: GraphQLObjectType, composites: readonly Field[], depth: number): fc.Arbitrary<Item> {
    const further = composites.map((field) => {
      const inner = getNamedType(field.type) as GraphQLObjectType;
      return this.#composite(type, field, fc.tuple(this.chain(inner, depth - 1)));
    });
    return orLeaf({ weight: 1, arbitrary: this.#leaf(type) }, { weight: 40, arbitrary: fc.oneof(...further) });
  }

  #field(type: GraphQLObjectType, depth: number): fc.Arbitrary<Item> {
    const composites = fieldsOf(type).filter(isComposite);
    const leaves = { weight: composites.length > 0 ? 3 : 1, arbitrary: this.#leaf(type) };
    if (depth <= 1 || composites.length === 0) return leaves.arbitrary;
    // Lists in pages have the most to go wrong, and those of figures before all.
    const weightOf = (field: Field): number => {
      if (!isPaged(field)) return field.args.length > 0 ? 2 : 1;
      return getNamedType(field.type).name.startsWith("Figure") ? 8 : 3;
    };
    const weighted = composites.map((field) => ({
      weight: type.name.endsWith("Connection") ? 4 : weightOf(field),
      arbitrary: this.#composite(type, field, this.items(getNamedType(field.type) as GraphQLObjectType, depth - 1)),
    }));
    const hasLeaves = type.name !== "Query";
    return hasLeaves ? orLeaf(leaves, { weight: 2, arbitrary: fc.oneof(...weighted) }) : fc.oneof(...weighted);
  }

  #composite(type: GraphQLObjectType, field: Field, inner: Items): fc.Arbitrary<Item> {
    return fc.record({
      is: fc.constant("field" as const),
      name: fc.constant(field.name),
      args: this.#argsOf(type, field),
      parts: fc.oneof({ weight: 8, arbitrary: fc.tuple(inner) }, { weight: 1, arbitrary: fc.tuple(inner, inner) }),
      directive: directiveArbitrary,
      isRenamed: rarely,
    });
  }

  #leaf(type: GraphQLObjectType): fc.Arbitrary<Item> {
    const names = fieldsOf(type)
      .filter((field) => !isComposite(field) && field.args.length === 0)
      .map(({ name }) => name);
    return fc.record({
      is: fc.constant("field" as const),
      name: fc.oneof(
        { weight: 12, arbitrary: fc.constantFrom(...(names.length > 0 ? names : ["__typename"])) },
        { weight: 1, arbitrary: fc.constant("__typename") },
      ),
      args: fc.constant([]),
      parts: fc.constant([]),
      directive: directiveArbitrary,
      isRenamed: rarely,
    });
  }

  #argsOf(type: GraphQLObjectType, field: Field): fc.Arbitrary<FieldItem["args"]> {
    const place = `${type.name}.${field.name}`;
    const held = this.#args.get(place);
    if (held) return held;
    const made = argsArbitrary(this.#making, place, field);
    this.#args.set(place, made);
    return made;
  }
}

/** A leaf or a field with fields of its own; where the leaf shows the failure as well, the shrunk document has the leaf. */
function orLeaf(leaf: fc.WeightedArbitrary<Item>, composite: fc.WeightedArbitrary<Item>): fc.Arbitrary<Item> {
  return fc.oneof({ withCrossShrink: true }, leaf, composite);
}

type Field = GraphQLField<unknown, unknown>;

function fieldsOf(type: GraphQLObjectType): readonly Field[] {
  return Object.values(type.getFields()).filter(({ name }) => !(`${type.name}.${name}` in leftOut));
}

const isComposite = ({ type }: Field): boolean => isCompositeType(getNamedType(type));

/** A field whose objects hold leaves alone: nothing to go deeper into. */
function isFlat({ type }: Field): boolean {
  const named = getNamedType(type);
  return isObjectType(named) && !fieldsOf(named).some(isComposite);
}

const isPaged = ({ args }: Field): boolean => args.some(({ name }) => name === "first");

const rarely = fc.nat(11).map((n) => n === 11);

const directiveArbitrary: fc.Arbitrary<Directive | null> = fc.oneof(
  { weight: 14, arbitrary: fc.constant(null) },
  {
    weight: 1,
    arbitrary: fc.record({
      name: fc.constantFrom("include" as const, "skip" as const),
      condition: fc.boolean(),
      how: fc.constantFrom("constant" as const, "given" as const, "default" as const),
    }),
  },
);
