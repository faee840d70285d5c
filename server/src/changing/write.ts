import { RaceLost } from "../db/race-lost.ts";
import { sql, type Sql } from "../db/sql.ts";
import type { Transaction } from "../db/transaction.ts";
import { inKeyOrder } from "./key-order.ts";
import { keepPeriods } from "./periods.ts";
import { inPortions } from "./portions.ts";
import type { Cell, Checked, Judged, Written } from "./stages.ts";

type PeriodIds = ReadonlyMap<string, number>;

/** Writes the checked cells, set-based, with the version they are based on still in the WHERE; new periods get their row. */
export async function write({ checked, periodIds: known }: Judged, transaction: Transaction): Promise<Written> {
  const periodIds = await idsOfAll(checked.cells, known, transaction);
  const [changed, added] = [[] as Cell[], [] as Cell[]];
  for (const cell of checked.cells) (cell.baseVersion > 0 ? changed : added).push(cell);
  for (const portion of inPortions(changed))
    await writePortion(portion, updateStatement(checked.id), periodIds, transaction);
  for (const portion of inPortions(inKeyOrder(added, periodIds)))
    await writePortion(portion, insertStatement(checked.id), periodIds, transaction);
  await writeDoubts(checked, periodIds, transaction);
  return { kind: "written", changed: checked.cells.length };
}

async function idsOfAll(cells: readonly Cell[], known: PeriodIds, transaction: Transaction): Promise<PeriodIds> {
  if (cells.every(({ period }) => known.has(period.key))) return known;
  return keepPeriods(
    cells.map(({ period }) => period),
    transaction,
  );
}

async function writePortion(
  cells: readonly Cell[],
  statement: (wanted: Sql) => Sql,
  periodIds: PeriodIds,
  transaction: Transaction,
): Promise<void> {
  const rows = await transaction.query<{ written: number }>(statement(wantedRows(cells, periodIds)));
  if (rows[0]?.written !== cells.length) throw new RaceLost("cells were created at the same moment");
}

/** The opening is told by the open set: left out, the database would stamp it, row by row. */
function updateStatement(id: string): (wanted: Sql) => Sql {
  return (wanted) => sql`
    with written as (
      update figure set state = wanted.state, value = wanted.value, qualifier = wanted.qualifier, quality = wanted.quality,
        note = wanted.note, source_id = wanted.source_id, version = figure.version + 1, change_set_id = ${id},
        opening = current_setting('app.opening')::bigint
      from ${wanted}
      where figure.unit_id = wanted.unit_id and figure.indicator_id = wanted.indicator_id
        and figure.period_id = wanted.period_id and figure.kind = wanted.kind and figure.version = wanted.base_version
      returning 1
    ) select count(*)::int as written from written`;
}

function insertStatement(id: string): (wanted: Sql) => Sql {
  return (wanted) => sql`
    with written as (
      insert into figure (unit_id, indicator_id, period_id, kind, state, value, qualifier, quality, note, source_id, version, change_set_id)
      select unit_id, indicator_id, period_id, kind, state, value, qualifier, quality, note, source_id, 1, ${id}
      from ${wanted}
      order by unit_id, indicator_id, period_id, kind
      on conflict do nothing
      returning 1
    ) select count(*)::int as written from written`;
}

function wantedRows(cells: readonly Cell[], periodIds: PeriodIds): Sql {
  const content = cells.map((cell) => cell.content);
  return sql`unnest(
      ${cells.map(({ unitId }) => unitId)}::int[], ${cells.map(({ indicator }) => indicator.id)}::int[],
      ${cells.map(({ period }) => periodIds.get(period.key))}::int[], ${cells.map(({ key }) => key.kind)}::text[],
      ${cells.map(({ baseVersion }) => baseVersion)}::int[], ${content.map(({ state }) => state)}::text[],
      ${content.map(({ value }) => value)}::numeric[], ${content.map(({ qualifier }) => qualifier)}::text[],
      ${content.map(({ quality }) => quality)}::text[], ${content.map(({ note }) => note)}::text[],
      ${content.map(({ sourceId }) => sourceId)}::int[])
    as wanted (unit_id, indicator_id, period_id, kind, base_version, state, value, qualifier, quality, note, source_id)`;
}

/** What was doubted and stands because of the reason the set gives is kept beside the history of the cell. */
async function writeDoubts(checked: Checked, periodIds: PeriodIds, transaction: Transaction): Promise<void> {
  const { doubts } = checked;
  if (doubts.length === 0) return;
  const cells = new Map(checked.cells.map((cell) => [cell.index, cell]));
  const doubted = doubts.map(({ index }) => cells.get(index)!);
  await transaction.query(sql`
    insert into accepted_doubt (change_set_id, unit_id, indicator_id, period_id, kind, version, code, params)
    select ${checked.id}, * from unnest(
      ${doubted.map(({ unitId }) => unitId)}::int[], ${doubted.map(({ indicator }) => indicator.id)}::int[],
      ${doubted.map(({ period }) => periodIds.get(period.key))}::int[], ${doubted.map(({ key }) => key.kind)}::text[],
      ${doubted.map(({ baseVersion }) => baseVersion + 1)}::int[], ${doubts.map(({ code }) => code)}::text[],
      ${doubts.map(({ params }) => JSON.stringify(params))}::jsonb[])
    on conflict do nothing`);
}
