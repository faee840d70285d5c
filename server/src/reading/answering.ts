import type { GraphQLError } from "graphql";
import type { Context } from "../context.ts";
import { AnswerBytes } from "./answer-bytes.ts";
import type { Fence } from "./fence.ts";
import type { ArgsOf } from "./args-of.ts";
import type { PlannedField } from "./nodes.ts";

/** Writes a value as JSON into the bytes of an answer. */
export type Write = (value: unknown, answering: Answering) => void;

/** One answer while it is made: what was asked with, what has been fetched, and what went wrong where. */
export class Answering {
  readonly argsOf: ArgsOf;
  readonly context: Context;
  readonly fence: Fence;
  readonly bytes = new AnswerBytes();
  readonly errors: GraphQLError[] = [];
  /** The place in each list the writer is inside of, from the outermost. */
  readonly places: number[] = [];
  readonly #fetched = new Map<PlannedField, Map<object, unknown> | Error>();

  constructor(argsOf: ArgsOf, fence: Fence, context: Context) {
    this.argsOf = argsOf;
    this.context = context;
    this.fence = fence;
  }

  /** Keeps what a field answers for each row; an error is the answer for all of them. */
  keep(field: PlannedField, answers: Map<object, unknown> | Error): void {
    this.#fetched.set(field, answers);
  }

  fetched(field: PlannedField, row: object): unknown {
    const answers = this.#fetched.get(field);
    if (answers instanceof Error) throw answers;
    if (answers === undefined || !answers.has(row))
      throw new Error(`${field.definition.name} was not fetched for a row`);
    return answers.get(row);
  }
}
