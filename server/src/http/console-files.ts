import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";
import { errorBody } from "./errors.ts";
import { allowStyles } from "./headers.ts";

// Both from server/src/http and from server/dist the console lies beside the server.
const folder = [new URL("../../console/dist/", import.meta.url), new URL("../../../console/dist/", import.meta.url)]
  .map((url) => fileURLToPath(url))
  .find((path) => existsSync(`${path}index.html`));

/** The built console: hashed files are kept for ever, the page itself is made new for each request with its nonce. */
export async function serveConsole(app: FastifyInstance): Promise<void> {
  if (folder) {
    await app.register(fastifyStatic, {
      root: `${folder}assets`,
      prefix: "/assets/",
      immutable: true,
      maxAge: "365d",
      index: false,
    });
  }
  app.setNotFoundHandler(async (request, reply) => {
    const wantsPage =
      request.method === "GET" && /text\/html|\*\/\*/.test(request.headers.accept ?? "") && isPagePath(request.url);
    if (!wantsPage || !folder)
      return reply.code(404).send(errorBody("NOT_FOUND", "There is nothing at this address.", request.id));
    const page = await readFile(`${folder}index.html`, "utf8");
    const nonce = randomBytes(16).toString("base64");
    allowStyles(reply, nonce);
    return reply.type("text/html; charset=utf-8").send(page.replaceAll("__CSP_NONCE__", nonce));
  });
}

/** Paths of the console's own router; anything that looks like a file or an endpoint is not one of them. */
function isPagePath(url: string): boolean {
  const path = url.split("?")[0] ?? "";
  return !/\.\w+$/.test(path) && !/^\/(graphql|console|assets)(\/|$)/.test(path);
}
