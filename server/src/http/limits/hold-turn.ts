import type { FastifyReply, FastifyRequest } from "fastify";
import { principalOf } from "../../actor.ts";
import { ApiProblem } from "../../api-problem.ts";
import type { TakeTurn } from "../../turns.ts";
import { actorOf } from "../who.ts";

/** What is done for a request, which goes on when its client is gone. */
const works = new WeakMap<FastifyRequest, Promise<unknown>>();

/** Milliseconds a request may wait for its turn: a client that hears nothing for a minute takes the line for dead. */
const longestWait = 45_000;

/**
 * Takes a turn before the body of a request is read, and ends it when the connection is closed and its work is over: until
 * then the body is held. Whoever left while waiting is not answered. Errors: OVERLOADED.
 */
export async function holdTurn(request: FastifyRequest, reply: FastifyReply, takeTurn: TakeTurn): Promise<void> {
  const endTurn = await inTime(takeTurn(principalOf(actorOf(request))));
  const end = async (): Promise<void> => {
    await works.get(request)?.catch(() => undefined);
    endTurn();
  };
  if (!reply.raw.closed) return void reply.raw.once("close", () => void end());
  endTurn();
  reply.hijack();
}

/** The turn, if it comes in time; one that comes later is ended at once, and a refusal that comes later is nobody's. */
async function inTime(turn: ReturnType<TakeTurn>): ReturnType<TakeTurn> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    turn.then(
      (endTurn) => endTurn(),
      () => undefined,
    );
    late.reject(new ApiProblem("OVERLOADED", "Others are sending large files or changes; try again in a moment."));
  }, longestWait);
  return Promise.race([turn, late.promise]).finally(() => clearTimeout(timer));
}

/** The work a turn lasts for. */
export function noteWork<T>(request: FastifyRequest, work: Promise<T>): Promise<T> {
  works.set(request, work);
  return work;
}
