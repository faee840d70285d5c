import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "../../server/src/actor.ts";
import { administrator, ask } from "../support/ask.ts";
import { freshProduct, type FreshProduct } from "../support/fresh-product.ts";
import { codesOf, inDays, mustTake, personWith, takeStep, type StepName, type StepWishes } from "../support/rounds.ts";

/** Reporting rounds as people take them from step to step, and read them. Each test has a month of its own. */
let product: FreshProduct;
let editor: Actor;
let reviewer: Actor;
let otherReviewer: Actor;
let secondAdministrator: Actor;
beforeAll(async () => {
  product = await freshProduct();
  editor = await personWith(product, "Lò Văn An", "EDITOR", "SLA");
  reviewer = await personWith(product, "Đỗ Thị Ý", "REVIEWER", "CUM-BGPB");
  otherReviewer = await personWith(product, "Trần Văn Tư", "REVIEWER", "CUM-5TP");
  secondAdministrator = await personWith(product, "Phạm Thị Hai", "ADMINISTRATOR");
});
afterAll(() => product.close());

let month = 0;
/** A month of 2024 nobody has used yet; after twelve of them of other units. */
const newRound = (rest: StepWishes = {}): StepWishes => {
  const n = month++;
  const units = ["SLA", "DBI", "LCH", "LSO", "CBA"];
  return { unit: units[Math.floor(n / 12)]!, period: `2024-${String((n % 12) + 1).padStart(2, "0")}`, ...rest };
};

interface Round {
  readonly state: string;
  readonly dueOn: string | null;
  readonly isClosed: boolean;
  readonly closedBecause: string | null;
  readonly changedBy: string;
  readonly changedAt: string;
  readonly reason: string | null;
  readonly mayDo: readonly StepName[];
  readonly exceptions: readonly Record<string, unknown>[];
  readonly history: readonly Record<string, unknown>[];
}

async function read(
  { unit, period, kind = "ACTUAL" }: StepWishes,
  actor: Actor = administrator,
): Promise<Round | null> {
  const { data, errors } = await ask(
    product,
    `query ($unit: String!, $period: String!, $kind: FigureKind!) {
      reportingRounds(where: { unit: { code: { eq: $unit } }, period: { key: { eq: $period } }, kind: { eq: $kind } }) {
        totalCount
        nodes { state dueOn isClosed closedBecause changedBy changedAt reason mayDo
          exceptions { reason expiresAt grantedBy isLive } history { state dueOn changedBy reason } }
      } }`,
    { unit, period, kind },
    actor,
  );
  expect(errors).toEqual([]);
  expect(data.reportingRounds.totalCount).toBe(data.reportingRounds.nodes.length);
  return data.reportingRounds.nodes[0] ?? null;
}

