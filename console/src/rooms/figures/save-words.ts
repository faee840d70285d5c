import { errorWords } from "../../api/error-words.ts";
import type { EditStatus } from "../../edits/cell-edit.ts";
import type { Settled } from "../../edits/outcomes.ts";
import { problemWords } from "../../edits/problem-words.ts";
import type { SaveResult } from "../../edits/queue.ts";
import { say } from "../../ui/words/words.ts";
import type { Lead, Notice } from "./notice.ts";

/** What is said of a save nobody asked for: nothing, unless somebody has to decide or to know something. */
export function noticeOf(result: SaveResult): Notice | null {
  switch (result.kind) {
    case "NOTHING":
      return null;
    case "FAILED":
      return { tone: "bad", text: say("save.failed", { reason: errorWords(result.error).text }) };
    default:
      return settledNotice(result);
  }
}

function settledNotice(result: Settled): Notice | null {
  const setProblems = result.kind === "REJECTED" ? result.setProblems : [];
  const kept = result.kind === "APPLIED" ? result.kept.length : 0;
  const { conflicts, invalid, doubted } = result;
  const parts = [
    ...(conflicts > 0 ? [say("save.conflicts", { count: conflicts })] : []),
    ...(invalid > 0 ? [say("save.rejected", { count: invalid })] : []),
    ...(doubted > 0 ? [say("save.doubts", { count: doubted })] : []),
    ...(kept > 0 ? [say("save.kept", { count: kept })] : []),
    ...(setProblems.length > 0
      ? [`${say("save.setProblems")}: ${problemWords(setProblems, (code) => code).join(" ")}`]
      : []),
  ];
  if (parts.length === 0) return null;
  const isBad = conflicts + invalid + setProblems.length > 0;
  return { tone: isBad ? "bad" : "plain", text: parts.join(" "), ...whatIsLeft(result) };
}

/** Where it leads, and with which cells the notice goes. */
function whatIsLeft({ conflicts, invalid, doubted }: Settled): Pick<Notice, "lead" | "about"> {
  const left: readonly (readonly [number, Lead, EditStatus])[] = [
    [conflicts, "CONFLICTS", "CONFLICT"],
    [invalid, "PROBLEMS", "INVALID"],
    [doubted, "DOUBTS", "DOUBTED"],
  ];
  const [first, ...others] = left.filter(([count]) => count > 0);
  return first ? { lead: first[1], about: [first, ...others].map(([, , status]) => status) } : {};
}
