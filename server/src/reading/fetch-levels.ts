import { ApiProblem } from "../api-problem.ts";
import { valueOf } from "./compile.ts";
import type { Answering } from "./answering.ts";
import { DimensionMissing } from "./known.ts";
import type { PlannedField, PlannedSelection } from "./nodes.ts";

/**
 * Fetches everything an answer needs before any of it is written: level by level from the top, each with all the rows
 * it hangs under. What lies between two levels is read from memory and kept, so that the writer meets the same rows.
 */
export async function fetchLevels(
  selection: PlannedSelection,
  rows: readonly object[],
  answering: Answering,
): Promise<void> {
  for (const field of selection.fields) {
    if (!field.hasLevels) continue;
    const answers = await answersOf(field, rows, answering);
    answering.keep(field, answers);
    if (answers instanceof Error || !field.selection?.hasLevels) continue;
    await fetchLevels(field.selection, [...rowsIn(answers.values())], answering);
  }
}

async function answersOf(
  field: PlannedField,
  rows: readonly object[],
  answering: Answering,
): Promise<Map<object, unknown> | Error> {
  try {
    if (field.read?.kind !== "level") return new Map(rows.map((row) => [row, valueOf(field, row, answering)]));
    if (rows.length === 0) return new Map();
    const { context, fence } = answering;
    if (context.boundary !== null && !field.read.isOnAnyMap) throw notRestated(field);
    if (!field.selection) throw new Error(`${field.definition.name} is fetched but has no fields`);
    const asked = {
      args: answering.argsOf(field),
      selection: field.selection,
      argsOf: answering.argsOf,
      fence,
      context,
    };
    const answers = await field.read.load(rows as never, asked);
    return new Map(rows.map((row, index) => [row, answers[index]]));
  } catch (error) {
    // Told where the field stands, when it is written.
    if (error instanceof DimensionMissing || !(error instanceof Error)) throw error;
    return error;
  }
}

/** What is stored is as reported, and is never passed off as drawn on another map. */
function notRestated({ definition }: PlannedField): ApiProblem {
  return new ApiProblem(
    "BAD_USER_INPUT",
    `"${definition.name}" is read as reported only; leave out boundary, or ask for it in an operation of its own.`,
  );
}

/** The objects in answers, each once, out of whatever lists they stand in. */
function rowsIn(answers: Iterable<unknown>): Set<object> {
  const rows = new Set<object>();
  const add = (answer: unknown): void => {
    if (Array.isArray(answer)) answer.forEach(add);
    else if (typeof answer === "object" && answer !== null) rows.add(answer);
  };
  for (const answer of answers) add(answer);
  return rows;
}
