import { cellProblemCodes, setProblemCodes } from "@bangvang/schema/problem";
import { formatNumber } from "../ui/format.ts";
import { say } from "../ui/words/words.ts";
import type { EditProblem } from "./cell-edit.ts";

/** A problem as a sentence in the user's language. */
export function problemWords(problem: EditProblem): string {
  if (problem.kind === "RULE") return ruleWords(problem.code);
  const { reading } = problem;
  switch (reading.kind) {
    case "AMBIGUOUS":
      return `${say(`ambiguity.${reading.reason}`)} ${say("problem.AMBIGUOUS")}`;
    case "REJECT": {
      const reason = say(`reject.${reading.reason}`);
      return reading.suggestion === null
        ? reason
        : `${reason} ${say("reject.suggestion", { value: shown(reading.suggestion) })}`;
    }
    case "RANGE":
      return say("problem.RANGE");
    case "RATIO":
      return say("problem.RATIO");
  }
}

function ruleWords(code: string): string {
  const known = [...cellProblemCodes, ...setProblemCodes].find((one) => one === code);
  return known ? say(`problem.${known}`) : say("problem.OTHER", { code });
}

/** A suggestion is usually plain decimal text; anything else is shown as it is. */
function shown(text: string): string {
  return Number.isFinite(Number(text)) ? formatNumber(Number(text)) : text;
}
