import {
  figureColumns,
  fileProblemCodes,
  rowProblemCodes,
  type FigureColumn,
  type ImportOutcome,
  type ImportProblem,
} from "@bangvang/schema/exchange";
import { ambiguityReasons, rejectReasons } from "@bangvang/schema/number-reader/number-reading";
import { problemWords, type IndicatorName } from "../../edits/problem-words.ts";
import { formatNumber } from "../../ui/format.ts";
import { language, say } from "../../ui/words/words.ts";

/** What became of a file, in one sentence. */
export function outcomeWords({ result, counts }: ImportOutcome): string {
  const changes = counts.new + counts.changed + counts.cleared;
  if (result === "APPLIED") return say(changes === 0 ? "import.nothing" : "import.applied", { count: changes });
  if (counts.problems > 0) return say("import.hasProblems", { count: counts.problems });
  return say(changes === 0 ? "import.nothing" : "import.ready", { count: changes });
}

/** A problem as a sentence; the texts of the file in it stand in quotes. */
export function importProblemWords({ code, severity, params, conflict }: ImportProblem, nameOf: IndicatorName): string {
  if (conflict && !conflict.base) return say("import.noBase.problem");
  const own = [...fileProblemCodes, ...rowProblemCodes].find((one) => one === code);
  if (own) {
    const readings = own === "PERIOD_UNCLEAR" ? params["readings"] : readingWords(params["readings"]);
    return say(`import.problem.${own}`, {
      ...blank,
      ...params,
      ...headers(params),
      readings: readings ?? "",
      why: why(params["reason"]),
    });
  }
  return problemWords([{ kind: "RULE", code, severity, params }], nameOf).join(" ");
}

/** Numbers as the screen writes them: "1.234" alone would be the question once more. */
function readingWords(readings: string | undefined): string | undefined {
  return readings
    ?.split(" | ")
    .map((one) => (one === "" ? say("readings.blank") : formatNumber(Number(one))))
    .join(" / ");
}

/** Columns by the header our own export gives them: in Vietnamese a name, in English the code. */
function headers({ columns, column }: ImportProblem["params"]): Readonly<Record<string, string>> {
  return {
    ...(columns && { columns: columns.split(", ").map(header).join(", ") }),
    ...(column && { column: header(column) }),
  };
}

function header(code: string): string {
  const column = figureColumns.find((one) => one === code);
  return column && language() === "vi" ? say(`column.${column}`) : code;
}

/** Not every problem has every detail. */
const blank = {
  text: "",
  readings: "",
  most: "",
  cells: "",
  expected: "",
  columns: "",
  column: "",
  encoding: "",
  written: "",
};

function why(reason: string | undefined): string {
  const ambiguity = ambiguityReasons.find((one) => one === reason);
  if (ambiguity) return say(`ambiguity.${ambiguity}`);
  const reject = rejectReasons.find((one) => one === reason);
  return reject ? say(`reject.${reject}`) : "";
}

export function columnWords(column: FigureColumn | null): string {
  return column === null ? "" : say(`column.${column}`);
}
