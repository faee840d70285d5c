import {
  isChangeSetId,
  maxCells,
  maxNoteLength,
  maxReasonLength,
  type CellChange,
  type ChangeSet,
} from "@bangvang/schema/change-set";
import { readDecimal } from "@bangvang/schema/decimal";
import {
  figureKinds,
  figureStates,
  keyText,
  qualifiers,
  qualities,
  type FigureKey,
  type Quality,
} from "@bangvang/schema/figure";
import { overlaps, readPeriod, yearBefore } from "@bangvang/schema/period";
import type { CellProblemCode, SetProblem } from "@bangvang/schema/problem";
import type { Catalogue, Cell, Content, FoundProblem, Received } from "./stages.ts";
import { readWords, type Words } from "./words.ts";

/** What receiving depends on besides the set itself. */
export interface Reception {
  readonly catalogue: Catalogue;
  /** ISO day; an ACTUAL figure cannot speak of a period that has not begun. */
  readonly today: string;
  /** SAMPLE is a mark of generated figures; people cannot set it. */
  readonly maySetSample: boolean;
}

/**
 * Reads a set as it came in: every cell by its codes, nothing twice. Cells with a problem are left out
 * and named; a set that cannot be read at all comes back as its problems alone.
 */
export function receive(set: ChangeSet, reception: Reception): Received {
  const reason = readWords(set.reason, maxReasonLength);
  const because = readWords(set.because, maxReasonLength);
  const setProblems = [
    ...readSet(set, reception.catalogue),
    ...wordProblems("REASON", reason),
    ...wordProblems("BECAUSE", because),
  ];
  const problems: FoundProblem[] = setProblems;
  const cells: Cell[] = [];
  if (setProblems.every(({ code }) => code !== "TOO_MANY_CELLS")) {
    const seen = new Set<string>();
    set.cells.forEach((change, index) => {
      const key = keyOf(change);
      const found = (code: CellProblemCode, params: Readonly<Record<string, string>> = {}): void => {
        problems.push({ code, severity: "HARD", key, index, params });
      };
      const text = keyText(key);
      const place = { index, key, text, yearBefore: textYearBefore(key) };
      const cell = readCell(change, place, reception, found);
      if (seen.has(text)) found("CELL_REPEATED");
      else if (cell) cells.push(cell);
      seen.add(text);
    });
  }
  return {
    kind: "received",
    id: set.id,
    mode: set.mode,
    reason: reason.text,
    because: because.text,
    sourceId: set.source === null ? null : (reception.catalogue.source(set.source)?.id ?? null),
    cells,
    problems,
  };
}

function* readSet(set: ChangeSet, catalogue: Catalogue): Generator<SetProblem> {
  if (!isChangeSetId(set.id)) yield { code: "ID_INVALID", params: { id: set.id.slice(0, 64) } };
  if (set.cells.length === 0) yield { code: "NO_CELLS", params: {} };
  if (set.cells.length > maxCells) {
    yield { code: "TOO_MANY_CELLS", params: { cells: String(set.cells.length), most: String(maxCells) } };
  }
  if (set.source !== null && catalogue.source(set.source) === undefined) {
    yield { code: "SET_SOURCE_UNKNOWN", params: { source: set.source.slice(0, 64) } };
  }
}

function wordProblems(what: "REASON" | "BECAUSE", { problem }: Words): readonly SetProblem[] {
  if (problem === null) return [];
  return [{ code: `${what}_${problem}`, params: problem === "TOO_LONG" ? { most: String(maxReasonLength) } : {} }];
}

type Found = (code: CellProblemCode, params?: Readonly<Record<string, string>>) => void;

/** The cell with its ids, or null after at least one problem was found. */
function readCell(
  change: CellChange,
  place: Pick<Cell, "index" | "key" | "text" | "yearBefore">,
  reception: Reception,
  report: Found,
): Cell | null {
  let isSound = true;
  const found: Found = (code, params) => {
    isSound = false;
    report(code, params);
  };
  const { catalogue } = reception;
  const unit = catalogue.unit(change.unit);
  if (!unit) found("UNIT_UNKNOWN");
  const indicator = readIndicator(change, reception, found);
  const period = readPeriod(change.period);
  if (!period) found("PERIOD_MALFORMED");
  if (unit && period && !overlaps(unit, period)) found("UNIT_NOT_IN_PERIOD");
  if (!isOneOf(figureKinds, change.kind)) found("KIND_UNKNOWN");
  else if (change.kind === "ACTUAL" && period && period.startsOn > reception.today) found("PERIOD_IN_FUTURE");
  if (!Number.isInteger(change.baseVersion) || change.baseVersion < 0) found("BASE_VERSION_INVALID");
  const baseValue = readBaseValue(change.baseValue ?? null, found);
  const content = readContent(change, reception, found);
  if (!isSound || !unit || !indicator || !period || !content) return null;
  const { baseVersion } = change;
  return {
    ...place,
    unitId: unit.id,
    indicator,
    period,
    baseVersion,
    baseValue,
    restores: change.restores ?? null,
    content,
    source: change.source,
  };
}

