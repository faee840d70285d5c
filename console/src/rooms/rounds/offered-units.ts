import { monthsOf, overlaps, readPeriod } from "@bangvang/schema/period";
import type { Catalogue, ClusterRow } from "../../api/catalogue.ts";
import type { Me } from "../../api/session.ts";

/** Periods of a year rounds are opened for, the usual ones first. */
export function periodsOf(year: number): readonly string[] {
  const quarters = [1, 2, 3, 4].map((quarter) => `${year}-Q${quarter}`);
  return [`${year}`, `${year}-H1`, `${year}-H2`, `${year}-9M`, ...quarters, ...monthsOf(year), `${year}-TET`];
}

/**
 * The units one may open rounds of, as far as this side knows: all that exist in the period for an administrator, for
 * a reviewer those that compete in their clusters that year. And the clusters with members among them.
 */
export function offered({ units, clusters }: Pick<Catalogue, "units" | "clusters">, me: Me, key: string) {
  const period = readPeriod(key)!;
  const isThere = units.filter((unit) => overlaps(unit, period));
  const isAdministrator = me.roles.includes("ADMINISTRATOR");
  const own = new Set(me.mayEditUnits.map(({ code }) => code));
  const reviewed = clusters.filter(({ code }) => isAdministrator || own.has(code));
  const withMembers = reviewed.filter(({ code }) => membersIn(reviewed, code, key).length > 0);
  const members = new Set(withMembers.flatMap(({ code }) => membersIn(reviewed, code, key)));
  const mayOpen = isAdministrator ? isThere : isThere.filter(({ code }) => members.has(code));
  return { candidates: mayOpen.map(({ code }) => code), clusters: withMembers };
}

/** Codes of those who compete in a cluster in the year of a period. */
export function membersIn(clusters: readonly ClusterRow[], code: string, key: string): readonly string[] {
  const year = readPeriod(key)!.year;
  const members = clusters.find((one) => one.code === code)?.members ?? [];
  return members.filter((member) => member.year === year).map(({ unit }) => unit.code);
}
