import { roundStates, roundSteps, type RoundState, type RoundStep } from "@bangvang/schema/reporting-round";
import { describe, expect, test } from "vitest";
import type { Actor, Grant, Role } from "../../../actor.ts";
import { Dimensions, tableOf, type DimensionRow, type DimensionTable } from "../../../reading/dimensions.ts";
import { audienceOf } from "../../organisation/organisation.policy.ts";
import { isThemselves, partsFor, refusalOf, type Part } from "./rounds.policy.ts";

/** The steps each part may take in each state; "-" stands for a round that is not there. Whatever is not named is refused. */
const table: Readonly<Record<Part, Readonly<Record<RoundState | "-", string>>>> = {
  ADMINISTRATOR: {
    "-": "OPEN",
    OPEN: "MOVE_DUE_DAY SUBMIT EXCEPT",
    SUBMITTED: "RETURN ACCEPT EXCEPT",
    ACCEPTED: "LOCK EXCEPT",
    LOCKED: "EXCEPT",
  },
  REVIEWER: { "-": "OPEN", OPEN: "MOVE_DUE_DAY", SUBMITTED: "RETURN ACCEPT", ACCEPTED: "", LOCKED: "" },
  EDITOR: { "-": "", OPEN: "SUBMIT", SUBMITTED: "", ACCEPTED: "", LOCKED: "" },
};
const allSteps: Readonly<Record<Part, readonly RoundStep[]>> = {
  ADMINISTRATOR: roundSteps,
  REVIEWER: ["OPEN", "MOVE_DUE_DAY", "RETURN", "ACCEPT"],
  EDITOR: ["SUBMIT"],
};
const met = (state: RoundState, rest: { isShut?: boolean; isOwn?: boolean } = {}) => ({
  state,
  isShut: true,
  isOwn: false,
  ...rest,
});

describe.each(Object.entries(table) as [Part, (typeof table)[Part]][])("%s", (part, states) => {
  test.each(Object.entries(states) as [RoundState | "-", string][])("in %s: %s", (state, allowed) => {
    for (const step of roundSteps) {
      const refusal = refusalOf(step, [part], state === "-" ? null : met(state));
      if (allowed.split(" ").includes(step)) expect(refusal, step).toBeNull();
      else if (!allSteps[part].includes(step)) expect(refusal, step).toBe("FORBIDDEN");
      else if (step === "OPEN") expect(refusal, step).toBe("ROUND_EXISTS");
      else expect(refusal, step).toBe(state === "-" ? "ROUND_UNKNOWN" : "ROUND_STATE");
    }
  });
});

test("who has no part may do nothing, whatever the state", () => {
  for (const step of roundSteps)
    for (const state of roundStates) expect(refusalOf(step, [], met(state))).toBe("FORBIDDEN");
});

test("who has two parts may do what either may", () => {
  const both: readonly Part[] = ["EDITOR", "REVIEWER"];
  expect(refusalOf("SUBMIT", both, met("OPEN"))).toBeNull();
  expect(refusalOf("ACCEPT", both, met("SUBMITTED"))).toBeNull();
  expect(refusalOf("LOCK", both, met("ACCEPTED"))).toBe("FORBIDDEN");
});

test.each<[RoundStep, readonly Part[]]>([
  ["ACCEPT", ["REVIEWER"]],
  ["RETURN", ["REVIEWER"]],
  ["ACCEPT", ["ADMINISTRATOR"]],
  ["RETURN", ["ADMINISTRATOR", "EDITOR"]],
])("nobody decides on what they submitted: %s by %s", (step, parts) => {
  expect(refusalOf(step, parts, met("SUBMITTED", { isOwn: true }))).toBe("OWN_SUBMISSION");
});

test("what somebody accepted themselves they may lock, and open for a while", () => {
  expect(refusalOf("LOCK", ["ADMINISTRATOR"], met("ACCEPTED", { isOwn: true }))).toBeNull();
  expect(refusalOf("EXCEPT", ["ADMINISTRATOR"], met("LOCKED", { isOwn: true }))).toBeNull();
});

