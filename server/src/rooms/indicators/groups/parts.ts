import { join, sql, type Sql } from "../../../db/sql.ts";
import type { Dimensions } from "../../../reading/dimensions.ts";
import { sourceDimension, unitDimension } from "../../organisation/organisation.dimensions.ts";
import { indicatorDimension, periodDimension } from "../indicators.dimensions.ts";
import { aggregateFields, aggregates, gather, type AggregateField, type GatheredName } from "./aggregates.ts";
import {
  dimensionsOfGroups,
  distinctBys,
  distinctColumns,
  distinctName,
  keyColumns,
  type DistinctBy,
  type GroupBy,
  type Table,
} from "./group-by.ts";
import type { GroupPlan } from "./groups.plan.ts";
import {
  arrayById,
  clusterJoin,
  codeColumn,
  codesByClass,
  codesById,
  isByRow,
  keyOf,
  type Codes,
  type Relation,
} from "./codes.ts";
import { groupMask, partMasks, planMask, presenceStep, type Known, type MaskPlan } from "./masks.ts";

/** What is worked out of a group, in the order it stands in the total. */
export interface Worked {
  readonly fields: readonly AggregateField[];
  readonly distinct: readonly DistinctBy[];
}

/** How the figures of a plan become groups. */
export interface Gathering {
  readonly plan: GroupPlan;
  readonly known: Known;
  readonly worked: Worked;
  /** Null where figures are only counted. */
  readonly mask: MaskPlan | null;
  /** The numbers to gather. */
  readonly needs: ReadonlySet<GatheredName>;
  readonly relation: Relation;
  readonly codes: Codes;
}

/**
 * What can be put together from parts is gathered by coarse codes first (a year and a type of period instead of a
 * period), and then the few parts are put together: a code that is looked up in an array costs less than a join, and the
 * traits of a part are looked up once and not for each figure. Where the groups are as fine as the parts, that is no gain.
 */
export function planGathering(plan: GroupPlan, known: Known): Gathering {
  const asked = new Set([...plan.fields, ...(plan.total ?? [])]);
  const worked = {
    fields: aggregateFields.filter((field) => asked.has(field)),
    distinct: distinctBys.filter((of) => asked.has(distinctName(of))),
  };
  const mask = planMask(plan, known.traits);
  const needs = new Set<GatheredName>(worked.fields.flatMap((field) => aggregates[field].needs));
  // A group with one value breaks no rule. Counting figures does as well, and costs a tenth of counting values.
  if (mask && !needs.has("v")) needs.add("n");
  const fine = (["unit", "indicator", "period", "source"] as const).filter((table) => isByRow(plan.by, table));
  const fromParts =
    worked.distinct.length === 0 && fine.length <= 1 && [...needs].every((name) => gather(name).ofParts);
  const shared = { plan, known, worked, mask, needs };
  if (!fromParts) return { ...shared, relation: "cell", codes: codesById(known.dimensions, known.traits) };
  return { ...shared, relation: "part", codes: codesByClass(plan.by, mask?.gathered ?? new Set(), known) };
}

/** The steps that make `part`: figures gathered by code, with everything a group needs, in far fewer rows. */
export function partSteps({ plan, known, mask, needs, relation, codes }: Gathering): readonly Sql[] {
  if (relation !== "part") return [];
  const keys = partKeys(plan.by, codes);
  const columns = [
    ...keys.map(({ value, name }) => sql`${value} as ${name}`),
    ...[...needs].map((name) => sql`${gather(name).ofFigures} as ${gather(name).name}`),
    ...partMasks(plan, mask, codes, known),
  ];
  const part = selecting(
    columns,
    sql`cell`,
    keys.map(({ name }) => name),
  );
  return [...presenceStep(plan, mask, codes, known.traits), sql`part as (${part})`];
}

const codeNames: Readonly<Record<Table, Sql>> = { unit: sql`u`, indicator: sql`i`, period: sql`p` };

function partKeys(by: readonly GroupBy[], codes: Codes): readonly { readonly value: Sql; readonly name: Sql }[] {
  const tables = (["unit", "indicator", "period"] as const).flatMap((table) => {
    const coded = codes[table];
    return coded ? [{ value: coded.code(codeColumn(table, "cell")), name: codeNames[table] }] : [];
  });
  const sources = by.includes("SOURCE") ? [{ value: codeColumn("source", "cell"), name: sql`source` }] : [];
  const texts = by.flatMap((one) => {
    const { source } = dimensionsOfGroups[one];
    return source.kind === "column" ? [{ value: sql`cell.${source.column}`, name: source.column }] : [];
  });
  return [...tables, ...sources, ...texts];
}

