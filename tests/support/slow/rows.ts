/** By code point. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Finds rows by their ids; one that is not there is a hole in the database. */
export function finder<Row extends { readonly rowId: number }>(rows: readonly Row[]): (id: number) => Row {
  return (id) => {
    const row = rows.find(({ rowId }) => rowId === id);
    if (!row) throw new Error(`a row points to ${id}, and nothing is there`);
    return row;
  };
}
