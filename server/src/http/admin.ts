import Fastify, { type FastifyInstance } from "fastify";
import type { Logger } from "pino";

/** Health on a port of its own, at constant cost: /live says the process answers, /ready that the database does. */
export function openAdmin(logger: Logger, isReady: () => Promise<boolean>): FastifyInstance {
  const app = Fastify({ loggerInstance: logger, forceCloseConnections: true }) as unknown as FastifyInstance;
  let last = { at: 0, ready: false };
  app.get("/live", async () => ({ live: true }));
  app.get("/ready", async (_request, reply) => {
    if (Date.now() - last.at > 1_000) last = { at: Date.now(), ready: await isReady().catch(() => false) };
    return reply.code(last.ready ? 200 : 503).send({ ready: last.ready });
  });
  return app;
}
