import { memory, several, type Reads } from "../../reading/map.ts";
import { sourceOf, unitOf } from "../organisation/organisation.dimensions.ts";
import { awardDimension, type AwardRow } from "./emulation.dimensions.ts";

/** The awards a unit or a cluster has: of one year, or of all. */
const awardsBy = (owner: "unitId" | "clusterId") =>
  memory<{ readonly id: number }>(
    ({ id }, { year = null }, { dimensions }) =>
      dimensions
        .of(awardDimension)
        .rows.filter((award) => award[owner] === id && (year === null || award.year === year)),
    { entries: several },
  );

export const emulationReads: Reads = {
  Award: {
    unit: memory<AwardRow>(({ unitId }, _, { dimensions }) => unitOf(dimensions, unitId)),
    cluster: memory<AwardRow>(({ clusterId }, _, { dimensions }) => unitOf(dimensions, clusterId)),
    source: memory<AwardRow>(({ sourceId }, _, { dimensions }) => sourceOf(dimensions, sourceId)),
  },
  Unit: { awards: awardsBy("unitId") },
  Cluster: { awards: awardsBy("clusterId") },
};
