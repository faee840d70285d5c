/** A fact names a dimension row that is not in memory: it was added after this version was read. */
export class DimensionMissing extends Error {}

/** The row a fact points to. */
export function known<Row>(rows: ReadonlyMap<number, Row>, id: number): Row {
  const row = rows.get(id);
  if (row === undefined) throw new DimensionMissing(`no dimension row ${id}`);
  return row;
}
