import { isLostLine, isLostRace, isPoolFull } from "./database-error.ts";

/** Milliseconds in which work is begun again: PostgreSQL restarts after a crash in fewer. */
const usualPatience = 15_000;
/** Milliseconds between two tries, doubled each time: some twenty tries in all. */
const firstPause = 20;
const longestPause = 1_000;

/**
 * Does work until it is done, again from the start after a lost race or a lost line, and after nothing else: what was
 * cancelled, forbidden or against a constraint would be so again. So the work must come to the same when it is done twice.
 */
export async function untilDone<T>(work: () => Promise<T>, patience = usualPatience): Promise<T> {
  const deadline = performance.now() + patience;
  let hasLostLine = false;
  for (let pause = firstPause; ; pause = Math.min(2 * pause, longestPause)) {
    try {
      return await work();
    } catch (error) {
      hasLostLine ||= isLostLine(error);
      // A pool that is full from the beginning is said at once; one full of lost lines empties.
      const mayPass = isLostRace(error) || isLostLine(error) || (hasLostLine && isPoolFull(error));
      const wait = pause * (0.5 + Math.random()); // those who lost together must not come back together
      if (!mayPass || performance.now() + wait > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}
