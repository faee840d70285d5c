import { getNamedType, isInputObjectType, type GraphQLInputObjectType } from "graphql";
import { wholeInstant } from "./differences.ts";
import { isList, propertyOf, rowsOfList } from "./lists.ts";
import type { World } from "./world.ts";

export type Filter = Readonly<Record<string, unknown>>;

/** Whether a row meets a filter. The type of the filter, `UnitWhere`, says what the row is and what its fields mean. */
export function holds(world: World, type: GraphQLInputObjectType, filter: Filter, row: object): boolean {
  return Object.entries(filter).every(([name, condition]) => {
    if (name === "and") return (condition as Filter[]).every((one) => holds(world, type, one, row));
    if (name === "or") return (condition as Filter[]).some((one) => holds(world, type, one, row));
    if (name === "not") return !holds(world, type, condition as Filter, row);
    return holdsField(world, { type, name }, condition as Filter, row);
  });
}

interface FilterField {
  readonly type: GraphQLInputObjectType;
  readonly name: string;
}

function holdsField(world: World, { type, name }: FilterField, condition: Filter, row: object): boolean {
  const inner = innerType(type, name);
  const place = `${rowTypeOf(type)}.${name}`;
  if (inner.name.endsWith("Filter")) return holdsValue(inner.name, propertyOf(row, name), condition);
  const fields = Object.keys(inner.getFields());
  if (fields.length > 0 && fields.every((field) => ["some", "none", "every"].includes(field))) {
    const related = isList(place) ? rowsOfList(world, place, row, {}) : (propertyOf(row, name) as object[]);
    return holdsMany(world, inner, condition, related);
  }
  if (!inner.name.endsWith("Where")) throw new Error(`the slow interpreter does not know the filter ${inner.name}`);
  const related = propertyOf(row, name) as object | null;
  return related !== null && holds(world, inner, condition, related);
}

function holdsMany(world: World, type: GraphQLInputObjectType, condition: Filter, related: readonly object[]): boolean {
  return Object.entries(condition).every(([quantifier, filter]) => {
    const test = (row: object): boolean => holds(world, innerType(type, quantifier), filter as Filter, row);
    if (quantifier === "some") return related.some(test);
    if (quantifier === "none") return !related.some(test);
    return related.every(test);
  });
}

/** The rows a filter is on: `UnitWhere` is on units. */
export function rowTypeOf(type: GraphQLInputObjectType): string {
  return type.name.replace(/Where$/, "");
}

export function innerType(type: GraphQLInputObjectType, name: string): GraphQLInputObjectType {
  const inner = getNamedType(type.getFields()[name]!.type);
  if (!isInputObjectType(inner)) throw new Error(`${type.name}.${name} is no condition`);
  return inner;
}

/** A value that is not there meets no condition but isNull. */
function holdsValue(filterType: string, value: unknown, filter: Filter): boolean {
  const read = (one: unknown): unknown => comparable(filterType, one);
  return Object.entries(filter).every(([operator, wanted]) => {
    if (operator === "isNull") return (value === null) === wanted;
    if (value === null) return false;
    return meets(operator, read(value) as string, Array.isArray(wanted) ? wanted.map(read) : read(wanted));
  });
}

/** A value in a form that compares as it should: figures as numbers, instants with all their digits. */
function comparable(filterType: string, value: unknown): unknown {
  if (filterType === "DecimalFilter") return Number(value);
  return filterType === "InstantFilter" ? wholeInstant(value as string) : value;
}

function meets(operator: string, value: string, wanted: unknown): boolean {
  switch (operator) {
    case "eq":
      return value === wanted;
    case "neq":
      return value !== wanted;
    case "in":
      return (wanted as unknown[]).includes(value);
    case "notIn":
      return !(wanted as unknown[]).includes(value);
    case "gt":
      return value > (wanted as string);
    case "gte":
      return value >= (wanted as string);
    case "lt":
      return value < (wanted as string);
    case "lte":
      return value <= (wanted as string);
    case "contains":
      return value.includes(wanted as string);
    case "startsWith":
      return value.startsWith(wanted as string);
    case "search":
      return plain(value).includes(plain(wanted as string));
    default:
      throw new Error(`the slow interpreter does not know the operator ${operator}`);
  }
}

/** Letters alone: no accents, no tones (so it does not matter where a tone stands), no case, đ like d, single blanks. */
function plain(text: string): string {
  const letters = Array.from(text.normalize("NFD"))
    .filter((letter) => !/\p{Mark}/u.test(letter))
    .join("");
  return letters.toLowerCase().replaceAll("đ", "d").replaceAll("ð", "d").split(/\s+/).filter(Boolean).join(" ");
}
