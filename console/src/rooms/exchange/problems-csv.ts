import type { ImportProblem } from "@bangvang/schema/exchange";
import type { IndicatorName } from "../../edits/problem-words.ts";
import { columnWords, importProblemWords } from "./import-words.ts";
import { say } from "../../ui/words/words.ts";

/** The problems of a file as a table for whoever mends it: a mark for Excel, and nothing that Excel would run. */
export function problemsCsv(problems: readonly ImportProblem[], nameOf: IndicatorName): string {
  const header = [
    say("import.row"),
    say("import.column"),
    say("import.code"),
    say("import.problem"),
    say("import.cell"),
  ];
  const rows = problems.map((problem) => [
    problem.row === null ? "" : String(problem.row),
    columnWords(problem.column),
    problem.code,
    importProblemWords(problem, nameOf),
    problem.key ? [problem.key.unit, problem.key.indicator, problem.key.period, problem.key.kind].join(" ") : "",
  ]);
  return `\ufeff${[header, ...rows].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

function cell(text: string): string {
  const safe = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
