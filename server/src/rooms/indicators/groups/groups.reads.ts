import { costOfFilter } from "../../../reading/check-filter.ts";
import { level, memory, page, type Reads } from "../../../reading/map.ts";
import { asksFor, selectionsAt } from "../../../reading/needs.ts";
import type { Asked, PlannedSelection } from "../../../reading/nodes.ts";
import { distinctName, type DistinctBy } from "./group-by.ts";
import { figureGroups, type FigureGroup } from "./groups.ts";
import type { GroupsAsked } from "./groups.plan.ts";

export const groupsReads: Reads = {
  Query: {
    figureGroups: level(
      async (rows, asked) => {
        const groups = await figureGroups({ ...(asked.args as unknown as GroupsAsked), ...askedFields(asked) }, asked);
        return rows.map(() => groups);
      },
      { entries: page, cost: costOfFilter },
    ),
  },
  FigureGroup: { countDistinct: memory<FigureGroup>(({ distinct }, { of }) => distinct[of as DistinctBy]) },
};

/** What a document asks of a connection of groups. */
interface AskedFields {
  readonly fields: ReadonlySet<string>;
  readonly totalCount: boolean;
  readonly total: ReadonlySet<string> | null;
}

/** Reads the selection of a `figureGroups` field. */
function askedFields(asked: Asked): AskedFields {
  const { selection } = asked;
  const nodes = selectionsAt(selection, "nodes");
  const edges = selectionsAt(selection, "edges").flatMap((edge) => selectionsAt(edge, "node"));
  return {
    fields: namesOf([...nodes, ...edges], asked),
    totalCount: asksFor(selection, "totalCount"),
    total: asksFor(selection, "total") ? namesOf(selectionsAt(selection, "total"), asked) : null,
  };
}

function namesOf(selections: readonly PlannedSelection[], { argsOf }: Asked): ReadonlySet<string> {
  const names = selections.flatMap(({ fields }) =>
    fields.map((field) => {
      const { name } = field.definition;
      return name === "countDistinct" ? distinctName(argsOf(field)["of"] as DistinctBy) : name;
    }),
  );
  return new Set(names);
}
