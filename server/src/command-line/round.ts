import { figureKinds, type FigureKind } from "@bangvang/schema/figure";
import { isDay } from "@bangvang/schema/period";
import { maxExceptionDays } from "@bangvang/schema/reporting-round";
import { commandLine } from "../actor.ts";
import { inSnapshot } from "../db/snapshot.ts";
import { registersAs } from "../keep-registers.ts";
import type { RoundOutcome } from "../rooms/indicators/rounds/change-rounds.ts";
import { listRounds, type ListedRound } from "../rooms/indicators/rounds/list-rounds.ts";
import { openRounds } from "../rooms/indicators/rounds/open-rounds.ts";
import { takeStep, type Step } from "../rooms/indicators/rounds/take-step.ts";
import type { Registers } from "../registers.ts";
import { WrongUse, type Command, type Desk } from "./command.ts";
import { detailsOf } from "./details.ts";
import { readOptions, required } from "./options.ts";
import { codesOf, unitIds } from "./units.ts";

const kindOption = "[--kind actual|target]";

const roundOpen: Command = {
  words: "round open",
  usage: `pnpm bangvang round open SLA,LCA 2025 ${kindOption} [--due 2025-12-15]`,
  help: "Opens a reporting round for units, for all of them or for none; --due is the last day figures may come in.",
  async run(args, desk) {
    const { options, words } = readOptions(args, ["kind", "due"], 2);
    const [units = "", period = ""] = words;
    const asked = { units: codesOf(units), period, kind: kindOf(options.kind), dueOn: dayOf(options.due) };
    return answer(desk, (registers) => openRounds(asked, registers));
  },
};

const roundMove: Command = {
  words: "round move",
  usage: `pnpm bangvang round move SLA 2025 ${kindOption} --due 2025-12-31|none [--reason "Why"]`,
  help: "Moves the day an open round is due.",
  async run(args, desk) {
    const { options, words } = readOptions(args, ["kind", "due", "reason"], 2);
    const due = required(options, "due");
    const step: Step = {
      step: "MOVE_DUE_DAY",
      dueOn: due === "none" ? null : dayOf(due),
      reason: options.reason ?? null,
    };
    return take(desk, words, options.kind, step);
  },
};

const roundExcept: Command = {
  words: "round except",
  usage: `pnpm bangvang round except SLA 2025 ${kindOption} --reason "Why" [--expires 7d]`,
  help: `Opens a closed round again for a number of days, at most ${maxExceptionDays}.`,
  async run(args, desk) {
    const { options, words } = readOptions(args, ["kind", "reason", "expires"], 2);
    const reason = required(options, "reason");
    const days = /^([1-9]\d?)d$/.exec(options.expires ?? "7d")?.[1];
    if (!days) throw new WrongUse("--expires is a number of days, such as 7d.");
    const expiresAt = new Date(Date.now() + Number(days) * 86_400_000).toISOString();
    return take(desk, words, options.kind, { step: "EXCEPT", reason, expiresAt });
  },
};

/** The steps that need nothing but, perhaps, a reason. */
const plainSteps = (
  [
    ["submit", "SUBMIT", "Says that the figures of an open round are complete."],
    ["return", "RETURN", "Returns submitted figures, with a reason; the round is open again."],
    ["accept", "ACCEPT", "Accepts submitted figures, unless the command line submitted them."],
    ["lock", "LOCK", "Locks an accepted round for good."],
  ] as const
).map(([word, step, help]): Command => ({
  words: `round ${word}`,
  usage: `pnpm bangvang round ${word} SLA 2025 ${kindOption} ${step === "RETURN" ? '--reason "Why"' : '[--reason "Why"]'}`,
  help,
  async run(args, desk) {
    const { options, words } = readOptions(args, ["kind", "reason"], 2);
    const reason = step === "RETURN" ? required(options, "reason") : (options.reason ?? null);
    return take(desk, words, options.kind, { step, reason });
  },
}));

const roundList: Command = {
  words: "round list",
  usage: "pnpm bangvang round list [--period 2025] [--units SLA,LCA]",
  help: "Lists reporting rounds with their state, due day and whether they are closed.",
  async run(args, desk) {
    const { options } = readOptions(args, ["period", "units"], 0);
    const rounds = await desk.withProduct((product) => {
      const units = options.units === undefined ? null : unitIds(options.units, product);
      return inSnapshot(product.pool, (transaction) =>
        listRounds({ period: options.period ?? null, units }, transaction),
      );
    });
    for (const { because, changedBy, ...round } of rounds) {
      const closed = because === null ? "open" : because === "STATE" ? "closed" : "closed, its day is over";
      desk.print(`${lineOf(round)}  ${closed}  ${changedBy}`);
    }
    if (rounds.length === 0) desk.print("There are no reporting rounds.");
    return 0;
  },
};

export const roundCommands: readonly Command[] = [roundOpen, roundMove, ...plainSteps, roundExcept, roundList];

function take(desk: Desk, [unit = "", period = ""]: readonly string[], kind: string | undefined, step: Step) {
  const named = { unit, period, kind: kindOf(kind) };
  return answer(desk, (registers) => takeStep(named, step, registers));
}

async function answer(desk: Desk, work: (registers: Registers) => Promise<RoundOutcome>): Promise<number> {
  const outcome = await desk.withProduct(async (product) => work(await registersAs(product, commandLine)));
  if (outcome.kind === "changed") {
    for (const round of outcome.rounds) desk.print(lineOf(round));
    return 0;
  }
  desk.print(`Nothing was changed; ${outcome.problems.length === 1 ? "the reason" : "the reasons"}:`);
  for (const { code, unit, params } of outcome.problems) {
    desk.print(`  ${code}${unit === null ? "" : ` ${unit}`}${detailsOf(params)}`);
  }
  return 1;
}

function lineOf({
  unit,
  period,
  kind,
  state,
  dueOn,
}: Pick<ListedRound, "unit" | "period" | "kind" | "state" | "dueOn">) {
  return `${unit}  ${period}  ${kind}  ${state.padEnd(9)}  ${dueOn === null ? "no due day" : `due ${dueOn}`}`;
}

function kindOf(word = "actual"): FigureKind {
  const kind = figureKinds.find((one) => one.toLowerCase() === word);
  if (!kind) throw new WrongUse(`--kind is ${figureKinds.map((one) => one.toLowerCase()).join(" or ")}.`);
  return kind;
}

function dayOf(word: string | undefined): string | null {
  if (word !== undefined && !isDay(word)) throw new WrongUse(`${word} is no day; one is written 2025-12-15.`);
  return word ?? null;
}
