import type { Reads } from "../../reading/map.ts";
import { typedView } from "../indicators/resolve-cells.ts";

export const financeReads: Reads = {
  Unit: {
    finance: typedView({
      revenue: "FIN_REV",
      expenditure: "FIN_EXP",
      closingBalance: "FIN_BALANCE",
      dues: "FIN_DP1",
      contributions: "FIN_KPCD2",
      tetCare: "CARE_TET_VALUE",
      workersMonthCare: "CARE_MAY_VALUE",
      shelters: "CARE_HOUSE_VALUE",
      loans: "LOAN_VALUE",
    }),
  },
};
