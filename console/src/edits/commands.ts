import { checkCell, type CellFinding } from "@bangvang/schema/check-cell";
import { contentOf, emptyContent, sameContent, type CellContent, type FigureKey } from "@bangvang/schema/figure";
import type { Indicator } from "@bangvang/schema/indicator";
import type { Ambiguous, Blank, NumberReading, Ok, Reading } from "@bangvang/schema/number-reader/number-reading";
import type { WordKey } from "../ui/words/vi.ts";
import { questionOf, standingIn, type BaseCell, type CellEdit, type EditProblem } from "./cell-edit.ts";

/** What one command does to one cell; null means no edit. */
export interface Change {
  readonly key: FigureKey;
  readonly before: CellEdit | null;
  readonly after: CellEdit | null;
}

/** One action of a person: one step of undo. */
export interface Command {
  readonly label: Extract<WordKey, `command.${string}`>;
  readonly changes: readonly Change[];
}

/** A cell about to change: where, what the server holds, and the edit that lies on it already. */
export interface Target {
  readonly key: FigureKey;
  readonly base: BaseCell;
  readonly before: CellEdit | null;
  readonly indicator: Pick<Indicator, "wholeNumber" | "mayBeNegative">;
}

/** What was typed or pasted, read as a number. */
export function typed(target: Target, text: string, reading: NumberReading): Change {
  switch (reading.kind) {
    case "OK":
      return valued(target, { value: reading.value, qualifier: reading.qualifier });
    case "BLANK":
      return cleared(target);
    case "AMBIGUOUS":
      return ambiguous(target, text, reading);
    case "REJECT":
      return unread(target, text, { ...reading, suggestion: takenBy(target, reading.suggestion) });
    default:
      return unread(target, text, reading);
  }
}

/** What the cell would refuse as well is no help. */
function takenBy({ indicator }: Target, suggestion: string | null): string | null {
  return suggestion !== null && checkCell(suggestion, indicator).length === 0 ? suggestion : null;
}

/** What was typed stays in the cell until somebody says what it means. */
function unread(
  target: Target,
  text: string,
  reading: Exclude<NumberReading, Ok | Blank>,
  more: readonly EditProblem[] = none,
): Change {
  const note = noteOf(target);
  const noted = note === target.base.note ? {} : { note };
  return change(target, { mine: null, text, problems: [{ kind: "READING", reading }, ...more], ...noted });
}

/** Readings the cell would refuse are not offered. When it refuses all of them, they stay and it is said why. */
function ambiguous(target: Target, text: string, reading: Ambiguous): Change {
  const { indicator } = target;
  const readings = reading.readings.filter(({ value }) => value === null || checkCell(value, indicator).length === 0);
  if (readings.length > 0) return unread(target, text, { ...reading, readings });
  return unread(target, text, reading, checkCell(reading.readings[0]!.value!, indicator).map(hard));
}

/** One reading of an ambiguous text, chosen by the person. */
export function chosen(target: Target, edit: CellEdit, reading: Reading): Change {
  const { qualifier } = questionOf(edit) ?? { qualifier: "EXACT" };
  return reading.value === null ? cleared(target) : valued(target, { value: reading.value, qualifier });
}

export function valued(
  target: Target,
  { value, qualifier }: Pick<CellContent, "qualifier"> & { readonly value: string },
): Change {
  const { base } = target;
  const note = noteOf(target);
  const found = checkCell(value, target.indicator);
  const problems = found.length === 0 ? none : found.map(hard);
  const isSame =
    base.state === "VALUE" && base.value === value && base.qualifier === qualifier && base.quality === "REPORTED";
  // The document that gave the old number does not vouch for the new one; the note is the cell's own and stays.
  const mine: CellContent = isSame
    ? { ...contentOf(base), note }
    : { state: "VALUE", value, qualifier, quality: "REPORTED", note, source: null };
  return change(target, { mine, text: null, problems });
}

/** A note is the cell's own, saved or not. */
function noteOf({ base, before }: Target): string | null {
  if (before?.mine) return before.mine.note;
  return before?.note === undefined ? base.note : before.note;
}

const none: readonly EditProblem[] = [];

function hard(finding: CellFinding): EditProblem {
  return { kind: "RULE", severity: "HARD", ...finding };
}

/**
 * What is carried from one cell to another: not its note or its document. Its quality stays behind as well, and is only told so
 * that what is made of a generated figure can be counted.
 */
