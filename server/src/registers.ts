import type { Actor } from "./actor.ts";
import type { Audience } from "./audience.ts";
import type { Transaction } from "./db/transaction.ts";
import type { Dimensions } from "./reading/dimensions.ts";

/** What a room needs to change a register it keeps: who asks, with the rights of the moment, and the one transaction. */
export interface Registers {
  readonly actor: Actor;
  readonly audience: Audience;
  /** The newest there are: rights hang on them. */
  readonly dimensions: Dimensions;
  /**
   * Work in one transaction as the role that may write. The database lets it change reporting rounds of the units named
   * here and of no others. Lost races are tried again, so the work must touch nothing else. Throws OutcomeUnknown.
   */
  changeRounds<T>(units: readonly number[], work: (transaction: Transaction) => Promise<T>): Promise<T>;
  /** The same for what belongs to the person who asks: the database shows and lets change nothing of others. */
  changeOwn<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
}
