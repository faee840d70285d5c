import type { SheetQuery } from "../api/generated/graphql.ts";
import { formatDay, formatDayOf } from "../ui/format.ts";
import { periodName } from "../ui/period-words.ts";
import { say } from "../ui/words/words.ts";

/** Why a cell cannot be edited, as the server says it. */
export type Lock = SheetQuery["sheet"]["locks"][number];

/** The reason as part of a sentence: "kỳ báo cáo Quý 4 2024 đã nộp ngày 01/12/2024". */
export function lockWords({ reason, round }: Lock): string {
  if (reason === "FORBIDDEN") return say("lock.forbidden");
  if (reason === "INDICATOR_DERIVED") return say("lock.derived");
  if (reason !== "ROUND_CLOSED" || !round) return say("lock.notInPeriod");
  return say("lock.round", {
    round: periodName(round.period),
    state: round.state,
    on: formatDayOf(round.changedAt),
    dueOn: round.dueOn ? formatDay(round.dueOn) : "",
  });
}
