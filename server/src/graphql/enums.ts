import { registerEnumType } from "type-graphql";
import { figureKinds, figureStates, qualifiers, qualities } from "@bangvang/schema/figure";
import { directions, families, natures, overUnits } from "@bangvang/schema/indicator";
import { periodTypes } from "@bangvang/schema/period";
import { roles } from "../actor.ts";

/** Makes a GraphQL enum of a closed list; the meaning of every value is its description. */
export function enumOf<T extends string>(
  name: string,
  description: string,
  values: readonly T[],
  meanings: Readonly<Record<T, string>>,
) {
  const object = Object.fromEntries(values.map((value) => [value, value])) as { [K in T]: K };
  registerEnumType(object, {
    name,
    description,
    valuesConfig: Object.fromEntries(values.map((value) => [value, { description: meanings[value] }])) as {
      [K in T]: { description: string };
    },
  });
  return object;
}

export const FigureKindEnum = enumOf("FigureKind", "What a figure speaks of.", figureKinds, {
  ACTUAL: "What happened.",
  TARGET: "What was registered beforehand (chỉ tiêu đăng ký).",
});

export const FigureStateEnum = enumOf(
  "FigureState",
  "What stands in a cell. Zero, not reported and not applicable are three states.",
  figureStates,
  {
    VALUE: "A number; under quality DISPUTED perhaps none yet, while its readings are open.",
    NOT_APPLICABLE: "The indicator does not exist for this unit.",
    NOT_REPORTED: "Nothing was reported, or what was reported has been cleared. This is not zero.",
  },
);

export const QualifierEnum = enumOf("Qualifier", "The word a figure carries in its document.", qualifiers, {
  EXACT: "Just this number.",
  ABOUT: "About (khoảng, xấp xỉ).",
  OVER: "More than (hơn, trên).",
  NEARLY: "Nearly (gần).",
  ESTIMATE: "An estimate before the period closes (ước).",
});

export const QualityEnum = enumOf("Quality", "How far a figure can be trusted.", qualities, {
  REPORTED: "Reported.",
  PROVISIONAL: "Reported before all had answered; to be revised.",
  SUSPECT: "Reported, but something does not fit.",
  DISPUTED: "Documents or readings disagree.",
  SAMPLE: "Generated to show the product; never a reported figure.",
});

export const NatureEnum = enumOf("Nature", "How figures of an indicator behave over time.", natures, {
  STOCK: "A count on a day; months cannot be added.",
  FLOW: "What happened in a stretch; finer periods add up.",
  RATIO: "A numerator over a denominator; recomputed, never added.",
  MEAN: "An average weighted by a head-count.",
});

export const OverUnitsEnum = enumOf("OverUnits", "How figures of several units become one.", overUnits, {
  SUM: "Added.",
  WEIGHTED: "Weighted by the weight indicator.",
  RECOMPUTE: "Recomputed from the added parts.",
  NONE: "Not at all.",
});

export const DirectionEnum = enumOf("Direction", "Which way is better.", directions, {
  HIGHER: "More is better.",
  LOWER: "Less is better.",
  NEUTRAL: "Neither; there is no rank.",
});

export const FamilyEnum = enumOf("Family", "The part of union work an indicator belongs to.", families, {
  membership: "Union members.",
  campaigns: "What campaigns achieved, in counts.",
  finance: "Money a union collects, spends, lends or receives.",
  organisation: "Union bodies and staff.",
  labour: "Workers, wages and housing.",
  legal: "Agreements, dialogue and disputes.",
  party: "Members introduced and admitted to the Party.",
  emulation: "Emulation itself.",
});

export const PeriodTypeEnum = enumOf("PeriodType", "Kinds of period.", periodTypes, {
  YEAR: "A calendar year.",
  HALF: "Half a year.",
  QUARTER: "A quarter.",
  MONTH: "A month.",
  NINE_MONTHS: "January to September.",
  TET: "The Tết that falls in the year, with the weeks of care around it.",
  AS_AT: "One day: as at, or an event of that day.",
  WINDOW: "From one day to another, both inside.",
});

export const RoleEnum = enumOf("Role", "What a person or token may do.", roles, {
  ADMINISTRATOR: "Everything.",
  EDITOR: "Change the figures of named units.",
  REVIEWER: "See a cluster and its members, change the cluster's own figures.",
  ANALYST: "Read.",
});
