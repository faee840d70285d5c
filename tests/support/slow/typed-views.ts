import { lastDay, readPeriod, type Period } from "../../../schema/src/period.ts";
import { ApiProblem } from "../../../server/src/api-problem.ts";
import { Fence } from "../../../server/src/reading/fence.ts";
import type { PackedRow } from "../../../server/src/reading/facts/columns.ts";
import { resolvedRows } from "../../../server/src/rooms/indicators/resolve-cells.ts";
import { resolveStatement } from "../../../server/src/rooms/indicators/resolve.ts";
import { planWorth } from "../../../server/src/rooms/indicators/worth/plan.ts";
import type { Unit, World } from "./world.ts";

/** The fields of Unit that show well-known indicators of one period, and which each of their fields is. */
export const typedViews: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  membership: {
    workers: "LAB_TOTAL",
    members: "MEM_TOTAL",
    density: "COVER_RATE",
    femaleMembers: "MEM_FEMALE",
    newMembers: "MEM_NEW",
    grassrootsUnions: "ORG_CDCS",
  },
  finance: {
    revenue: "FIN_REV",
    expenditure: "FIN_EXP",
    closingBalance: "FIN_BALANCE",
    dues: "FIN_DP1",
    contributions: "FIN_KPCD2",
    tetCare: "CARE_TET_VALUE",
    workersMonthCare: "CARE_MAY_VALUE",
    shelters: "CARE_HOUSE_VALUE",
    loans: "LOAN_VALUE",
  },
  campaignResults: {
    initiatives: "EMU_INIT",
    works: "EMU_WORKS",
    worksValue: "EMU_WORKS_VALUE",
    tetGifts: "CARE_TET_GIFTS",
    workersMonthGifts: "CARE_MAY_GIFTS",
    shelters: "CARE_HOUSE",
    loanProjects: "LOAN_PROJ",
  },
};

/** Each field asked one by one; the statement that says what a cell is worth has a test of its own. */
export async function typedView(world: World, unit: Unit, key: string, codes: Readonly<Record<string, string>>) {
  const period = periodAsked(key);
  const view: Record<string, unknown> = { sample: false };
  for (const [field, code] of Object.entries(codes)) {
    const worth = await worthOf(world, unit, code, period);
    const isWhole = worth !== null && worth.basis !== "PARTIAL";
    view[field] = isWhole ? worth.value : null;
    if (isWhole && worth.quality === "SAMPLE") view["sample"] = true;
  }
  return view;
}

interface Worth {
  readonly value: string | null;
  readonly basis: string;
  readonly quality: string | null;
}

async function worthOf(world: World, unit: Unit, code: string, period: Period): Promise<Worth | null> {
  const indicator = world.indicators.find((one) => one.code === code);
  if (!indicator) return null;
  const cell = {
    unitId: unit.rowId,
    indicatorId: indicator.rowId,
    periodKey: period.key,
    startsOn: period.startsOn,
    endsOn: lastDay(period),
    kind: "ACTUAL" as const,
  };
  const plan = planWorth([cell], world.product.dimensions.current(), null);
  const { text, values } = resolveStatement(plan, new Fence(world.audience), { madeOf: false }).statement;
  const { rows } = await world.product.pool.query<PackedRow>(text, [...values]);
  return resolvedRows(rows, plan, { madeOf: false })[0] ?? null;
}

function periodAsked(key: string): Period {
  const period = readPeriod(key);
  if (period) return period;
  throw new ApiProblem(
    "BAD_USER_INPUT",
    `"${key.slice(0, 64)}" is not a period; write 2023, 2023-H1, 2023-Q3, 2023-05, 2023-TET or a day.`,
  );
}
