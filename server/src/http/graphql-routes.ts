import { fastifyApolloHandler } from "@as-integrations/fastify";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Logger } from "pino";
import type { Actor } from "../actor.ts";
import type { Config } from "../config.ts";
import type { Context } from "../context.ts";
import type { Doors } from "./doors.ts";
import { openApollo } from "./apollo.ts";
import { openBodies } from "./limits/bodies.ts";
import { noteWork } from "./limits/hold-turn.ts";
import { requireJson } from "./require-json.ts";
import { openStreams } from "./streams.ts";
import { wantsStream } from "./wants-stream.ts";
import { actorOf, noteActor, sessionActor, stillSignedIn, tokenActor } from "./who.ts";

/** The two endpoints: /graphql for tokens, which reads; /console/graphql for the console's cookie, which also changes. */
export async function serveGraphql(app: FastifyInstance, config: Config, doors: Doors, logger: Logger): Promise<void> {
  const reading = openApollo(doors.reading, logger);
  const changing = openApollo(doors.changing, logger);
  await reading.start();
  await changing.start();
  app.addHook("onClose", async () => {
    await reading.stop();
    await changing.stop();
  });
  const context = async (request: FastifyRequest, reply: FastifyReply): Promise<Context> => {
    const operation = doors.makeContext(actorOf(request), request.id, null);
    // A client that goes away ends its questions in the database; it may be gone already.
    const end = (): void => {
      if (!reply.raw.writableFinished) operation.snapshot.abort();
    };
    if (reply.raw.closed) end();
    else reply.raw.once("close", end);
    return operation;
  };
  const streams = openStreams(app, logger, (request, stream) =>
    doors.makeContext(actorOf(request), request.id, stream),
  );
  const admitBody = openBodies();
  const ask = {
    reading: fastifyApolloHandler(reading, { context }),
    changing: fastifyApolloHandler(changing, { context }),
  };
  app.route({
    url: "/graphql",
    method: ["GET", "POST"],
    // Who asks is known before the body is read.
    onRequest: async (request) => {
      noteActor(request, await tokenActor(request, doors));
      requireJson(request);
    },
    onSend: addRequestId,
    handler(request, reply) {
      if (!wantsStream(request)) return ask.reading.call(this, request, reply);
      const again = (): Promise<Actor> => tokenActor(request, doors);
      return streams(request, reply, { schema: doors.reading.schema, actor: actorOf(request), again });
    },
  });
  app.route({
    url: "/console/graphql",
    method: "POST",
    bodyLimit: 32 << 20,
    onRequest: async (request, reply) => {
      requireJson(request);
      noteActor(request, await sessionActor(request, config, doors));
      await admitBody(request, reply);
    },
    onSend: addRequestId,
    handler(request, reply) {
      if (!wantsStream(request)) return noteWork(request, Promise.resolve(ask.changing.call(this, request, reply)));
      const again = (): Promise<Actor> => stillSignedIn(request, doors);
      return streams(request, reply, { schema: doors.changing.schema, actor: actorOf(request), again });
    },
  });
  app.get("/schema.graphql", async (_request, reply) => reply.type("text/plain; charset=utf-8").send(doors.contract));
}

/** What Apollo refuses before there is an operation (a batch, no query) knows no context: its request id is added here. */
async function addRequestId(request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> {
  if (reply.statusCode < 400 || typeof payload !== "string") return payload;
  const answer = JSON.parse(payload) as {
    readonly errors?: readonly { readonly extensions?: Record<string, unknown> }[];
  };
  for (const { extensions } of answer.errors ?? []) if (extensions) extensions["requestId"] ??= request.id;
  reply.removeHeader("content-length");
  return JSON.stringify(answer);
}
