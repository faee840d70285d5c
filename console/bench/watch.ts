import { nextTask } from "../src/ui/next-task.ts";
import type { Frames, Told } from "./bench-page.ts";

/** Resolves behind the frame that is being made. */
export function painted(): Promise<void> {
  return paintedWhen(() => true);
}

/** Resolves behind the first frame in which it is there. */
export async function paintedWhen(isThere: () => boolean): Promise<void> {
  let isFound = false;
  while (!isFound) {
    isFound = await new Promise<boolean>((framed) => requestAnimationFrame(() => framed(isThere())));
    await nextTask();
  }
}

/** How long after an action tasks are still counted as its doing. */
const aftermath = 2_500;

/** From the next event of this name: when it was seen, when all was done, and the longest task meanwhile. */
export async function tell(event: string, isSeen: () => boolean, isDone: () => boolean): Promise<Told> {
  const tasks = longTasks();
  const began = await new Promise<number>((heard) =>
    window.addEventListener(event, ({ timeStamp }) => heard(timeStamp), { capture: true, once: true }),
  );
  await paintedWhen(isSeen);
  const seen = performance.now() - began;
  await paintedWhen(isDone);
  const done = performance.now() - began;
  await new Promise((passed) => setTimeout(passed, aftermath));
  return { painted: seen, done, block: tasks() };
}

/** Tasks of 50 ms and more; the longest so far, 0 when there was none. */
function longTasks(): () => number {
  let longest = 0;
  const take = (entries: PerformanceEntryList): void => {
    for (const { duration } of entries) longest = Math.max(longest, duration);
  };
  const observer = new PerformanceObserver((list) => take(list.getEntries()));
  observer.observe({ type: "longtask" });
  return () => {
    take(observer.takeRecords());
    observer.disconnect();
    return longest;
  };
}

/** Times between frames. */
export function watchFrames(): () => Frames {
  const steps: number[] = [];
  let last = 0;
  let isRunning = true;
  const step = (now: number): void => {
    if (last > 0) steps.push(now - last);
    last = now;
    if (isRunning) requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
  return () => {
    isRunning = false;
    const sorted = steps.toSorted((a, b) => a - b);
    return { p95: sorted[Math.floor(sorted.length * 0.95)] ?? 0, worst: sorted.at(-1) ?? 0 };
  };
}
