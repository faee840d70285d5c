import { nextTask } from "./next-task.ts";

/** Runs something once the frame that is due has been drawn, however often it is asked until then. */
export function behindFrame(work: () => void): () => void {
  let isAsked = false;
  return () => {
    if (isAsked) return;
    isAsked = true;
    requestAnimationFrame(async () => {
      await nextTask();
      isAsked = false;
      work();
    });
  };
}
