import type { CellChange } from "@bangvang/schema/change-set";
import { readDecimal } from "@bangvang/schema/decimal";
import type { FigureColumn, ImportProblem } from "@bangvang/schema/exchange";
import { keyText, sameContent, type CellContent, type FigureKey } from "@bangvang/schema/figure";
import type { ReadRow, Standing } from "./stages.ts";

/** A row as the cell it wants, with what stands there. */
export interface SettledCell {
  readonly row: number;
  readonly key: FigureKey;
  readonly content: CellContent;
  readonly change: CellChange;
  readonly standing: Standing;
}

/** What a file wants of the figures. Only cells that were edited are in it. */
export interface SettledRows {
  readonly cells: readonly SettledCell[];
  readonly unedited: number;
  readonly blank: number;
  readonly problems: readonly ImportProblem[];
}

/** `withoutBase`: a row that does not say what it was based on takes what stands there now. */
export interface Settling {
  readonly withoutBase: boolean;
}

/**
 * Holds each row against what stood at its version. A row that says the same was not edited: it is no change, whoever
 * changed the figure since and whoever may change it. Columns a file lacks keep what stood there, or an import of values
 * would take the notes away; a new number loses its document and quality, as it does when it is typed in the console.
 */
export function settleRows(rows: readonly ReadRow[], standing: readonly Standing[], settling: Settling): SettledRows {
  const cells: SettledCell[] = [];
  const problems: ImportProblem[] = [];
  const seen = new Map<string, number>();
  let [unedited, blank] = [0, 0];
  rows.forEach((row, index) => {
    const place = { row: row.row, key: keyOf(row) };
    const found = (
      code: ImportProblem["code"],
      column: FigureColumn | null,
      params: ImportProblem["params"] = {},
    ): void => {
      problems.push({ ...place, code, severity: "HARD", column, params, conflict: null });
    };
    const first = seen.get(keyText(place.key));
    if (first !== undefined) return found("CELL_REPEATED", null, { first: String(first) });
    seen.set(keyText(place.key), row.row);
    if (row.value.kind === "BLANK" && !row.state) {
      blank++;
      return;
    }
    const { base, now } = standing[index]!;
    const takesNow = row.version === null && settling.withoutBase;
    const basis = takesNow ? now : base;
    const content = contentOf(row, basis, found);
    if (!content) return;
    if (isSame(content, basis)) {
      unedited++;
      return;
    }
    const baseVersion = takesNow ? (now?.version ?? 0) : (row.version ?? 0);
    cells.push({
      ...place,
      content,
      standing: { base: basis, now },
      change: { ...place.key, ...content, baseVersion },
    });
  });
  return { cells, unedited, blank, problems };
}

type Found = (code: ImportProblem["code"], column: FigureColumn | null, params?: ImportProblem["params"]) => void;

/** What the row wants the cell to hold; null after a problem was found. Words no list knows are left to the river to refuse. */
function contentOf(row: ReadRow, basis: CellContent | null, found: Found): CellContent | null {
  const wanted = valueOf(row, basis, found);
  if (!wanted) return null;
  const hasOld = basis !== null && basis.state === wanted.state && basis.value === shortest(wanted.value);
  const old = hasOld ? basis : null;
  const qualifier = qualifierOf(row, wanted.qualifier, old, found);
  if (qualifier === null) return null;
  const quality = said(row.quality, "REPORTED", old?.quality);
  const source = said(row.source, null, old?.source);
  // Nobody generated a number that was typed over a generated one.
  const isSampleNoMore = !hasOld && basis?.quality === "SAMPLE" && quality === "SAMPLE";
  return {
    state: wanted.state as CellContent["state"],
    value: wanted.value,
    qualifier: qualifier as CellContent["qualifier"],
    quality: isSampleNoMore ? "REPORTED" : (quality as CellContent["quality"]),
    note: said(row.note, null, basis?.note),
    source: isSampleNoMore && source === basis.source ? null : source,
  };
}

/** What a column says; an empty cell says `empty`. A file without the column leaves what stood there, `old`. */
function said<T extends string | null>(cell: string | null | undefined, empty: T, old: T | undefined): string | T {
  return cell === undefined ? (old ?? empty) : (cell ?? empty);
}

interface WantedValue {
  readonly state: string;
  readonly value: string | null;
  /** The word written beside the number. */
  readonly qualifier: string;
}

function valueOf({ value, state }: ReadRow, basis: CellContent | null, found: Found): WantedValue | null {
  if (value.kind === "BLANK") return { state: state ?? "VALUE", value: null, qualifier: "EXACT" };
  if (value.kind === "STATE") {
    // "Chưa báo cáo" over a number is the edit; over another state that was written out it says two things.
    if (state && state !== "VALUE" && state !== value.state) {
      found("STATE_CONTRADICTS", "value", { state: value.state });
      return null;
    }
    return { state: value.state, value: null, qualifier: "EXACT" };
  }
  const plain = value.plain !== null && basis?.value === value.plain ? value.plain : null;
  if (plain !== null) return { state: state ?? "VALUE", value: plain, qualifier: "EXACT" };
  if (value.kind === "PROBLEM") {
    found(value.code, "value", value.params);
    return null;
  }
  return { state: state ?? "VALUE", value: value.value, qualifier: value.qualifier };
}

/** The word beside the number counts, unless the column of its own says another one. */
function qualifierOf({ qualifier }: ReadRow, written: string, old: CellContent | null, found: Found): string | null {
  if (written === "EXACT") return said(qualifier, "EXACT", old?.qualifier);
  if (qualifier && qualifier !== "EXACT" && qualifier !== written) {
    found("QUALIFIER_CONTRADICTS", "qualifier", { written });
    return null;
  }
  return written;
}

function isSame(wanted: CellContent, basis: CellContent | null): boolean {
  if (!basis) return wanted.state === "NOT_REPORTED";
  // A file keeps no difference between the two ways to end a line, and its numbers may be written longer.
  return sameContent(
    { ...wanted, value: shortest(wanted.value), note: lines(wanted.note) },
    { ...basis, note: lines(basis.note) },
  );
}

function shortest(value: string | null): string | null {
  const read = value === null ? null : readDecimal(value);
  return read && "value" in read ? read.value : value;
}

function lines(note: string | null): string | null {
  return note && note.replaceAll("\r\n", "\n");
}

function keyOf({ unit, indicator, period, kind }: ReadRow): FigureKey {
  return { unit, indicator, period, kind: kind as FigureKey["kind"] };
}
