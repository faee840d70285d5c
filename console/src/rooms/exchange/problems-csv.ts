import type { ImportProblem } from "@bangvang/schema/exchange";
import type { IndicatorName } from "../../edits/problem-words.ts";
import { columnWords, importProblemWords } from "./import-words.ts";
import { csvOf } from "../../ui/csv.ts";
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
  return csvOf([header, ...rows]);
}
