import type { Question } from "../../reading/read.ts";
import { awardDimension, type AwardRow } from "./emulation.dimensions.ts";

/** Awards of a cluster or of a unit: of one year, or of all. */
export const awardsOf: Question<
  { readonly clusterId?: number; readonly unitId?: number; readonly year: number | null },
  readonly AwardRow[]
> = ({ clusterId, unitId, year }, { dimensions }) =>
  dimensions
    .of(awardDimension)
    .rows.filter(
      (award) =>
        (clusterId === undefined || award.clusterId === clusterId) &&
        (unitId === undefined || award.unitId === unitId) &&
        (year === null || award.year === year),
    );
