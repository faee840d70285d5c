/** Runs something once the frame that is due has been drawn, however often it is asked until then. */
export function behindFrame(work: () => void): () => void {
  let isAsked = false;
  return () => {
    if (isAsked) return;
    isAsked = true;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        isAsked = false;
        work();
      };
      port2.postMessage(null);
    });
  };
}
