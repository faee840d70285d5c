import type { FastifyRequest } from "fastify";

const jsonType = /^application\/json(; *charset=utf-8)?$/i;

/** Refuses a POST of anything but JSON in UTF-8, before its body is read. */
export function requireJson(request: FastifyRequest): void {
  const type = request.headers["content-type"] ?? "";
  if (request.method === "POST" && !jsonType.test(type))
    throw Object.assign(new Error("content type"), { statusCode: 415 });
}