describe("a round from its opening to its lock", () => {
  test("goes step by step, each by whoever may, and every state is kept with who and why", async () => {
    const round: StepWishes = { unit: "SLA", period: "2023" };
    expect(await takeStep(product, "OPEN", { ...round, dueOn: "2099-01-15" }, reviewer)).toEqual({
      rounds: [{ unit: "SLA", period: "2023", kind: "ACTUAL", state: "OPEN", dueOn: "2099-01-15" }],
    });
    expect(await read(round)).toMatchObject({ state: "OPEN", isClosed: false, closedBecause: null, reason: null });
    await mustTake(product, ["SUBMIT"], { ...round, reason: "  đủ 7 biểu " }, editor);
    expect(await read(round)).toMatchObject({
      state: "SUBMITTED",
      isClosed: true,
      closedBecause: "STATE",
      changedBy: "Lò Văn An",
    });
    await mustTake(product, ["RETURN"], { ...round, reason: "thiếu biểu 3" }, reviewer);
    expect(await read(round)).toMatchObject({ state: "OPEN", isClosed: false, reason: "thiếu biểu 3" });
    await mustTake(product, ["MOVE_DUE_DAY"], { ...round, dueOn: "2099-02-01" }, reviewer);
    await mustTake(product, ["SUBMIT"], round, editor);
    await mustTake(product, ["ACCEPT"], round, reviewer);
    expect(await read(round)).toMatchObject({ state: "ACCEPTED", isClosed: true, closedBecause: "STATE" });
    await mustTake(product, ["LOCK"], { ...round, reason: "đã họp cụm" }, administrator);
    const locked = await read(round);
    expect(locked).toMatchObject({
      state: "LOCKED",
      isClosed: true,
      dueOn: "2099-02-01",
      changedBy: administrator.name,
    });
    expect(locked!.history).toEqual([
      { state: "LOCKED", dueOn: "2099-02-01", changedBy: administrator.name, reason: "đã họp cụm" },
      { state: "ACCEPTED", dueOn: "2099-02-01", changedBy: "Đỗ Thị Ý", reason: null },
      { state: "SUBMITTED", dueOn: "2099-02-01", changedBy: "Lò Văn An", reason: null },
      { state: "OPEN", dueOn: "2099-02-01", changedBy: "Đỗ Thị Ý", reason: null },
      { state: "OPEN", dueOn: "2099-01-15", changedBy: "Đỗ Thị Ý", reason: "thiếu biểu 3" },
      { state: "SUBMITTED", dueOn: "2099-01-15", changedBy: "Lò Văn An", reason: "đủ 7 biểu" },
      { state: "OPEN", dueOn: "2099-01-15", changedBy: "Đỗ Thị Ý", reason: null },
    ]);
  });
});

/** The steps that lead from nothing to a state; the administrator takes them, the last by another than the first. */
const waysTo: Readonly<Record<string, readonly (readonly [StepName, "first" | "second"])[]>> = {
  OPEN: [["OPEN", "first"]],
  SUBMITTED: [
    ["OPEN", "first"],
    ["SUBMIT", "first"],
  ],
  ACCEPTED: [
    ["OPEN", "first"],
    ["SUBMIT", "first"],
    ["ACCEPT", "second"],
  ],
  LOCKED: [
    ["OPEN", "first"],
    ["SUBMIT", "first"],
    ["ACCEPT", "second"],
    ["LOCK", "second"],
  ],
};

async function bringTo(state: string, round: StepWishes): Promise<void> {
  for (const [step, who] of waysTo[state]!)
    await mustTake(product, [step], round, who === "first" ? administrator : secondAdministrator);
}

const steps: readonly StepName[] = ["MOVE_DUE_DAY", "SUBMIT", "RETURN", "ACCEPT", "LOCK", "EXCEPT"];

/** What the reviewer, the editor and an administrator who has not submitted it may do in each state. */
const allowed: Readonly<Record<string, Readonly<Record<string, readonly StepName[]>>>> = {
  OPEN: { reviewer: ["MOVE_DUE_DAY"], editor: ["SUBMIT"], administrator: ["MOVE_DUE_DAY", "SUBMIT"] },
  SUBMITTED: { reviewer: ["RETURN", "ACCEPT"], editor: [], administrator: ["RETURN", "ACCEPT", "EXCEPT"] },
  ACCEPTED: { reviewer: [], editor: [], administrator: ["LOCK", "EXCEPT"] },
  LOCKED: { reviewer: [], editor: [], administrator: ["EXCEPT"] },
};
const everMay: Readonly<Record<string, readonly StepName[]>> = {
  reviewer: ["MOVE_DUE_DAY", "RETURN", "ACCEPT"],
  editor: ["SUBMIT"],
  administrator: steps,
};
/** Of the year Sơn La competes in with others, so that they have a reviewer. */
const periodOf: Readonly<Record<string, string>> = {
  OPEN: "2024-Q1",
  SUBMITTED: "2024",
  ACCEPTED: "2024-H1",
  LOCKED: "2024-H2",
};

