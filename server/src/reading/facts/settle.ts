import type { Sql } from "../../db/sql.ts";
import { checkFilter, type CheckedWhere, type Where } from "../check-filter.ts";
import type { DimensionKind, DimensionRow, FactsUnder } from "../dimensions.ts";
import { conditionsOf, SettledFacts } from "../filter.ts";
import type { Behind } from "../nodes.ts";
import { compileIds } from "./compile-facts.ts";
import type { FactTable } from "./fact-table.ts";

/** Facts under rows of a dimension: their table, and the column that names the row. */
interface TableUnder extends FactsUnder {
  readonly table: () => FactTable;
  readonly column: Sql;
}

/** Says that facts of a table can be asked about under rows of a dimension. */
export function factsUnder(table: () => FactTable, column: Sql): FactsUnder {
  const under: TableUnder = { is: "facts", table, column };
  return under;
}

/**
 * A filter on facts, checked, in which every condition on facts under a dimension has been looked up, by one statement
 * each, the innermost first. All of them are behind the fence: what may not be seen can decide nothing.
 */
export async function settleFacts(
  where: Where | null | undefined,
  table: FactTable,
  behind: Behind,
): Promise<CheckedWhere | null> {
  const checked = checkFilter(where);
  return checked && settled(checked, ofFacts(table, behind));
}

/** The same for a filter on rows of a dimension. */
export async function settleRows(
  where: Where | null | undefined,
  kind: DimensionKind<DimensionRow>,
  behind: Behind,
): Promise<CheckedWhere | null> {
  const checked = checkFilter(where);
  return checked && settled(checked, ofRows(kind, behind));
}

/** What the condition of this name becomes. */
type Settle = (name: string, condition: Where) => Promise<unknown>;

async function settled(where: Where, settle: Settle): Promise<CheckedWhere> {
  const below = (inner: Where): Promise<unknown> => settled(inner, settle);
  return withEach(where, async (name, condition) => {
    if (name === "not") return below(condition as Where);
    if (name !== "and" && name !== "or") return settle(name, condition as Where);
    const alternatives: unknown[] = [];
    for (const one of condition as readonly Where[]) alternatives.push(await below(one));
    return alternatives;
  });
}

function ofFacts(table: FactTable, behind: Behind): Settle {
  return async (name, condition) => {
    const { dimensions, related } = table;
    if (dimensions[name]) return settled(condition, ofRows(dimensions[name].kind, behind));
    if (related[name]) return ofEach(condition, ofFacts(related[name].table(), behind));
    return condition;
  };
}

function ofRows(kind: DimensionKind<DimensionRow>, behind: Behind): Settle {
  return async (name, condition) => {
    const field = behind.context.dimensions.of(kind).fields[name];
    if (!field || typeof field === "function") return condition;
    if (field.is === "row") return settled(condition, ofRows(field.kind(), behind));
    if (field.is === "rows") return ofEach(condition, ofRows(field.kind(), behind));
    return found(field as TableUnder, condition, behind);
  };
}

/** What some, none and every ask. */
function ofEach(condition: Where, settle: Settle): Promise<Where> {
  return withEach(condition, (_, inner) => settled(inner as Where, settle));
}

async function found({ table, column }: TableUnder, condition: Where, behind: Behind): Promise<SettledFacts> {
  const { fence, context } = behind;
  const tests: ((id: number) => boolean)[] = [];
  for (const [quantifier, inner] of conditionsOf(condition)) {
    const where = await settled(quantifier === "every" ? { not: inner } : (inner as Where), ofFacts(table(), behind));
    const plan = { table: table(), where, dimensions: context.dimensions, fence };
    const rows = await context.snapshot.query<{ readonly id: number }>(compileIds(column, plan));
    const ids = new Set(rows.map(({ id }) => id));
    tests.push(quantifier === "some" ? (id) => ids.has(id) : (id) => !ids.has(id));
  }
  return new SettledFacts((id) => tests.every((test) => test(id)));
}

/** One after the other, for they share a connection. */
async function withEach(
  conditions: Where,
  change: (name: string, condition: unknown) => Promise<unknown>,
): Promise<CheckedWhere> {
  const changed: (readonly [string, unknown])[] = [];
  for (const [name, condition] of conditionsOf(conditions)) changed.push([name, await change(name, condition)]);
  return Object.fromEntries(changed) as CheckedWhere;
}
