import { hash } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { ExecutionResult, GraphQLSchema } from "graphql";
import { createHandler } from "graphql-sse";
import type { Logger } from "pino";
import { principalOf, type Actor } from "../actor.ts";
import { ApiProblem } from "../api-problem.ts";
import type { Context, OpenStream } from "../context.ts";
import { SnapshotAborted } from "../db/snapshot.ts";
import { answerTo, logFaults, wordAll } from "./errors.ts";
import { openStreamCount } from "./limits/streams.ts";
import { OneAtATime, sendStream } from "./send-stream.ts";
import { subscribed } from "./subscribed.ts";
import { sessionCookie } from "./who.ts";

/** What a request for a stream brings along from its endpoint. */
export interface StreamAsked {
  readonly schema: GraphQLSchema;
  readonly actor: Actor;
  /** Who it is by now. Errors: UNAUTHENTICATED. */
  readonly again: () => Promise<Actor>;
}

/** Answers one request with a stream. */
type Streams = (request: FastifyRequest, reply: FastifyReply, asked: StreamAsked) => Promise<unknown>;

/** Milliseconds streams have at a stop to tell their clients. */
const partingTime = 2_000;

/**
 * Subscriptions as server-sent events, by the protocol of graphql-sse with a connection for each. Nothing else is
 * answered this way. What is refused is refused before the stream begins, by an ordinary answer with its status.
 */
export function openStreams(
  app: FastifyInstance,
  logger: Logger,
  makeContext: (request: FastifyRequest, stream: OpenStream) => Context,
): Streams {
  const enter = openStreamCount();
  const open = new Map<AbortController, Promise<void>>();
  const handler = protocol(logger);
  endInOrder(app, open);
  return async (request, reply, { schema, actor, again }) => {
    if (reply.raw.closed) return reply.hijack(); // nobody is there any more
    const leave = enter(principalOf(actor), browserOf(request));
    const [ending, taking] = [new AbortController(), new OneAtATime()];
    reply.raw.once("close", () => {
      leave();
      open.delete(ending); // the protocol ends with its next heartbeat; a stop need not wait for that
      ending.abort(new SnapshotAborted());
      taking.take();
    });
    const contextValue = makeContext(request, { again, signal: ending.signal });
    const { events, errors } = await subscribed(schema, request.body, contextValue);
    if (reply.raw.closed) return reply.hijack();
    if (!events) {
      logFaults(errors, { logger, operationName: null, requestId: request.id });
      const { status, headers, body } = answerTo(errors, request.id);
      return reply.code(status).headers(headers).send(body);
    }
    const [texts] = await handler({ ...distinct, raw: request, context: { events, taking } });
    if (typeof texts !== "object" || !texts) throw new Error("the protocol refused a stream");
    reply.hijack();
    const sending = sendStream(reply.raw, texts, taking).catch((err: unknown) => {
      logger.error({ requestId: request.id, err });
      reply.raw.destroy(); // a stream that breaks must not look as if it were over
    });
    if (!reply.raw.closed) open.set(ending, sending);
    await sending;
    return reply;
  };
}

interface Opened {
  readonly events: AsyncIterable<ExecutionResult>;
  readonly taking: OneAtATime;
}

/** The protocol itself, for a subscription that is under way: it frames events and sends a heartbeat every 12 seconds. */
function protocol(logger: Logger) {
  return createHandler<FastifyRequest, Opened>({
    authenticate: () => null, // connections have no names, so none is shared by several subscriptions
    onSubscribe: ({ context: { events } }) => events,
    async onNext(_context, { raw: { id: requestId }, context: { taking } }, result) {
      await taking.next();
      const { data, errors } = result as ExecutionResult;
      if (!errors) return { data: data ?? null };
      logFaults(errors, { logger, operationName: null, requestId });
      return { data: data ?? null, errors: wordAll(errors, requestId) as never };
    },
  });
}

/** The request as the protocol must see it. What it says was read before. */
const distinct = {
  method: "POST",
  url: "/",
  headers: { get: (name: string) => (name === "accept" ? "text/event-stream" : "application/json") },
  body: { query: "subscription" },
};

/** At a stop every stream tells its client why it ends, before connections are cut. */
function endInOrder(app: FastifyInstance, open: ReadonlyMap<AbortController, Promise<void>>): void {
  app.addHook("preClose", async () => {
    for (const ending of open.keys())
      ending.abort(new ApiProblem("OVERLOADED", "The server stops; subscribe again with your last cursor."));
    const late = new Promise((resolve) => setTimeout(resolve, partingTime).unref());
    await Promise.race([Promise.all(open.values()), late]);
  });
}

/** A name for the browser a session is in; the session itself is not kept. */
function browserOf(request: FastifyRequest): string | null {
  const id = request.routeOptions.url === "/console/graphql" ? request.cookies[sessionCookie] : undefined;
  return id === undefined ? null : hash("sha256", id);
}
