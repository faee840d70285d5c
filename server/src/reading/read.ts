import type { Context } from "../context.ts";

/** A question a room can answer: from the dimensions in memory, and from facts in the snapshot of the operation. */
export type Question<Asked, Answer> = (asked: Asked, context: Context) => Answer | Promise<Answer>;

/** A fact names a dimension row that is not in memory: it was added after this version was read. */
export class DimensionMissing extends Error {}

/**
 * The one way to read. Every resolver is one call of it, so that what is decided for all reads is decided here: a fact
 * newer than the dimensions in memory makes the question be asked once more, on the newer version and a newer snapshot.
 */
export async function read<Asked, Answer>(
  question: Question<Asked, Answer>,
  asked: Asked,
  context: Context,
): Promise<Answer> {
  try {
    return await question(asked, context);
  } catch (error) {
    if (!(error instanceof DimensionMissing)) throw error;
    await context.refreshDimensions();
    return question(asked, context);
  }
}

/** The row a fact points to. */
export function known<Row>(rows: ReadonlyMap<number, Row>, id: number): Row {
  const row = rows.get(id);
  if (row === undefined) throw new DimensionMissing(`no dimension row ${id}`);
  return row;
}
