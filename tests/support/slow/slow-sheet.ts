import { comparePeriods, overlaps, readPeriod } from "../../../schema/src/period.ts";
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
    editable: cells.map(({ lock }) => lock === null),
    ...lockList(cells.map(({ lock }) => lock)),
  };
}

/** Each lock once, in the order it is met; two are the same when they say the same of the same unit and period. */
function lockList(locks: readonly (Lock | null)[]): object {
  const names = [...new Set(locks.flatMap((lock) => lock?.name ?? []))];
  return {
    locks: names.map((name) => locks.find((lock) => lock?.name === name)!),
    lockOf: locks.map((lock) => (lock ? names.indexOf(lock.name) : -1)),
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

type Key = Readonly<Record<"unit" | "indicator" | "period" | "kind", string>>;

function cellAt(world: World, key: Key) {
  const unit = world.units.find(({ code }) => code === key.unit)!;
  const lock = lockOf(world, key);
  const figure = world.figures.find(
    (one) =>
      one.unit === unit &&
      one.indicator.code === key.indicator &&
      one.period.key === key.period &&
      one.kind === key.kind,
  );
  return figure ? { ...figure, source: figure.source?.id ?? null, lock } : { ...untouched, lock };
}

interface Lock {
  readonly name: string;
  readonly reason: string;
  readonly round: object | null;
}

function lockOf({ units, indicators, rounds, audience }: World, key: Key): Lock | null {
  const unit = units.find(({ code }) => code === key.unit)!;
  const period = readPeriod(key.period)!;
  if (!isInScope(audience.writes, unit.rowId)) return { name: "FORBIDDEN", reason: "FORBIDDEN", round: null };
  const { formula } = indicators.find(({ code }) => code === key.indicator)!;
  if (formula !== null) return { name: "DERIVED", reason: "INDICATOR_DERIVED", round: null };
  if (!overlaps(unit, period)) return { name: "NOT_THERE", reason: "UNIT_NOT_IN_PERIOD", round: null };
  const around = rounds
    .filter((round) => round.isClosed && round.unit === unit && round.kind === key.kind)
    .filter((round) => {
      const { startsOn, endsBefore } = readPeriod(round.period.key)!;
      return startsOn <= period.startsOn && period.endsBefore <= endsBefore;
    })
    .toSorted((a, b) => comparePeriods(readPeriod(a.period.key)!, readPeriod(b.period.key)!));
  const [first] = around;
  if (!first) return null;
  const { state, dueOn, changedAt } = first;
  const name = `${key.unit} ${first.period.key}`;
  return { name, reason: "ROUND_CLOSED", round: { period: first.period.key, state, dueOn, changedAt } };
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
