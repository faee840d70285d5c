import { actorId, type Role } from "../../actor.ts";
import { isInScope } from "../../audience.ts";
import type { Context } from "../../context.ts";
import { unitDimension, type UnitRow } from "./organisation.dimensions.ts";

/** Who is asking, and what they may do. */
export interface Me {
  /** The same as long as the person or the token exists. */
  readonly id: string;
  readonly kind: "PERSON" | "TOKEN" | "SYSTEM";
  readonly name: string;
  readonly roles: readonly Role[];
  readonly mayEditUnits: readonly UnitRow[];
  readonly readsEverything: boolean;
}

export function me({ actor, audience, dimensions }: Context): Me {
  return {
    id: actorId(actor),
    kind: actor.kind,
    name: actor.name,
    roles: [...new Set(actor.grants.map(({ role }) => role))],
    mayEditUnits: dimensions.of(unitDimension).rows.filter(({ id }) => isInScope(audience.writes, id)),
    readsEverything: audience.reads === "ALL",
  };
}
