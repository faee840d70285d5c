import { overlaps, readPeriod } from "../../../schema/src/period.ts";
import { ApiProblem } from "../../../server/src/api-problem.ts";
import { isInScope } from "../../../server/src/audience.ts";
import type { World } from "./world.ts";

type Axis = "UNITS" | "INDICATORS" | "PERIODS";

interface SheetInput {
  readonly rows: Axis;
  readonly columns: Axis;
  readonly units: readonly string[];
  readonly indicators: readonly string[];
  readonly periods: readonly string[];
  readonly kind: string;
}

/** A sheet cell by cell: each is looked for among all figures. */
export function slowSheet(world: World, input: SheetInput): object {
  refuseSheet(world, input);
  const keysOf = { UNITS: input.units, INDICATORS: input.indicators, PERIODS: input.periods };
  const [rowKeys, columnKeys] = [keysOf[input.rows], keysOf[input.columns]];
  const cells = rowKeys.flatMap((row) =>
    columnKeys.map((column) => {
      const at = (axis: Axis): string =>
        axis === input.rows ? row : axis === input.columns ? column : keysOf[axis][0]!;
      return cellAt(world, { unit: at("UNITS"), indicator: at("INDICATORS"), period: at("PERIODS"), kind: input.kind });
    }),
  );
  return {
    rowKeys,
    columnKeys,
    values: cells.map(({ value }) => value),
    states: cells.map(({ state }) => state),
    versions: cells.map(({ version }) => version),
    qualifiers: cells.map(({ qualifier }) => qualifier),
    qualities: cells.map(({ quality }) => quality),
    sources: cells.map(({ source }) => source),
    notes: cells.map(({ note }) => note),
    editable: cells.map(({ isEditable }) => isEditable),
  };
}

const untouched = {
  value: null,
  state: "NOT_REPORTED",
  version: 0,
  qualifier: "EXACT",
  quality: "REPORTED",
  source: null,
  note: null,
};

function cellAt(world: World, key: Readonly<Record<"unit" | "indicator" | "period" | "kind", string>>) {
  const unit = world.units.find(({ code }) => code === key.unit)!;
  const isEditable = isInScope(world.audience.writes, unit.rowId) && overlaps(unit, readPeriod(key.period)!);
  const figure = world.figures.find(
    (one) =>
      one.unit === unit &&
      one.indicator.code === key.indicator &&
      one.period.key === key.period &&
      one.kind === key.kind,
  );
  return figure ? { ...figure, source: figure.source?.id ?? null, isEditable } : { ...untouched, isEditable };
}

function refuseSheet({ units, indicators, audience }: World, input: SheetInput): void {
  if (input.rows === input.columns) throw new ApiProblem("BAD_USER_INPUT", "A sheet needs two different axes.");
  const axes = [
    ["UNITS", input.units],
    ["INDICATORS", input.indicators],
    ["PERIODS", input.periods],
  ] as const;
  for (const [axis, keys] of axes) {
    if (axis !== input.rows && axis !== input.columns && keys.length !== 1)
      throw new ApiProblem("BAD_USER_INPUT", `${axis} is on neither axis, so it needs exactly one entry.`);
    if (new Set(keys).size < keys.length) throw new ApiProblem("BAD_USER_INPUT", `${axis} names an entry twice.`);
  }
  for (const key of input.periods)
    if (!readPeriod(key)) throw new ApiProblem("BAD_USER_INPUT", `"${key.slice(0, 64)}" is not a period.`);
  for (const asked of input.units)
    if (!units.some(({ code, rowId }) => code === asked && isInScope(audience.reads, rowId)))
      throw new ApiProblem("NOT_FOUND", `There is no unit "${asked.slice(0, 64)}".`);
  for (const asked of input.indicators)
    if (!indicators.some(({ code }) => code === asked))
      throw new ApiProblem("NOT_FOUND", `There is no indicator "${asked.slice(0, 64)}".`);
}
