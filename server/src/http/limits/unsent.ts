import type { FastifyInstance } from "fastify";
import { errorBody } from "../errors.ts";
import { takeReady } from "../stringify-result.ts";

/** Bytes of answers that may wait for their clients to read them, all together. */
const mostUnsent = 256 << 20;
/** Milliseconds in which a client must take something of its answer. */
const patience = 60_000;
/** Above this an answer counts. */
const longAnswer = 64 << 10;

/**
 * Bounds the memory slow readers hold: beyond it an answer is replaced by a refusal, and a client that takes nothing for
 * a minute is let go. No transaction is open any more when an answer is sent.
 */
export function boundUnsent(app: FastifyInstance): void {
  let unsent = 0;
  app.addHook("onSend", async (request, reply, payload) => {
    if (typeof payload !== "string") return payload;
    const ready = takeReady(payload);
    // Once all of it is with the system, its room is free. Of a connection that broke nobody knows what is still read.
    if (ready) reply.raw.once("finish", () => ready.release());
    const answer = ready?.bytes ?? payload;
    if (answer.length < longAnswer) return answer;
    if (unsent > mostUnsent) {
      reply.code(503).header("retry-after", "5").removeHeader("content-length");
      return JSON.stringify(errorBody("OVERLOADED", "Too many long answers wait to be read.", request.id));
    }
    if (reply.raw.closed) return answer; // nobody is there any more, and nothing would take it off the count
    const bytes = typeof answer === "string" ? Buffer.from(answer) : answer;
    unsent += bytes.length;
    reply.raw.setTimeout(patience, () => reply.raw.destroy());
    reply.raw.once("close", () => {
      unsent -= bytes.length;
    });
    return bytes;
  });
}
