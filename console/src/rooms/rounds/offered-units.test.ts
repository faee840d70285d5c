import { describe, expect, test } from "vitest";
import type { Me } from "../../api/session.ts";
import { offered, periodsOf } from "./offered-units.ts";

const unit = (code: string, days: { validFrom?: string; validTo?: string } = {}) => ({
  code,
  level: "PROVINCE" as const,
  name: code,
  nameEn: code,
  validFrom: days.validFrom ?? null,
  validTo: days.validTo ?? null,
});
const units = [
  unit("SLA"),
  unit("LCA", { validTo: "2025-06-30" }),
  unit("LCA2025", { validFrom: "2025-07-01" }),
  unit("C1"),
];
const member = (code: string, year: number) => ({ year, role: "MEMBER" as const, unit: { code } });
const clusters = [
  { code: "C1", name: "C1", nameEn: "C1", years: [2024], members: [member("SLA", 2024), member("LCA", 2024)] },
  { code: "C2", name: "C2", nameEn: "C2", years: [2025], members: [member("LCA2025", 2025)] },
];
const catalogue = { units, clusters };
const me = (role: Me["roles"][number], mayEdit: readonly string[]): Me => ({
  id: "person-1",
  kind: "PERSON",
  name: "x",
  roles: [role],
  readsEverything: role === "ADMINISTRATOR",
  mayEditUnits: mayEdit.map((code) => ({ code })),
});
const offeredTo = (who: Me, period: string) => {
  const { candidates, clusters: shown } = offered(catalogue, who, period);
  return [candidates.join(" "), shown.map(({ code }) => code).join(" ")];
};

describe("who may open rounds of which units", () => {
  test.each<[string, Me, string, string, string]>([
    ["an administrator, of all that exist", me("ADMINISTRATOR", []), "2024", "SLA LCA C1", "C1"],
    ["of those that exist in some of it", me("ADMINISTRATOR", []), "2025", "SLA LCA LCA2025 C1", "C2"],
    ["of those that exist in the month", me("ADMINISTRATOR", []), "2025-08", "SLA LCA2025 C1", "C2"],
    ["a reviewer, of members in that year", me("REVIEWER", ["C1"]), "2024-Q4", "SLA LCA", "C1"],
    ["and of none in another", me("REVIEWER", ["C1"]), "2025", "", ""],
    ["nor of another cluster's", me("REVIEWER", ["C2"]), "2024", "", ""],
  ])("%s", (_, who, period, candidates, shown) => {
    expect(offeredTo(who, period)).toEqual([candidates, shown]);
  });
});

test("the periods of a year are its stretches, and every one is there", () => {
  expect(periodsOf(2024)).toHaveLength(21);
  for (const key of periodsOf(2024)) expect(() => offeredTo(me("ADMINISTRATOR", []), key)).not.toThrow();
});
