import type { ChangeSet } from "@bangvang/schema/change-set";
import type { ChangeEvent } from "@bangvang/schema/event";
import type { NumberContext } from "@bangvang/schema/number-reader/number-context";
import type { FigureKey } from "@bangvang/schema/figure";
import type { Actor } from "./actor.ts";
import type { Audience } from "./audience.ts";
import type { ChangeSetOutcome } from "./changing/stages.ts";
import type { Undoing } from "./changing/undo.ts";
import type { Snapshot } from "./db/snapshot.ts";
import type { Ending } from "./events/ending.ts";
import type { Where } from "./reading/check-filter.ts";
import type { Dimensions } from "./reading/dimensions.ts";
import type { Semantics } from "./reading/semantics.ts";
import type { Registers } from "./registers.ts";

/** What one GraphQL operation knows: who asks, the moment it reads, and the one way to change something. */
export interface Context {
  readonly actor: Actor;
  readonly audience: Audience;
  readonly requestId: string;
  /** The version the operation began with; replaced once if a fact names a row it lacks. */
  readonly dimensions: Dimensions;
  readonly snapshot: Snapshot;
  /** The day of the map everything is drawn on, as ISO text; null as reported. */
  readonly boundary: string | null;
  /** Signs cursors. */
  readonly cursorSecret: Buffer;
  /** What the number reader needs to know of the cells of each indicator, by its code. */
  numberContexts(): ReadonlyMap<string, NumberContext>;
  /** Reads all that follows as `@read` says. Errors: BAD_USER_INPUT, NOT_FOUND. */
  readAs(semantics: Semantics): Promise<void>;
  refreshDimensions(): Promise<void>;
  applyChangeSet(changeSet: ChangeSet, dryRun: boolean): Promise<ChangeSetOutcome>;
  undoChangeSet(undoing: Undoing, dryRun: boolean): Promise<ChangeSetOutcome>;
  /** What is applied from now on, or after a cursor. Errors: BAD_CURSOR, those of a filter. */
  followChanges(asked: ChangesAsked): AsyncIterable<ChangeEvent | Ending>;
  /** Tells others where a page of the actor is; null: nowhere any more. Whether it was passed on. */
  showPresence(page: string, at: { readonly unitId: number; readonly cell: FigureKey } | null): Promise<boolean>;
  /** Who else works in some units, each time it changes. */
  followPresence(asked: PresenceAsked): AsyncIterable<readonly PresenceTold[] | Ending>;
  /** What changes the registers rooms keep, with the rights of the moment. */
  registers(): Promise<Registers>;
}

/** The stream of a subscription, as transport opens it. */
export interface OpenStream {
  /** Who it is by now, with the rights of the moment. Errors: UNAUTHENTICATED. */
  readonly again: () => Promise<Actor>;
  /** Nobody listens any more, or (the reason is an ApiProblem then) nobody is to be told more. */
  readonly signal: AbortSignal;
}

/** Which changes are followed, and from where on. */
export interface ChangesAsked {
  readonly where?: Where | null;
  readonly after?: string | null;
}

/** The units, by code, in which it is asked who works. */
export interface PresenceAsked {
  readonly units: readonly string[];
}

/** Somebody else, and the cell they work in. */
export interface PresenceTold extends FigureKey {
  readonly page: string;
  readonly person: string;
  readonly name: string;
}