/** What is worked out is not reported. */
function readIndicator(change: CellChange, { catalogue }: Reception, found: Found): Cell["indicator"] | undefined {
  const indicator = catalogue.indicator(change.indicator);
  if (!indicator) found("INDICATOR_UNKNOWN");
  else if (indicator.formula !== null) found("INDICATOR_DERIVED", { formula: indicator.formula });
  return indicator;
}

function readContent(change: CellChange, reception: Reception, found: Found): Content | null {
  const { state, qualifier, quality, source } = change;
  const isState = isOneOf(figureStates, state);
  if (!isState) found("STATE_UNKNOWN", { state: state.slice(0, 32) });
  const isQualifier = isOneOf(qualifiers, qualifier);
  if (!isQualifier) found("QUALIFIER_UNKNOWN", { qualifier: qualifier.slice(0, 32) });
  const isQuality = isOneOf(qualities, quality);
  if (!isQuality) found("QUALITY_UNKNOWN", { quality: quality.slice(0, 32) });
  const document = source === null ? null : reception.catalogue.source(source);
  // What takes a version back is held against history, which knows what was a sample.
  const maySetSample = reception.maySetSample || (change.restores ?? null) !== null;
  if (document === undefined) found("SOURCE_UNKNOWN", { source: (source ?? "").slice(0, 64) });
  // What is generated stays marked: a reported figure cannot come from the sample, and a sample from nowhere else.
  else if (isQuality && !isMarkedRightly(quality, document?.isSample ?? false, maySetSample)) found("QUALITY_RESERVED");
  const note = readNote(change.note, found);
  const value = readValue(change, found);
  if (!isState || !isQualifier || !isQuality || document === undefined) return null;
  return { state, value, qualifier, quality, note, sourceId: document?.id ?? null };
}

function readNote(text: string | null, found: Found): string | null {
  const { text: note, problem } = readWords(text, maxNoteLength);
  if (problem === "TOO_LONG") found("NOTE_TOO_LONG", { most: String(maxNoteLength) });
  if (problem === "UNREADABLE") found("NOTE_UNREADABLE");
  return note;
}

function isMarkedRightly(quality: Quality, isFromSample: boolean, maySetSample: boolean): boolean {
  return quality === "SAMPLE" ? isFromSample && maySetSample : !isFromSample;
}

/** The value as its shortest text. Only a disputed figure may stand without one while its readings are open. */
function readValue(change: CellChange, found: Found): string | null {
  const { value, state } = change;
  if (value === null) {
    if (state === "VALUE" && change.quality !== "DISPUTED") found("VALUE_MISSING");
    return null;
  }
  if (state !== "VALUE") found("VALUE_NOT_EXPECTED", { state: state.slice(0, 32) });
  const read = readDecimal(value);
  if ("value" in read) return read.value;
  found(read.problem, { value: value.slice(0, 64) });
  return null;
}

function readBaseValue(text: string | null, found: Found): string | null {
  if (text === null) return null;
  const read = readDecimal(text);
  if ("value" in read) return read.value;
  found("BASE_VALUE_INVALID", { value: text.slice(0, 64) });
  return null;
}

function keyOf(change: CellChange): FigureKey {
  return {
    unit: change.unit.slice(0, 64),
    indicator: change.indicator.slice(0, 64),
    period: change.period.slice(0, 64),
    kind: change.kind.slice(0, 16) as FigureKey["kind"],
  };
}

function textYearBefore({ unit, indicator, period, kind }: FigureKey): string | null {
  const earlier = yearBefore(period);
  return earlier === null ? null : keyText({ unit, indicator, period: earlier, kind });
}

function isOneOf<T extends string>(list: readonly T[], text: string): text is T {
  return (list as readonly string[]).includes(text);
}
