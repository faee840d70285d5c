import Fastify, { type FastifyInstance } from "fastify";
import type { Logger } from "pino";

/** Health on a port of its own, at constant cost: /live says the process answers, /ready that the database does. */
export function openAdmin(logger: Logger, isReady: () => Promise<boolean>): FastifyInstance {
  const app = Fastify({ loggerInstance: logger, forceCloseConnections: true }) as unknown as FastifyInstance;
  // One look at the database a second, however many ask, and never a second one while the first has no answer.
  let seen = { at: 0, ready: false };
  let looking: Promise<void> | null = null;
  const look = async (): Promise<void> => {
    const ready = await isReady().catch(() => false);
    seen = { at: Date.now(), ready };
    looking = null;
  };
  app.get("/live", async () => ({ live: true }));
  app.get("/ready", async (_request, reply) => {
    if (Date.now() - seen.at > 1_000) looking ??= look();
    await looking;
    return reply.code(seen.ready ? 200 : 503).send({ ready: seen.ready });
  });
  return app;
}
