import type { FastifyInstance, FastifyRequest } from "fastify";
import { ApiProblem } from "../api-problem.ts";
import type { Config } from "../config.ts";
import type { Doors } from "./doors.ts";
import { requireJson } from "./require-json.ts";
import { refuseOtherSites, sessionCookie } from "./who.ts";

const cookieOptions = { path: "/", secure: true, httpOnly: true, sameSite: "strict" } as const;

/** Signing in with a one-time link, and out again. The secret comes in the body, so no log holds it. */
export function serveSignIn(app: FastifyInstance, config: Config, doors: Doors): void {
  const onRequest = async (request: FastifyRequest): Promise<void> => {
    refuseOtherSites(request, config);
    requireJson(request);
  };
  app.post("/console/sign-in", { onRequest }, async (request, reply) => {
    const secret = (request.body as { secret?: unknown } | null)?.secret;
    const id = typeof secret === "string" && secret.length <= 100 ? await doors.signIn(secret) : null;
    if (id === null)
      throw new ApiProblem("UNAUTHENTICATED", "This link is unknown, used up or too old; ask for a new one.");
    return reply.setCookie(sessionCookie, id, cookieOptions).code(204).send();
  });
  app.post("/console/sign-out", async (request, reply) => {
    refuseOtherSites(request, config);
    const id = request.cookies[sessionCookie];
    if (id !== undefined) await doors.signOut(id);
    return reply.clearCookie(sessionCookie, cookieOptions).code(204).send();
  });
}
