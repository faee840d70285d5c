import { EncryptedFileError, HucreError } from "hucre";
import { streamXlsxRows } from "hucre/xlsx";
import { FileProblem } from "./file-problem.ts";
import { isOldOffice } from "./read-csv.ts";
import type { RawCell, SheetRow } from "./sheet-row.ts";
import { weighZip } from "./zip-directory.ts";

/**
 * The rows of the first sheet of a workbook, empty ones left out; formulas by the value that stood there when the file was
 * saved. `take` says whether to go on. Throws FILE_OLD_XLS, FILE_ENCRYPTED, FILE_NOT_XLSX, FILE_BROKEN and what `weighZip` does.
 */
export async function readXlsxRows(bytes: Buffer, take: (row: SheetRow) => boolean): Promise<void> {
  if (isOldOffice(bytes)) throw new FileProblem(isEncrypted(bytes) ? "FILE_ENCRYPTED" : "FILE_OLD_XLS");
  if (bytes.subarray(0, 2).toString("latin1") !== "PK") throw new FileProblem("FILE_NOT_XLSX");
  weighZip(bytes);
  try {
    for await (const { index, values } of streamXlsxRows(bytes)) {
      const cells = values.map(cellOf);
      if (cells.every((cell) => cell === null)) continue;
      if (!take({ row: index + 1, cells })) return;
    }
  } catch (error) {
    if (error instanceof EncryptedFileError) throw new FileProblem("FILE_ENCRYPTED");
    if (error instanceof HucreError || error instanceof TypeError) throw new FileProblem("FILE_BROKEN");
    throw error;
  }
}

function cellOf(value: unknown): RawCell {
  if (typeof value === "string") return value.trim() === "" ? null : value;
  if (typeof value === "number" || typeof value === "boolean" || value instanceof Date) return value;
  return null;
}

/** A workbook with a password is an old container that holds a stream of this name, in UTF-16. */
function isEncrypted(bytes: Buffer): boolean {
  return bytes.includes(Buffer.from("EncryptedPackage", "utf16le"));
}
