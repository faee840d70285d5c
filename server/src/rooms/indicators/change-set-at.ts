import { isChangeSetId } from "@bangvang/schema/change-set";
import { sql } from "../../db/sql.ts";
import { compileRow } from "../../reading/facts/compile-facts.ts";
import type { Fact } from "../../reading/facts/columns.ts";
import { level } from "../../reading/map.ts";
import { needsOf } from "../../reading/needs.ts";
import { changeSetTable } from "./change-set.facts.ts";

/** The change set with this id; null when there is none, or when none of its cells may be seen. */
export const changeSetAt = level(async (rows, { args, selection, fence, context }) => {
  const id = String(args["id"]).toLowerCase();
  if (!isChangeSetId(id)) return rows.map(() => null);
  const statement = compileRow(changeSetTable(fence), new Set(needsOf(selection)), {
    key: sql`change_set.id = ${id} and change_set.seq is not null`,
    fence,
  });
  const [found = null] = await context.snapshot.query<Fact>(statement);
  return rows.map(() => found);
});
