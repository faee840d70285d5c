import { months } from "../cells.ts";
import { listedTypes } from "./lists.ts";
import { knownChangeSets } from "./random-data.ts";
import type { World } from "./world.ts";

/** Values a random document may ask for, drawn from the rows that are there, with now and then one that is not. */
export interface Pools {
  /** Values of a field in the rows of a type, as often as they occur where figures point at them. */
  valuesOf(typeName: string, field: string): readonly (string | number)[];
  /** What an argument like `code` or `period` may be; null when nothing is known of it. */
  forArgument(place: string): readonly (string | number)[] | null;
  readonly figureKeys: readonly Readonly<Record<"unit" | "indicator" | "period" | "kind", string>>[];
}

export function poolsOf(world: World): Pools {
  const codesOf = (rows: readonly { readonly code: string }[]): readonly string[] => rows.map(({ code }) => code);
  const units = world.figures.map(({ unit }) => unit.code);
  const indicators = world.figures.map(({ indicator }) => indicator.code);
  const periods = [...new Set(world.figures.map(({ period }) => period.key)), ...months(2022, 2022), "2024-Q2"];
  const years = [2021, 2022, 2023, 2024, 2025, 0, -1];
  const byPlace: Readonly<Record<string, readonly (string | number)[]>> = {
    "Query.unit.code": [...codesOf(world.units), ...units, "NOPE", "sla", ""],
    "Query.cluster.code": [...codesOf(world.clusters), "CUM-BGPB", "CUM-BGPB", "SLA", "NOPE"],
    "Query.indicator.code": [...codesOf(world.indicators), "NOPE"],
    "Query.campaign.code": [...codesOf(world.campaigns), "NOPE"],
    "Query.period.key": [...periods, "1999", "nope"],
    "Query.source.id": [...world.sources.map(({ id }) => id), "seed-2023", "seed-2023", "nope"],
    "Query.changeSet.id": knownChangeSets,
    "ComparisonInput.units": units,
    "ComparisonInput.indicators": indicators,
    "ComparisonInput.cluster": ["CUM-BGPB", "CUM-BGPB", "CUM-5TP"],
    "ComparisonInput.periods": periods,
    "SheetInput.units": units,
    "SheetInput.indicators": indicators,
    "SheetInput.periods": periods,
  };
  const instants = [
    ...world.changeSets.map(({ appliedAt }) => appliedAt),
    "2024-01-03T00:00:00Z",
    "2090-01-01T00:00:00.5Z",
  ];
  const byName: Readonly<Record<string, readonly (string | number)[]>> = {
    year: years,
    period: periods,
    from: instants,
    to: instants,
  };
  const pointed: Readonly<Record<string, readonly object[]>> = {
    Unit: world.figures.map(({ unit }) => unit),
    Indicator: world.figures.map(({ indicator }) => indicator),
    Period: world.figures.map(({ period }) => period),
    Source: world.figures.flatMap(({ source }) => source ?? []),
    FigureChange: world.figures.flatMap(({ history }) => history),
    Evidence: world.sources.flatMap(({ evidence }) => evidence),
  };
  return {
    valuesOf: (typeName, field) =>
      [...(pointed[typeName] ?? []), ...(listedTypes[typeName]?.rows(world) ?? [])].flatMap((row) => {
        const value = (row as Record<string, unknown>)[field];
        return typeof value === "string" || typeof value === "number" ? [value] : [];
      }),
    forArgument: (place) => byPlace[place] ?? byName[place.split(".").at(-1)!] ?? null,
    figureKeys: world.figures.map(({ unit, indicator, period, kind }) => ({
      unit: unit.code,
      indicator: indicator.code,
      period: period.key,
      kind,
    })),
  };
}
