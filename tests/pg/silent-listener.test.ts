import { Socket } from "node:net";
import pino from "pino";
import { afterEach, expect, inject, test, vi } from "vitest";
import { listen } from "../../server/src/events/listen.ts";

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test("a line that is dropped without a word is looked for, and meanwhile everything is looked at now and again", async () => {
  const keepAlive = vi.spyOn(Socket.prototype, "setKeepAlive");
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  const woken = { dimensions: 0, rights: 0 };
  const listener = await listen(
    inject("postgresUrl"),
    { dimensions: () => woken.dimensions++, rights: () => woken.rights++ },
    pino({ level: "silent" }),
  );
  expect(keepAlive).toHaveBeenCalledWith(true, expect.any(Number));
  expect(woken).toEqual({ dimensions: 1, rights: 1 });
  vi.advanceTimersByTime(60_000);
  expect(woken).toEqual({ dimensions: 3, rights: 3 });
  await listener.close();
  vi.advanceTimersByTime(60_000);
  expect(woken).toEqual({ dimensions: 3, rights: 3 });
});
