/** Codes of request errors the server may give, and three that only this side knows. The console has words for each. */
export const errorCodes = [
  "BAD_REQUEST",
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "OPERATION_RESOLUTION_FAILURE",
  "BAD_USER_INPUT",
  "BAD_CURSOR",
  "LIMIT_EXCEEDED",
  "COST_EXCEEDED",
  "UNAUTHENTICATED",
  "OTHER_PERSON",
  "CROSS_SITE",
  "NOT_FOUND",
  "PAYLOAD_TOO_LARGE",
  "UNSUPPORTED_MEDIA_TYPE",
  "OVERLOADED",
  "TIMEOUT",
  "OUTCOME_UNKNOWN",
  "INTERNAL",
  "PERSISTED_QUERY_NOT_SUPPORTED",
  "NETWORK",
  "BAD_ANSWER",
  "UNKNOWN",
] as const;
export type ErrorCode = (typeof errorCodes)[number];

export function asErrorCode(code: unknown): ErrorCode {
  return errorCodes.find((known) => known === code) ?? "UNKNOWN";
}
