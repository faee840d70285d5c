import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from "fastify";
import pino from "pino";
import { readConfig } from "../../server/src/config.ts";
import { openDoor } from "../../server/src/http/listen.ts";
import type { Doors } from "../../server/src/http/doors.ts";
import { doorsOf } from "../../server/src/serve.ts";
import type { Product } from "../../server/src/product.ts";

/** The public door of a product, spoken to without a socket. */
export interface Door {
  readonly app: FastifyInstance;
  send(request: InjectOptions): Promise<LightMyRequestResponse>;
  /** A document to /graphql with a token. */
  askWithToken(token: string, query: string, variables?: object): Promise<LightMyRequestResponse>;
  /** A document to the console's endpoint, as its own pages send it. */
  askWithCookie(cookie: string, query: string, variables?: object): Promise<LightMyRequestResponse>;
  close(): Promise<void>;
}

export const sameOrigin = { "sec-fetch-site": "same-origin" } as const;
const json = { "content-type": "application/json" } as const;

export async function openTestDoor(
  product: Product,
  settings: Record<string, string> = {},
  change: Partial<Doors> = {},
): Promise<Door> {
  const config = readConfig(settings, "/nowhere");
  const app = await openDoor(config, { ...(await doorsOf(product)), ...change }, pino({ level: "silent" }));
  await app.ready();
  return {
    app,
    send: (request) => app.inject(request),
    askWithToken: (token, query, variables = {}) =>
      app.inject({
        method: "POST",
        url: "/graphql",
        headers: { ...json, authorization: `Bearer ${token}` },
        payload: JSON.stringify({ query, variables }),
      }),
    askWithCookie: (cookie, query, variables = {}) =>
      app.inject({
        method: "POST",
        url: "/console/graphql",
        headers: { ...json, ...sameOrigin, cookie: `__Host-sid=${cookie}` },
        payload: JSON.stringify({ query, variables }),
      }),
    close: () => app.close(),
  };
}

/** The code of the one error an answer holds, in the shape every error has. */
export function errorOf(response: LightMyRequestResponse): { readonly status: number; readonly code: string } {
  const { errors } = response.json();
  if (errors?.length !== 1 || typeof errors[0].message !== "string")
    throw new Error(`not an error: ${response.body.slice(0, 300)}`);
  if (!/^[0-9a-f-]{36}$/.test(errors[0].extensions.requestId))
    throw new Error(`no request id: ${response.body.slice(0, 300)}`);
  return { status: response.statusCode, code: errors[0].extensions.code };
}
