import type { ChangeSet } from "@bangvang/schema/change-set";
import type { Actor } from "./actor.ts";
import type { Audience } from "./audience.ts";
import type { ChangeSetOutcome } from "./changing/stages.ts";
import type { Undoing } from "./changing/undo.ts";
import type { Snapshot } from "./db/snapshot.ts";
import type { Dimensions } from "./reading/dimensions.ts";
import type { Semantics } from "./reading/semantics.ts";

/** What one GraphQL operation knows: who asks, the moment it reads, and the one way to change something. */
export interface Context {
  readonly actor: Actor;
  readonly audience: Audience;
  readonly requestId: string;
  /** The version the operation began with; replaced once if a fact names a row it lacks. */
  readonly dimensions: Dimensions;
  readonly snapshot: Snapshot;
  /** Signs cursors. */
  readonly cursorSecret: Buffer;
  /** Reads all that follows as `@read` says. Errors: BAD_USER_INPUT, NOT_FOUND. */
  readAs(semantics: Semantics): Promise<void>;
  refreshDimensions(): Promise<void>;
  applyChangeSet(changeSet: ChangeSet, dryRun: boolean): Promise<ChangeSetOutcome>;
  undoChangeSet(undoing: Undoing, dryRun: boolean): Promise<ChangeSetOutcome>;
}
