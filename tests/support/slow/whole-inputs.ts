import fc from "fast-check";
import type { Arg, Input } from "./document-model.ts";
import type { Pools } from "./pools.ts";
import { nothing, scalar } from "./value-arbitrary.ts";

/** What a comparison may ask for: a cluster or units, and now and then what has to be refused. */
export function comparisonArbitrary(pools: Pools): fc.Arbitrary<Input> {
  const from = (place: string): fc.Arbitrary<string> => fc.constantFrom(...(pools.forArgument(place)! as string[]));
  const some = (place: string, least: number, most: number): fc.Arbitrary<Input> =>
    fc.uniqueArray(from(place), { minLength: least, maxLength: most }).map(listOf);
  const cluster = fc.record({ cluster: from("ComparisonInput.cluster").map(scalar) });
  const clusterInYear = fc.record({
    cluster: from("ComparisonInput.cluster").map(scalar),
    year: fc.oneof(fc.constantFrom(2022, 2023, 1999).map(scalar), fc.constant(nothing)),
    units: fc.constant(nothing),
  });
  const units = fc.record({ units: some("ComparisonInput.units", 0, 4) });
  const wrong = fc.constantFrom<Record<string, Input>>(
    {},
    { cluster: scalar("CUM-BGPB"), units: listOf(["SLA"]) },
    { units: listOf(["SLA", "NOPE"]) },
    { cluster: scalar("SLA") },
    { cluster: scalar("NOPE") },
  );
  const sound = fc.record({
    indicators: some("ComparisonInput.indicators", 1, 3),
    periods: some("ComparisonInput.periods", 1, 2),
  });
  const whole = fc
    .tuple(fc.oneof({ weight: 3, arbitrary: cluster }, clusterInYear, { weight: 4, arbitrary: units }), sound)
    .map(([who, what]) => ({ ...who, ...what }));
  const refused = fc.oneof(
    fc.tuple(wrong, sound).map(([who, what]) => ({ ...who, ...what })),
    whole.map((one) => ({ ...one, periods: listOf(["2023-13"]) })),
    whole.map((one) => ({ ...one, indicators: listOf(["MEM_TOTAL", "NOPE"]) })),
  );
  return fc.oneof({ weight: 14, arbitrary: whole }, { weight: 1, arbitrary: refused }).map(objectOf);
}

type Axis = "UNITS" | "INDICATORS" | "PERIODS";

/** What a sheet may ask for: two axes with a few entries, the third with one, and now and then what has to be refused. */
export function sheetArbitrary(pools: Pools): fc.Arbitrary<Input> {
  const axes = fc.constantFrom<readonly [Axis, Axis]>(
    ["UNITS", "PERIODS"],
    ["PERIODS", "UNITS"],
    ["UNITS", "INDICATORS"],
    ["INDICATORS", "PERIODS"],
  );
  const keys = (name: string): fc.Arbitrary<string[]> =>
    fc.uniqueArray(fc.constantFrom(...(pools.forArgument(`SheetInput.${name}`)! as string[])), {
      minLength: 1,
      maxLength: 4,
    });
  const whole = fc
    .tuple(axes, keys("units"), keys("indicators"), keys("periods"), fc.constantFrom(null, "ACTUAL", "TARGET"))
    .map(([[rows, columns], units, indicators, periods, kind]): Record<string, Input> => {
      const onAxis = (axis: Axis, list: string[]): Input =>
        listOf(axis === rows || axis === columns ? list : list.slice(0, 1));
      return {
        rows: { is: "enum", value: rows },
        columns: { is: "enum", value: columns },
        units: onAxis("UNITS", units),
        indicators: onAxis("INDICATORS", indicators),
        periods: onAxis("PERIODS", periods),
        ...(kind === null ? {} : { kind: { is: "enum", value: kind } }),
      };
    });
  const wrong = fc.constantFrom<Record<string, Input>>(
    { rows: { is: "enum", value: "UNITS" }, columns: { is: "enum", value: "UNITS" } },
    { units: listOf(["NOPE"]) },
    { indicators: listOf(["NOPE"]) },
    { periods: listOf(["2023-13"]) },
    { periods: listOf(["2023", "2023"]), rows: { is: "enum", value: "PERIODS" } },
  );
  const refused = fc.tuple(whole, wrong).map(([one, other]) => ({ ...one, ...other }));
  return fc.oneof({ weight: 14, arbitrary: whole }, { weight: 1, arbitrary: refused }).map(objectOf);
}

function listOf(values: readonly (string | number)[]): Input {
  return { is: "list", items: values.map(scalar) };
}

function objectOf(fields: Readonly<Record<string, Input>>): Input {
  return { is: "object", fields: Object.entries(fields).map(([name, value]): Arg => ({ name, value })) };
}