describe.each(Object.keys(allowed))("in state %s", (state) => {
  const round: StepWishes = { unit: "SLA", period: periodOf[state]! };
  beforeAll(() => bringTo(state, round));

  test.each(["reviewer", "editor", "administrator"])(
    "the %s sees what they may do, and is refused everything else",
    async (who) => {
      const actor = { reviewer, editor, administrator: secondAdministrator }[who]!;
      const mayDo = allowed[state]![who]!;
      expect((await read(round, actor))!.mayDo).toEqual(mayDo);
      const before = await read(round);
      for (const step of steps.filter((one) => !mayDo.includes(one))) {
        const expected = everMay[who]!.includes(step) ? "ROUND_STATE SLA" : "FORBIDDEN SLA";
        expect(codesOf(await takeStep(product, step, round, actor)), step).toEqual([expected]);
      }
      expect(await read(round)).toEqual(before);
    },
  );
});

test.each<[string, readonly StepName[]]>([
  ["OPEN", ["MOVE_DUE_DAY", "SUBMIT"]],
  ["SUBMITTED", ["RETURN", "ACCEPT"]],
  ["ACCEPTED", ["LOCK"]],
])("what is said to be possible in state %s is possible", async (state, possible) => {
  for (const step of possible) {
    const round = newRound();
    await bringTo(state, round);
    expect(codesOf(await takeStep(product, step, round, secondAdministrator)), step).toEqual([]);
  }
});

describe("nobody decides on what they submitted", () => {
  test.each<StepName>(["ACCEPT", "RETURN"])("%s", async (step) => {
    const round = newRound();
    await mustTake(product, ["OPEN", "SUBMIT"], round, secondAdministrator);
    expect(codesOf(await takeStep(product, step, round, secondAdministrator))).toEqual([
      `OWN_SUBMISSION ${round.unit}`,
    ]);
    expect((await read(round, secondAdministrator))!.mayDo).toEqual(["EXCEPT"]);
    expect((await read(round))!.state).toBe("SUBMITTED");
    await mustTake(product, [step], round, reviewer);
  });

  test("nor under another role: a person is told by who they are", async () => {
    const round = newRound();
    const alsoReviews = { ...editor, grants: [...editor.grants, ...reviewer.grants] };
    await mustTake(product, ["OPEN"], round);
    await mustTake(product, ["SUBMIT"], { ...round }, { ...editor, grants: administrator.grants });
    expect(codesOf(await takeStep(product, "ACCEPT", round, alsoReviews))).toEqual([`OWN_SUBMISSION ${round.unit}`]);
  });
});

describe("what may not be seen is not there", () => {
  test("a round of a unit out of sight, one that was never opened, and a code that means nothing are answered alike", async () => {
    const round = newRound();
    await mustTake(product, ["OPEN"], round);
    for (const step of steps) {
      const hidden = await takeStep(product, step, round, otherReviewer);
      expect(hidden, step).toEqual({ problems: [{ code: "ROUND_UNKNOWN", unit: round.unit, params: [] }] });
      const noUnit = await takeStep(product, step, { ...round, unit: "NOPE" }, otherReviewer);
      expect(noUnit, step).toEqual({ problems: [{ code: "ROUND_UNKNOWN", unit: "NOPE", params: [] }] });
    }
    expect(await read(round, otherReviewer)).toBeNull();
    expect(codesOf(await takeStep(product, "SUBMIT", { unit: "SLA", period: "2019" }))).toEqual(["ROUND_UNKNOWN SLA"]);
    expect(codesOf(await takeStep(product, "SUBMIT", { unit: "SLA", period: "2024", kind: "TARGET" }))).toEqual([
      "ROUND_UNKNOWN SLA",
    ]);
    expect(codesOf(await takeStep(product, "SUBMIT", { unit: "SLA", period: "năm 2024" }))).toEqual([
      "ROUND_UNKNOWN SLA",
    ]);
  });

  test("an editor of another member of the cluster sees the round, and may do nothing with it", async () => {
    const round = newRound();
    const neighbour = await personWith(product, "Vì Thị Ba", "EDITOR", "CBA");
    await mustTake(product, ["OPEN"], round);
    expect((await read(round, neighbour))!.mayDo).toEqual([]);
    expect(codesOf(await takeStep(product, "SUBMIT", round, neighbour))).toEqual([`FORBIDDEN ${round.unit}`]);
  });

  test("a reviewer reviews in the years the unit competes, and not in others", async () => {
    const round: StepWishes = { unit: "SLA", period: "2022" };
    expect(codesOf(await takeStep(product, "OPEN", round, reviewer))).toEqual(["FORBIDDEN SLA"]);
    await mustTake(product, ["OPEN", "SUBMIT"], round);
    expect((await read(round, reviewer))!.mayDo).toEqual([]);
    expect(codesOf(await takeStep(product, "ACCEPT", round, reviewer))).toEqual(["FORBIDDEN SLA"]);
  });

  test("a reviewer submits the figures of the cluster itself, and does not accept them", async () => {
    const round: StepWishes = { unit: "CUM-BGPB", period: "2024" };
    await mustTake(product, ["OPEN"], round);
    await mustTake(product, ["SUBMIT"], round, reviewer);
    expect(codesOf(await takeStep(product, "ACCEPT", round, reviewer))).toEqual(["FORBIDDEN CUM-BGPB"]);
  });

  test("a token reads rounds and has no way to change them", async () => {
    const token: Actor = { kind: "TOKEN", personId: null, name: "bi", grants: [{ role: "ANALYST", unitId: null }] };
    expect((await read({ unit: "SLA", period: "2024" }, token))!.mayDo).toEqual([]);
    expect(codesOf(await takeStep(product, "SUBMIT", { period: "2024" }, token))).toEqual(["FORBIDDEN SLA"]);
  });
});

