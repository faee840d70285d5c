import { readFileSync } from "node:fs";

export interface Clipboard {
  readonly plain: string;
  readonly html: string;
}

/** What a spreadsheet puts into the clipboard, from a file of `tests/clipboards`; its header says where it comes from. */
export function clipboard(name: string): Clipboard {
  const text = readFileSync(new URL(`../clipboards/${name}.clipboard.txt`, import.meta.url), "utf8");
  const [, plain = "", html = ""] = /=== text\/plain\n([^]*)\n=== text\/html\n([^]*)$/.exec(text) ?? [];
  return { plain: plain.replaceAll("\u240d\n", "\r\n"), html };
}

/** The same as Excel writes it, of any size. */
export function excelClipboard(rows: readonly (readonly string[])[]): Clipboard {
  const { html } = clipboard("excel-vi");
  const cell = (text: string): string => `  <td class=xl65 align=right>${text}</td>\n`;
  const body = rows.map((row) => ` <tr height=20 style='height:15.0pt'>\n${row.map(cell).join("")} </tr>\n`).join("");
  return {
    plain: rows.map((row) => `${row.join("\t")}\r\n`).join(""),
    html: html.replace(/ <tr[^]*<\/tr>\n/, body),
  };
}
