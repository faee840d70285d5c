import { level, memory, page, type Reads } from "../../../reading/map.ts";
import { askedFields } from "./asked-fields.ts";
import type { DistinctBy } from "./group-by.ts";
import { figureGroups, type FigureGroup } from "./groups.ts";
import type { GroupsAsked } from "./groups.plan.ts";

export const groupsReads: Reads = {
  Query: {
    figureGroups: level(
      async (rows, asked) => {
        const groups = await figureGroups({ ...(asked.args as unknown as GroupsAsked), ...askedFields(asked) }, asked);
        return rows.map(() => groups);
      },
      { entries: page },
    ),
  },
  FigureGroup: { countDistinct: memory<FigureGroup>(({ distinct }, { of }) => distinct[of as DistinctBy]) },
};
