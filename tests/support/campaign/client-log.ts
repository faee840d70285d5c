import type { CellChange, ChangeSet } from "../../../schema/src/change-set.ts";
import type { ChangeSetOutcome } from "../../../server/src/changing/stages.ts";
import { contentText } from "./history.ts";

/**
 * What a client was told: the set was applied, with these versions; it was refused; or nothing, for the line broke, the
 * server was killed or said that it does not know.
 */
export type Told =
  | { readonly kind: "ACKNOWLEDGED"; readonly versions: readonly number[] }
  | { readonly kind: "REFUSED" }
  | { readonly kind: "NOTHING" };

/** A change set one or more clients sent, as often as it took, and what each was told. */
export interface Sent {
  readonly id: string;
  readonly cells: readonly { readonly cell: string; readonly content: string }[];
  readonly told: Told[];
}

/** What clients remember of a campaign, for the checker. */
export class ClientLog {
  readonly #sent = new Map<string, Sent>();

  get all(): readonly Sent[] {
    return [...this.#sent.values()];
  }

  /** To be called before a set is sent for the first time: a client that dies has said what it wanted. */
  sends({ id, cells }: Pick<ChangeSet, "id" | "cells">): void {
    if (this.#sent.has(id)) return;
    this.#sent.set(id, {
      id,
      cells: cells.map((one) => ({ cell: placeOf(one), content: contentText(one) })),
      told: [],
    });
  }

  hears(id: string, told: Told): void {
    const sent = this.#sent.get(id);
    if (!sent) throw new Error(`an answer to ${id}, which nobody sent`);
    sent.told.push(told);
  }

  /** The same of an outcome of the product itself; null when there was none. */
  hearsOutcome(id: string, outcome: ChangeSetOutcome | null): void {
    if (outcome === null) this.hears(id, { kind: "NOTHING" });
    else if (outcome.kind === "rejected") this.hears(id, { kind: "REFUSED" });
    else this.hears(id, { kind: "ACKNOWLEDGED", versions: outcome.cells.map(({ version }) => version) });
  }
}

export function placeOf({
  unit,
  indicator,
  period,
  kind,
}: Pick<CellChange, "unit" | "indicator" | "period" | "kind">): string {
  return `${unit} ${indicator} ${period} ${kind}`;
}
