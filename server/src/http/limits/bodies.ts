import type { FastifyReply, FastifyRequest } from "fastify";
import { openSharedTurns } from "../../turns.ts";
import { wantsStream } from "../wants-stream.ts";
import { holdTurn } from "./hold-turn.ts";

/** Bytes of a body that is read at once; a thousand of these are 64 MiB. */
const shortBody = 64 << 10;

/** Called before a body is read. Errors: OVERLOADED, or status 413. */
type AdmitBody = (request: FastifyRequest, reply: FastifyReply) => Promise<void>;

/**
 * Bounds the long bodies that are held at once to four, two of the same person; more wait unread. What says that it is
 * short passes, so that an edit never waits for somebody else's paste; what does not say how long it is counts as long.
 * Each counts as if it were the longest: to reckon with bytes would let in some more, and takes a line in which long bodies
 * are not overtaken for ever.
 * A stream would keep its turn for as long as it is open, and what it asks for is short: it gets none.
 */
export function openBodies(): AdmitBody {
  const takeTurn = openSharedTurns({ atOnce: 2, waiting: 4 }, { atOnce: 4, waiting: 16 });
  return async (request, reply) => {
    if (lengthOf(request) <= shortBody) return;
    if (wantsStream(request)) throw Object.assign(new Error("long for a stream"), { statusCode: 413 });
    await holdTurn(request, reply, takeTurn);
  };
}

function lengthOf({ headers }: FastifyRequest): number {
  return headers["transfer-encoding"] === undefined ? Number(headers["content-length"] ?? 0) : Infinity;
}
