import { sql, type Sql } from "../db/sql.ts";
import type { Transaction } from "../db/transaction.ts";
import { RaceLost } from "./race-lost.ts";
import type { Cell, Checked, Current, Written } from "./stages.ts";

/** Cells per statement: large enough to be set-based, small enough to bound memory. */
const chunkSize = 5_000;

/** Writes the checked cells, set-based, with the version they are based on still in the WHERE. */
export async function write(checked: Checked, current: Current, transaction: Transaction): Promise<Written> {
  for (let start = 0; start < checked.cells.length; start += chunkSize) {
    const chunk = checked.cells.slice(start, start + chunkSize);
    const isNew = (cell: Cell): boolean => !current.rows.has(cell.text);
    await writeChunk(
      chunk.filter((cell) => !isNew(cell)),
      updateStatement(checked.id),
      current,
      transaction,
    );
    await writeChunk(chunk.filter(isNew), insertStatement(checked.id), current, transaction);
  }
  await writeDoubts(checked, current, transaction);
  return { kind: "written", changed: checked.cells.length };
}

async function writeChunk(
  cells: readonly Cell[],
  statement: (wanted: Sql) => Sql,
  current: Current,
  transaction: Transaction,
): Promise<void> {
  if (cells.length === 0) return;
  const rows = await transaction.query<{ written: number }>(statement(wantedRows(cells, current)));
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

function wantedRows(cells: readonly Cell[], current: Current): Sql {
  const content = cells.map((cell) => cell.content);
  return sql`unnest(
      ${cells.map(({ unitId }) => unitId)}::int[], ${cells.map(({ indicator }) => indicator.id)}::int[],
      ${cells.map(({ period }) => current.periodIds.get(period.key))}::int[], ${cells.map(({ key }) => key.kind)}::text[],
      ${cells.map(({ baseVersion }) => baseVersion)}::int[], ${content.map(({ state }) => state)}::text[],
      ${content.map(({ value }) => value)}::numeric[], ${content.map(({ qualifier }) => qualifier)}::text[],
      ${content.map(({ quality }) => quality)}::text[], ${content.map(({ note }) => note)}::text[],
      ${content.map(({ sourceId }) => sourceId)}::int[])
    as wanted (unit_id, indicator_id, period_id, kind, base_version, state, value, qualifier, quality, note, source_id)`;
}

/** What was doubted and stands because of the reason the set gives is kept beside the history of the cell. */
async function writeDoubts(checked: Checked, current: Current, transaction: Transaction): Promise<void> {
  const { doubts } = checked;
  if (doubts.length === 0) return;
  const cells = new Map(checked.cells.map((cell) => [cell.index, cell]));
  const doubted = doubts.map(({ index }) => cells.get(index)!);
  await transaction.query(sql`
    insert into accepted_doubt (change_set_id, unit_id, indicator_id, period_id, kind, version, code, params)
    select ${checked.id}, * from unnest(
      ${doubted.map(({ unitId }) => unitId)}::int[], ${doubted.map(({ indicator }) => indicator.id)}::int[],
      ${doubted.map(({ period }) => current.periodIds.get(period.key))}::int[], ${doubted.map(({ key }) => key.kind)}::text[],
      ${doubted.map(({ baseVersion }) => baseVersion + 1)}::int[], ${doubts.map(({ code }) => code)}::text[],
      ${doubts.map(({ params }) => JSON.stringify(params))}::jsonb[])
    on conflict do nothing`);
}