describe("opening rounds of many units", () => {
  const units = ["SLA", "DBI", "LCH", "LCA", "HGI", "LSO", "CBA"];

  test("opens one for each, in a period nobody has used before, which can be read at once", async () => {
    const { rounds } = await takeStep(
      product,
      "OPEN",
      { units, period: "2024-Q3", kind: "TARGET", dueOn: "2099-10-10" },
      reviewer,
    );
    expect(rounds!.map(({ unit }) => unit).toSorted()).toEqual(units.toSorted());
    const { data } = await ask(
      product,
      `{ reportingRounds(where: { period: { key: { eq: "2024-Q3" } }, kind: { eq: TARGET } }) { nodes { unit { code } period { key } state dueOn } } }`,
    );
    expect(data.reportingRounds.nodes).toHaveLength(7);
    expect(data.reportingRounds.nodes[0]).toMatchObject({
      period: { key: "2024-Q3" },
      state: "OPEN",
      dueOn: "2099-10-10",
    });
  });

  test("or none, and names every unit that stands in the way", async () => {
    await mustTake(product, ["OPEN"], { unit: "DBI", period: "2025-09" });
    const asked = { units: ["SLA", "DBI", "LCA", "NOPE", "SLA"], period: "2025-09" };
    expect(codesOf(await takeStep(product, "OPEN", asked))).toEqual(["UNIT_NOT_IN_PERIOD LCA", "UNIT_UNKNOWN NOPE"]);
    expect(codesOf(await takeStep(product, "OPEN", { ...asked, units: ["SLA", "DBI"] }))).toEqual(["ROUND_EXISTS DBI"]);
    expect(await read({ unit: "SLA", period: "2025-09" })).toBeNull();
  });

  test("of units one may review, may only see, and may not see: each is named", async () => {
    const asked = { units: ["SLA", "CUM-BGPB", "HNO"], period: "2024-Q2" };
    expect(codesOf(await takeStep(product, "OPEN", asked, reviewer))).toEqual([
      "FORBIDDEN CUM-BGPB",
      "UNIT_UNKNOWN HNO",
    ]);
    expect(codesOf(await takeStep(product, "OPEN", { ...asked, units: ["SLA"] }, editor))).toEqual(["FORBIDDEN SLA"]);
  });

  test.each<[string, StepWishes, string]>([
    ["no units", { units: [] }, "NO_UNITS"],
    ["too many", { units: Array.from({ length: 1_001 }, (_, n) => `U${n}`) }, "TOO_MANY_UNITS"],
    ["a period that is none", { period: "2024-13" }, "PERIOD_MALFORMED"],
    ["a period in words", { period: "năm nay" }, "PERIOD_MALFORMED"],
  ])("is refused with %s", async (_, wishes, code) => {
    expect(codesOf(await takeStep(product, "OPEN", wishes))).toEqual([code]);
  });

  test("at once by several people opens each round once, and all of them are told the truth", async () => {
    const answers = await Promise.all(
      [administrator, secondAdministrator, reviewer, administrator].map((actor) =>
        takeStep(product, "OPEN", { units, period: "2024-10", kind: "TARGET" }, actor),
      ),
    );
    expect(answers.filter(({ rounds }) => rounds?.length === units.length)).toHaveLength(1);
    for (const { problems } of answers.filter(({ rounds }) => !rounds))
      expect(problems!.map(({ code }) => code)).toEqual(units.map(() => "ROUND_EXISTS"));
    expect((await read({ unit: "SLA", period: "2024-10", kind: "TARGET" }))!.history).toHaveLength(1);
  });
});

