import { HeaderMap, type ApolloServerPlugin } from "@apollo/server";
import { GraphQLError } from "graphql";
import type { Logger } from "pino";
import { ApiProblem } from "../api-problem.ts";
import type { Context } from "../context.ts";
import { AnswerTooLong } from "../reading/answering.ts";
import { costOf, prepare, read, type Answer, type Prepared, type Reader } from "../reading/read.ts";
import { logFaults, wordError } from "./errors.ts";
import { refuseCost } from "./limits/cost.ts";

/**
 * Weighs every read before it runs, and answers those the reading engine can answer whole; the others are left to
 * graphql. What an operation cost is said in its answer.
 */
export function answerReads(reader: Reader, logger: Logger): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      let prepared: Prepared | null = null;
      let cost: number | null = null;
      return {
        async didResolveOperation({ queryHash, document, operation, request, contextValue }) {
          if (!operation) return;
          prepared = prepare(reader, { hash: queryHash, document, operation, variables: request.variables });
          cost = prepared && costOf(prepared, contextValue);
          refuseCost(cost);
        },
        async responseForOperation({ contextValue, operationName }) {
          if (!prepared?.compiled.plan.isOurs) return null;
          const { data, errors } = await answer(prepared, contextValue);
          // What is answered here passes by Apollo's own hooks for errors.
          logFaults(errors, { logger, operationName, requestId: contextValue.requestId });
          const worded = errors.map((error) => wordError(error.toJSON(), error));
          const singleResult = { data: data as never, ...(worded.length > 0 ? { errors: worded } : {}) };
          return { http: { headers: new HeaderMap() }, body: { kind: "single", singleResult } };
        },
        async willSendResponse({ response: { body } }) {
          if (cost !== null && body.kind === "single")
            body.singleResult.extensions = { ...body.singleResult.extensions, cost };
        },
      };
    },
  };
}

/** What Apollo would make a bare 500 becomes an answer with an error, like any other. */
async function answer(prepared: Prepared, context: Context): Promise<Answer> {
  try {
    return await read(prepared, context);
  } catch (error) {
    const cause =
      error instanceof AnswerTooLong
        ? new ApiProblem("COST_EXCEEDED", "The answer is too long; ask for less at once.")
        : (error as Error);
    return { data: null, errors: [new GraphQLError(cause.message, { originalError: cause })] };
  }
}
