import type { Pool } from "../db/pool.ts";
import { inSnapshot } from "../db/transaction.ts";
import {
  dimensionVersion,
  loadDimensions,
  type DimensionKind,
  type DimensionRow,
  type Dimensions,
} from "./dimensions.ts";

/** Holds the current version of the dimensions and replaces it whole. */
export interface DimensionStore {
  /** The version in memory. */
  current(): Dimensions;
  /** Reads again if the number in the database has moved on; the version to use afterwards. */
  refresh(): Promise<Dimensions>;
}

/** Loads the dimensions for the first time. Refreshes that overlap share one load. */
export async function openDimensionStore(
  pool: Pool,
  kinds: readonly DimensionKind<DimensionRow>[],
): Promise<DimensionStore> {
  let held = await inSnapshot(pool, (transaction) => loadDimensions(kinds, transaction));
  let running: Promise<Dimensions> | null = null;

  const load = async (): Promise<Dimensions> => {
    held = await inSnapshot(pool, async (transaction) =>
      (await dimensionVersion(transaction)) === held.version ? held : loadDimensions(kinds, transaction),
    );
    return held;
  };
  return {
    current: () => held,
    // A load that is already under way may have begun before the change the caller has in mind: wait, then look again.
    async refresh() {
      if (running) await running.catch(() => undefined);
      running ??= load().finally(() => {
        running = null;
      });
      return running;
    },
  };
}