/** The groups of some dimensions, one row each; of none, one row for everything. */
export function groupsOf(by: readonly GroupBy[], gathering: Gathering): Sql {
  const { plan, known, worked, mask, needs, relation, codes } = gathering;
  const columns = [
    ...by.map((one, place) => sql`${keyOf(one, relation, codes)} as ${keyName(place)}`),
    ...[...needs].map((name) => {
      const { name: column, ofFigures, ofParts } = gather(name);
      return sql`${relation === "part" && ofParts ? ofParts : ofFigures} as ${column}`;
    }),
    ...worked.distinct.map((of) => sql`count(distinct ${keyOf(of, relation, codes)})::int as ${distinctColumns[of]}`),
    ...(mask ? [sql`${groupMask(plan, mask, known.traits, { relation, codes, needs })} as mask`] : []),
  ];
  const from = sql`${relation === "part" ? sql`part` : sql`cell`} ${clusterJoin(by, relation, codes, known.dimensions)}`;
  return selecting(
    columns,
    from,
    by.map((_, place) => keyName(place)),
  );
}

export function keyName(place: number): Sql {
  const key = keyColumns[place];
  if (!key) throw new Error(`no place ${place} for a key`);
  return key.column;
}

/** A group of which nothing is asked is a group all the same: `count(*)` makes one row of no figures. */
function selecting(columns: readonly Sql[], from: Sql, groupBy: readonly Sql[]): Sql {
  const selected = join(columns.length === 0 ? [sql`count(*) as nothing`] : columns, ", ");
  return sql`select ${selected} from ${from}${groupBy.length === 0 ? sql`` : sql` group by ${join(groupBy, ", ")}`}`;
}

/**
 * The steps that make `cell`, the figures of a plan; with their weights where they are asked for: the figure of the weight
 * indicator of the same unit, period and kind. `cell` is read twice at most, and in parallel, so it is not kept.
 */
export function cells({ where, fence }: GroupPlan, dimensions: Dimensions, withWeight: boolean): readonly Sql[] {
  const columns = sql`figure.unit_id, figure.indicator_id, figure.period_id, figure.source_id, figure.kind, figure.quality,
    figure.qualifier, figure.state, figure.value`;
  if (!withWeight) return [sql`cell as not materialized (select ${columns} from figure where ${where})`];
  const { rows } = dimensions.of(indicatorDimension);
  const weightIds = [...new Set(rows.flatMap(({ weightId }) => weightId ?? []))];
  return [
    sql`weight as (
      select figure.unit_id, figure.indicator_id, figure.period_id, figure.kind, figure.value from figure
      where ${fence} and figure.value is not null and figure.indicator_id = any(${weightIds}::int[])
    )`,
    sql`cell as not materialized (
      select ${columns}, weight.value as weight
      from figure left join weight on weight.unit_id = figure.unit_id and weight.period_id = figure.period_id
        and weight.kind = figure.kind and figure.value is not null
        and weight.indicator_id = (${arrayById(rows, ({ weightId }) => weightId)}::int[])[figure.indicator_id]
      where ${where}
    )`,
  ];
}

/**
 * Whether the database holds rows that are not in memory, of which nothing here would be known: neither what they are
 * grouped under nor whether they may be added. They are looked for only when the number of the version says so.
 */
export function isStale(dimensions: Dimensions): Sql {
  const ids = (rows: readonly { readonly id: number }[]): readonly number[] => rows.map(({ id }) => id);
  return sql`(select version from dimension_version) <> ${dimensions.version}::bigint and (
      exists (select from unit where id <> all(${ids(dimensions.of(unitDimension).rows)}::int[]))
      or exists (select from indicator where id <> all(${ids(dimensions.of(indicatorDimension).rows)}::int[]))
      or exists (select from period where id <> all(${ids(dimensions.of(periodDimension).rows)}::int[]))
      or exists (select from source where id <> all(${ids(dimensions.of(sourceDimension).rows)}::int[])))`;
}
