import { keyText } from "@bangvang/schema/figure";
import { yearBefore } from "@bangvang/schema/period";
import { cellsOf, rulesAt } from "@bangvang/schema/rules/rule-book";
import { RaceLost } from "../db/race-lost.ts";
import { sql } from "../db/sql.ts";
import type { Transaction } from "../db/transaction.ts";
import { findPeriods } from "./periods.ts";
import { inPortions } from "./portions.ts";
import type { Allowed, Around, Catalogue, Cell, ClosedRound, Judged, Locked, Neighbour, Place } from "./stages.ts";

/** Reads what the cells of a set are held against: other cells of a rule, last year, peers, and rounds that are closed. */
export async function lookAround(
  { cells }: Allowed,
  locked: Locked,
  catalogue: Catalogue,
  transaction: Transaction,
): Promise<Around> {
  const own = new Set(cells.map(({ text }) => text));
  const ruled = ruledWith(cells, own, catalogue);
  const beside = await readNeighbours([...ruled, ...placesYearBefore(cells, own)], transaction);
  const alone = cells.filter(({ yearBefore: text }) => text === null || !(own.has(text) || beside.has(text)));
  const unlocked = [...ruled, ...emptyOf(cells, locked, catalogue)];
  return {
    unlocked: unlocked.map((place) => ({ ...place, version: beside.get(place.text)?.version ?? 0 })),
    beside,
    peers: await readPeers(alone, locked, catalogue, transaction),
    closedRounds: await readClosedRounds(cells, transaction),
  };
}

/** The cells that rules look at beside those of the set. */
function ruledWith(cells: readonly Cell[], own: ReadonlySet<string>, catalogue: Catalogue): readonly Place[] {
  const places = new Map<string, Place>();
  for (const { key, unitId } of cells) {
    for (const placed of rulesAt(key, catalogue.rules)) {
      for (const other of cellsOf(placed)) {
        const text = keyText(other);
        const indicator = catalogue.indicator(other.indicator);
        if (!indicator || own.has(text)) continue;
        places.set(text, { text, unitId, indicatorId: indicator.id, period: other.period, kind: other.kind });
      }
    }
  }
  return [...places.values()];
}

/** Where the same cells stand a year earlier, if that is not in the set. */
function placesYearBefore(cells: readonly Cell[], own: ReadonlySet<string>): readonly Place[] {
  return cells.flatMap(({ yearBefore: text, unitId, indicator, key: { period, kind } }) =>
    text === null || own.has(text)
      ? []
      : [{ text, unitId, indicatorId: indicator.id, period: yearBefore(period)!, kind }],
  );
}

/** Cells of the set of which rules speak, and where nothing stands that could be locked. */
function emptyOf(cells: readonly Cell[], { rows }: Locked, catalogue: Catalogue): readonly Place[] {
  return cells.flatMap(({ text, key, unitId, indicator }) =>
    rows.has(text) || !catalogue.rules.has(key.indicator)
      ? []
      : [{ text, unitId, indicatorId: indicator.id, period: key.period, kind: key.kind }],
  );
}

/**
 * What stands at some places, by their text; nothing is locked. Figures are looked up by their whole key: beside a period
 * the planner would have to find first, it reads all of a unit for each place.
 */
async function readNeighbours(
  places: readonly Place[],
  transaction: Transaction,
): Promise<ReadonlyMap<string, Neighbour>> {
  const found = new Map<string, Neighbour>();
  if (places.length === 0) return found;
  const periodIds = await findPeriods(
    places.map(({ period }) => period),
    transaction,
  );
  for (const portion of inPortions(places.filter(({ period }) => periodIds.has(period)))) {
    const rows = await transaction.query<Neighbour & { readonly n: number }>(sql`
      select wanted.n::int as n, figure.version, figure.state, trim_scale(figure.value)::text as value, figure.qualifier, figure.quality
      from unnest(
          ${portion.map(({ unitId }) => unitId)}::int[], ${portion.map(({ indicatorId }) => indicatorId)}::int[],
          ${portion.map(({ period }) => periodIds.get(period))}::int[], ${portion.map(({ kind }) => kind)}::text[])
        with ordinality as wanted (unit_id, indicator_id, period_id, kind, n)
        join figure using (unit_id, indicator_id, period_id, kind)`);
    for (const row of rows) found.set(portion[row.n - 1]!.text, row);
  }
  return found;
}

/** The middle of the figures of those each unit competes with; three of them at least, or there is no middle to speak of. */
async function readPeers(
  cells: readonly Cell[],
  { periodIds }: Locked,
  catalogue: Catalogue,
  transaction: Transaction,
): Promise<ReadonlyMap<string, string>> {
  const peers = new Map<string, string>();
  for (const [ids, group] of Map.groupBy(cells, peerIds(catalogue))) {
    if (ids === "") continue;
    for (const portion of inPortions(group)) {
      const rows = await transaction.query<{ n: number; middle: string }>(sql`
        select wanted.n::int as n, (percentile_disc(0.5) within group (order by figure.value))::text as middle
        from unnest(
            ${portion.map(({ indicator }) => indicator.id)}::int[], ${portion.map(({ key }) => periodIds.get(key.period))}::int[],
            ${portion.map(({ key }) => key.kind)}::text[])
          with ordinality as wanted (indicator_id, period_id, kind, n)
          join figure on (figure.indicator_id, figure.period_id, figure.kind) = (wanted.indicator_id, wanted.period_id, wanted.kind)
            and figure.unit_id = any(${ids.split(",").map(Number)}::int[])
        where figure.state = 'VALUE' and figure.value is not null and figure.quality in ('REPORTED', 'PROVISIONAL')
        group by wanted.n having count(*) >= 3`);
      for (const { n, middle } of rows) peers.set(portion[n - 1]!.text, middle);
    }
  }
  return peers;
}

/** The ids of a cell's peers as one text; looked for once for each unit and year. */
function peerIds(catalogue: Catalogue): (cell: Cell) => string {
  const known = new Map<string, string>();
  return ({ unitId, period: { year } }) => {
    const name = `${unitId} ${year}`;
    let ids = known.get(name);
    if (ids === undefined) known.set(name, (ids = catalogue.peersOf(unitId, year).join(",")));
    return ids;
  };
}

function readClosedRounds(cells: readonly Cell[], transaction: Transaction): Promise<readonly ClosedRound[]> {
  const units = [...new Set(cells.map(({ unitId }) => unitId))];
  return transaction.query<ClosedRound>(sql`
    select unit_id as "unitId", kind, starts_on as "startsOn", ends_on as "endsOn", period, state, due_on as "dueOn"
    from closed_round where unit_id = any(${units}::int[])`);
}

/**
 * Makes sure that the cells rules looked at without a lock are as they were: somebody may have changed the whole while this
 * set changed the part. Takes the last lock first, so that nobody can do so after it. Throws RaceLost, and the set is tried
 * again. Last year and peers are not asked again: what is held against them is only doubted.
 */
export async function lookAgain({ unlocked, checked }: Judged, transaction: Transaction): Promise<void> {
  if (unlocked.length === 0) return;
  const written = new Set(checked.cells.map(({ text }) => text));
  const places = unlocked.filter(({ text }) => !written.has(text));
  if (places.length === 0) return;
  await transaction.query(sql`select take_last_lock()`);
  const now = await readNeighbours(places, transaction);
  if (places.some(({ text, version }) => (now.get(text)?.version ?? 0) !== version))
    throw new RaceLost("a figure that a rule looked at was changed");
}
