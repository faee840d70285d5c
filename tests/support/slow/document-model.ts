/** A random document before it is text: what the arbitraries make and what shrinks. */
export interface DocumentModel {
  readonly items: readonly Item[];
  /** Selections that spreads of any depth share, by the name of their type. */
  readonly shared: Readonly<Record<string, readonly Item[]>>;
  /** Asks for some leaves under each other's names. */
  readonly isSwapped: boolean;
  /** Asks for a piece of the schema as well: such a document takes another way through the server. */
  readonly asksForSchema: boolean;
}

export type Item = FieldItem | FragmentItem | SpreadItem;

export interface FieldItem {
  readonly is: "field";
  readonly name: string;
  readonly args: readonly Arg[];
  /** The selections of each time the field stands there; they are merged. None for a leaf. */
  readonly parts: readonly (readonly Item[])[];
  readonly directive: Directive | null;
  readonly isRenamed: boolean;
}

/** A part of a selection set wrapped in a fragment of its own. */
export interface FragmentItem {
  readonly is: "fragment";
  readonly how: "inline" | "on type" | "named";
  readonly items: readonly Item[];
  readonly directive: Directive | null;
}

/** A fragment that other places use as well. */
export interface SpreadItem {
  readonly is: "spread";
}

export interface Directive {
  readonly name: "include" | "skip";
  readonly condition: boolean;
  readonly how: "constant" | "given" | "default";
}

export interface Arg {
  readonly name: string;
  readonly value: Input;
}

/** A value as it is written in the document. */
export type Input =
  | { readonly is: "scalar"; readonly value: string | number | boolean }
  | { readonly is: "enum"; readonly value: string }
  | { readonly is: "null" }
  | { readonly is: "list"; readonly items: readonly Input[] }
  | { readonly is: "object"; readonly fields: readonly Arg[] }
  | VariableInput
  | CursorInput;

/** A value that comes in through a variable: from outside, or else by its default; with neither it is not there. */
export interface VariableInput {
  readonly is: "variable";
  readonly type: string;
  readonly given?: Input;
  readonly fallback?: Input;
}

/** A cursor of the list it is an argument of: the one at this place, or one that cannot be meant. */
export interface CursorInput {
  readonly is: "cursor";
  readonly at: number;
  readonly how: "good" | "tampered" | "of another order";
}
