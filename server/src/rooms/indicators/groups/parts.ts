import { join, raw, sql, type Sql } from "../../../db/sql.ts";
import type { Dimensions } from "../../../reading/dimensions.ts";
import { indicatorDimension } from "../indicators.dimensions.ts";
import { gather, type GatheredName } from "./aggregates.ts";
import { arrayById, type Codes } from "./codes.ts";
import { dimensionsOfGroups, tables, type GroupBy } from "./group-by.ts";
import type { GroupPlan } from "./groups.plan.ts";

/**
 * The steps that make `cell`, the figures of a plan; with their weights where they are asked for: the figure of the weight
 * indicator of the same unit, period and kind.
 */
export function cellSteps({ where, fence }: GroupPlan, dimensions: Dimensions, withWeight: boolean): readonly Sql[] {
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

/** How the figures of a plan become parts of groups. */
export interface Parts {
  /** What a part has in common: what it is grouped or counted by, and its kind where kinds may not stand together. */
  readonly by: readonly GroupBy[];
  readonly codes: Codes;
  /** What it comes to. */
  readonly numbers: readonly GatheredName[];
  /** False where each figure is a part. */
  readonly areGathered: boolean;
}

/**
 * The step that makes `part`: the figures that have all codes and texts in common, with the numbers they come to. Parts are
 * far fewer than figures, so that what is looked up of them, and added up once more, costs next to nothing. Where each
 * figure is a part it is read a second time rather than kept, for it is read in parallel.
 */
export function partStep({ by, codes, numbers, areGathered }: Parts): Sql {
  const keys = partKeys(by, codes);
  const named = keys.map(({ value, name }) => sql`${value} as ${name}`);
  if (!areGathered) {
    const each = numbers.map((name) => sql`${gather(name).ofCell} as ${gather(name).name}`);
    return sql`part as not materialized (select ${join([...named, ...each], ", ")} from cell)`;
  }
  const sums = numbers.map((number) => {
    const { name, ofCell, together, ofCells = together(ofCell) } = gather(number);
    return sql`${ofCells} as ${name}`;
  });
  const names = keys.map(({ name }) => name);
  return sql`part as (${selectGroups([...named, ...sums], sql`cell`, names)})`;
}

/** A select of groups. One of which nothing is asked is a group all the same: `count(*)` makes one row of no figures. */
export function selectGroups(columns: readonly Sql[], from: Sql, by: readonly Sql[]): Sql {
  const selected = columns.length === 0 ? sql`count(*) as nothing` : join(columns, ", ");
  return sql`select ${selected} from ${from} ${by.length === 0 ? sql`` : sql`group by ${join(by, ", ")}`}`;
}

function partKeys(by: readonly GroupBy[], codes: Codes): readonly { readonly value: Sql; readonly name: Sql }[] {
  const coded = tables.flatMap((table) => {
    const code = codes[table];
    return code ? [{ value: code.ofCell, name: raw(table) }] : [];
  });
  const others = by.flatMap((one) => {
    const { source } = dimensionsOfGroups[one];
    if (source.kind === "column") return [{ value: sql`cell.${source.column}`, name: source.column }];
    return one === "SOURCE" ? [{ value: sql`cell.source_id`, name: sql`source` }] : [];
  });
  return [...coded, ...others];
}
