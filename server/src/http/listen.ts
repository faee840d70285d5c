import { randomUUID } from "node:crypto";
import cookie from "@fastify/cookie";
import Fastify, { type FastifyInstance } from "fastify";
import type { Logger } from "pino";
import type { Config } from "../config.ts";
import type { Doors } from "./doors.ts";
import { errorBody, httpOf, isFault, refusalOf } from "./errors.ts";
import { serveConsole } from "./console-files.ts";
import { serveExports } from "./export-routes.ts";
import { serveGraphql } from "./graphql-routes.ts";
import { addHeaders } from "./headers.ts";
import { serveImports } from "./import-routes.ts";
import { boundUnsent } from "./limits/unsent.ts";
import { serveSignIn } from "./sign-in-routes.ts";

/** Opens the public door: the console, sign-in, and the two GraphQL endpoints. Not listening yet. */
export async function openDoor(config: Config, doors: Doors, logger: Logger): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: logger,
    genReqId: () => randomUUID(),
    bodyLimit: 1 << 20,
    requestTimeout: 120_000, // a long body waits unread for its turn, 45 s at the most
    connectionTimeout: 130_000,
    onProtoPoisoning: "error",
    onConstructorPoisoning: "error",
    forceCloseConnections: true, // a keep-alive connection must not hold up a stop
  }) as unknown as FastifyInstance;
  // Only JSON is read; text/plain would be a way around the preflight of other sites.
  app.removeContentTypeParser("text/plain");
  await app.register(cookie);
  boundUnsent(app);
  addHeaders(app);
  answerErrorsAlike(app);
  serveSignIn(app, config, doors);
  await serveGraphql(app, config, doors, logger);
  serveExports(app, config, doors);
  await serveImports(app, config, doors, logger);
  await serveConsole(app);
  return app;
}

/** One shape for every error, also for those Fastify finds before a route is reached. */
function answerErrorsAlike(app: FastifyInstance): void {
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const refused = refusalOf(error);
    if (refused) {
      if (isFault(error)) request.log.error({ requestId: request.id, err: error });
      const { status, headers } = httpOf(error);
      return reply
        .code(status)
        .headers(Object.fromEntries(headers))
        .send(errorBody(refused.code, refused.message, request.id));
    }
    const status = error.statusCode ?? 500;
    if (status === 413)
      return reply.code(413).send(errorBody("PAYLOAD_TOO_LARGE", "The request is too large.", request.id));
    if (status === 415)
      return reply.code(415).send(errorBody("UNSUPPORTED_MEDIA_TYPE", "Send application/json.", request.id));
    if (status < 500)
      return reply.code(status).send(errorBody("BAD_REQUEST", "The request cannot be read.", request.id));
    if (isFault(error)) request.log.error({ requestId: request.id, err: error });
    return reply.code(500).send(errorBody("INTERNAL", "Something went wrong on the server.", request.id));
  });
}
