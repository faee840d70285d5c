import { asErrorCode, type ErrorCode } from "./error-codes.ts";
import { inTheNameOfThePage, noteReplaced, type Name } from "./signed-in.ts";

/** A request that gave no answer, or an answer of errors. `requestId` is what an administrator finds in the log. */
export class RequestError extends Error {
  readonly code: ErrorCode;
  readonly requestId: string | null;

  constructor(code: ErrorCode, message: string, requestId: string | null = null) {
    super(message);
    this.name = "RequestError";
    this.code = code;
    this.requestId = requestId;
  }
}

interface ErrorBody {
  readonly errors?: readonly {
    readonly message?: string;
    readonly extensions?: { readonly code?: string; readonly requestId?: string };
  }[];
}

export interface How {
  readonly signal?: AbortSignal | undefined;
  /** Sent also when the page is left at this very moment. */
  readonly keepalive?: boolean | undefined;
  /** In whose name; empty: in that of whoever is signed in. */
  readonly name?: Name | undefined;
}

interface Sent extends Omit<RequestInit, "headers"> {
  readonly headers?: Readonly<Record<string, string>>;
  readonly name?: Name | undefined;
}

/** POSTs JSON to this server and gives the parsed answer, null for an empty one. Everything that fails is a RequestError. */
export async function post<Answer>(
  path: string,
  body: unknown,
  { signal, keepalive = false, name }: How = {},
): Promise<Answer> {
  const response = await send(path, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify(body),
    name,
    keepalive,
    ...(signal ? { signal } : {}),
  });
  if (response.status === 204) return null as Answer;
  const answer = await parse(response);
  const error = errorIn(answer, response);
  if (error) throw error;
  if (!response.ok) throw badAnswer(response);
  return answer as Answer;
}

/** A request to this server, with its cookie. A line that breaks is a RequestError; a cancelled request stays what it is. */
export async function send(
  path: string,
  { headers, name = inTheNameOfThePage(), ...request }: Sent,
): Promise<Response> {
  try {
    return await fetch(path, { credentials: "same-origin", ...request, headers: { ...headers, ...name } });
  } catch (cause) {
    // A cancelled request is no failure of the line; react-query knows it by its name.
    if (cause instanceof DOMException && cause.name === "AbortError") throw cause;
    throw new RequestError("NETWORK", String(cause));
  }
}

/** What an answer that is not as it should be says. */
export async function failureOf(response: Response): Promise<RequestError> {
  return errorIn(await parse(response).catch(() => null), response) ?? badAnswer(response);
}

function errorIn(answer: unknown, response: Response): RequestError | null {
  const error = (answer as ErrorBody | null)?.errors?.[0];
  if (!error) return null;
  const { code, requestId } = error.extensions ?? {};
  if (code === "OTHER_PERSON") noteReplaced();
  return new RequestError(asErrorCode(code), error.message ?? "", requestId ?? response.headers.get("x-request-id"));
}

function badAnswer(response: Response): RequestError {
  const code = response.status === 401 ? "UNAUTHENTICATED" : "BAD_ANSWER"; // the answer to a HEAD has no body
  return new RequestError(code, `HTTP ${response.status}`, response.headers.get("x-request-id"));
}

async function parse(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch (cause) {
    // A line that breaks inside the body is a lost answer, like one that breaks before it.
    if (cause instanceof SyntaxError) throw new RequestError(codeWithoutBody(response), `HTTP ${response.status}`);
    throw new RequestError("NETWORK", String(cause));
  }
}

/** A proxy that does not reach the server answers in its place, and of the request nothing is known. */
function codeWithoutBody({ ok, status }: Response): ErrorCode {
  if (status >= 502 && status <= 504) return "NETWORK";
  return ok ? "BAD_ANSWER" : "UNKNOWN";
}
