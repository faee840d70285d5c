import { GraphQLError, type GraphQLFormattedError } from "graphql";
import type { Logger } from "pino";
import { ApiProblem } from "../api-problem.ts";
import { isLostLine, isLostRace, isPoolFull } from "../db/database-error.ts";
import { SnapshotAborted } from "../db/snapshot.ts";
import { OutcomeUnknown } from "../db/transaction.ts";

/** Codes graphql and Apollo give by themselves; their messages name the place in the document and nothing else. */
const documentCodes: ReadonlySet<string> = new Set([
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "OPERATION_RESOLUTION_FAILURE",
  "BAD_USER_INPUT",
  "BAD_REQUEST",
  "PERSISTED_QUERY_NOT_SUPPORTED",
]);

/** What a caller may know of an error: an expected refusal as it is, anything else masked. */
export function wordError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const original = causeOf(error);
  const place = {
    ...(formatted.locations ? { locations: formatted.locations } : {}),
    ...(formatted.path ? { path: formatted.path } : {}),
  };
  const refusal = refusalOf(original) ?? nestingRefusal(original);
  if (refusal) return { message: refusal.message, ...place, extensions: { code: refusal.code } };
  const said = codeOf(formatted.extensions);
  const code = !documentCodes.has(said) && isOfDocument(original) ? "BAD_USER_INPUT" : said;
  if (documentCodes.has(code)) return { message: formatted.message, ...place, extensions: { code } };
  return { message: "Something went wrong on the server.", ...place, extensions: { code: "INTERNAL" } };
}

/** Logs what should stand in the log with the request it belongs to. */
export function logFaults(
  errors: readonly unknown[],
  { logger, operationName, requestId }: { logger: Logger; operationName: string | null | undefined; requestId: string },
): void {
  for (const error of errors)
    if (isFault(error)) logger.error({ requestId, operation: operationName, err: causeOf(error) });
}

/** Not refusals, which are ordinary, and not that somebody went away. */
export function isFault(error: unknown): boolean {
  const original = causeOf(error);
  if (original instanceof ApiProblem || original instanceof SnapshotAborted) return false;
  if (original instanceof OutcomeUnknown || isLostLine(original)) return true;
  if (databaseRefusal(original) || isOfDocument(original)) return false;
  return !(error instanceof GraphQLError && documentCodes.has(codeOf(error.extensions)));
}

const statuses: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  OTHER_PERSON: 403,
  CROSS_SITE: 403,
  NOT_FOUND: 404,
  UNSUPPORTED_MEDIA_TYPE: 415,
  OVERLOADED: 503,
  OUTCOME_UNKNOWN: 503,
  TIMEOUT: 504,
};

/** Status and headers of an answer that is nothing but an error. */
export function httpOf(error: unknown): { readonly status: number; readonly headers: ReadonlyMap<string, string> } {
  const code = refusalOf(error)?.code;
  const status = code === undefined ? 500 : (statuses[code] ?? 400);
  return { status, headers: new Map(status === 503 ? [["retry-after", "1"]] : []) };
}

/** The same for a change that ended in an error, which graphql by itself calls a success. Null for an error of its own kind. */
export function httpOfChange(errors: readonly unknown[]): ReturnType<typeof httpOf> | null {
  const http = errors.map((error) => httpOf(causeOf(error)));
  return http.find(({ status }) => status === 503 || status === 504) ?? null;
}

/** An error of a whole operation, with the status its answer has. */
export function refusal(error: Error): GraphQLError {
  const { status, headers } = httpOf(error);
  const code = error instanceof ApiProblem ? { code: error.code } : {};
  return new GraphQLError(error.message, { originalError: error, extensions: { ...code, http: { status, headers } } });
}

/** An operation of the right document, sent in the wrong way. */
export function otherWay(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: "OPERATION_RESOLUTION_FAILURE", http: { status: 400 } } });
}

/** A body that is no GraphQL request. */
export function badRequest(): GraphQLError {
  return new GraphQLError("The request cannot be read.", { extensions: { code: "BAD_REQUEST" } });
}

/** What graphql finds in a document, with the code Apollo would give it. */
export function documentError(
  code: "GRAPHQL_PARSE_FAILED" | "GRAPHQL_VALIDATION_FAILED",
  error: GraphQLError,
): GraphQLError {
  error.extensions["code"] = code;
  return error;
}

/** Errors as a caller may know them, each with the id of the request. */
export function wordAll(errors: readonly GraphQLError[], requestId: string): readonly GraphQLFormattedError[] {
  return errors.map((error) => {
    const worded = wordError(error.toJSON(), error);
    return { ...worded, extensions: { ...worded.extensions, requestId } };
  });
}

/** The whole answer to what is refused before anything of it is done. */
export function answerTo(errors: readonly GraphQLError[], requestId: string) {
  const causes = errors.map(causeOf);
  const cause = causes.find((one) => !isOfDocument(one) && !(one instanceof GraphQLError));
  const { status, headers } = cause === undefined ? { status: 400, headers: [] } : httpOf(cause);
  return { status, headers: Object.fromEntries(headers), body: { errors: wordAll(errors, requestId) } };
}

/** The same shape for errors outside GraphQL. */
export function errorBody(code: string, message: string, requestId: string): object {
  return { errors: [{ message, extensions: { code, requestId } }] };
}

/** What was thrown, in a resolver or by a plugin; graphql wraps both. */
function causeOf(error: unknown): unknown {
  return error instanceof GraphQLError ? (error.originalError ?? error) : error;
}

/** What graphql finds only when a field is reached: null from a variable, for an argument that takes none. */
function isOfDocument(error: unknown): boolean {
  return error instanceof GraphQLError && codeOf(error.extensions) === "";
}

function codeOf(extensions: Readonly<Record<string, unknown>> | undefined): string {
  const code = extensions?.["code"];
  return typeof code === "string" ? code : "";
}

/** A filter comes in the variables, where no limit on the document sees how deep it is; it is logged all the same. */
function nestingRefusal(error: unknown): { code: string; message: string } | null {
  if (!(error instanceof RangeError && error.message.includes("call stack"))) return null;
  return { code: "LIMIT_EXCEEDED", message: "The variables are nested too deeply." };
}

/** What is refused, by us or by the database, in the words of a caller; null for a fault. */
export function refusalOf(error: unknown): { readonly code: string; readonly message: string } | null {
  return error instanceof ApiProblem ? error : databaseRefusal(error);
}

/** What the database or the line to it can refuse without a fault of ours. */
function databaseRefusal(error: unknown): { code: string; message: string } | null {
  if (error instanceof OutcomeUnknown) {
    const message =
      "Whether this was done is not known yet. Send a change set again with the same id; look at anything else first.";
    return { code: "OUTCOME_UNKNOWN", message };
  }
  const { code } = (error ?? {}) as { code?: string };
  if (code === "57014")
    return { code: "TIMEOUT", message: "The question took too long and was stopped; ask for less at once." };
  if (code === "22021") return { code: "BAD_USER_INPUT", message: "A text holds a character no figure can have." };
  // It was tried until the patience for it was over (db/until-done.ts).
  if (isLostRace(error))
    return { code: "OVERLOADED", message: "Others change the same at this moment; try again shortly." };
  if (isPoolFull(error)) return { code: "OVERLOADED", message: "The server is busy; try again shortly." };
  if (isLostLine(error)) return { code: "OVERLOADED", message: "The database does not answer; try again shortly." };
  return null;
}
