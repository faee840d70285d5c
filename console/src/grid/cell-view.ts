import { editText } from "@bangvang/schema/number-reader/write-number";
import type { CellContent, Qualifier, Quality } from "@bangvang/schema/figure";
import { standingIn, type EditProblem, type EditStatus, type Standing } from "../edits/cell-edit.ts";
import { contentWords } from "../edits/figure-words.ts";
import { lockWords, type Lock } from "../edits/lock-words.ts";
import { problemWords, type IndicatorName } from "../edits/problem-words.ts";
import { formatNumber, withDecimalMark } from "../ui/format.ts";
import { say } from "../ui/words/words.ts";

export type CellStatus = EditStatus | "CLEAN" | "SENDING" | "SAVED" | "LOCKED";

/** A cell as it is drawn: what stands in it, which signs, and the words behind them. */
export interface CellView {
  readonly text: string;
  readonly qualifier: Qualifier;
  readonly quality: Quality;
  readonly status: CellStatus;
  readonly isApplicable: boolean;
  /** States and reasons in words: for the title and for those who hear the cell. */
  readonly words: readonly string[];
}

export interface CellFacts extends Standing {
  /** How the edit stands among the other cells; null without one. */
  readonly editStatus: EditStatus | null;
  readonly problems: readonly EditProblem[];
  readonly nameOf: IndicatorName;
  /** Why it cannot be edited; null: it can. */
  readonly lock: Lock | null;
  readonly isSaved: boolean;
  readonly isSending: boolean;
}

export function viewOf(facts: CellFacts): CellView {
  const content = standingIn(facts);
  const status = statusIn(facts);
  const qualifier = content?.state === "VALUE" ? content.qualifier : "EXACT";
  const quality = content?.state === "VALUE" ? content.quality : "REPORTED";
  return {
    text: content ? textOf(content) : (facts.edit?.text ?? ""),
    qualifier,
    quality,
    status,
    isApplicable: content?.state !== "NOT_APPLICABLE",
    words: wordsOf(facts, { content, status, qualifier, quality }),
  };
}

/** What the editor opens with, and what is compared to tell whether anything was typed. */
export function editTextOf(cell: Standing): string {
  const content = standingIn(cell);
  return content ? (inWords(content, editText) ?? "") : (cell.edit?.text ?? "");
}

/** The same with the number as it is shown; null when there is none. */
export function shownTextOf(cell: Standing): string | null {
  const content = standingIn(cell);
  return content && inWords(content, (value) => formatNumber(Number(value)));
}

function inWords({ state, value, qualifier }: CellContent, write: (value: string) => string): string | null {
  if (state !== "VALUE" || value === null) return null;
  return qualifier === "EXACT" ? write(value) : `${vietnameseWord[qualifier]} ${write(value)}`;
}

/** What a copy says to other programs: the bare number, so that Excel takes it as one; of an open dispute that there is one. */
export function copyTextOf(cell: Standing): string {
  const content = standingIn(cell);
  if (!content) return cell.edit?.text ?? "";
  if (content.state === "NOT_APPLICABLE") return say("state.NOT_APPLICABLE");
  if (content.state === "NOT_REPORTED") return "";
  return content.value === null ? "?" : withDecimalMark(content.value);
}

/** The number a cell counts with; null when it holds none. */
export function numberOf(cell: Standing): number | null {
  const content = standingIn(cell);
  return content?.state === "VALUE" && content.value !== null ? Number(content.value) : null;
}

/** The reader knows the words of qualifiers in Vietnamese, whatever the language of the screen. */
const vietnameseWord: Readonly<Record<Exclude<Qualifier, "EXACT">, string>> = {
  ABOUT: "khoảng",
  OVER: "hơn",
  NEARLY: "gần",
  ESTIMATE: "ước",
};

function statusIn({ editStatus, lock, isSaved, isSending }: CellFacts): CellStatus {
  if (editStatus) return isSending && (editStatus === "PENDING" || editStatus === "DOUBTED") ? "SENDING" : editStatus;
  if (isSaved) return "SAVED";
  return lock ? "LOCKED" : "CLEAN";
}

function textOf(content: CellContent): string {
  switch (content.state) {
    case "VALUE":
      return content.value === null ? "?" : formatNumber(Number(content.value));
    case "NOT_APPLICABLE":
      return say("state.NOT_APPLICABLE.mark");
    case "NOT_REPORTED":
      return "";
  }
}

interface Shown {
  readonly content: CellContent | null;
  readonly status: CellStatus;
  readonly qualifier: Qualifier;
  readonly quality: Quality;
}

/** What the state of a cell is called. */
export const statusWord = {
  PENDING: "cell.pending",
  SENDING: "cell.sending",
  SAVED: "cell.saved",
  DOUBTED: "cell.doubted",
  INVALID: "cell.invalid",
  CONFLICT: "cell.conflict",
} as const;

function wordsOf(
  { edit, problems, nameOf, lock }: CellFacts,
  { content, status, qualifier, quality }: Shown,
): readonly string[] {
  const words: string[] = [];
  if (qualifier !== "EXACT") words.push(say(`qualifier.${qualifier}`));
  if (content?.state === "NOT_APPLICABLE") words.push(say("state.NOT_APPLICABLE"));
  if (quality !== "REPORTED") words.push(say(`quality.${quality}`));
  if (lock) words.push(`${say("cell.locked")}: ${lockWords(lock)}`);
  if (status !== "CLEAN" && status !== "LOCKED") words.push(say(statusWord[status]));
  if (edit?.theirs) {
    const who = edit.theirs.changedBy && ` (${edit.theirs.changedBy})`;
    words.push(`${say("conflict.theirs")}: ${contentWords(edit.theirs)}${who}`);
  }
  return [...words, ...problemWords(problems, nameOf)];
}
