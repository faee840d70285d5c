import type { FastifyInstance, FastifyReply } from "fastify";
import helmet from "helmet";

const directives = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  connectSrc: ["'self'"],
  imgSrc: ["'self'", "data:"],
  fontSrc: ["'self'"],
  workerSrc: ["'self'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
};

/** Headers of every answer: what a page may load, from where, and who may frame it. */
export function addHeaders(app: FastifyInstance): void {
  const add = helmet({
    contentSecurityPolicy: { useDefaults: false, directives: { ...directives, styleSrc: ["'self'"] } },
    referrerPolicy: { policy: "no-referrer" },
    crossOriginResourcePolicy: { policy: "same-origin" },
  });
  app.addHook("onRequest", (request, { raw }, done) => add(request.raw, raw, done as () => void));
  app.addHook("onSend", async (request, reply) => {
    if (!reply.hasHeader("cache-control")) reply.header("cache-control", "no-store");
  });
}

/** Lets a page have the styles that carry this nonce: those the console's libraries write at run time. */
export function allowStyles(reply: FastifyReply, nonce: string): void {
  const add = helmet.contentSecurityPolicy({
    useDefaults: false,
    directives: { ...directives, styleSrc: ["'self'", `'nonce-${nonce}'`] },
  });
  add(reply.request.raw, reply.raw, () => undefined);
}
