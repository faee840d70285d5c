import { HeaderMap, type ApolloServerPlugin } from "@apollo/server";
import { GraphQLError } from "graphql";
import type { Logger } from "pino";
import { principalOf } from "../actor.ts";
import { ApiProblem } from "../api-problem.ts";
import type { Context } from "../context.ts";
import { AnswerTooLong } from "../reading/answering.ts";
import { explainPlan, explainRun } from "../reading/explain.ts";
import type { Plan } from "../reading/nodes.ts";
import { costOf, directivesOf, prepare, read, type Answer, type Prepared, type Reader } from "../reading/read.ts";
import { logFaults, refusal, statusOf, wordError } from "./errors.ts";
import { refuseCost } from "./limits/cost.ts";
import { refuseVariables } from "./limits/variables.ts";
import { openTurns, type TakeTurn } from "./limits/turns.ts";

/**
 * Weighs every read before it runs, and answers those the reading engine can answer whole; the others are left to
 * graphql. What an operation cost is said in its answer.
 */
export function answerReads(reader: Reader, logger: Logger): ApolloServerPlugin<Context> {
  const takeTurn = openTurns({ atOnce: 8, waiting: 32 });
  return {
    async requestDidStart() {
      let prepared: Prepared | null = null;
      let cost: number | null = null;
      let explained: Plan | null = null;
      return {
        async didResolveOperation({ queryHash, document, operation, request, contextValue }) {
          if (!operation) return;
          try {
            if (operation.operation === "query") refuseVariables(request.variables ?? {});
            prepared = prepare(reader, { hash: queryHash, document, operation, variables: request.variables });
            cost = prepared && costOf(prepared);
            refuseCost(cost);
            if (!prepared || operation.directives?.length === 0) return;
            const { semantics, isExplained } = directivesOf(reader, operation, prepared.variables);
            if (semantics) await contextValue.readAs(semantics);
            if (isExplained) explained = explainable(prepared, contextValue);
          } catch (error) {
            throw error instanceof ApiProblem ? refusal(error) : error;
          }
        },
        async responseForOperation({ contextValue, operationName }) {
          if (!prepared?.compiled.plan.isOurs) return null;
          const { data, errors, status } = await answerInTurn(prepared, contextValue, takeTurn);
          // What is answered here passes by Apollo's own hooks for errors.
          logFaults(errors, { logger, operationName, requestId: contextValue.requestId });
          const worded = errors.map((error) => wordError(error.toJSON(), error));
          const singleResult = { data: data as never, ...(worded.length > 0 ? { errors: worded } : {}) };
          const http = { ...(status === undefined ? {} : { status }), headers: new HeaderMap() };
          return { http, body: { kind: "single", singleResult } };
        },
        async willSendResponse({ response: { body }, contextValue }) {
          if (cost === null || body.kind !== "single") return;
          const plan = explained && [explainPlan(explained), explainRun(contextValue.snapshot.statements)].join("\n\n");
          body.singleResult.extensions = { ...body.singleResult.extensions, cost, ...(plan ? { plan } : {}) };
        },
      };
    },
  };
}

/** Statements and the number of their rows are shown to those who may see every row. */
function explainable({ compiled }: Prepared, { audience }: Context): Plan {
  if (audience.reads !== "ALL") throw new ApiProblem("BAD_USER_INPUT", "@explain is for those who may see every unit.");
  return compiled.plan;
}

interface Answered extends Answer {
  /** Set when nothing was read at all. */
  readonly status?: number;
}

/** What Apollo would make a bare 500 becomes an answer with an error, like any other. */
async function answerInTurn(prepared: Prepared, context: Context, takeTurn: TakeTurn): Promise<Answered> {
  let endTurn = (): void => undefined;
  try {
    endTurn = await takeTurn(principalOf(context.actor));
    return await read(prepared, context);
  } catch (error) {
    const cause = problemOf(error);
    const status = cause instanceof ApiProblem ? statusOf(cause.code) : 500;
    return { data: null, errors: [new GraphQLError(cause.message, { originalError: cause })], status };
  } finally {
    endTurn();
  }
}

function problemOf(error: unknown): Error {
  if (error instanceof AnswerTooLong)
    return new ApiProblem("COST_EXCEEDED", "The answer is too long; ask for less at once.");
  return error as Error;
}
