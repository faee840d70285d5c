import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { fileFormats, fileTypes, type FileFormat } from "@bangvang/schema/exchange";
import { dayInVietnam } from "@bangvang/schema/vietnam-day";
import { principalOf, type Actor } from "../actor.ts";
import type { Config } from "../config.ts";
import { exportFigures } from "../exchange/export-figures.ts";
import type { ExportedFigure } from "../exchange/layout.ts";
import { writeFile } from "../exchange/write-file.ts";
import type { Doors } from "./doors.ts";
import { readExportQuery } from "./export-query.ts";
import { openSharedTurns } from "../turns.ts";
import { actorOf, noteActor, sessionActor, tokenActor } from "./who.ts";

/**
 * Milliseconds in which a client must take something of its file: a transaction is open as long. Minutes, for the system
 * says in pieces of a megabyte and more what was taken.
 */
const patience = 300_000;

/**
 * GET and HEAD of /export.csv and /export.xlsx, for a token or for the console. The figures are those the same reader
 * would be shown; the file is made while it is sent.
 */
export function serveExports(app: FastifyInstance, config: Config, doors: Doors): void {
  const takeTurn = openSharedTurns({ atOnce: 2, waiting: 4 }, { atOnce: 3, waiting: 20 });
  const whoAsks = (request: FastifyRequest): Promise<Actor> =>
    request.headers.authorization === undefined ? sessionActor(request, config, doors) : tokenActor(request, doors);
  for (const format of fileFormats) {
    const url = `/export.${format}`;
    const onRequest = async (request: FastifyRequest): Promise<void> => noteActor(request, await whoAsks(request));
    app.head(url, { onRequest }, async (request, reply) => {
      readExportQuery(request.query);
      return name(reply, format).send();
    });
    app.get(url, { onRequest, exposeHeadRoute: false }, async (request, reply) => {
      const actor = actorOf(request);
      const { filter, writing } = readExportQuery(request.query);
      const endTurn = await takeTurn(principalOf(actor));
      const context = doors.makeContext(actor, request.id, null);
      const end = (): void => {
        context.snapshot.abort();
        endTurn();
      };
      if (reply.raw.closed) return end();
      reply.raw.once("close", end);
      reply.raw.setTimeout(patience, () => reply.raw.destroy());
      const portions = await begun(exportFigures(filter, format, context));
      return name(reply, format).send(writeFile(portions, { format, ...writing }));
    });
  }
}

function name(reply: FastifyReply, format: FileFormat): FastifyReply {
  const day = dayInVietnam(new Date());
  return reply
    .type(format === "csv" ? `${fileTypes.csv}; charset=utf-8` : fileTypes.xlsx)
    .header("content-disposition", `attachment; filename="bang-vang-${day}.${format}"`)
    .header("cache-control", "no-store");
}

type Portions = AsyncGenerator<readonly ExportedFigure[]>;

/** The portions once the first is there: what fails before it is an answer of its own, what fails later ends the connection. */
async function begun(portions: Portions): Promise<Portions> {
  const first = await portions.next();
  return (async function* () {
    if (first.done) return;
    try {
      yield first.value;
      yield* portions;
    } finally {
      await portions.return(undefined);
    }
  })();
}
