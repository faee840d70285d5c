import type { FieldNode, GraphQLField, GraphQLObjectType } from "graphql";
import type { Context } from "../context.ts";
import type { Fence } from "./fence.ts";

/** What a document asks of one object type: fragments merged, skipped fields gone, in the order of the answer. */
export interface Selection {
  readonly type: GraphQLObjectType;
  readonly fields: readonly SelectedField[];
}

/** A field under its name in the answer. */
export interface SelectedField {
  readonly key: string;
  readonly definition: GraphQLField<unknown, unknown>;
  /** Where it stands in the document: more than once when fragments ask for the same. */
  readonly nodes: readonly [FieldNode, ...FieldNode[]];
  readonly selection: Selection | null;
}

/** What one operation asks for, and whether all of it can be read here: introspection is not. */
export interface SelectedOperation {
  readonly root: Selection;
  readonly isOurs: boolean;
}

/** A selection with the way each field is read. */
export interface PlannedSelection {
  readonly type: GraphQLObjectType;
  readonly fields: readonly PlannedField[];
  /** Whether anything below is fetched. */
  readonly hasLevels: boolean;
  /** Whether the text of a row depends on nothing but the row and the dimensions. */
  readonly isConstant: boolean;
}

export interface PlannedField {
  readonly key: string;
  readonly definition: GraphQLField<unknown, unknown>;
  readonly nodes: readonly [FieldNode, ...FieldNode[]];
  /** Null: the property of that name. */
  readonly read: FieldRead | null;
  readonly args: PlannedArgs;
  readonly selection: PlannedSelection | null;
  /** Whether it is fetched or anything below it is. */
  readonly hasLevels: boolean;
  /** Whether its text depends on nothing but what the field needs of its row, and the dimensions. */
  readonly isConstant: boolean;
}

/** Arguments are known with the document, or only with the variables of a request. */
export type PlannedArgs =
  | { readonly kind: "constant"; readonly values: Readonly<Record<string, unknown>> }
  | { readonly kind: "late" };

/** A whole operation, ready to be fenced. */
export interface Plan {
  readonly root: PlannedSelection;
  readonly isOurs: boolean;
}

/** The arguments of a field as graphql coerced them: absent, null, or a value of their type. */
export type Args = Readonly<Record<string, unknown>>;

/** A field that is known from its row and from the dimensions in memory. */
export interface MemoryField<Row = never> {
  readonly kind: "memory";
  /** Properties of the row it is made of; of a fact they are fetched only when needed. */
  readonly needs: readonly string[];
  /** Whether the answer depends on who asks; then its text is never kept for the next who asks. */
  readonly isPersonal: boolean;
  /** How many entries the answer may have, for what the operation costs. */
  readonly entries: Entries;
  read(row: Row, args: Args, context: Context): unknown;
}

/** A field whose answers are fetched: for all rows it hangs under at once, by one statement. */
export interface LevelField<Row = never> {
  readonly kind: "level";
  readonly needs: readonly string[];
  readonly entries: Entries;
  /** What it costs to find the answers, once for all rows, in objects of an answer. */
  readonly cost: Entries;
  /** Whether it answers on the map of any day: it restates what it reads, or reads no figures. */
  readonly isOnAnyMap: boolean;
  /** One answer for each row, in their order. A refusal thrown here is the answer of all of them. */
  load(rows: readonly Row[], asked: Asked): Promise<readonly unknown[]>;
}

/** Who reads, and the fence around what they may see: whatever fetches needs both. */
export interface Behind {
  readonly fence: Fence;
  readonly context: Context;
}

/** What a level is asked for, beside the rows it hangs under. */
export interface Asked extends Behind {
  readonly args: Args;
  readonly selection: PlannedSelection;
  /** The arguments of a field that is selected below. */
  readonly argsOf: (field: PlannedField) => Args;
}

export type FieldRead = MemoryField | LevelField;
/** By the arguments of the field, and those of the nearest field above it that takes any. */
export type Entries = (args: Args, above: Args) => number;
