import type { Actor } from "../actor.ts";
import type { Context, OpenStream } from "../context.ts";
import type { ImportOutcome } from "@bangvang/schema/exchange";
import type { Import, Watching } from "../exchange/import-figures.ts";
import type { Reader } from "../reading/read.ts";

/** What transport needs of the product, handed in by main. */
export interface Doors {
  /** The token endpoint, and the console's. */
  readonly reading: Reader;
  readonly changing: Reader;
  /** The contract as text, for tools that want a file. */
  readonly contract: string;
  makeContext(actor: Actor, requestId: string, stream: OpenStream | null): Context;
  /** Imports a file for the actor of the context; the same one again is answered as before. */
  importFigures(asked: Import, context: Context, watching: Watching): Promise<ImportOutcome>;
  readonly actorOfToken: (token: string) => Promise<Actor | null>;
  readonly actorOfSession: (id: string) => Promise<Actor | null>;
  /** The same for an open stream, which keeps no session awake; what it says may be a moment old. */
  readonly stillOfSession: (id: string) => Promise<Actor | null>;
  signIn(secret: string): Promise<string | null>;
  signOut(id: string): Promise<void>;
  /** What was remembered of tokens and sessions is no longer believed. */
  rightsChanged(): void;
}
