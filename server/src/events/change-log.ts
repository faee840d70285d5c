import type { FigureKind, FigureState, Qualifier, Quality } from "@bangvang/schema/figure";
import { isoInstant } from "../db/instant.ts";
import { join, sql, type Sql } from "../db/sql.ts";
import type { Transaction } from "../db/transaction.ts";
import type { CellPlace, Head, Position } from "./position.ts";

/** A committed change set, with ids where people read codes. */
export interface LoggedSet {
  readonly seq: number;
  readonly id: string;
  readonly actor: string;
  readonly appliedAt: string;
  readonly reason: string | null;
  readonly sourceId: number | null;
  /** How many cells it changed, of those that were asked for. */
  readonly cellCount: number;
}

/** One line of history: a cell as a set left it. */
export interface LoggedCell extends CellPlace {
  readonly state: FigureState;
  readonly value: string | null;
  readonly qualifier: Qualifier;
  readonly quality: Quality;
  readonly note: string | null;
  readonly sourceId: number | null;
}

/** Ids of what somebody is told of; null: no condition. */
export interface CellsShown {
  readonly units: ReadonlySet<number> | null;
  readonly indicators: ReadonlySet<number> | null;
  readonly periods: ReadonlySet<number> | null;
  readonly kinds: ReadonlySet<FigureKind> | null;
}

export const allCells: CellsShown = { units: null, indicators: null, periods: null, kinds: null };

/** Cells of one set that are told together; more of them may follow. */
export interface Portion {
  readonly set: LoggedSet;
  readonly cells: readonly LoggedCell[];
  readonly isComplete: boolean;
}

/** Portions in the order of commit, and how far they reach: further than the last one when sets without a shown cell follow. */
export interface Portions {
  readonly portions: readonly Portion[];
  readonly reached: Position;
}

/** Cells that are told together, or read at once. */
export const portionCells = 500;
/** Sets whose cells are counted at once. */
const mostSets = 100;

/** The last committed set. In the same snapshot every set up to it can be read, for sets commit in the order of their numbers. */
export async function readHead(transaction: Transaction): Promise<Head> {
  const [head] = await transaction.query<{ epoch: string; seq: string }>(
    sql`select epoch.number::text as epoch, chain_head.seq::text as seq from epoch, chain_head`,
  );
  if (!head) throw new Error("there is no epoch, or no head of the chain");
  return { epoch: Number(head.epoch), seq: Number(head.seq) };
}

/**
 * What comes after a position, up to a committed set: `change_set` and `figure_change` are the outbox, written in the
 * transaction of the change itself. At the most `portionCells` cells: some whole sets, or a part of a large one. To a
 * set that was begun before, `begun` says how many cells it has; its end is told even if nothing is left of it.
 */
export async function readPortions(
  transaction: Transaction,
  { after, upTo, shown, begun }: { after: Position; upTo: number; shown: CellsShown; begun: LoggedSet | null },
): Promise<Portions> {
  const chosen = after.upTo
    ? { sets: [begun ?? (await readBegun(transaction, after.seq, shown))], reached: after.seq }
    : chosenOf(await readSets(transaction, after.seq, upTo, shown));
  if (chosen.sets.length === 0) return { portions: [], reached: { ...after, seq: chosen.reached ?? upTo } };
  const cells = await readCells(transaction, chosen.sets, after.upTo, shown);
  const bySet = Map.groupBy(cells, ({ setId }) => setId);
  const portions = chosen.sets.map((set): Portion => {
    const found = bySet.get(set.id) ?? [];
    return { set, cells: found.slice(0, portionCells), isComplete: found.length <= portionCells };
  });
  const last = portions.at(-1)!;
  const { epoch } = after;
  if (last.isComplete) return { portions, reached: { epoch, seq: chosen.reached ?? upTo, upTo: null } };
  return { portions, reached: { epoch, seq: last.set.seq, upTo: placeOf(last.cells.at(-1)!) } };
}

/** The place of a line of history, and nothing else of it. */
export function placeOf({ unitId, indicatorId, periodId, kind, version }: CellPlace): CellPlace {
  return { unitId, indicatorId, periodId, kind, version };
}

interface Chosen {
  readonly sets: readonly LoggedSet[];
  /** The number up to which all is told then; null: there is nothing more. */
  readonly reached: number | null;
}

