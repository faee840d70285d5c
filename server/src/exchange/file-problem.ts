import type { FigureColumn, FileProblemCode, RowProblemCode } from "@bangvang/schema/exchange";

/** A file that cannot be read as a whole: thrown where it is found, told as the one problem of the import. */
export class FileProblem extends Error {
  readonly code: FileProblemCode;
  readonly params: Readonly<Record<string, string>>;
  constructor(code: FileProblemCode, params: Readonly<Record<string, string>> = {}) {
    super(code);
    this.code = code;
    this.params = params;
  }
}

/** What is wrong with one row before it is a cell. */
export interface RowProblem {
  readonly code: RowProblemCode;
  readonly row: number;
  readonly column: FigureColumn | null;
  readonly params: Readonly<Record<string, string>>;
}
