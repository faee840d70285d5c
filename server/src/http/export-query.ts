import { figureKinds } from "@bangvang/schema/figure";
import { families } from "@bangvang/schema/indicator";
import { readPeriod } from "@bangvang/schema/period";
import { ApiProblem } from "../api-problem.ts";
import type { ExportFilter } from "../exchange/export-figures.ts";
import { languages } from "../exchange/layout.ts";
import type { Writing } from "../exchange/write-file.ts";

/** Values one name of an export's query may have. */
const mostValues = 1_000;

/**
 * What an export asks for, in the query of its address: `unit`, `indicator`, `period`, `family`, `year` and `kind`, each once
 * or more, or with commas; `lang=vi` for a Vietnamese header; `bom=1` for Excel. Throws BAD_USER_INPUT.
 */
export function readExportQuery(query: unknown): {
  readonly filter: ExportFilter;
  readonly writing: Omit<Writing, "format">;
} {
  const given = new Map(Object.entries(query as Record<string, string | readonly string[]>));
  const take = (name: string): readonly string[] => {
    const values = [given.get(name) ?? []]
      .flat()
      .flatMap((text) => text.split(","))
      .filter((text) => text !== "");
    given.delete(name);
    if (values.length > mostValues)
      throw new ApiProblem("LIMIT_EXCEEDED", `${name} has more than ${mostValues} values.`);
    return values;
  };
  const listed = (name: string, isKnown: (text: string) => boolean): readonly string[] => {
    const values = take(name);
    const unknown = values.find((value) => !isKnown(value));
    if (unknown !== undefined) throw new ApiProblem("BAD_USER_INPUT", `There is no ${name} ${unknown.slice(0, 64)}.`);
    return values;
  };
  const filter: ExportFilter = {
    units: take("unit"),
    indicators: take("indicator"),
    periods: listed("period", (text) => readPeriod(text) !== null),
    families: listed("family", (text) => (families as readonly string[]).includes(text)),
    years: listed("year", (text) => /^(19|20|21)\d\d$/.test(text)).map(Number),
    kinds: listed("kind", (text) => (figureKinds as readonly string[]).includes(text)),
  };
  const [language] = listed("lang", (text) => (languages as readonly string[]).includes(text));
  const [mark] = listed("bom", (text) => text === "1" || text === "0");
  const [stray] = given.keys();
  if (stray !== undefined) throw new ApiProblem("BAD_USER_INPUT", `An export knows no ${stray.slice(0, 64)}.`);
  return { filter, writing: { language: language === "vi" ? "vi" : "en", withMark: mark === "1" } };
}
