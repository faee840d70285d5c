import { maxViewName, maxViews, maxViewSearch, type ViewProblemCode, type ViewRoom } from "@bangvang/schema/saved-view";
import { readWords } from "../../../changing/words.ts";
import { isoInstant } from "../../../db/instant.ts";
import { sql } from "../../../db/sql.ts";
import type { Transaction } from "../../../db/transaction.ts";
import type { Registers } from "../../../registers.ts";

/** What a room of the console shows, under a name. */
export interface SavedView {
  /** Text: what the reading engine writes of a row with a number it keeps, as it does of dimensions. */
  readonly id: string;
  readonly room: ViewRoom;
  /** No other view of the room has it. */
  readonly name: string;
  /** The search of its address, with the question mark. */
  readonly search: string;
  readonly changedAt: string;
}

/** What became of a request: the views as they are now, or why nothing was changed. */
export type ViewOutcome =
  | { readonly kind: "changed"; readonly views: readonly SavedView[] }
  | { readonly kind: "refused"; readonly code: ViewProblemCode };

/** The views of whoever asks, by name; a token has none. */
export async function listViews(registers: Registers): Promise<readonly SavedView[]> {
  return registers.actor.personId === null ? [] : registers.changeOwn((transaction) => viewsIn(transaction));
}

interface AskedView extends Pick<SavedView, "room" | "name" | "search"> {
  readonly replaces: boolean;
}

/** Saves a view under a name; under one that is there already only when that is meant. */
export function saveView({ room, name, search, replaces }: AskedView, registers: Registers): Promise<ViewOutcome> {
  return change(registers, async (transaction, personId) => {
    const read = readName(name);
    if (read.problem !== null) return read.problem;
    if (!/^\?[!-~]*$/.test(search) || search.length > maxViewSearch) return "VIEW_SEARCH_INVALID";
    const views = (await viewsIn(transaction)).filter((view) => view.room === room);
    const isThere = views.some((view) => view.name === read.name);
    if (isThere && !replaces) return "VIEW_NAME_TAKEN";
    if (!isThere && views.length >= maxViews) return "TOO_MANY_VIEWS";
    await transaction.query(sql`
      insert into saved_view (person_id, room, name, search) values (${personId}, ${room}, ${read.name}, ${search})
      on conflict (person_id, room, name) do update set search = excluded.search, changed_at = clock_timestamp()`);
    return null;
  });
}

export function renameView(id: string, name: string, registers: Registers): Promise<ViewOutcome> {
  return change(registers, async (transaction) => {
    const read = readName(name);
    if (read.problem !== null) return read.problem;
    const views = await viewsIn(transaction);
    const renamed = views.find((view) => view.id === id);
    if (!renamed) return "VIEW_UNKNOWN";
    const isTaken = views.some((view) => view !== renamed && view.room === renamed.room && view.name === read.name);
    if (isTaken) return "VIEW_NAME_TAKEN";
    await transaction.query(
      sql`update saved_view set name = ${read.name}, changed_at = clock_timestamp() where id::text = ${id}`,
    );
    return null;
  });
}

export function deleteView(id: string, registers: Registers): Promise<ViewOutcome> {
  return change(registers, async (transaction) => {
    const gone = await transaction.query(sql`delete from saved_view where id::text = ${id} returning id`);
    return gone.length === 0 ? "VIEW_UNKNOWN" : null;
  });
}

/** One person's requests follow each other, so that two at once neither pass the limit nor take the same name. */
async function change(
  registers: Registers,
  work: (transaction: Transaction, personId: number) => Promise<ViewProblemCode | null>,
): Promise<ViewOutcome> {
  const { personId } = registers.actor;
  if (personId === null) return { kind: "refused", code: "NOT_A_PERSON" };
  return registers.changeOwn(async (transaction) => {
    await transaction.query(sql`select pg_advisory_xact_lock(hashtext('saved_view'), ${personId}::int)`);
    const code = await work(transaction, personId);
    return code ? { kind: "refused", code } : { kind: "changed", views: await viewsIn(transaction) };
  });
}

/** The database shows those of the person the transaction was opened for. */
function viewsIn(transaction: Transaction): Promise<readonly SavedView[]> {
  return transaction.query<SavedView>(sql`
    select id::text as id, room, name, search, ${isoInstant(sql`changed_at`)} as "changedAt"
    from saved_view order by name collate "C", room`);
}

function readName(
  text: string,
): { readonly name: string; readonly problem: null } | { readonly problem: ViewProblemCode } {
  const { text: name, problem } = readWords(text, maxViewName);
  if (problem === "TOO_LONG") return { problem: "VIEW_NAME_TOO_LONG" };
  if (problem === "UNREADABLE") return { problem: "VIEW_NAME_UNREADABLE" };
  return name === null ? { problem: "VIEW_NAME_EMPTY" } : { name, problem: null };
}
