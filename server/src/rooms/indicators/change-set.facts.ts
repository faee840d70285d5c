import { isoInstant } from "../../db/instant.ts";
import { sql } from "../../db/sql.ts";
import { number, optionalNumber, text, word } from "../../reading/facts/columns.ts";
import type { FactTable } from "../../reading/facts/fact-table.ts";
import type { Fence } from "../../reading/fence.ts";
import { sourceDimension } from "../organisation/organisation.dimensions.ts";

/** Applied change sets, the newest first. One is seen by whoever may see a cell it changed, and counts those alone. */
export function changeSetTable(fence: Fence): FactTable {
  const cells = sql`from figure_change as cell where cell.change_set_id = change_set.id and ${fence.visible(sql`cell.unit_id`)}`;
  return {
    from: sql`change_set`,
    visible: () => sql`exists (select ${cells})`,
    shown: sql`change_set.seq is not null`,
    columns: {
      id: word(sql`change_set.id`),
      actor: text(sql`change_set.actor`),
      appliedAt: word(isoInstant(sql`change_set.applied_at`)),
      reason: text(sql`change_set.reason`),
      because: text(sql`change_set.because`),
      sourceId: optionalNumber(sql`change_set.source_id`),
      cellCount: number(sql`(select count(*)::int ${cells})`),
      seq: word(sql`change_set.seq::text`),
    },
    joins: [],
    dimensions: {
      source: { column: sql`change_set.source_id`, isNullable: true, kind: sourceDimension },
    },
    filters: {},
    related: {},
    orders: {},
    keyIndexed: 1,
    key: [
      () => [
        {
          column: sql`change_set.seq`,
          type: sql`bigint`,
          descending: true,
          needs: ["seq"],
          partOf: ({ seq }) => seq as string,
          valueOf: (part) => part ?? "",
        },
      ],
    ],
  };
}
