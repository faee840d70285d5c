import { ApiProblem } from "./api-problem.ts";

/** Gives an actor a turn, now or when one of their reads has ended; the function that is given ends it. */
export type TakeTurn = (who: string) => Promise<() => void>;

export interface Turns {
  readonly atOnce: number;
  readonly waiting: number;
  /** How a refusal begins, where the turns are not those of one actor. */
  readonly who?: string;
}

/**
 * Lets each actor read `atOnce` operations side by side and lets `waiting` more wait, so that nobody can take all the
 * connections to the database. Whoever has more under way is refused: OVERLOADED, at once.
 */
export function openTurns({ atOnce, waiting, who: whoHas = "You have" }: Turns): TakeTurn {
  const lines = new Map<string, { running: number; readonly queue: (() => void)[] }>();
  return async (who) => {
    const line = lines.get(who) ?? { running: 0, queue: [] };
    lines.set(who, line);
    if (line.running >= atOnce) {
      if (line.queue.length >= waiting)
        throw new ApiProblem(
          "OVERLOADED",
          `${whoHas} ${atOnce + waiting} requests of this kind under way; wait for some to end.`,
        );
      await new Promise<void>((resolve) => line.queue.push(resolve));
    } else line.running++;
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      // Who waits takes over the turn as it is.
      const next = line.queue.shift();
      if (next) next();
      else if (--line.running === 0) lines.delete(who);
    };
  };
}

/**
 * Turns of an actor and, within them, turns of all actors together: who has many under way does not fill the line of
 * everybody. Both end together.
 */
export function openSharedTurns(own: Turns, shared: Turns): TakeTurn {
  const takeOwn = openTurns(own);
  const takeShared = openTurns({ ...shared, who: "This server has" });
  return async (who) => {
    const endOwn = await takeOwn(who);
    try {
      const endShared = await takeShared("");
      return () => {
        endShared();
        endOwn();
      };
    } catch (error) {
      endOwn();
      throw error;
    }
  };
}
