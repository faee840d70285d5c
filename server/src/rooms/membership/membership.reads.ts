import type { Reads } from "../../reading/map.ts";
import { typedView } from "../indicators/resolve-cells.ts";

export const membershipReads: Reads = {
  Unit: {
    membership: typedView({
      workers: "LAB_TOTAL",
      members: "MEM_TOTAL",
      density: "COVER_RATE",
      femaleMembers: "MEM_FEMALE",
      newMembers: "MEM_NEW",
      grassrootsUnions: "ORG_CDCS",
    }),
  },
};
