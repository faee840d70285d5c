import { sql } from "../../db/sql.ts";
import type { FactTable } from "../../reading/facts/fact-table.ts";
import { sourceDimension } from "../organisation/organisation.dimensions.ts";

/** What documents say of cells, as filters ask about it. */
export const evidenceTable: FactTable = {
  from: sql`evidence`,
  visible: (fence) => fence.visible(sql`evidence.unit_id`),
  shown: sql`true`,
  columns: {},
  joins: [],
  dimensions: { source: { column: sql`evidence.source_id`, isNullable: false, kind: sourceDimension } },
  filters: {
    phrase: { column: sql`evidence.phrase`, isNullable: true, isDecimal: false },
    value: { column: sql`evidence.value`, isNullable: true, isDecimal: true },
    qualifier: { column: sql`evidence.qualifier`, isNullable: false, isDecimal: false },
    quality: { column: sql`evidence.quality`, isNullable: false, isDecimal: false },
  },
  related: {},
  orders: {},
  keyIndexed: 0,
  key: [],
};
