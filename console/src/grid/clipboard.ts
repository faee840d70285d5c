import { figureStates, qualifiers, qualities } from "@bangvang/schema/figure";
import type { CopiedContent } from "../edits/commands.ts";
import { declaredFormat, parseHtmlTable, tableOf } from "./clipboard-html.ts";
import { writeHtmlTable, writeTable, type Table } from "./clipboard-table.ts";
import type { PastedTable } from "./paste-plan.ts";

/** What is selected: the texts for other programs, the contents for ourselves. */
export interface CopiedTable {
  readonly texts: Table;
  readonly contents: readonly (readonly (CopiedContent | null)[])[];
}

interface Parts {
  /** Null: there is nothing to take, or it cannot be said where it should go. */
  readonly take: (how: "COPY" | "CUT") => CopiedTable | null;
  readonly paste: (table: PastedTable) => void;
  readonly onTaken: (cells: number) => void;
}

/**
 * Copy, cut and paste by the browser's own events: synchronous, no question asked, and they work without https. The
 * focused cell stays in the document when it is scrolled away, so one listener on the wrapper hears them all.
 */
export function listenToClipboard(root: HTMLElement, { take, paste, onTaken }: Parts): () => void {
  const copy = (event: ClipboardEvent): void => {
    const copied = isInEditor(event) ? null : take(event.type === "cut" ? "CUT" : "COPY");
    if (!copied || !event.clipboardData) return;
    event.clipboardData.setData("text/plain", writeTable(copied.texts));
    event.clipboardData.setData("text/html", writeHtmlTable(copied.texts, writeContents(copied.contents)));
    event.preventDefault();
    onTaken(copied.texts.reduce((count, row) => count + row.length, 0));
  };
  const pasted = (event: ClipboardEvent): void => {
    if (isInEditor(event) || !event.clipboardData) return;
    const pastedTable = pastedOf(event.clipboardData);
    if (pastedTable.table.length === 0) return;
    event.preventDefault();
    paste(pastedTable);
  };
  root.addEventListener("copy", copy);
  root.addEventListener("cut", copy);
  root.addEventListener("paste", pasted);
  return () => {
    root.removeEventListener("copy", copy);
    root.removeEventListener("cut", copy);
    root.removeEventListener("paste", pasted);
  };
}

/** What the clipboard holds, as a table. */
export function pastedOf(data: DataTransfer): PastedTable {
  const html = data.getData("text/html");
  const table = tableOf(data.getData("text/plain"), html, parseHtmlTable);
  return { table, declared: declaredFormat(html), contents: ownContents(html) };
}

/** Whether a field of one line can hold it; several cells, or lines, would run together into one number. */
export function isOneValue({ table }: PastedTable): boolean {
  const cells = table.flat();
  return cells.length <= 1 && !cells.some((text) => /[\t\r\n]/.test(text));
}

/** Inside a text field the clipboard belongs to the field. */
function isInEditor(event: ClipboardEvent): boolean {
  return event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
}

/** What most cells hold, an exact reported number, goes as its text alone: a hundred thousand are copied while somebody waits. */
function writeContents(contents: CopiedTable["contents"]): string {
  const isPlain = (cell: CopiedContent | null): boolean =>
    cell?.state === "VALUE" && cell.qualifier === "EXACT" && cell.quality === "REPORTED" && cell.value !== null;
  return JSON.stringify(contents.map((row) => row.map((cell) => (isPlain(cell) ? cell!.value : cell))));
}

/** Contents of a copy made here; null for any other HTML. Another page may write the attribute too, so it is checked. */
function ownContents(html: string): PastedTable["contents"] {
  if (!html.includes("data-bangvang")) return null;
  const written = new DOMParser()
    .parseFromString(html, "text/html")
    .querySelector("[data-bangvang]")
    ?.getAttribute("data-bangvang");
  const rows = parsed(written ?? "");
  return Array.isArray(rows) ? rows.map((row: unknown) => (Array.isArray(row) ? row.map(asContent) : [])) : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not written by us: the texts of the clipboard are read instead.
    return null;
  }
}

function asContent(cell: unknown): CopiedContent | null {
  if (typeof cell === "string") return { state: "VALUE", value: cell, qualifier: "EXACT", quality: "REPORTED" };
  if (typeof cell !== "object" || cell === null) return null;
  const { state, value, qualifier, quality } = cell as Record<string, unknown>;
  const known = {
    state: figureStates.find((one) => one === state),
    qualifier: qualifiers.find((one) => one === qualifier),
    quality: qualities.find((one) => one === quality),
  };
  if (!known.state || !known.qualifier || !known.quality || !(value === null || typeof value === "string")) return null;
  return { state: known.state, qualifier: known.qualifier, quality: known.quality, value };
}
