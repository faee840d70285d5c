import { codePattern } from "@bangvang/schema/formula/formula";
import type { Direction } from "@bangvang/schema/indicator";
import { ApiProblem } from "../../api-problem.ts";
import { readWords } from "../../changing/words.ts";
import type { Context } from "../../context.ts";
import { checkFormulas, workedOutBy } from "../indicators/derived/formulas.ts";
import { longestName } from "../indicators/derived/derive-indicator.ts";
import { indicatorDimension, type IndicatorRow } from "../indicators/indicators.dimensions.ts";

/** A column of one's own: a derived indicator of this comparison alone. */
export interface OwnFormula {
  readonly code: string;
  readonly formula: string;
  readonly name: string;
  readonly measure: string;
  readonly direction: Direction;
}

const mostFormulas = 20;

/**
 * Own formulas as indicators with ids below nought, which no indicator of the catalogue has. They may name one another;
 * the formula of each is given with those written out. BAD_USER_INPUT names the first that is wrong, and what of it.
 */
export function ownIndicators(
  asked: readonly OwnFormula[],
  context: Pick<Context, "dimensions">,
): readonly IndicatorRow[] {
  if (asked.length > mostFormulas)
    throw new ApiProblem("LIMIT_EXCEEDED", `A comparison has at most ${mostFormulas} formulas of its own.`);
  const { dimensions } = context;
  for (const { code } of asked) {
    const isTwice = asked.filter((other) => other.code === code).length > 1;
    if (!codePattern.test(code)) refuse(code, "its code is not capital letters, digits and underscores");
    if (isTwice || dimensions.of(indicatorDimension).byCode.has(code)) refuse(code, "its code is taken");
  }
  const checked = checkFormulas(new Map(asked.map(({ code, formula }) => [code, formula])), dimensions);
  if ("refusals" in checked) {
    const { of, code, params } = checked.refusals[0]!;
    return refuse(of, [code, ...Object.entries(params).map(([name, text]) => `${name}=${text}`)].join(" "));
  }
  return asked.map(({ code, name, measure, direction }, place) => {
    const formula = checked.printed.get(code)!;
    return {
      id: -1 - place,
      code,
      name: words(code, name),
      nameEn: words(code, name),
      family: workedOutBy(formula, dimensions).fields[0]!.family,
      measure: words(code, measure),
      direction,
      formula,
      ...ofEveryFormula,
    };
  });
}

const ofEveryFormula = {
  nature: "RATIO",
  overUnits: "RECOMPUTE",
  wholeNumber: false,
  mayBeNegative: true,
  partOfId: null,
  atMostId: null,
  partsAddUp: false,
  incomeId: null,
  expenditureId: null,
  numeratorId: null,
  denominatorId: null,
  weightId: null,
  bandLow: null,
  bandHigh: null,
  provenance: "DERIVED",
  sourceUrl: null,
  note: null,
} as const;

function words(code: string, written: string): string {
  const { text, problem } = readWords(written, longestName);
  return text === null || problem !== null
    ? refuse(code, "its name or measure is empty, too long or unreadable")
    : text;
}

function refuse(code: string, why: string): never {
  throw new ApiProblem("BAD_USER_INPUT", `The formula "${code.slice(0, 64)}" is refused: ${why}.`);
}
