import type { Formula } from "@bangvang/schema/formula/formula";
import type { Context } from "../../../context.ts";
import { join, raw, sql, type Sql } from "../../../db/sql.ts";
import { workedOutBy } from "./formulas.ts";

/** A formula of a derived indicator, and what its fields are worth in a cell: decimal text, in the order they appear. */
interface Job {
  readonly formula: string;
  readonly fields: readonly string[];
}

/** What each job comes to, in their order: decimal text, or null where it divides by nought. */
export async function workOut(
  jobs: readonly Job[],
  { dimensions, snapshot }: Pick<Context, "dimensions" | "snapshot">,
): Promise<readonly (string | null)[]> {
  if (jobs.length === 0) return [];
  const groups = [...Map.groupBy(jobs.keys(), (place) => jobs[place]!.formula)];
  const works = groups.map(([text, places]): Work => {
    const { formula, fields } = workedOutBy(text, dimensions);
    const names = fields.map(({ code }) => code);
    return { formula, names, columns: names.map((_, at) => places.map((place) => jobs[place]!.fields[at]!)) };
  });
  const values = jobs.map((): string | null => null);
  for (const { work, cell, value } of await snapshot.query<WorkedCell>(workOutStatement(works)))
    values[groups[work]![1][cell]!] = value;
  return values;
}

interface WorkedCell {
  readonly work: number;
  readonly cell: number;
  readonly value: string | null;
}

/** A formula, and how much its fields are worth in some cells: for each field, in the formula's order, a value a cell. */
export interface Work {
  readonly formula: Formula;
  /** Codes of the fields, in the order of the columns. */
  readonly names: readonly string[];
  /** Decimal text. */
  readonly columns: readonly (readonly string[])[];
}

/**
 * What each formula comes to in each of its cells: `work` and `cell` are places from 0, `value` is null where it divides
 * by nought. One statement, in `numeric`, of which the formulas give the shape alone: fields are columns of arrays,
 * numbers are parameters, and no text of a formula stands in it.
 *
 * Every part is kept as a fraction, so that a third of something times three is that again; the last of all is divided,
 * and rounded once: to four decimals, half away from nought. `round(a / b, 4)` would round a quotient that was rounded.
 */
export function workOutStatement(works: readonly Work[]): Sql {
  const [first, ...others] = works.map((work, place) => oneOf(work, place));
  if (!first) return sql`select 0 as work, 0 as cell, null as value where false`;
  return others.reduce((all, one) => sql`${all} union all ${one}`, first);
}

function oneOf({ formula, names, columns }: Work, place: number): Sql {
  const steps = new Steps(names);
  const { top, bottom } = steps.of(formula);
  const [above, below] = [steps.keep(top), steps.keep(bottom ?? sql`1::numeric`)];
  const arrays = columns.map((values) => sql`${values}::numeric[]`);
  return sql`
    select ${place}::int as work, (n - 1)::int as cell, trim_scale(sign(${above}) * sign(${below})
      * div(20000 * abs(${above}) + abs(${below}), 2 * abs(${below})) * 0.0001)::text as value
    from unnest(${join(arrays, ", ")}) with ordinality as field (${join(
      names.map((_, at) => column(at)),
      ", ",
    )}, n)
      ${join(steps.all, " ")}`;
}

/** `bottom` is none where nothing was divided. It is null in a row that divides by nought, and so is what is made of it. */
interface Fraction {
  readonly top: Sql;
  readonly bottom: Sql | null;
}

/** What is used twice is worked out once: as a row of its own beside the fields, which `offset 0` keeps from being written out again. */
class Steps {
  readonly all: Sql[] = [];
  readonly #names: readonly string[];

  constructor(names: readonly string[]) {
    this.#names = names;
  }

  keep(value: Sql): Sql {
    const name = raw(`step_${this.all.length}`);
    this.all.push(sql`cross join lateral (select ${value} as value offset 0) as ${name}`);
    return sql`${name}.value`;
  }

  of(formula: Formula): Fraction {
    switch (formula.kind) {
      case "NUMBER":
        return { top: sql`${formula.value}::numeric`, bottom: null };
      case "NAME":
        return { top: column(this.#names.indexOf(formula.code)), bottom: null };
      case "NEGATIVE": {
        const { top, bottom } = this.of(formula.of);
        return { top: sql`(- ${top})`, bottom };
      }
      case "PAIR": {
        const [left, right] = [this.of(formula.left), this.of(formula.right)];
        if (formula.sign === "×") return product(left, right);
        if (formula.sign === "÷") return product(left, turned(right));
        return this.#sum(left, right, formula.sign === "+" ? sql`+` : sql`-`);
      }
    }
  }

  #sum(left: Fraction, right: Fraction, sign: Sql): Fraction {
    if (!left.bottom && !right.bottom) return { top: sql`(${left.top} ${sign} ${right.top})`, bottom: null };
    const [ofLeft, ofRight] = [left, right].map(({ bottom }) => bottom && this.keep(bottom));
    const top = sql`(${times(left.top, ofRight ?? null)} ${sign} ${times(right.top, ofLeft ?? null)})`;
    return { top, bottom: ofLeft ? times(ofLeft, ofRight ?? null) : (ofRight ?? null) };
  }
}

function product(left: Fraction, right: Fraction): Fraction {
  return {
    top: times(left.top, right.top),
    bottom: left.bottom ? times(left.bottom, right.bottom) : right.bottom,
  };
}

/** One over it. */
function turned({ top, bottom }: Fraction): Fraction {
  return { top: bottom ?? sql`1::numeric`, bottom: sql`nullif(${top}, 0)` };
}

function times(left: Sql, right: Sql | null): Sql {
  return right ? sql`(${left} * ${right})` : left;
}

function column(place: number): Sql {
  return raw(`field_${place}`);
}