/** As many sets from the first one on as have cells for one portion; a set that is larger comes alone. */
function chosenOf(sets: readonly LoggedSet[]): Chosen {
  let cells = 0;
  const fits = sets.findIndex(({ cellCount }) => (cells += cellCount) > portionCells);
  const isAlone = fits >= 0 && sets.slice(0, fits).every(({ cellCount }) => cellCount === 0);
  const count = fits < 0 ? sets.length : isAlone ? fits + 1 : fits;
  const isAll = count === sets.length && sets.length < mostSets;
  return {
    sets: sets.slice(0, count).filter(({ cellCount }) => cellCount > 0),
    reached: isAll ? null : (sets[count - 1]?.seq ?? null),
  };
}

const setColumns = sql`change_set.id, change_set.seq::text as seq, change_set.actor,
  ${isoInstant(sql`change_set.applied_at`)} as "appliedAt", change_set.reason, change_set.source_id as "sourceId"`;

type SetRow = Omit<LoggedSet, "seq"> & { readonly seq: string };

/** Sets after a number, with the count of their shown cells: exact as long as it fits a portion, and of the first set. */
async function readSets(
  transaction: Transaction,
  after: number,
  upTo: number,
  shown: CellsShown,
): Promise<readonly LoggedSet[]> {
  const rows = await transaction.query<SetRow>(sql`
    select ${setColumns}, (
      select count(*)::int from (
        select from figure_change as cell where cell.change_set_id = change_set.id and ${isShown(shown)}
        limit ${portionCells + 1}
      ) as counted
    ) as "cellCount"
    from change_set where change_set.seq > ${after} and change_set.seq <= ${upTo}
    order by change_set.seq limit ${mostSets}`);
  const sets = rows.map((row) => ({ ...row, seq: Number(row.seq) }));
  const first = sets.findIndex(({ cellCount }) => cellCount > 0);
  const begins = sets[first];
  if (begins && begins.cellCount > portionCells) sets[first] = await readBegun(transaction, begins.seq, shown);
  return sets;
}

/** A set with the count of all its shown cells. */
async function readBegun(transaction: Transaction, seq: number, shown: CellsShown): Promise<LoggedSet> {
  const [row] = await transaction.query<SetRow>(sql`
    select ${setColumns},
      (select count(*)::int from figure_change as cell where cell.change_set_id = change_set.id and ${isShown(shown)}) as "cellCount"
    from change_set where change_set.seq = ${seq}`);
  if (!row) throw new Error(`there is no change set ${seq}`);
  return { ...row, seq };
}

/** The cells of some sets in the order of their keys: a portion and one more, so that it is known whether more follow. */
function readCells(
  transaction: Transaction,
  sets: readonly LoggedSet[],
  after: CellPlace | null,
  shown: CellsShown,
): Promise<readonly (LoggedCell & { readonly setId: string })[]> {
  const beyond = after
    ? sql`and (cell.unit_id, cell.indicator_id, cell.period_id, cell.kind, cell.version)
        > (${after.unitId}, ${after.indicatorId}, ${after.periodId}, ${after.kind}, ${after.version})`
    : sql``;
  return transaction.query(sql`
    select told.id as "setId", cell.* from unnest(${sets.map(({ id }) => id)}::uuid[]) as told (id) cross join lateral (
      select unit_id as "unitId", indicator_id as "indicatorId", period_id as "periodId", kind, version,
        state_after as state, trim_scale(value_after)::text as value, qualifier_after as qualifier,
        quality_after as quality, note_after as note, source_after as "sourceId"
      from figure_change as cell
      where cell.change_set_id = told.id and ${isShown(shown)} ${beyond}
      order by unit_id, indicator_id, period_id, kind, version limit ${portionCells + 1}
    ) as cell
    order by told.id, "unitId", "indicatorId", "periodId", cell.kind, version`);
}

function isShown({ units, indicators, periods, kinds }: CellsShown): Sql {
  const conditions = [
    units && sql`cell.unit_id = any(${[...units]}::int[])`,
    indicators && sql`cell.indicator_id = any(${[...indicators]}::int[])`,
    periods && sql`cell.period_id = any(${[...periods]}::int[])`,
    kinds && sql`cell.kind = any(${[...kinds]}::text[])`,
  ].filter((condition) => condition !== null);
  return conditions.length === 0 ? sql`true` : join(conditions, " and ");
}
