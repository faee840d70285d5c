import type pg from "pg";

/** A figure as it stands, by its ids, and the value it is to get. */
export interface BareCell {
  readonly unitId: number;
  readonly indicatorId: number;
  readonly periodId: number;
  readonly version: number;
  readonly value: string;
  readonly wanted: string;
}

/** The figures and their history once more, with the same columns, keys and indexes, and without triggers and policies. */
export async function makeBareTables(client: pg.Client): Promise<void> {
  await client.query(`
    create table bare_figure (like figure including all);
    create table bare_change (like figure_change including all);
    insert into bare_figure select * from figure;
    insert into bare_change select * from figure_change;
    analyze bare_figure, bare_change`);
}

/** What the least SQL does that loses nothing: lock in key order, update, keep what was before and after. */
export async function bareTransaction(client: pg.Client, cells: readonly BareCell[]): Promise<void> {
  const keys = [
    cells.map(({ unitId }) => unitId),
    cells.map(({ indicatorId }) => indicatorId),
    cells.map(({ periodId }) => periodId),
  ];
  const places = "unnest($1::int[], $2::int[], $3::int[])";
  const key = "(unit_id, indicator_id, period_id)";
  await client.query("begin");
  await client.query(
    `select from ${places} as wanted ${key} join bare_figure as figure using ${key} where figure.kind = 'ACTUAL'
    order by figure.unit_id, figure.indicator_id, figure.period_id for update of figure`,
    keys,
  );
  const { rowCount } = await client.query(
    `with wanted ${key.replace(")", ", value)")} as materialized (select * from unnest($1::int[], $2::int[], $3::int[], $4::numeric[])),
    old as (select figure.* from wanted join bare_figure as figure using ${key} where figure.kind = 'ACTUAL'),
    written as (
      update bare_figure as figure set value = wanted.value, version = figure.version + 1 from wanted
      where (figure.unit_id, figure.indicator_id, figure.period_id, figure.kind)
        = (wanted.unit_id, wanted.indicator_id, wanted.period_id, 'ACTUAL')
      returning figure.*)
    insert into bare_change (unit_id, indicator_id, period_id, kind, version, change_set_id, opening, opening_before, change_set_before,
      state_before, value_before, qualifier_before, quality_before, note_before, source_before,
      state_after, value_after, qualifier_after, quality_after, note_after, source_after)
    select n.unit_id, n.indicator_id, n.period_id, n.kind, n.version, n.change_set_id, n.opening, o.opening, o.change_set_id,
      o.state, o.value, o.qualifier, o.quality, o.note, o.source_id, n.state, n.value, n.qualifier, n.quality, n.note, n.source_id
    from written as n join old as o using (unit_id, indicator_id, period_id, kind)`,
    [...keys, cells.map(({ wanted }) => wanted)],
  );
  await client.query("commit");
  if (rowCount !== cells.length) throw new Error(`the bare transaction changed ${rowCount} of ${cells.length} cells`);
}