test("an exception opens what is shut, and nothing else", () => {
  expect(refusalOf("EXCEPT", ["ADMINISTRATOR"], met("OPEN"))).toBeNull();
  expect(refusalOf("EXCEPT", ["ADMINISTRATOR"], met("OPEN", { isShut: false }))).toBe("ROUND_STATE");
});

/** C1 has A in 2023 and B in 2024; D stands under A. */
const codes = ["C1", "A", "B", "D"];
const idOf = (code: string): number => codes.indexOf(code) + 1;
const dimensions = new Dimensions(
  "1",
  new Map<string, DimensionTable<DimensionRow>>([
    ["unit", tableOf(codes.map((code) => ({ id: idOf(code), code, parentId: code === "D" ? idOf("A") : null })))],
    [
      "clusterMember",
      tableOf(
        [
          { unit: "A", year: 2023 },
          { unit: "B", year: 2024 },
        ].map(({ unit, year }, index) => ({
          id: index + 1,
          code: `C1 ${unit} ${year}`,
          clusterId: idOf("C1"),
          unitId: idOf(unit),
          year,
          role: "MEMBER" as const,
        })),
      ),
    ],
  ]),
);

describe("the parts of an actor", () => {
  const grant = (role: Role, unit?: string): Grant => ({ role, unitId: unit ? idOf(unit) : null });
  const parts = (kind: Actor["kind"], grants: readonly Grant[], unit: string, year: number): string => {
    const actor = { kind, personId: null, name: "x", grants };
    const asking = { actor, audience: audienceOf(actor, dimensions), dimensions };
    return partsFor({ unitId: idOf(unit), year }, asking).join(" ");
  };
  test.each<[string, Actor["kind"], Grant[], string, number, string]>([
    ["an administrator", "PERSON", [grant("ADMINISTRATOR")], "A", 2023, "ADMINISTRATOR EDITOR"],
    ["the product itself", "SYSTEM", [], "A", 2023, "ADMINISTRATOR EDITOR"],
    ["an editor of the unit", "PERSON", [grant("EDITOR", "A")], "A", 2023, "EDITOR"],
    ["an editor of what stands over it", "PERSON", [grant("EDITOR", "A")], "D", 2023, "EDITOR"],
    ["an editor of what stands under it", "PERSON", [grant("EDITOR", "D")], "A", 2023, ""],
    ["an editor of another member of the cluster", "PERSON", [grant("EDITOR", "A")], "B", 2024, ""],
    ["a reviewer in the year the unit competes", "PERSON", [grant("REVIEWER", "C1")], "A", 2023, "REVIEWER"],
    ["a reviewer in another year", "PERSON", [grant("REVIEWER", "C1")], "A", 2024, ""],
    ["a reviewer for the cluster itself", "PERSON", [grant("REVIEWER", "C1")], "C1", 2023, "EDITOR"],
    ["a reviewer of nothing named", "PERSON", [grant("REVIEWER")], "A", 2023, ""],
    ["an analyst", "PERSON", [grant("ANALYST")], "A", 2023, ""],
    ["an editor who reviews", "PERSON", [grant("EDITOR", "A"), grant("REVIEWER", "C1")], "A", 2023, "EDITOR REVIEWER"],
    ["a token, whatever its role", "TOKEN", [grant("ADMINISTRATOR"), grant("REVIEWER", "C1")], "A", 2023, ""],
  ])("%s", (_, kind, grants, unit, year, expected) => {
    expect(parts(kind, grants, unit, year)).toBe(expected);
  });
});

test.each<[number | null, string, number | null, string, boolean]>([
  [1, "An", 1, "An", true],
  [1, "An", 1, "Tên cũ", true],
  [1, "An", 2, "An", false],
  [null, "Dòng lệnh", null, "Dòng lệnh", true],
  [null, "Dòng lệnh", 1, "Dòng lệnh", false],
  [1, "An", null, "An", false],
])("person %s (%s) is person %s (%s): %s", (personId, name, otherId, changedBy, expected) => {
  const actor: Actor = { kind: "PERSON", personId, name, grants: [] };
  expect(isThemselves(actor, { personId: otherId, changedBy })).toBe(expected);
});
