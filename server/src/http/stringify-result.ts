import type { FormattedExecutionResult } from "graphql";
import { AnswerBytes } from "../reading/answer-bytes.ts";

/** Answers that are bytes already, by the text that stands for them until they are sent. */
const ready = new Map<string, ReadyAnswer>();
let last = 0;

/** An answer as bytes. They may be sent until they are released. */
export interface ReadyAnswer {
  readonly bytes: Buffer;
  release(): void;
}

/**
 * The text of an answer. Apollo passes on text alone, so data the reading engine wrote are given a short one that stands
 * for the bytes; `takeReady` gives them to whatever sends the answer.
 */
export function stringifyResult(result: FormattedExecutionResult): string {
  const { data, ...rest } = result as { readonly data?: unknown };
  if (!(data instanceof AnswerBytes)) return JSON.stringify(result);
  const name = `\0${++last}`; // no JSON begins with it
  ready.set(name, { bytes: data.finish(JSON.stringify(rest).slice(1, -1)), release: () => data.release() });
  return name;
}

/** The answer a text stands for, once; null when it stands for itself. */
export function takeReady(text: string): ReadyAnswer | null {
  const answer = ready.get(text) ?? null;
  ready.delete(text);
  return answer;
}
