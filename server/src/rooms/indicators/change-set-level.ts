import { isoInstant } from "../../db/instant.ts";
import { sql } from "../../db/sql.ts";
import { level } from "../../reading/map.ts";

/** A change set as history keeps it, with the number of its cells the actor may see. */
interface ChangeSetFact {
  readonly id: string;
  readonly actor: string;
  readonly appliedAt: string;
  readonly reason: string | null;
  readonly sourceId: number | null;
  readonly cellCount: number;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Null when there is none, or when none of its cells may be seen. */
export const changeSetById = level(async (rows, { args, fence, context }) => {
  const id = String(args["id"]);
  if (!uuid.test(id)) return rows.map(() => null);
  const [found] = await context.snapshot.query<ChangeSetFact>(sql`
    select id, actor, ${isoInstant(sql`applied_at`)} as "appliedAt", reason, source_id as "sourceId",
      (select count(*)::int from figure_change
        where change_set_id = change_set.id and ${fence.visible(sql`figure_change.unit_id`)}) as "cellCount"
    from change_set where id = ${id}`);
  return rows.map(() => (found && found.cellCount > 0 ? found : null));
});
