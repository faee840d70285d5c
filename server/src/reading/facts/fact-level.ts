import type { Sql } from "../../db/sql.ts";
import { costOfFilter, type Where } from "../check-filter.ts";
import { cursorsOf } from "../cursors.ts";
import { level, page } from "../map.ts";
import { asksFor, needsOf, selectionsAt } from "../needs.ts";
import type { Asked, FieldRead, PlannedSelection } from "../nodes.ts";
import { connectionOf, readPage, type PageInput } from "../page.ts";
import type { Wish } from "../wish.ts";
import { columnsOf, compileFacts, compileTotal } from "./compile-facts.ts";
import { factsOf, type PackedRow, type Fact } from "./columns.ts";
import { cursorParts, readOrder } from "./compile-order.ts";
import { narrow } from "./narrow.ts";
import { fenceFacts, type FencedFacts } from "./fact-plan.ts";
import type { FactTable } from "./fact-table.ts";
import { settleFacts } from "./settle.ts";

/** A row that facts hang under; the root of a document has no id. */
interface Above {
  readonly id?: number;
}

/** A list of facts of one table: the name its cursors are bound to, and the column that names the row it hangs under. */
export interface FactList {
  readonly name: string;
  /** The table, or how it is made of what is asked. */
  readonly table: FactTable | ((asked: Asked) => FactTable);
  /** The dimension whose rows it hangs under, by the name filters have for it. */
  readonly under?: string;
}

/** Facts page by page, with nodes, edges and the total. Two statements at the most: one for rows, one for totals. */
export function factConnection(list: FactList): FieldRead {
  return level<Above>(
    async (rows, asked) => {
      const { selection } = asked;
      const nodes = [
        ...selectionsAt(selection, "nodes"),
        ...selectionsAt(selection, "edges").flatMap((edge) => selectionsAt(edge, "node")),
      ];
      const facts = await planFacts(list, rows, {
        asked,
        needs: nodes.flatMap(needsOf),
        hasCursors: asksForCursors(selection),
      });
      const asksForRows = ["nodes", "edges", "pageInfo"].some((name) => asksFor(selection, name));
      const pages = asksForRows ? await fetchPages(facts, asked) : null;
      const totals = asksFor(selection, "totalCount") ? await fetchTotals(facts, asked) : null;
      return rows.map(({ id = null }) => {
        const options = { cursorOf: facts.cursorOf, totalCount: totals?.get(id) ?? 0 };
        return connectionOf(pages?.get(id) ?? [], facts.plan.page, options);
      });
    },
    { entries: page, cost: costOfFilter },
  );
}

/** The same page as a plain list; each row has its own cursor when it is asked for. */
export function factRows(list: FactList): FieldRead {
  return level<Above>(
    async (rows, asked) => {
      const hasCursors = asksFor(asked.selection, "cursor");
      const needs = needsOf(asked.selection).filter((name) => name !== "cursor");
      const facts = await planFacts(list, rows, { asked, needs, hasCursors });
      const pages = await fetchPages(facts, asked);
      return rows.map(({ id = null }) => {
        const nodes = (pages.get(id) ?? []).slice(0, facts.plan.page.size);
        return hasCursors ? nodes.map((fact) => Object.assign(fact, { cursor: facts.cursorOf(fact) })) : nodes;
      });
    },
    { entries: page, cost: costOfFilter },
  );
}

interface Facts {
  readonly plan: FencedFacts;
  readonly cursorOf: (fact: Fact) => string;
}

async function planFacts(
  { name, table: given, under }: FactList,
  rows: readonly Above[],
  {
    asked,
    needs,
    hasCursors,
  }: { readonly asked: Asked; readonly needs: readonly string[]; readonly hasCursors: boolean },
): Promise<Facts> {
  const table = typeof given === "function" ? given(asked) : given;
  const { where = null, orderBy = null, first, after, last, before, ...others } = asked.args as ListArgs;
  const { dimensions, actor, cursorSecret } = asked.context;
  const settled = await settleFacts(where, table, asked);
  const left = narrow(settled, table, dimensions);
  const order = readOrder(orderBy, table, { dimensions, left });
  const cursors = cursorsOf(JSON.stringify([name, where, orderBy, others]), actor, cursorSecret);
  const orderNeeds = hasCursors ? order.terms.flatMap((term) => term.needs) : [];
  const plan = {
    table,
    dimensions,
    scope: under ? { dimension: under, column: pointer(table, under), ids: rows.map(({ id = 0 }) => id) } : null,
    needs: new Set([...needs, ...orderNeeds]),
    order,
    page: readPage({ first, after, last, before }, cursors),
    where: settled,
    left,
  };
  return { plan: fenceFacts(plan, asked.fence), cursorOf: (fact) => cursors.seal(cursorParts(order, fact)) };
}

interface ListArgs extends PageInput {
  readonly where?: Where | null;
  readonly orderBy?: readonly Wish[] | null;
}

function pointer({ dimensions }: FactTable, name: string): Sql {
  const pointed = dimensions[name];
  if (!pointed) throw new Error(`these facts point to no ${name}`);
  return pointed.column;
}

type ParentId = number | null;

async function fetchPages({ plan }: Facts, { context }: Asked): Promise<ReadonlyMap<ParentId, readonly Fact[]>> {
  const facts = await context.snapshot.fetch(compileFacts(plan), (rows: readonly PackedRow[]) =>
    factsOf(rows, columnsOf(plan.table, plan.needs)),
  );
  if (plan.scope === null) return new Map([[null, facts]]);
  return Map.groupBy(facts, (fact) => fact["parentId"] as number);
}

async function fetchTotals({ plan }: Facts, { context }: Asked): Promise<ReadonlyMap<ParentId, number>> {
  const totals = await context.snapshot.query<{ parentId?: number; count: number }>(compileTotal(plan));
  return new Map(totals.map(({ parentId = null, count }) => [parentId, count]));
}

function asksForCursors(selection: PlannedSelection): boolean {
  const edges = selectionsAt(selection, "edges").some((edge) => asksFor(edge, "cursor"));
  const ends = ["startCursor", "endCursor"];
  return edges || selectionsAt(selection, "pageInfo").some((info) => ends.some((end) => asksFor(info, end)));
}
