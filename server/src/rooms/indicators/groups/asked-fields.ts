import { asksFor, selectionsAt } from "../../../reading/needs.ts";
import type { Asked, PlannedSelection } from "../../../reading/nodes.ts";
import { distinctName, type DistinctBy } from "./group-by.ts";

/** What a document asks of a connection of groups. */
export interface AskedFields {
  readonly fields: ReadonlySet<string>;
  readonly totalCount: boolean;
  readonly total: ReadonlySet<string> | null;
}

/** Reads the selection of a `figureGroups` field. */
export function askedFields(asked: Asked): AskedFields {
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
