import type { Quality } from "@bangvang/schema/figure";
import { join, raw, sql, type Sql } from "../../../db/sql.ts";
import type { WorthPlan } from "./plan.ts";

/** What part a figure takes in a value; FIELD is one of a formula. */
export const partRoles = [
  "SELF",
  "LATEST",
  "PART",
  "NUMERATOR",
  "DENOMINATOR",
  "WEIGHT",
  "PREDECESSOR",
  "FIELD",
] as const;
export type PartRole = (typeof partRoles)[number];

/** A figure in packed form: unit, indicator, period, kind, value, share, quality, source, role. */
export type PackedPart = readonly [
  number,
  number,
  number,
  "ACTUAL" | "TARGET",
  string | null,
  string,
  Quality,
  number | null,
  PartRole,
];

/** The figures behind a value; those of a ratio that was recomputed by the side they stand on. */
export interface PackedParts {
  readonly self?: readonly PackedPart[] | null;
  readonly numerator?: readonly PackedPart[] | null;
  readonly denominator?: readonly PackedPart[] | null;
}

export interface MadeOf {
  readonly tables: Sql;
  readonly join: Sql;
}

/** They as JSON text, which has no line breaks. */
export const madeOfColumn = sql`case when how.is_recomputed then jsonb_build_object('numerator', made_numerator.parts, 'denominator', made_denominator.parts)
        else jsonb_build_object('self', made_own.parts) end`;

/** The figures each cell was made of, in the statement that says what it is worth: more tables, and the joins of `madeOfColumn`. */
export function madeOf({ levels, hasMeans }: WorthPlan): MadeOf {
  const last = raw(`made_${levels.length}`);
  const tables = [ownFigures(hasMeans), ...levels.map((_, level) => restatedFigures(level))];
  return {
    tables: sql`${join(tables, ", ")}, made_of as (
    select n, jsonb_agg(jsonb_build_array(unit_id, indicator_id, period_id, kind, trim_scale(value)::text, trim_scale(share)::text, quality, source_id, role)
      order by role = 'WEIGHT', unit_id, place desc, period_id, indicator_id, share) as parts
    from ${last} group by n
  )`,
    join: sql`
      left join made_of as made_own on made_own.n = asked.node
      left join made_of as made_numerator on made_numerator.n = asked.numerator
      left join made_of as made_denominator on made_denominator.n = asked.denominator`,
  };
}

/** Whether a figure that was looked at is one that was taken. */
const taken = sql`(inside.period_id = own.period_id or (inside.months = own.months and not inside.is_itself and inside.value is not null))`;

const ownFigures = (hasMeans: boolean): Sql => sql`made_0 as (
    select node.n, inside.unit_id, inside.indicator_id, inside.period_id, inside.place, inside.kind, inside.value, 1::numeric as share, inside.quality, inside.source_id,
      case own.basis when 'EXACT' then 'SELF' when 'LATEST_AT' then 'LATEST' else 'PART' end as role
    from node join own on own.c = node.cell join inside on inside.c = own.c and ${taken}
    where own.basis <> 'NONE'${hasMeans ? sql` union all ${weightsOfMeans}` : sql``}
  )`;

const weightsOfMeans = sql`select node.n, inside.unit_id, inside.indicator_id, inside.period_id, inside.place, inside.kind,
      inside.value, 1::numeric, inside.quality, inside.source_id, 'WEIGHT'
    from node
      join own as mean on mean.c = node.cell and mean.basis <> 'NONE'
      join weighed on weighed.c = mean.c and weighed.months = mean.months and weighed.value is not null
      join own on own.c = weighed.weight_c
      join inside on inside.c = own.c and ${taken}`;

/** The figures of cells that were put together at a level, and those of all others as they were. */
function restatedFigures(level: number): Sql {
  const [before, made, addend, part, worth] = [
    `made_${level}`,
    `made_${level + 1}`,
    `addend_${level}`,
    `worth_${level}`,
    `worth_${level + 1}`,
  ].map(raw);
  const figure = sql`behind.unit_id, behind.indicator_id, behind.period_id, behind.place, behind.kind, behind.value`;
  return sql`${made!} as (
    select behind.* from ${before!} as behind
    where not exists (select from ${addend!} as addend join ${worth!} as whole using (n) where whole.is_restated and addend.n = behind.n)
    union all
    select addend.n, ${figure}, behind.share * addend.share, behind.quality, behind.source_id,
      case when behind.role = 'WEIGHT' then 'WEIGHT' when addend.is_predecessor then 'PREDECESSOR' else 'PART' end
    from ${addend!} as addend
      join ${worth!} as whole on whole.n = addend.n and whole.is_restated and whole.value is not null
      join ${part!} as part on part.n = addend.part and part.whole is not null
      join ${before!} as behind on behind.n = addend.part
    union all
    select addend.n, ${figure}, behind.share * addend.share, behind.quality, behind.source_id, 'WEIGHT'
    from ${addend!} as addend
      join ${worth!} as whole on whole.n = addend.n and whole.is_restated and whole.value is not null
      join ${part!} as part on part.n = addend.part and part.whole is not null
      join ${before!} as behind on behind.n = addend.weight
  )`;
}
