import type { FastifyRequest } from "fastify";

/** Whether a request asks for server-sent events. */
export function wantsStream({ method, headers }: FastifyRequest): boolean {
  return method === "POST" && /(^|,)\s*text\/event-stream\s*(;|,|$)/i.test(headers.accept ?? "");
}
