import type { Sql } from "../../db/sql.ts";
import type { CheckedWhere } from "../check-filter.ts";
import type { Dimensions } from "../dimensions.ts";
import type { Fence } from "../fence.ts";
import type { Page } from "../page.ts";
import type { Order } from "./compile-order.ts";
import type { FactTable, Left } from "./fact-table.ts";

/** One list of facts in a document, however many rows it hangs under, with its values. */
export interface FactPlan {
  readonly table: FactTable;
  readonly dimensions: Dimensions;
  /** The column that names the row a fact hangs under, and the ids of those rows; null at the top. */
  readonly scope: { readonly dimension: string; readonly column: Sql; readonly ids: readonly number[] } | null;
  readonly where: CheckedWhere | null;
  /** What the filter leaves of the dimensions it names. */
  readonly left: Left;
  /** Properties the rows must carry. */
  readonly needs: ReadonlySet<string>;
  readonly order: Order;
  readonly page: Page;
}

declare const mark: unique symbol;

/** A plan of facts behind the fence: only `fenceFacts` makes one, and nothing else can be compiled. */
export interface FencedFacts extends FactPlan {
  readonly fence: Fence;
  readonly [mark]: true;
}

export function fenceFacts(plan: FactPlan, fence: Fence): FencedFacts {
  return { ...plan, fence } as FencedFacts;
}
