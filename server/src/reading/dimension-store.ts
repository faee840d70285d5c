import type { Pool } from "../db/pool.ts";
import { inSnapshot } from "../db/snapshot.ts";
import {
  dimensionVersion,
  loadDimensions,
  loadDimensionsAt,
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
  /** An earlier version, by its number; those asked for last are kept. */
  at(version: string): Promise<Dimensions>;
}

const mostPastVersions = 8;

/** Loads the dimensions for the first time. Refreshes that overlap share one load. */
export async function openDimensionStore(
  pool: Pool,
  kinds: readonly DimensionKind<DimensionRow>[],
): Promise<DimensionStore> {
  let held = await inSnapshot(pool, (transaction) => loadDimensions(kinds, transaction));
  let running: Promise<Dimensions> | null = null;
  const past = new Map<string, Promise<Dimensions>>(); // the one asked for last stands last

  const load = async (): Promise<Dimensions> => {
    held = await inSnapshot(pool, async (transaction) =>
      (await dimensionVersion(transaction)) === held.version ? held : loadDimensions(kinds, transaction),
    );
    return held;
  };
  const loadPast = (version: string): Promise<Dimensions> => {
    const loading = inSnapshot(pool, (transaction) => loadDimensionsAt(version, kinds, transaction));
    loading.catch(() => past.delete(version));
    return loading;
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
    async at(version) {
      if (version === held.version) return held;
      const found = past.get(version) ?? loadPast(version);
      past.delete(version);
      past.set(version, found);
      if (past.size > mostPastVersions) past.delete([...past.keys()][0] ?? version);
      return found;
    },
  };
}
