import { ruleBook, type RuleBook } from "@bangvang/schema/rules/rule-book";
import type { Dimensions } from "../../reading/dimensions.ts";
import { indicatorDimension, indicatorOf } from "./indicators.dimensions.ts";

const books = new WeakMap<Dimensions, RuleBook>();

/** The rules the catalogue implies, made once for each version of it. */
export function rulesOf(dimensions: Dimensions): RuleBook {
  let book = books.get(dimensions);
  if (!book) books.set(dimensions, (book = readRules(dimensions)));
  return book;
}

function readRules(dimensions: Dimensions): RuleBook {
  const codeOf = (id: number | null): string | null => indicatorOf(dimensions, id)?.code ?? null;
  return ruleBook(
    dimensions.of(indicatorDimension).rows.map((row) => ({
      ...row,
      partOf: codeOf(row.partOfId),
      atMost: codeOf(row.atMostId),
      income: codeOf(row.incomeId),
      expenditure: codeOf(row.expenditureId),
      numerator: codeOf(row.numeratorId),
      denominator: codeOf(row.denominatorId),
    })),
  );
}
