export type Table = readonly (readonly string[])[];

/** Reads a TSV as Excel and LibreOffice write it: fields with tab, line break or quote stand in quotes. */
export function parseTable(text: string): Table {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at <= text.length) {
    const field = readField(text, at);
    row.push(field.text);
    at = field.next;
    if (text[at] === "\t") {
      at += 1;
      continue;
    }
    rows.push(row);
    row = [];
    if (at >= text.length) break;
    at += text.startsWith("\r\n", at) ? 2 : 1;
    // The break that ends the last line is not one more row.
    if (at >= text.length) break;
  }
  return rows;
}

/** Writes a TSV with CRLF, quoting what must be quoted. */
export function writeTable(rows: Table): string {
  return rows.map((row) => row.map(quoted).join("\t")).join("\r\n");
}

/** The same as an HTML table, for documents, with `own` in an attribute for our own paste. Every mark of HTML is escaped. */
export function writeHtmlTable(rows: Table, own: string): string {
  const cells = (row: readonly string[]): string => row.map((text) => `<td>${escaped(text)}</td>`).join("");
  return `<table data-bangvang='${escaped(own).replaceAll("'", "&#39;")}'>${rows.map((row) => `<tr>${cells(row)}</tr>`).join("")}</table>`;
}

/** How a clipboard lies on a selection: what goes where, and how much does not fit. */
export interface Spread {
  readonly height: number;
  readonly width: number;
  /** What is past the edge of the sheet. */
  readonly cutRows: number;
  readonly cutColumns: number;
}

/**
 * One cell, one row or one column fills the selection; a whole multiple tiles it; anything larger spills over from the
 * top left corner as far as the sheet goes.
 */
export function spreadOver(
  clipboard: { readonly height: number; readonly width: number },
  selection: { readonly height: number; readonly width: number },
  room: { readonly height: number; readonly width: number },
): Spread {
  const isMultiple = selection.height % clipboard.height === 0 && selection.width % clipboard.width === 0;
  const wanted = isMultiple ? selection : clipboard;
  const height = Math.min(wanted.height, room.height);
  const width = Math.min(wanted.width, room.width);
  return { height, width, cutRows: wanted.height - height, cutColumns: wanted.width - width };
}

function readField(text: string, start: number): { readonly text: string; readonly next: number } {
  if (text[start] === '"') {
    const field = readQuoted(text, start + 1);
    if (field) return field;
  }
  let end = start;
  while (end < text.length && text[end] !== "\t" && text[end] !== "\n" && text[end] !== "\r") end += 1;
  return { text: text.slice(start, end), next: end };
}

/** Null when the quote is not closed before a field ends: then it is a plain character. */
function readQuoted(text: string, start: number): { readonly text: string; readonly next: number } | null {
  let out = "";
  for (let at = start; at < text.length; at += 1) {
    if (text[at] !== '"') {
      out += text[at];
      continue;
    }
    if (text[at + 1] === '"') {
      out += '"';
      at += 1;
      continue;
    }
    const after = text[at + 1];
    return after === undefined || after === "\t" || after === "\n" || after === "\r"
      ? { text: out, next: at + 1 }
      : null;
  }
  return null;
}

function quoted(text: string): string {
  const safe = guarded(text);
  return /[\t\r\n"]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Text that a spreadsheet would run as a formula is marked as text; a number with a sign is no formula. */
function guarded(text: string): string {
  return /^[=+@-]/.test(text) && !/^[+-][\d.,]+$/.test(text) ? `'${text}` : text;
}

/** Quotes need no escape: they stand within text, or in an attribute of the other kind of quotes. */
function escaped(text: string): string {
  return /[&<>]/.test(text) ? text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;") : text;
}
