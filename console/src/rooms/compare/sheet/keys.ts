/** A place of the sheet; row or column -1 is a head. */
export interface At {
  readonly row: number;
  readonly column: number;
}

interface Bounds {
  readonly rows: number;
  readonly columns: number;
  /** Rows in sight. */
  readonly page: number;
}

/** Where a key leads; null: it is no key of the sheet. */
export function moved({ row, column }: At, key: string, bounds: Bounds): At | null {
  const { rows, columns, page } = bounds;
  switch (key) {
    case "ArrowUp":
      return within({ row: row - 1, column }, bounds);
    case "ArrowDown":
      return within({ row: row + 1, column }, bounds);
    case "ArrowLeft":
      return within({ row, column: column - 1 }, bounds);
    case "ArrowRight":
      return within({ row, column: column + 1 }, bounds);
    case "PageUp":
      return within({ row: row - page, column }, bounds);
    case "PageDown":
      return within({ row: row + page, column }, bounds);
    case "Home":
      return { row, column: 0 };
    case "End":
      return { row, column: columns - 1 };
    case "Control+Home":
      return { row: 0, column: 0 };
    case "Control+End":
      return { row: rows - 1, column: columns - 1 };
    default:
      return null;
  }
}

function within({ row, column }: At, { rows, columns }: Bounds): At {
  return { row: Math.max(-1, Math.min(row, rows - 1)), column: Math.max(-1, Math.min(column, columns - 1)) };
}
