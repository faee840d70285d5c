import { dayInVietnam } from "@bangvang/schema/vietnam-day";
import { roundProblemCodes } from "@bangvang/schema/reporting-round";
import type { Catalogue } from "../../api/catalogue.ts";
import type { Round, StepProblem } from "../../api/rounds.ts";
import { unitLabel, unitShortName } from "../../api/unit-label.ts";
import { periodName } from "../../ui/period-words.ts";
import { say } from "../../ui/words/words.ts";

/** What names a round in a sentence: "Sơn La, Năm 2024". */
export function roundName({ unit, period }: Pick<Round, "unit" | "period">): string {
  return `${unitShortName(unit)}, ${periodName(period.key)}`;
}

/** A problem as a sentence, with the unit in front where it is one of several. */
export function stepProblemWords({ code, unit, params }: StepProblem, catalogue: Catalogue | null): string {
  const known = roundProblemCodes.find((one) => one === code);
  const values = Object.fromEntries(params.map(({ name, value }) => [name, value]));
  const words = known ? say(`round.problem.${known}`, values) : say("problem.OTHER", { code });
  if (unit === null || catalogue === null) return words;
  const row = catalogue.unit.get(unit);
  return `${row ? unitLabel(row) : unit}: ${words}`;
}

/** The day it is in Vietnam, as ISO text, so many days from now. */
export function dayFromNow(days = 0): string {
  return dayInVietnam(new Date(Date.now() + days * 86_400_000));
}

/** The last moment of a day in Vietnam, as an ISO instant. */
export function endOfDay(day: string): string {
  return `${day}T16:59:59Z`;
}