describe("reasons and ends", () => {
  const closed = newRound();
  beforeAll(() => mustTake(product, ["OPEN", "SUBMIT"], closed));
  test.each<[string, StepName, StepWishes, readonly string[]]>([
    ["a return without a reason", "RETURN", { reason: " \n " }, ["REASON_REQUIRED"]],
    ["an exception without a reason", "EXCEPT", { reason: "" }, ["REASON_REQUIRED"]],
    ["a reason that is too long", "RETURN", { reason: "a".repeat(501) }, ["REASON_TOO_LONG"]],
    ["a reason that is not what it looks like", "ACCEPT", { reason: "abc\u202edef" }, ["REASON_UNREADABLE"]],
    ["an end that is past", "EXCEPT", { expiresAt: inDays(-0.001) }, ["EXPIRES_TOO_EARLY"]],
    ["an end after 31 days", "EXCEPT", { expiresAt: inDays(31.01) }, ["EXPIRES_TOO_LATE"]],
    ["an end in another age", "EXCEPT", { expiresAt: "9999-12-31T23:59:59Z" }, ["EXPIRES_TOO_LATE"]],
    ["both", "EXCEPT", { expiresAt: inDays(40), reason: "" }, ["EXPIRES_TOO_LATE", "REASON_REQUIRED"]],
  ])("%s is refused", async (_, step, wishes, codes) => {
    const answer = await takeStep(product, step, { ...closed, ...wishes }, secondAdministrator);
    expect(answer.problems?.map(({ code }) => code)).toEqual(codes);
    expect(await read(closed)).toMatchObject({ state: "SUBMITTED", exceptions: [], isClosed: true });
  });

  test("an exception of 31 days is granted, is shown with who and why, and the state stays", async () => {
    const expiresAt = inDays(31);
    await mustTake(product, ["EXCEPT"], { ...closed, reason: "sửa biểu 5", expiresAt });
    expect(await read(closed)).toMatchObject({
      state: "SUBMITTED",
      isClosed: false,
      closedBecause: null,
      exceptions: [
        {
          reason: "sửa biểu 5",
          grantedBy: administrator.name,
          isLive: true,
          expiresAt: expiresAt.replace("Z", "000Z"),
        },
      ],
    });
    expect((await read(closed))!.history).toHaveLength(2);
  });
});

test("of two people who accept and return at once, the second meets what the first made of it", async () => {
  for (const _ of Array.from({ length: 5 })) {
    const round = newRound();
    await mustTake(product, ["OPEN", "SUBMIT"], round);
    const [accepted, returned] = await Promise.all([
      takeStep(product, "ACCEPT", round, reviewer),
      takeStep(product, "RETURN", round, secondAdministrator),
    ]);
    const refused = [accepted, returned].filter(({ problems }) => problems);
    expect(refused).toHaveLength(1);
    expect(codesOf(refused[0]!)).toEqual([`ROUND_STATE ${round.unit}`]);
    expect((await read(round))!.state).toBe(accepted.rounds ? "ACCEPTED" : "OPEN");
    expect((await read(round))!.history).toHaveLength(3);
  }
});

