import type { FastifyRequest } from "fastify";
import { actorId, type Actor } from "../actor.ts";
import { ApiProblem } from "../api-problem.ts";
import type { Config } from "../config.ts";
import type { Doors } from "./doors.ts";

export const sessionCookie = "__Host-sid";

const actors = new WeakMap<FastifyRequest, Actor>();

/** Notes who asks, before the body is read; `actorOf` tells it from then on. */
export function noteActor(request: FastifyRequest, actor: Actor): void {
  actors.set(request, actor);
}

/** Who asks. A route that did not ask for it has no answer to give. */
export function actorOf(request: FastifyRequest): Actor {
  const actor = actors.get(request);
  if (!actor) throw new Error("a request came this far without an actor");
  return actor;
}

/** Who holds the token in Authorization: Bearer, or Basic with the token as password. Throws UNAUTHENTICATED. */
export async function tokenActor(request: FastifyRequest, doors: Doors): Promise<Actor> {
  const token = tokenOf(request.headers.authorization ?? "");
  const actor = token && (await doors.actorOfToken(token));
  if (!actor)
    throw new ApiProblem(
      "UNAUTHENTICATED",
      "Send a token: Authorization: Bearer bv_…, or Basic with the token as password.",
    );
  return actor;
}

/** Who is signed in to the console. Throws CROSS_SITE, UNAUTHENTICATED or OTHER_PERSON. */
export async function sessionActor(request: FastifyRequest, config: Config, doors: Doors): Promise<Actor> {
  refuseOtherSites(request, config);
  const actor = await signedIn(request, doors.actorOfSession);
  // The cookie is the browser's, not the page's: a page may hold what the person before has typed.
  const meant = request.headers["x-signed-in-as"];
  if (meant !== undefined && meant !== actorId(actor))
    throw new ApiProblem("OTHER_PERSON", "Somebody else is signed in by now.");
  return actor;
}

/** Whether they still are, asked for an open stream. Throws UNAUTHENTICATED. */
export function stillSignedIn(request: FastifyRequest, doors: Doors): Promise<Actor> {
  return signedIn(request, doors.stillOfSession);
}

async function signedIn(request: FastifyRequest, find: Doors["actorOfSession"]): Promise<Actor> {
  const id = request.cookies[sessionCookie];
  const actor = id === undefined ? null : await find(id);
  if (!actor) throw new ApiProblem("UNAUTHENTICATED", "Sign in first.");
  return actor;
}

/** The cookie comes along by itself, so where the request comes from must be known: said by the browser, never guessed. */
export function refuseOtherSites(request: FastifyRequest, config: Config): void {
  const site = request.headers["sec-fetch-site"];
  if (site === "same-origin") return;
  const own = config.publicUrl ?? `http://${request.headers.host ?? ""}`;
  if (site === undefined && request.headers.origin === own) return;
  throw new ApiProblem("CROSS_SITE", "This endpoint answers the console alone.");
}

function tokenOf(authorization: string): string | null {
  const [, scheme = "", credentials = ""] = /^(Bearer|Basic) +(\S+)$/i.exec(authorization) ?? [];
  if (/^bearer$/i.test(scheme)) return credentials;
  if (/^basic$/i.test(scheme))
    return Buffer.from(credentials, "base64")
      .toString()
      .replace(/^[^:]*:/, "");
  return null;
}
