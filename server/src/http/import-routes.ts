import { PassThrough } from "node:stream";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Logger } from "pino";
import { fileFormats, fileTypes, maxFileBytes, type FileFormat, type ImportLine } from "@bangvang/schema/exchange";
import { ApiProblem } from "../api-problem.ts";
import type { Config } from "../config.ts";
import type { Import } from "../exchange/import-figures.ts";
import type { Doors } from "./doors.ts";
import { logFaults, wordError } from "./errors.ts";
import { readImportQuery } from "./import-query.ts";
import { holdTurn, noteWork } from "./limits/hold-turn.ts";
import { openSharedTurns } from "../turns.ts";
import { actorOf, noteActor, sessionActor } from "./who.ts";

/**
 * POST /console/import: a file as the body, for the console alone. The answer is a line of JSON for each step and, at the
 * end, one for the outcome. Whoever goes away before the figures are written ends the import; it is one change set, so
 * half of it is never there. A file is taken when it is its turn: those that wait are still with their clients.
 */
export async function serveImports(app: FastifyInstance, config: Config, doors: Doors, logger: Logger): Promise<void> {
  const takeTurn = openSharedTurns({ atOnce: 1, waiting: 2 }, { atOnce: 2, waiting: 8 });
  const wanted = new WeakMap<FastifyRequest, Omit<Import, "bytes">>();
  await app.register(async (scope) => {
    scope.addContentTypeParser([fileTypes.csv, fileTypes.xlsx], { parseAs: "buffer" }, (_request, body, done) =>
      done(null, body),
    );
    scope.route({
      url: "/console/import",
      method: "POST",
      bodyLimit: maxFileBytes,
      onRequest: async (request, reply) => {
        const format = formatOf(request);
        noteActor(request, await sessionActor(request, config, doors));
        wanted.set(request, { ...readImportQuery(request.query), format });
        await holdTurn(request, reply, takeTurn);
      },
      handler: async (request, reply) => {
        const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
        const asked: Import = { ...wanted.get(request)!, bytes };
        void noteWork(request, answer(asked, { request, reply, doors, logger }, begin(reply)));
        return reply;
      },
    });
  });
}

interface Asking {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly doors: Doors;
  readonly logger: Logger;
}

function begin(reply: FastifyReply): PassThrough {
  const lines = new PassThrough();
  void reply.type("application/x-ndjson; charset=utf-8").header("cache-control", "no-store").send(lines);
  return lines;
}

async function answer(asked: Import, { request, reply, doors, logger }: Asking, lines: PassThrough): Promise<void> {
  const say = (line: ImportLine): void => void lines.write(`${JSON.stringify(line)}\n`);
  const isGone = new AbortController();
  const leave = (): void => isGone.abort();
  if (reply.raw.closed) leave();
  else reply.raw.once("close", leave);
  try {
    const context = doors.makeContext(actorOf(request), request.id, null);
    const outcome = await doors.importFigures(asked, context, {
      progress: (step, done, total) => say({ kind: "PROGRESS", step, done, total }),
      signal: isGone.signal,
    });
    say({ kind: "OUTCOME", outcome });
  } catch (error) {
    if (!isGone.signal.aborted) {
      logFaults([error], { logger, operationName: "import", requestId: request.id });
      const { message, extensions } = wordError({ message: (error as Error).message }, error);
      say({ kind: "ERROR", code: String(extensions?.["code"]), message, requestId: request.id });
    }
  } finally {
    reply.raw.off("close", leave);
    lines.end();
  }
}

/** By the type of the body alone; its beginning is looked at when it is read. Throws UNSUPPORTED_MEDIA_TYPE. */
function formatOf({ headers }: FastifyRequest): FileFormat {
  const type = (headers["content-type"] ?? "").toLowerCase().replace(/; *charset=utf-8$/, "");
  const format = fileFormats.find((one) => fileTypes[one] === type);
  if (!format) throw new ApiProblem("UNSUPPORTED_MEDIA_TYPE", `Send ${Object.values(fileTypes).join(" or ")}.`);
  return format;
}