export type CopiedContent = Pick<CellContent, "state" | "value" | "qualifier" | "quality">;

/** Whether a change makes a figure, which counts as reported, of a generated one. */
export function isMadeOfSample(change: Change, { quality }: Pick<CellContent, "quality">): boolean {
  return quality === "SAMPLE" && change.after !== change.before && change.after?.mine?.state === "VALUE";
}

/** Whether it says anything that another cell could hold. An open dispute does not: it has no figure, and is not empty either. */
export function isCarried({ state, value }: Pick<CellContent, "state" | "value">): boolean {
  return state !== "VALUE" || value !== null;
}

/**
 * The content of another cell; nothing is read anew, so nothing can be read wrong. Null: there is nothing in it to carry, and
 * the cell stays as it is.
 */
export function copied(target: Target, content: CopiedContent): Change | null {
  const { state, value, qualifier } = content;
  if (!isCarried(content)) return null;
  if (state === "NOT_APPLICABLE") return notApplicable(target);
  return value === null ? cleared(target) : valued(target, { value, qualifier });
}

/** Clearing is a change like any other: the cell is then "not reported", which is not zero. */
export function cleared(target: Target): Change {
  const { base } = target;
  const mine = { ...(base.state === "NOT_REPORTED" ? contentOf(base) : emptyContent), note: noteOf(target) };
  return change(target, { mine, text: null, problems: [] });
}

export function notApplicable(target: Target): Change {
  const { base } = target;
  const marked =
    base.state === "NOT_APPLICABLE" ? contentOf(base) : ({ ...emptyContent, state: "NOT_APPLICABLE" } as const);
  const mine = { ...marked, note: noteOf(target) };
  return change(target, { mine, text: null, problems: [] });
}

/** What can be said of a figure beside its number. */
export type Description = Partial<Pick<CellContent, "qualifier" | "quality" | "note">>;

/** What can be said of the cell beside its number; null: nothing, as of a sample, or of what cannot be read yet. */
export function describable({ base, before }: Target): CellContent | null {
  const content = standingIn({ base, edit: before });
  return content && content.quality !== "SAMPLE" ? contentOf(content) : null;
}

/** The number stays, and what is said of it is another. The document vouches for its own word alone. */
export function described(target: Target, part: Description): Change {
  const { key, base, before } = target;
  const content = describable(target);
  if (!content) return { key, before, after: before };
  const said = { ...content, ...part };
  const source = said.qualifier === base.qualifier && said.value === base.value ? base.source : null;
  return change(target, { mine: { ...said, source }, text: null, problems: before?.problems ?? none });
}

/** The number the server holds, with all that is said of it, taken back over an edit. */
export function asItStood(target: Target): Change {
  return change(target, { mine: { ...contentOf(target.base), note: noteOf(target) }, text: null, problems: [] });
}

/** The edit of a cell is dropped. */
export function reverted(edit: CellEdit): Change {
  return { key: edit.key, before: edit, after: null };
}

/** Mine, read anew on top of what stands there now; the next save sends it. */
export function mineTaken(edit: CellEdit): Change {
  const base = theirBase(edit);
  if (!base) return { key: edit.key, before: edit, after: edit };
  const isSame = edit.mine !== null && sameContent(edit.mine, base);
  return { key: edit.key, before: edit, after: isSame ? null : { ...edit, base, theirs: null } };
}

/** What a conflict says stands in the cell: the base of whatever is chosen. */
export function theirBase({ theirs }: CellEdit): BaseCell | null {
  return theirs && { ...contentOf(theirs), version: theirs.version };
}

function change({ key, base, before }: Target, part: Pick<CellEdit, "mine" | "text" | "note" | "problems">): Change {
  if (before && saysTheSame(before, part)) return { key, before, after: before };
  const isBack = part.mine !== null && part.problems.length === 0 && sameContent(part.mine, base);
  // A new value on a cell in conflict is still in conflict: the other person's figure has not been looked at yet.
  return {
    key,
    before,
    after: isBack && !before?.theirs ? null : { key, base, theirs: before?.theirs ?? null, ...part },
  };
}

/** What is typed as it stands already is no step. Of what was refused it is one: it is sent once more. */
function saysTheSame(before: CellEdit, { mine, problems }: Pick<CellEdit, "mine" | "problems">): boolean {
  if (!before.mine || !mine || !sameContent(before.mine, mine)) return false;
  return before.problems.length + problems.length === 0 && !before.theirs;
}
