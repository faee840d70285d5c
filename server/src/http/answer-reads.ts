import { HeaderMap, type ApolloServerPlugin } from "@apollo/server";
import { GraphQLError } from "graphql";
import type { Logger } from "pino";
import { principalOf } from "../actor.ts";
import { ApiProblem } from "../api-problem.ts";
import type { Context } from "../context.ts";
import { explainPlan, explainRun } from "../reading/explain.ts";
import type { Plan } from "../reading/nodes.ts";
import { costOf, directivesOf, prepare, read, type Answer, type Prepared, type Reader } from "../reading/read.ts";
import { httpOf, logFaults, otherWay, refusal, wordError } from "./errors.ts";
import { refuseCost } from "./limits/cost.ts";
import { refuseVariables } from "./limits/variables.ts";
import { openTurns } from "../turns.ts";

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
      let endTurn = (): void => undefined;
      return {
        async didResolveOperation({ queryHash, document, operation, request, contextValue }) {
          if (!operation) return;
          if (operation.operation === "subscription")
            throw otherWay("A subscription is streamed: accept text/event-stream.");
          try {
            // A change reads nothing but its own cells, which are counted; graphql coerces its variables, once is enough.
            if (operation.operation === "query") {
              refuseVariables(request.variables ?? {});
              prepared = prepare(reader, { hash: queryHash, document, operation, variables: request.variables });
              cost = prepared && costOf(prepared);
              refuseCost(cost);
            }
            endTurn = await takeTurn(principalOf(contextValue.actor));
            if (!prepared || operation.directives?.length === 0) return;
            const { semantics, isExplained } = directivesOf(reader, operation, prepared.variables);
            if (semantics) await contextValue.readAs(semantics);
            if (isExplained) explained = explainable(prepared, contextValue);
          } catch (error) {
            throw error instanceof GraphQLError ? error : refusal(error as Error);
          }
        },
        async responseForOperation({ contextValue, operationName }) {
          if (!prepared?.compiled.plan.isOurs) return null;
          const { data, errors, http } = await answerOrRefusal(prepared, contextValue);
          // What is answered here passes by Apollo's own hooks for errors.
          logFaults(errors, { logger, operationName, requestId: contextValue.requestId });
          const worded = errors.map((error) => wordError(error.toJSON(), error));
          const singleResult = { data: data as never, ...(worded.length > 0 ? { errors: worded } : {}) };
          return { http, body: { kind: "single", singleResult } };
        },
        async willSendResponse({ response: { body }, contextValue }) {
          // A turn ends with its connection: who asks and goes away at once would have any number otherwise.
          await contextValue.snapshot.close();
          endTurn();
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
  readonly http: { readonly status?: number; readonly headers: HeaderMap };
}

/** What Apollo would make a bare 500 becomes an answer with an error, like any other. */
async function answerOrRefusal(prepared: Prepared, context: Context): Promise<Answered> {
  const headers = new HeaderMap();
  try {
    return { ...(await read(prepared, context)), http: { headers } };
  } catch (error) {
    const { status, headers: more } = httpOf(error);
    for (const [name, value] of more) headers.set(name, value);
    const { message } = error as Error;
    return {
      data: null,
      errors: [new GraphQLError(message, { originalError: error as Error })],
      http: { status, headers },
    };
  }
}
