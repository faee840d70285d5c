import { EventEmitter } from "node:events";
import type { FastifyReply, FastifyRequest } from "fastify";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { systemActor } from "../../actor.ts";
import { ApiProblem } from "../../api-problem.ts";
import { noteActor } from "../who.ts";
import { holdTurn } from "./hold-turn.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Waits for a turn until it is too late, and says what came of it. */
async function waitTooLong(turn: Promise<() => void>): Promise<unknown> {
  const request = {} as FastifyRequest;
  noteActor(request, systemActor("test"));
  const reply = { raw: new EventEmitter() } as unknown as FastifyReply;
  const held = holdTurn(request, reply, () => turn).catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(45_000);
  return held;
}

test("whoever waits too long is refused, and a turn that comes later is given back", async () => {
  const { promise, resolve } = Promise.withResolvers<() => void>();
  expect(await waitTooLong(promise)).toMatchObject({ code: "OVERLOADED" });
  const endTurn = vi.fn<() => void>();
  resolve(endTurn);
  await promise;
  expect(endTurn).toHaveBeenCalledOnce();
});

test("a refusal that comes later is heard by nobody, and ends nothing", async () => {
  const unheard = vi.fn<(reason: unknown) => void>();
  process.on("unhandledRejection", unheard);
  const { promise, reject } = Promise.withResolvers<() => void>();
  expect(await waitTooLong(promise)).toMatchObject({ code: "OVERLOADED" });
  reject(new ApiProblem("OVERLOADED", "the line of all is full"));
  vi.useRealTimers();
  await new Promise((resolve) => setTimeout(resolve, 0));
  process.off("unhandledRejection", unheard);
  expect(unheard).not.toHaveBeenCalled();
});
