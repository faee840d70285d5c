import { fastifyApolloHandler } from "@as-integrations/fastify";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Logger } from "pino";
import type { Actor } from "../actor.ts";
import type { Config } from "../config.ts";
import type { Context } from "../context.ts";
import type { Doors } from "./doors.ts";
import { openApollo } from "./apollo.ts";
import { sessionActor, tokenActor } from "./who.ts";

const actors = new WeakMap<FastifyRequest, Actor>();
const jsonType = /^application\/json(; *charset=utf-8)?$/i;

/** The two endpoints: /graphql for tokens, which reads; /console/graphql for the console's cookie, which also changes. */
export async function serveGraphql(app: FastifyInstance, config: Config, doors: Doors, logger: Logger): Promise<void> {
  const reading = openApollo(doors.readingSchema, logger);
  const changing = openApollo(doors.consoleSchema, logger);
  await reading.start();
  await changing.start();
  app.addHook("onClose", async () => {
    await reading.stop();
    await changing.stop();
  });
  const context = async (request: FastifyRequest): Promise<Context> => {
    const actor = actors.get(request);
    if (!actor) throw new Error("a request reached GraphQL without an actor");
    return doors.makeContext(actor, request.id);
  };
  app.route({
    url: "/graphql",
    method: ["GET", "POST"],
    // Who asks is known before the body is read.
    onRequest: async (request) => {
      actors.set(request, await tokenActor(request, doors));
      requireJson(request);
    },
    handler: fastifyApolloHandler(reading, { context }),
  });
  app.route({
    url: "/console/graphql",
    method: "POST",
    bodyLimit: 32 << 20,
    onRequest: async (request) => {
      requireJson(request);
      actors.set(request, await sessionActor(request, config, doors));
    },
    handler: fastifyApolloHandler(changing, { context }),
  });
  app.get("/schema.graphql", async (_request, reply) => reply.type("text/plain; charset=utf-8").send(doors.contract));
}

function requireJson(request: FastifyRequest): void {
  const type = request.headers["content-type"] ?? "";
  if (request.method === "POST" && !jsonType.test(type))
    throw Object.assign(new Error("content type"), { statusCode: 415 });
}
