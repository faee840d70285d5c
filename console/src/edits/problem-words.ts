import { cellProblemCodes, setProblemCodes } from "@bangvang/schema/problem";
import type { Reading } from "@bangvang/schema/number-reader/number-reading";
import { formatDay, formatNumber } from "../ui/format.ts";
import { periodName } from "../ui/period-words.ts";
import { say } from "../ui/words/words.ts";
import type { EditProblem } from "./cell-edit.ts";

/** The name of an indicator in the user's language, by its code. */
export type IndicatorName = (code: string) => string;

/** Problems as sentences in the user's language, each once: the server may have said what was found here as well. */
export function problemWords(problems: readonly EditProblem[], nameOf: IndicatorName): readonly string[] {
  return [...new Set(problems.map((problem) => wordsOf(problem, nameOf)))];
}

function wordsOf(problem: EditProblem, nameOf: IndicatorName): string {
  if (problem.kind === "RULE") return ruleWords(problem.code, problem.params, nameOf);
  const { reading } = problem;
  switch (reading.kind) {
    case "AMBIGUOUS":
      return `${say(`ambiguity.${reading.reason}`)} ${questionWords(reading.readings)}`;
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

/** One reading is left where the cell would refuse the others: then there is nothing to choose, but to confirm. */
function questionWords([only, ...others]: readonly Reading[]): string {
  if (!only || others.length > 0) return say("problem.AMBIGUOUS");
  return say("readings.isIt", { value: only.value === null ? say("readings.blank") : shown(only.value) });
}

type Params = Readonly<Record<string, string>>;

function ruleWords(code: string, params: Params, nameOf: IndicatorName): string {
  const known = [...cellProblemCodes, ...setProblemCodes].find((one) => one === code);
  if (!known) return say("problem.OTHER", { code });
  const words = Object.entries(params).map(([name, text]) => [name, paramWords(name, text, nameOf)]);
  return say(`problem.${known}`, { ...(Object.fromEntries(words) as Params), band: bandWords(params) });
}

/** Details that are codes of indicators; the others are numbers, a period or a day. */
const indicators: ReadonlySet<string> = new Set([
  "part",
  "whole",
  "balance",
  "income",
  "expenditure",
  "ratio",
  "numerator",
  "denominator",
]);

function paramWords(name: string, text: string, nameOf: IndicatorName): string {
  if (indicators.has(name)) return nameOf(text);
  if (name === "round") return periodName(text);
  if (name === "dueOn") return formatDay(text);
  return shown(text);
}

/** A band may be open on one side; an empty text says so. */
function bandWords({ low = "", high = "" }: Params): string {
  if (low === "") return say("band.atMost", { high: shown(high) });
  if (high === "") return say("band.atLeast", { low: shown(low) });
  return say("band.between", { low: shown(low), high: shown(high) });
}

/** Plain decimal text as a number; anything else as it is. */
function shown(text: string): string {
  return text !== "" && Number.isFinite(Number(text)) ? formatNumber(Number(text)) : text;
}
