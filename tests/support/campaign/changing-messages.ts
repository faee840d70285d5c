import type { ChangeSet } from "../../../schema/src/change-set.ts";
import type { ChangeSetOutcome } from "../../../server/src/changing/stages.ts";

/** Where a process kills itself: before its n-th statement (from 1) or its COMMIT is sent, when it is sent, or when it is answered. */
export interface Death {
  readonly statement: number | "COMMIT";
  readonly when: "BEFORE" | "SENT" | "ANSWERED";
}
export const whens = ["BEFORE", "SENT", "ANSWERED"] as const;

export interface Asked {
  readonly set: ChangeSet;
  readonly death: Death | null;
}

export type Said =
  | { readonly kind: "READY" }
  | {
      readonly kind: "ANSWERED";
      readonly outcome: ChangeSetOutcome;
      readonly statements: number;
    }
  | { readonly kind: "FAILED"; readonly message: string };
