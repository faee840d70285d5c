import { dimensionRows, type DimensionList, type FlatRow } from "../../reading/dimension-list.ts";
import { by, byList, byText } from "../../reading/dimension-order.ts";
import type { Dimensions } from "../../reading/dimensions.ts";
import { memory, several, type Reads } from "../../reading/map.ts";
import { sourceOf, unitOf } from "../organisation/organisation.dimensions.ts";
import { byUnit } from "../organisation/organisation.lists.ts";
import { flatUnitAs } from "../organisation/organisation.rows.ts";
import { awardDimension, awardStates, type AwardRow } from "./emulation.dimensions.ts";

const awardList: DimensionList<AwardRow> = {
  name: "awards",
  kind: awardDimension,
  orders: {
    year: by(({ year }) => year),
    name: byText(({ name }) => name),
    state: byList(awardStates, ({ state }) => state),
    ...byUnit("unit", ({ unitId }) => unitId),
    ...byUnit("cluster", ({ clusterId }) => clusterId),
  },
  last: (a, b) => a.year - b.year || a.id - b.id,
};

function flatAward(
  { id: _, code: __, unitId, clusterId, sourceId, ...award }: AwardRow,
  dimensions: Dimensions,
): FlatRow {
  return {
    ...award,
    ...flatUnitAs("unit", unitId, dimensions),
    ...flatUnitAs("cluster", clusterId, dimensions),
    sourceId: sourceOf(dimensions, sourceId)?.code ?? null,
  };
}

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
  Query: { awardRows: dimensionRows(awardList, flatAward) },
  Award: {
    unit: memory<AwardRow>(({ unitId }, _, { dimensions }) => unitOf(dimensions, unitId)),
    cluster: memory<AwardRow>(({ clusterId }, _, { dimensions }) => unitOf(dimensions, clusterId)),
    source: memory<AwardRow>(({ sourceId }, _, { dimensions }) => sourceOf(dimensions, sourceId)),
  },
  Unit: { awards: awardsBy("unitId") },
  Cluster: { awards: awardsBy("clusterId") },
};
