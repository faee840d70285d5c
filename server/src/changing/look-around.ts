import { keyText } from "@bangvang/schema/figure";
import { yearBefore } from "@bangvang/schema/period";
import { cellsOf, rulesAt } from "@bangvang/schema/rules/rule-book";
import { sql } from "../db/sql.ts";
import type { Transaction } from "../db/transaction.ts";
import type { Allowed, Catalogue, Cell, ClosedRound, Current, Neighbour, Place } from "./stages.ts";
import { RaceLost } from "./race-lost.ts";

type Around = Pick<Current, "ruled" | "around" | "peers" | "closedRounds">;

/** Reads what the cells of a set are held against: other cells of a rule, last year, peers, and rounds that are closed. */
export async function lookAround(allowed: Allowed, catalogue: Catalogue, transaction: Transaction): Promise<Around> {
  const own = new Set(allowed.cells.map(({ text }) => text));
  const ruled = ruledWith(allowed.cells, own, catalogue);
  const earlier = allowed.cells.map(yearBeforeOf);
  const elsewhere = earlier.flatMap((place) => (place && !own.has(keyText(place.key)) ? [place] : []));
  const around = await readNeighbours([...ruled, ...elsewhere], transaction);
  const alone = allowed.cells.filter((_, n) => {
    const place = earlier[n];
    const text = place && keyText(place.key);
    return !text || !(own.has(text) || around.has(text));
  });
  const peers = await readPeers(alone, catalogue, transaction);
  return { ruled, around, peers, closedRounds: await readClosedRounds(allowed.cells, transaction) };
}

/** Where the same cell stands a year earlier; null where no year repeats the period. */
export function yearBeforeOf({ key, unitId, indicator }: Cell): Place | null {
  const period = yearBefore(key.period);
  return period === null ? null : { key: { ...key, period }, unitId, indicatorId: indicator.id };
}

/** The cells that rules look at beside those of the set. */
function ruledWith(cells: readonly Cell[], own: ReadonlySet<string>, catalogue: Catalogue): readonly Place[] {
  const places = new Map<string, Place>();
  for (const { key, unitId } of cells) {
    for (const placed of rulesAt(key, catalogue.rules)) {
      for (const other of cellsOf(placed)) {
        const text = keyText(other);
        const indicator = catalogue.indicator(other.indicator);
        if (indicator && !own.has(text)) places.set(text, { key: other, unitId, indicatorId: indicator.id });
      }
    }
  }
  return [...places.values()];
}

/** What stands at some places; nothing is locked. */
async function readNeighbours(
  places: readonly Place[],
  transaction: Transaction,
): Promise<ReadonlyMap<string, Neighbour>> {
  if (places.length === 0) return new Map();
  const rows = await transaction.query<Neighbour & { readonly n: number }>(sql`
    select wanted.n::int as n, figure.version, figure.state, trim_scale(figure.value)::text as value, figure.qualifier, figure.quality
    from unnest(
        ${places.map(({ unitId }) => unitId)}::int[], ${places.map(({ indicatorId }) => indicatorId)}::int[],
        ${places.map(({ key }) => key.period)}::text[], ${places.map(({ key }) => key.kind)}::text[])
      with ordinality as wanted (unit_id, indicator_id, period_key, kind, n)
      join period on period.key = wanted.period_key
      join figure on (figure.unit_id, figure.indicator_id, figure.period_id, figure.kind)
        = (wanted.unit_id, wanted.indicator_id, period.id, wanted.kind)`);
  return new Map(rows.map(({ n, ...row }) => [keyText(places[n - 1]!.key), row]));
}

/** The middle of the figures of those each unit competes with; three of them at least, or there is no middle to speak of. */
async function readPeers(
  cells: readonly Cell[],
  catalogue: Catalogue,
  transaction: Transaction,
): Promise<ReadonlyMap<string, string>> {
  const peers = new Map<string, string>();
  const idsOf = peerIds(catalogue);
  const groups = Map.groupBy(cells, idsOf);
  for (const [ids, group] of groups) {
    if (ids === "") continue;
    const rows = await transaction.query<{ n: number; middle: string }>(sql`
      select wanted.n::int as n, (percentile_disc(0.5) within group (order by figure.value))::text as middle
      from unnest(
          ${group.map(({ indicator }) => indicator.id)}::int[], ${group.map(({ key }) => key.period)}::text[],
          ${group.map(({ key }) => key.kind)}::text[])
        with ordinality as wanted (indicator_id, period_key, kind, n)
        join period on period.key = wanted.period_key
        join figure on (figure.indicator_id, figure.period_id, figure.kind) = (wanted.indicator_id, period.id, wanted.kind)
          and figure.unit_id = any(${ids.split(",").map(Number)}::int[])
      where figure.state = 'VALUE' and figure.value is not null and figure.quality in ('REPORTED', 'PROVISIONAL')
      group by wanted.n having count(*) >= 3`);
    for (const { n, middle } of rows) peers.set(group[n - 1]!.text, middle);
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
 * Makes sure that the cells rules looked at are as they were: somebody may have changed the whole while this set changed
 * the part. Takes the last lock first, so that nobody can do so after it. Throws RaceLost, and the set is tried again.
 */
export async function lookAgain({ ruled, around }: Current, transaction: Transaction): Promise<void> {
  if (ruled.length === 0) return;
  await transaction.query(sql`select take_last_lock()`);
  const now = await readNeighbours(ruled, transaction);
  const isAsItWas = ({ key }: Place): boolean =>
    (now.get(keyText(key))?.version ?? 0) === (around.get(keyText(key))?.version ?? 0);
  if (!ruled.every(isAsItWas)) throw new RaceLost("a figure that a rule looked at was changed");
}
