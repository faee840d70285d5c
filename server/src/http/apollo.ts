import { ApolloServer, type ApolloServerPlugin } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from "@apollo/server/plugin/disabled";
import { maxAliasesRule } from "@escape.tech/graphql-armor-max-aliases";
import { maxDepthRule } from "@escape.tech/graphql-armor-max-depth";
import { GraphQLError, type ASTVisitor, type ValidationContext, type ValidationRule } from "graphql";
import type { Logger } from "pino";
import type { Context } from "../context.ts";
import type { Reader } from "../reading/read.ts";
import { answerReads } from "./answer-reads.ts";
import { httpOfChange, logFaults, wordError } from "./errors.ts";
import { stringifyResult } from "./stringify-result.ts";

const maxTokens = 4_000;
const maxDepth = 10;
const maxAliases = 30;
const maxRecursiveSelections = 5_000;

/** One engine behind both endpoints; every option is stated, so that nothing depends on NODE_ENV. */
export function openApollo(reader: Reader, logger: Logger): ApolloServer<Context> {
  return new ApolloServer<Context>({
    schema: reader.schema,
    csrfPrevention: true,
    introspection: true, // analysts' tools read the contract; it is public to whoever is signed in
    persistedQueries: false,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    stopOnTerminationSignals: false, // main.ts stops everything in order
    maxRecursiveSelections,
    parseOptions: documentLimits.parse,
    validationOptions: documentLimits.validate,
    validationRules: [...documentRules],
    formatError: wordError,
    stringifyResult,
    plugins: [
      answerReads(reader, logger),
      endOperation(logger),
      ApolloServerPluginLandingPageDisabled(),
      // Hints for caches are looked for at each field of each cell; nothing here may be cached by others.
      ApolloServerPluginCacheControlDisabled(),
    ],
    logger: quiet,
  });
}

/** What a document may be at the most, however it is sent. */
export const documentLimits = { parse: { maxTokens }, validate: { maxErrors: 10 } } as const;

/** A limit is reported like any other fault of a document; thrown, as is the default, it would look like a fault of ours. */
const reported = {
  propagateOnRejection: false,
  onReject: [
    (context: ValidationContext | null, { message }: GraphQLError) =>
      context?.reportError(new GraphQLError(message.replace(/^Syntax Error: /, ""))),
  ],
};

/** Rules of our own for every document, however it is sent. */
export const documentRules: readonly ValidationRule[] = [
  maxDepthRule({ n: maxDepth, flattenFragments: true, ...reported }),
  maxAliasesRule({ n: maxAliases, ...reported }),
  knowsItsOperations,
];

/** graphql itself finds out only when it runs a mutation that a schema has none, and then it looks like a fault. */
function knowsItsOperations(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(node) {
      if (context.getSchema().getRootType(node.operation)) return;
      context.reportError(new GraphQLError(`There is no ${node.operation} here.`, { nodes: node }));
    },
  };
}

/** Ends the read of an operation, logs faults, and gives every answer its request id and the version of the dimensions. */
function endOperation(logger: Logger): ApolloServerPlugin<Context> {
  return {
    async requestDidStart({ contextValue }) {
      return {
        async didEncounterErrors({ errors, operationName }) {
          logFaults(errors, { logger, operationName, requestId: contextValue.requestId });
        },
        async willSendResponse({ response, operation, errors }) {
          await contextValue.snapshot.close();
          if (response.body.kind !== "single") return;
          const { singleResult } = response.body;
          const http = operation?.operation === "mutation" ? httpOfChange(errors ?? []) : null;
          if (http) response.http.status = http.status;
          for (const [name, value] of http?.headers ?? []) response.http.headers.set(name, value);
          singleResult.extensions = { ...singleResult.extensions, dataVersion: contextValue.dimensions.version };
          for (const error of singleResult.errors ?? [])
            Object.assign(error.extensions ?? {}, { requestId: contextValue.requestId });
        },
      };
    },
  };
}

/** Apollo's own log repeats what the plugin above logs with its request id. */
const quiet = { debug() {}, info() {}, warn() {}, error() {} };
