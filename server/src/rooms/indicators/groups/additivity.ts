import type { GroupBy } from "./group-by.ts";
import type { Held } from "./traits.ts";

/** Why the figures of a group may not be added or compared, the plainest reason first. */
export const rules = ["MEASURE", "KIND", "RATE", "PART", "OVER_UNITS", "STOCK", "OVERLAP", "RELATED"] as const;
export type Rule = (typeof rules)[number];

/** What is asked of the groups, or of the total of all of them. */
export interface Level {
  readonly by: readonly GroupBy[];
  readonly isTotal: boolean;
  /** The fields asked for that compare or add values. */
  readonly fields: readonly string[];
}

const measured: ReadonlySet<string> = new Set([
  "sum",
  "avg",
  "min",
  "max",
  "median",
  "stddev",
  "share",
  "weightedMean",
]);
const added: ReadonlySet<string> = new Set(["sum", "share"]);

/** What has to be checked: nothing where figures are only counted. A share adds up the total as well. */
export function levelsToCheck(
  by: readonly GroupBy[],
  fields: ReadonlySet<string>,
  totalFields: ReadonlySet<string> | null,
): readonly Level[] {
  const inTotal = new Set([...(totalFields ?? []), ...(fields.has("share") ? ["share"] : [])]);
  return [
    { by, isTotal: false, fields: [...fields].filter((field) => measured.has(field)) },
    { by: [], isTotal: true, fields: [...inTotal].filter((field) => measured.has(field)) },
  ].filter(({ fields: asked, isTotal }) => asked.length > 0 && !(isTotal && by.length === 0 && !totalFields));
}

/** The fields of a level that a rule forbids; a mean is weighed over what is added otherwise. */
export function forbidden(rule: Rule, { fields }: Level): readonly string[] {
  if (rule === "MEASURE") return fields;
  return fields.filter((field) => added.has(field) || (field === "weightedMean" && weighs.has(rule)));
}

/** The rules that hold for a weighted mean too. The others speak of adding, or of what has no weight. */
const weighs: ReadonlySet<Rule> = new Set(["KIND", "OVER_UNITS", "OVERLAP", "RELATED"]);

export function isAdding({ fields }: Level): boolean {
  return fields.some((field) => added.has(field));
}

export function isWeighing({ fields }: Level): boolean {
  return fields.includes("weightedMean");
}

/** The rules that a group with more than one value may break, by what it holds; none means that it breaks none. */
export function suspectedRules(held: Held, level: Level): readonly Rule[] {
  const isFree = (dimension: GroupBy): boolean => !level.by.includes(dimension);
  const adds = isAdding(level);
  const weighsMeans = isWeighing(level) && held.mean;
  const either = adds || weighsMeans;
  const broken: Readonly<Record<Rule, boolean>> = {
    MEASURE: held.severalMeasures,
    KIND: either && held.bothKinds && isFree("KIND"),
    RATE: adds && (held.ratio || held.mean),
    PART: adds && held.partsPossible && isFree("INDICATOR"),
    OVER_UNITS: either && held.notOverUnits && isFree("UNIT"),
    STOCK: adds && held.stock && isFree("PERIOD"),
    OVERLAP: ((adds && held.flow) || weighsMeans) && held.overlapPossible && isFree("PERIOD"),
    RELATED: either && held.relatedPossible && isFree("UNIT"),
  };
  return rules.filter((rule) => broken[rule]);
}
