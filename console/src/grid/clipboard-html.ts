import type { Format } from "@bangvang/schema/number-reader/block-format";
import { printNumber } from "@bangvang/schema/number-reader/write-number";
import { parseTable, type Table } from "./clipboard-table.ts";

/**
 * The table of a clipboard. Plain text comes first, for the HTML of a spreadsheet holds what was shown there; HTML is taken
 * when it has more columns, as when the plain text lost its tabs on the way, and then the plain cell where a column too
 * narrow showed only "####".
 */
export function tableOf(plain: string, html: string, parse: (html: string) => Table): Table {
  if (plain === "") return parse(html);
  const table = parseTable(plain);
  if (plain.includes("\t") || !hasColumns(html)) return table;
  const shown = parse(html);
  if (widthOf(shown) <= widthOf(table)) return table;
  const cells = table.flat();
  const isWhole = cells.length === shown.length * widthOf(shown);
  return shown.map((row, y) =>
    row.map((text, x) => (isWhole && /^#+$/.test(text) ? cells[y * row.length + x]! : text)),
  );
}

/**
 * How the program the block comes from writes numbers. Excel declares its decimal mark; LibreOffice and Google Sheets keep
 * the number beside what they show, so what is shown tells the marks. Null when nothing tells.
 */
export function declaredFormat(html: string): Format | null {
  const mark = /mso-displayed-decimal-separator:\s*"\\?([.,])"/.exec(html)?.[1];
  if (mark !== undefined) return mark === "," ? "VIETNAMESE" : "ENGLISH";
  const seen = new Set<Format>();
  for (const [, calc, sheets, shown = ""] of html.matchAll(keptNumber)) {
    const format = formatOf(Number(calc ?? sheets), shown.trim());
    if (format) seen.add(format);
  }
  return seen.size === 1 ? [...seen][0]! : null;
}

/** The table in an HTML text, each cell as it is shown; a merged cell is followed by empty ones. */
export function parseHtmlTable(html: string): Table {
  const table = new DOMParser().parseFromString(html, "text/html").querySelector("table");
  const rows: string[][] = [];
  for (const [y, row] of [...(table?.rows ?? [])].entries()) {
    let x = 0;
    for (const cell of row.cells) {
      while (rows[y]?.[x] !== undefined) x += 1;
      for (let down = 0; down < cell.rowSpan; down += 1) {
        for (let across = 0; across < cell.colSpan; across += 1)
          (rows[y + down] ??= [])[x + across] = down + across === 0 ? textOf(cell).trim() : "";
      }
    }
  }
  return rows.map((row) => Array.from(row, (text) => text ?? ""));
}

/** Text as it is laid out: spaces and breaks of the source are one space, only <br> and blocks begin a line. */
function textOf(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return (node.textContent ?? "").replace(/[ \t\r\n]+/g, " ");
  if (node.nodeName === "BR") return "\n";
  const text = Array.from(node.childNodes, textOf).join("");
  return /^(?:P|DIV)$/.test(node.nodeName) && node.nextSibling ? `${text}\n` : text;
}

/** Whether some row near the beginning has more than one cell; a long column need not be taken apart for that. */
function hasColumns(html: string): boolean {
  const rows = html.slice(0, 50_000).split(/<tr[\s>]/i);
  return rows.some((row) => /<t[dh][\s>][^]*<t[dh][\s>]/i.test(row));
}

function widthOf(table: Table): number {
  return table.reduce((width, row) => Math.max(width, row.length), 0);
}

/** sdval="31204" of LibreOffice, {"1":3,"3":31204} of Google Sheets, each with what is shown. */
const keptNumber =
  /<td[^>]*?(?: sdval="(-?[\d.]+)"| data-sheets-value="\{&quot;1&quot;:3,&quot;3&quot;:(-?[\d.]+)\}")[^>]*>(?:<[^>]*>)*([^<]*)/g;

/** The one format in which a number looks like that; null when it does in both or in none. */
function formatOf(value: number, shown: string): Format | null {
  const digits = String(Math.abs(value));
  if (!/^\d+(?:\.\d+)?$/.test(digits)) return null;
  const fits = (format: Format): boolean =>
    [0, 1, 2, 3, 4].some((decimals) => printNumber(digits, { format, decimals }) === shown.replace(/^-/, ""));
  if (fits("ENGLISH") === fits("VIETNAMESE")) return null;
  return fits("ENGLISH") ? "ENGLISH" : "VIETNAMESE";
}
