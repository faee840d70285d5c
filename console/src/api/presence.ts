import type { FigureKey } from "@bangvang/schema/figure";
import { ask } from "./ask.ts";
import type { PresenceSubscription } from "./generated/graphql.ts";
import { follow } from "./live.ts";
import { presenceSubscription, showPresenceMutation } from "./operations/presence.ts";

/** Somebody else, and the cell they work in. */
export type Other = PresenceSubscription["presence"][number];

/** Follows who else works in some units, while somebody looks at the page. */
export function followPresence(units: readonly string[], hear: (others: readonly Other[]) => void): () => void {
  return follow(
    () => ({ document: presenceSubscription, variables: { units: [...units] } }),
    ({ presence }: PresenceSubscription) => hear(presence),
  );
}

/** Says where this page works; null: nowhere any more. Nothing waits for it, and nothing is lost when it is not heard. */
export function showPresence(page: string, cell: FigureKey | null): void {
  const at = cell && { unit: cell.unit, indicator: cell.indicator, period: cell.period, kind: cell.kind };
  ask(showPresenceMutation, { page, cell: at }, { keepalive: cell === null }).catch(() => undefined);
}
