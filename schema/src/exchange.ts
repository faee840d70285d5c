import type { Theirs } from "./change-set.ts";
import type { CellContent, FigureKey } from "./figure.ts";
import type { CellProblemCode, SetProblemCode, Severity } from "./problem.ts";

/** Formats figures leave and come back in. */
export const fileFormats = ["csv", "xlsx"] as const;
export type FileFormat = (typeof fileFormats)[number];

/** The type each format is sent and received as. */
export const fileTypes: Readonly<Record<FileFormat, string>> = {
  csv: "text/csv",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** Bytes and rows (without the header) an imported file may have. */
export const maxFileBytes = 32 << 20;
export const maxFileRows = 100_000;
/** Differences, and problems, an outcome lists; its counts are complete. */
export const maxListed = 1_000;

/** What a file says of each figure, in the order an export writes it. */
export const figureColumns = [
  "unit_code",
  "indicator_code",
  "period",
  "kind",
  "state",
  "value",
  "qualifier",
  "quality",
  "note",
  "source_id",
  "version",
] as const;
export type FigureColumn = (typeof figureColumns)[number];

/** What can be wrong with a file as a whole. Nothing of it is read then. */
export const fileProblemCodes = [
  "FILE_EMPTY",
  "FILE_NOT_CSV",
  "FILE_NOT_UTF8",
  "FILE_NOT_XLSX",
  "FILE_OLD_XLS",
  "FILE_ENCRYPTED",
  "FILE_BROKEN",
  "FILE_UNPACKS_TOO_LARGE",
  "FILE_TOO_MANY_PARTS",
  "FILE_TOO_MANY_ROWS",
  "FILE_TOO_MANY_COLUMNS",
  "FILE_TOO_SLOW",
  "COLUMN_MISSING",
  "COLUMN_REPEATED",
] as const;
export type FileProblemCode = (typeof fileProblemCodes)[number];

/** What can be wrong with one row of a file before it is a cell of a change set. */
export const rowProblemCodes = [
  "ROW_RAGGED",
  "ROW_QUOTES",
  "CELL_TOO_LONG",
  "PERIOD_UNCLEAR",
  "STATE_CONTRADICTS",
  "VALUE_AMBIGUOUS",
  "VALUE_UNREADABLE",
  "VALUE_RANGE",
  "VALUE_RATIO",
  "PERCENT_UNCLEAR",
  "QUALIFIER_CONTRADICTS",
  "VERSION_MALFORMED",
] as const;
export type RowProblemCode = (typeof rowProblemCodes)[number];

/**
 * One thing that is wrong, and where. Rows are counted as a spreadsheet counts them: the header is row 1. Both places are
 * null when the whole file is meant.
 */
export interface ImportProblem {
  readonly code: FileProblemCode | RowProblemCode | CellProblemCode | SetProblemCode;
  /** SOFT: out of the ordinary; it stands when the import says why. */
  readonly severity: Severity;
  readonly row: number | null;
  readonly column: FigureColumn | null;
  readonly key: FigureKey | null;
  readonly params: Readonly<Record<string, string>>;
  /** Of a VERSION_CONFLICT: what the file was based on, what it wants, and what stands there by now. */
  readonly conflict: ImportConflict | null;
}

export interface ImportConflict {
  readonly base: CellContent | null;
  readonly mine: CellContent;
  readonly theirs: Theirs | null;
}

/** A figure an import changes. `before` is null where nothing ever stood. */
export interface Difference {
  readonly row: number;
  readonly key: FigureKey;
  readonly before: CellContent | null;
  readonly after: CellContent;
}

export interface ImportCounts {
  /** Rows of the file that are not empty. */
  readonly rows: number;
  /** Rows whose figure did not exist, is another now, or is cleared. */
  readonly new: number;
  readonly changed: number;
  readonly cleared: number;
  /** Rows that were not edited, or say what stands there already. */
  readonly unchanged: number;
  /** Rows without a value and without a state: nothing is said of their figures. */
  readonly blank: number;
  readonly problems: number;
  /** Those of them that are doubts, and rows that have no other problem: they go in when it is said why. */
  readonly doubts: number;
  readonly doubted: number;
  /** Numbers that could be read in one way because of the way the whole column is written. */
  readonly settledByColumn: number;
}

/**
 * APPLIED: done. CHECKED: a dry run that would be applied. REFUSED: nothing changed, the problems say why. An import of the
 * clean rows is APPLIED, or CHECKED, with the problems of the others.
 */
export type ImportResult = "APPLIED" | "CHECKED" | "REFUSED";

export interface ImportOutcome {
  readonly id: string;
  readonly result: ImportResult;
  /** The applied change set, which can be taken back; null when nothing had to change. */
  readonly changeSet: string | null;
  readonly counts: ImportCounts;
  readonly differences: readonly Difference[];
  readonly problems: readonly ImportProblem[];
  /** Headers that mean nothing here; their columns were passed over. */
  readonly ignoredColumns: readonly string[];
}

/** Steps of an import in their order. `total` is null until it is known. */
export const importSteps = ["READING", "CHECKING", "WRITING"] as const;
export type ImportStep = (typeof importSteps)[number];

/** One line of the answer to an import: progress, and at the end the outcome or an error. */
export type ImportLine =
  | { readonly kind: "PROGRESS"; readonly step: ImportStep; readonly done: number; readonly total: number | null }
  | { readonly kind: "OUTCOME"; readonly outcome: ImportOutcome }
  | { readonly kind: "ERROR"; readonly code: string; readonly message: string; readonly requestId: string };

/**
 * How numbers in text cells are read. AS_WRITTEN: as people write them, and what has two readings is a problem. PLAIN: as
 * programs write them, digits with a dot before the decimals.
 */
export const numberSpellings = ["AS_WRITTEN", "PLAIN"] as const;
export type NumberSpelling = (typeof numberSpellings)[number];
