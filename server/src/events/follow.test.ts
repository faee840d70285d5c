import { expect, test, vi } from "vitest";
import type { ChangeCursors } from "./cursors.ts";
import { Ending } from "./ending.ts";
import type { Feed } from "./feed.ts";
import { follow, type Sight } from "./follow.ts";
import { endOf } from "./position.ts";

test("who is gone when their turn to read comes reads nothing and gives it back", async () => {
  const gone = new AbortController();
  const why = new Error("gone");
  const [sight, endTurn] = [vi.fn<() => Promise<Sight>>(), vi.fn<() => void>()];
  // One set was missed and is not held in memory.
  const feed = { join: async () => () => undefined, head: () => ({ epoch: 1, seq: 2 }), since: () => null };
  const cursors = { open: () => ({ position: endOf({ epoch: 1, seq: 1 }), at: Date.now() }) };
  const events = follow({
    feed: feed as unknown as Feed,
    follower: { sight, cursors: cursors as unknown as ChangeCursors },
    after: "a cursor",
    signal: gone.signal,
    async takeTurn() {
      gone.abort(why);
      return endTurn;
    },
  });
  expect(await events.next()).toEqual({ done: false, value: new Ending(why) });
  expect(sight).not.toHaveBeenCalled();
  expect(endTurn).toHaveBeenCalledOnce();
});
