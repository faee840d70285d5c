import { isoInstant } from "../../db/instant.ts";
import { sql } from "../../db/sql.ts";
import type { Question } from "../../reading/read.ts";
import type { SourceRow } from "../organisation/organisation.dimensions.ts";
import { sourceOf } from "../organisation/organisation.reads.ts";
import { visibleTo } from "./figures.reads.ts";

/** A change set as history keeps it, with the number of its cells the actor may see. */
export interface ChangeSetRow {
  readonly id: string;
  readonly actor: string;
  readonly appliedAt: string;
  readonly reason: string | null;
  readonly source: SourceRow | null;
  readonly cellCount: number;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Null when there is none, or when none of its cells may be seen. */
export const changeSetById: Question<string, ChangeSetRow | null> = async (id, { snapshot, audience, dimensions }) => {
  if (!uuid.test(id)) return null;
  const [row] = await snapshot.query<Omit<ChangeSetRow, "source"> & { readonly sourceId: number | null }>(sql`
    select id, actor, ${isoInstant(sql`applied_at`)} as "appliedAt", reason, source_id as "sourceId",
      (select count(*)::int from figure_change as figure where change_set_id = change_set.id and ${visibleTo(audience)}) as "cellCount"
    from change_set where id = ${id}`);
  if (!row || row.cellCount === 0) return null;
  const { sourceId, ...rest } = row;
  return { ...rest, source: sourceOf(dimensions, sourceId) };
};
