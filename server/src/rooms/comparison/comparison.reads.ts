import { level, type Reads } from "../../reading/map.ts";
import { comparison, type ComparisonAsked } from "./comparison.ts";

/** Cells a comparison of a cluster is taken to have for each indicator when it is weighed. */
const usualUnits = 10;

export const comparisonReads: Reads = {
  Query: {
    comparison: level(
      async (rows, asked) => {
        const compared = await comparison(asked.args["input"] as ComparisonAsked, asked);
        return rows.map(() => compared);
      },
      {
        entries({ input }) {
          const { units, indicators } = input as ComparisonAsked;
          return (units?.length ?? usualUnits) * indicators.length;
        },
      },
    ),
  },
};
