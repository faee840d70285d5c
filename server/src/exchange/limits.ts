/** Columns a file may have; a sheet of figures has about a dozen, and people add some of their own. */
export const maxColumns = 100;
/** Characters a cell may hold. A note has a tenth of it; what is longer would only fill the memory. */
export const maxCellText = 10_000;
/** Parts (entries) an XLSX may be packed of. */
export const maxParts = 500;
/** Bytes an XLSX may unpack to: ten times what 100,000 rows of an export need would be a bomb. */
export const maxUnpackedBytes = 256 << 20;
/** How many times larger than its packed bytes a long part may be. Sheets of figures come to 15, of equal rows to 60. */
export const maxRatio = 200;
/** A part below this is small whatever its ratio. */
export const smallPart = 4 << 20;
/** Milliseconds reading a file may take, and megabytes of heap. */
export const readingTime = 60_000;
export const readingHeap = 768;
