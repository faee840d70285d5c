import { Worker } from "node:worker_threads";
import type { Round, RoundResult } from "./shoot.ts";
import type { Target } from "./target.ts";

/** How long and how often something is measured. */
export interface Pace {
  readonly rounds: number;
  readonly seconds: number;
  readonly warmUpSeconds: number;
  readonly connections: number;
}

/** Asks targets in turn, in a thread of its own. */
export interface Shooter {
  /** Answers a second of each target, the median of its rounds. */
  ratesOf(targets: readonly Target[], pace: Pace): Promise<readonly number[]>;
  close(): Promise<void>;
}

/**
 * The two cores are shared by the load, the database and what is measured, and the machine may have other work. So each
 * target gets short rounds in turn, every other time in the opposite order, and the median of its rounds counts.
 */
export function openShooter(): Shooter {
  const worker = new Worker(new URL("shoot.ts", import.meta.url));
  let lastId = 0;
  const shoot = (round: Round): Promise<RoundResult> =>
    new Promise((resolve, reject) => {
      const id = ++lastId;
      const hear = (message: { id: number; result?: RoundResult; error?: string }): void => {
        if (message.id !== id) return;
        worker.off("message", hear);
        if (message.result) resolve(message.result);
        else reject(new Error(message.error));
      };
      worker.on("message", hear);
      worker.postMessage({ id, round });
    });
  return {
    async ratesOf(targets, { rounds, seconds, warmUpSeconds, connections }) {
      for (const target of targets) await shoot({ target, connections, seconds: warmUpSeconds });
      const rates: number[][] = targets.map(() => []);
      for (let round = 0; round < rounds; round++) {
        const turn = [...targets.entries()];
        for (const [index, target] of round % 2 === 0 ? turn : turn.reverse()) {
          const { answers, seconds: took } = await shoot({ target, connections, seconds });
          rates[index]!.push(answers / took);
        }
      }
      return rates.map(median);
    },
    close: async () => void (await worker.terminate()),
  };
}

export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
