import { nextTask } from "./next-task.ts";

/** Milliseconds of work between two looks at what the person does; a slow computer still draws a frame in time. */
const slice = 8;

/**
 * Does something with each of many, in slices between which the page answers keys and mouse. False: it was given up, as soon
 * as nobody wanted it any more.
 */
export async function inSlices<One>(
  all: Iterable<One>,
  each: (one: One) => void,
  isWanted: () => boolean = () => true,
): Promise<boolean> {
  let began = performance.now();
  let done = 0;
  for (const one of all) {
    each(one);
    done += 1;
    // The clock is not free.
    if (done % 64 !== 0 || performance.now() - began < slice) continue;
    await nextTask();
    if (!isWanted()) return false;
    began = performance.now();
  }
  return isWanted();
}
