/** Milliseconds a stop may take, whatever does not answer. */
const longestStop = 30_000;
/** A launcher passes a Ctrl-C on that came to everybody, or its end is another signal: so soon after the first it is the same. */
const sameSignal = 3_000;

/** What signals come to, and what they end: the process. */
export interface Signalled {
  on(signal: "SIGINT" | "SIGTERM", heed: () => void): unknown;
  exit(code: number): unknown;
}

/**
 * The first SIGINT or SIGTERM asks for a stop in order. A second one, or a stop that takes too long (a connection to a
 * database that does not answer is never closed), ends the process at once. `say` is told which.
 */
export function heedSignals(process: Signalled, say: (line: string) => void): AbortSignal {
  const asked = new AbortController();
  let askedAt = 0;
  const end = (why: string): void => {
    say(why);
    process.exit(1);
  };
  const heed = (): void => {
    if (asked.signal.aborted) {
      if (Date.now() - askedAt >= sameSignal) end("Stopped at once.");
      return;
    }
    askedAt = Date.now();
    setTimeout(() => end("The stop took too long; stopped at once."), longestStop).unref();
    asked.abort();
  };
  process.on("SIGINT", heed);
  process.on("SIGTERM", heed);
  return asked.signal;
}
