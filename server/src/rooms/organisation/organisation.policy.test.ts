import { describe, expect, test } from "vitest";
import { isInScope, type UnitScope } from "../../audience.ts";
import type { Actor, Grant, Role } from "../../actor.ts";
import { Dimensions, tableOf, type DimensionRow, type DimensionTable } from "../../reading/dimensions.ts";
import { audienceOf } from "./organisation.policy.ts";

/** TLD stands over everything; C1 has A and B, C2 had B and C; D competes nowhere. A1 stands under A. */
const codes = ["TLD", "C1", "C2", "A", "A1", "B", "C", "D"];
const parents: Readonly<Record<string, string>> = {
  C1: "TLD",
  C2: "TLD",
  A: "TLD",
  A1: "A",
  B: "TLD",
  C: "TLD",
  D: "TLD",
};
const idOf = (code: string): number => codes.indexOf(code) + 1;
const members = [
  ["C1", "A", 2023],
  ["C1", "B", 2023],
  ["C2", "B", 2020],
  ["C2", "C", 2024],
] as const;
const dimensions = new Dimensions(
  "1",
  new Map<string, DimensionTable<DimensionRow>>([
    [
      "unit",
      tableOf(codes.map((code) => ({ id: idOf(code), code, parentId: parents[code] ? idOf(parents[code]) : null }))),
    ],
    [
      "clusterMember",
      tableOf(
        members.map(([cluster, unit, year], index) => ({
          id: index + 1,
          code: `${cluster} ${unit} ${year}`,
          clusterId: idOf(cluster),
          unitId: idOf(unit),
          year,
          role: "MEMBER" as const,
        })),
      ),
    ],
  ]),
);

const namesOf = (scope: UnitScope): string =>
  scope === "ALL" ? "ALL" : codes.filter((code) => isInScope(scope, idOf(code))).join(" ");
const grant = (role: Role, unit?: string): Grant => ({ role, unitId: unit ? idOf(unit) : null });

function audience(kind: Actor["kind"], grants: readonly Grant[]): { reads: string; writes: string } {
  const { reads, writes } = audienceOf({ kind, personId: null, name: "x", grants }, dimensions);
  return { reads: namesOf(reads), writes: namesOf(writes) };
}

describe("which units a role sees and changes", () => {
  test.each<[string, Actor["kind"], Grant[], { readonly reads: string; readonly writes: string }]>([
    ["an administrator, everything", "PERSON", [grant("ADMINISTRATOR")], { reads: "ALL", writes: "ALL" }],
    ["an analyst sees everything and changes nothing", "PERSON", [grant("ANALYST")], { reads: "ALL", writes: "" }],
    [
      "an editor: own unit, what is under it, its clusters and everyone in them",
      "PERSON",
      [grant("EDITOR", "A")],
      { reads: "C1 A A1 B", writes: "A A1" },
    ],
    ["an editor in two clusters", "PERSON", [grant("EDITOR", "B")], { reads: "C1 C2 A B C", writes: "B" }],
    ["an editor of what competes nowhere", "PERSON", [grant("EDITOR", "D")], { reads: "D", writes: "D" }],
    [
      "an editor of what stands under another sees not above it",
      "PERSON",
      [grant("EDITOR", "A1")],
      { reads: "A1", writes: "A1" },
    ],
    [
      "an editor of the top",
      "PERSON",
      [grant("EDITOR", "TLD")],
      { reads: "TLD C1 C2 A A1 B C D", writes: "TLD C1 C2 A A1 B C D" },
    ],
    [
      "an editor of two units",
      "PERSON",
      [grant("EDITOR", "A"), grant("EDITOR", "D")],
      { reads: "C1 A A1 B D", writes: "A A1 D" },
    ],
    [
      "a reviewer: the cluster and its members, and changes the cluster alone",
      "PERSON",
      [grant("REVIEWER", "C2")],
      { reads: "C2 B C", writes: "C2" },
    ],
    ["a reviewer of a cluster without members", "PERSON", [grant("REVIEWER", "D")], { reads: "D", writes: "D" }],
    [
      "an editor who reviews as well",
      "PERSON",
      [grant("EDITOR", "D"), grant("REVIEWER", "C1")],
      { reads: "C1 A B D", writes: "C1 D" },
    ],
    [
      "an editor who analyses as well",
      "PERSON",
      [grant("EDITOR", "D"), grant("ANALYST")],
      { reads: "ALL", writes: "D" },
    ],
    ["someone without a role", "PERSON", [], { reads: "", writes: "" }],
    ["an editor of nothing named", "PERSON", [grant("EDITOR")], { reads: "", writes: "" }],
    ["a reviewer of nothing named", "PERSON", [grant("REVIEWER")], { reads: "", writes: "" }],
    ["a token of everything", "TOKEN", [grant("ANALYST")], { reads: "ALL", writes: "" }],
    [
      "a token of a unit: it and what is under it, not its cluster",
      "TOKEN",
      [grant("ANALYST", "A")],
      { reads: "A A1", writes: "" },
    ],
    [
      "a token never changes anything, whatever its role",
      "TOKEN",
      [grant("ADMINISTRATOR")],
      { reads: "ALL", writes: "" },
    ],
    ["a token with an editor's role", "TOKEN", [grant("EDITOR", "A")], { reads: "C1 A A1 B", writes: "" }],
    ["the product itself", "SYSTEM", [], { reads: "ALL", writes: "ALL" }],
  ])("%s", (_, kind, grants, expected) => {
    expect(audience(kind, grants)).toEqual(expected);
  });
});
