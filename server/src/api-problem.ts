/** What a request can be refused for; the list is closed and documented in the README. */
export type ApiProblemCode =
  | "BAD_USER_INPUT"
  | "BAD_CURSOR"
  | "LIMIT_EXCEEDED"
  | "COST_EXCEEDED"
  | "OVERLOADED"
  | "NOT_ADDITIVE"
  | "UNAUTHENTICATED"
  | "OTHER_PERSON"
  | "CROSS_SITE"
  | "UNSUPPORTED_MEDIA_TYPE"
  | "NOT_FOUND";

/** An expected refusal of a whole request: its code and one sentence a caller can act on. */
export class ApiProblem extends Error {
  readonly code: ApiProblemCode;
  constructor(code: ApiProblemCode, message: string) {
    super(message);
    this.name = "ApiProblem";
    this.code = code;
  }
}
