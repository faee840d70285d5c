import type { Actor } from "../../server/src/actor.ts";
import { makeContext } from "../../server/src/make-context.ts";
import type { Product } from "../../server/src/product.ts";
import { Fence } from "../../server/src/reading/fence.ts";
import type { Semantics } from "../../server/src/reading/semantics.ts";
import { indicatorDimension } from "../../server/src/rooms/indicators/indicators.dimensions.ts";
import {
  cellAsked,
  periodAsked,
  resolveCells,
  type Resolved,
} from "../../server/src/rooms/indicators/resolve-cells.ts";
import { unitDimension } from "../../server/src/rooms/organisation/organisation.dimensions.ts";
import { administrator } from "./ask.ts";

/** A cell by its codes: unit, indicator, period, and kind where it is no result. */
export type Coded = readonly [unit: string, indicator: string, period: string, kind?: "ACTUAL" | "TARGET"];

export interface WorthAsked extends Semantics {
  readonly actor?: Actor;
  readonly madeOf?: boolean;
}

/** What cells are worth, asked as a room asks it. */
export async function worthOf(
  product: Product,
  cells: readonly Coded[],
  { actor = administrator, madeOf = false, ...semantics }: WorthAsked = {},
): Promise<readonly Resolved[]> {
  const context = makeContext(product, actor, "test");
  try {
    await context.readAs(semantics);
    const units = context.dimensions.of(unitDimension).byCode;
    const indicators = context.dimensions.of(indicatorDimension).byCode;
    const asked = cells.map(([unit, indicator, period, kind = "ACTUAL"]) =>
      cellAsked(units.get(unit)!.id, indicators.get(indicator)!.id, periodAsked(period), kind),
    );
    return await resolveCells(asked, { context, fence: new Fence(context.audience) }, { madeOf });
  } finally {
    await context.snapshot.close();
  }
}
