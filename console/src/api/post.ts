import { asErrorCode, type ErrorCode } from "./error-codes.ts";

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

/** POSTs JSON to this server and gives the parsed answer, null for an empty one. Everything that fails is a RequestError. */
export async function post<Answer>(path: string, body: unknown, signal?: AbortSignal): Promise<Answer> {
  const response = await send(path, body, signal);
  if (response.status === 204) return null as Answer;
  const answer = await parse(response);
  const error = (answer as ErrorBody | null)?.errors?.[0];
  if (error) {
    const { code, requestId } = error.extensions ?? {};
    throw new RequestError(asErrorCode(code), error.message ?? "", requestId ?? response.headers.get("x-request-id"));
  }
  if (!response.ok)
    throw new RequestError("BAD_ANSWER", `HTTP ${response.status}`, response.headers.get("x-request-id"));
  return answer as Answer;
}

async function send(path: string, body: unknown, signal?: AbortSignal): Promise<Response> {
  try {
    return await fetch(path, {
      method: "POST",
      credentials: "same-origin",
      headers: { "content-type": "application/json", accept: "application/json" },
      body: JSON.stringify(body),
      ...(signal ? { signal } : {}),
    });
  } catch (cause) {
    // A cancelled request is no failure of the line; react-query knows it by its name.
    if (cause instanceof DOMException && cause.name === "AbortError") throw cause;
    throw new RequestError("NETWORK", String(cause));
  }
}

async function parse(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch (cause) {
    // A line that breaks inside the body is a lost answer, like one that breaks before it.
    if (cause instanceof SyntaxError)
      throw new RequestError(response.ok ? "BAD_ANSWER" : "UNKNOWN", `HTTP ${response.status}`);
    throw new RequestError("NETWORK", String(cause));
  }
}