describe("rounds in lists", () => {
  test("are filtered, ordered and paged, and hang under their units", async () => {
    await mustTake(product, ["OPEN"], { units: ["LSO", "CBA", "HGI"], period: "2024-11", kind: "TARGET" });
    await mustTake(product, ["MOVE_DUE_DAY"], { unit: "CBA", period: "2024-11", kind: "TARGET", dueOn: "2098-01-02" });
    await mustTake(product, ["MOVE_DUE_DAY"], { unit: "HGI", period: "2024-11", kind: "TARGET", dueOn: "2098-01-01" });
    const where = `{ period: { key: { eq: "2024-11" } }, kind: { eq: TARGET } }`;
    const list = async (orderBy: string, page = ""): Promise<readonly string[]> => {
      const { data, errors } = await ask(
        product,
        `{ reportingRounds(where: ${where}, orderBy: ${orderBy}${page}) { nodes { unit { code } } } }`,
      );
      expect(errors).toEqual([]);
      return data.reportingRounds.nodes.map((node: { unit: { code: string } }) => node.unit.code);
    };
    expect(await list("[{ dueOn: ASC }]")).toEqual(["HGI", "CBA", "LSO"]);
    expect(await list("[{ dueOn: DESC_NULLS_FIRST }]")).toEqual(["LSO", "CBA", "HGI"]);
    expect(await list("[{ unit: { name: ASC } }]")).toEqual(["CBA", "HGI", "LSO"]);
    const { data } = await ask(
      product,
      `{ unit(code: "CBA") { reportingRounds(where: { dueOn: { lte: "2098-01-02" } }) { totalCount nodes { period { key } dueOn } } } }`,
    );
    expect(data.unit.reportingRounds).toEqual({
      totalCount: 1,
      nodes: [{ period: { key: "2024-11" }, dueOn: "2098-01-02" }],
    });
  });

  test("are read as they were: state, exceptions and whether they were closed", async () => {
    const round: StepWishes = { unit: "LSO", period: "2024-12", kind: "TARGET" };
    const now = async (): Promise<string> =>
      (
        await product.pool.query<{ now: string }>(
          `select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as now`,
        )
      ).rows[0]!.now;
    const before = await now();
    const looks: [string, object][] = [[before, { totalCount: 0, nodes: [] }]];
    const look = async (expected: object) => looks.push([await now(), { totalCount: 1, nodes: [expected] }]);
    await mustTake(product, ["OPEN"], { ...round, dueOn: "2099-01-01" });
    await look({
      state: "OPEN",
      dueOn: "2099-01-01",
      isClosed: false,
      closedBecause: null,
      exceptions: [],
      history: [{ state: "OPEN" }],
    });
    await mustTake(product, ["SUBMIT"], round);
    const submitted = { state: "SUBMITTED", dueOn: "2099-01-01", history: [{ state: "SUBMITTED" }, { state: "OPEN" }] };
    await look({ ...submitted, isClosed: true, closedBecause: "STATE", exceptions: [] });
    await mustTake(product, ["EXCEPT"], round);
    await look({ ...submitted, isClosed: false, closedBecause: null, exceptions: [{ isLive: true }] });
    await mustTake(product, ["RETURN"], round, reviewer);
    for (const [instant, expected] of looks) {
      const { data, errors } = await ask(
        product,
        `query ($asOf: Instant!) @read(asOf: $asOf) {
          reportingRounds(where: { unit: { code: { eq: "LSO" } }, period: { key: { eq: "2024-12" } }, kind: { eq: TARGET } }) {
            totalCount nodes { state dueOn isClosed closedBecause exceptions { isLive } history { state } } } }`,
        { asOf: instant },
      );
      expect(errors).toEqual([]);
      expect(data.reportingRounds).toEqual(expected);
    }
  });
});
