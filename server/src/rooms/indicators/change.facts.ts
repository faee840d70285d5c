import { sql, type Sql } from "../../db/sql.ts";
import type { FactTable } from "../../reading/facts/fact-table.ts";

/** The changes of cells, as filters ask about them. Who and when are known of the change set. */
export const changeTable: FactTable = {
  from: sql`figure_change as change`,
  visible: (fence) => fence.visible(sql`change.unit_id`),
  shown: sql`true`,
  columns: {},
  joins: [],
  dimensions: {},
  filters: {
    version: { column: sql`change.version`, isNullable: false, isDecimal: false },
    state: { column: sql`change.state_after`, isNullable: false, isDecimal: false },
    value: { column: sql`change.value_after`, isNullable: true, isDecimal: true },
    quality: { column: sql`change.quality_after`, isNullable: false, isDecimal: false },
    changedAt: { column: ofSet(sql`applied_at`), isNullable: false, isDecimal: false },
    changedBy: { column: ofSet(sql`actor`), isNullable: false, isDecimal: false },
  },
  related: {},
  orders: {},
  keyIndexed: 0,
  key: [],
};

function ofSet(column: Sql): Sql {
  return sql`(select ${column} from change_set where change_set.id = change.change_set_id)`;
}
