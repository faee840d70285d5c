import { sql, type Sql } from "../../db/sql.ts";
import { known } from "../known.ts";
import { badCursor } from "../cursors.ts";
import type { Pointer } from "./compile-order.ts";
import type { KeyTerm } from "./fact-table.ts";

/** A part of a key that points to a dimension: ordered by id, as the index is; in a cursor stands the code. */
export function keyOf({ column, property, kind }: Pointer): KeyTerm {
  return ({ dimensions }) => [
    {
      column,
      type: sql`int`,
      descending: false,
      needs: [property],
      partOf: (fact) => known(dimensions.of(kind).byId, fact[property] as number).code,
      valueOf(part) {
        const row = dimensions.of(kind).byCode.get(String(part));
        if (!row) throw badCursor();
        return row.id;
      },
    },
  ];
}

/** A part of a key that is a value of its own. */
export function keyColumn(column: Sql, property: string, type: Sql): KeyTerm {
  return () => [
    {
      column,
      type,
      descending: false,
      needs: [property],
      partOf: (fact) => fact[property] as string | number,
      valueOf: (part) => part ?? "",
    },
  ];
}
