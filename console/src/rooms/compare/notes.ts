import type { Comparison, ComparisonCell, ComparisonColumn } from "../../api/comparison.ts";
import { unitShortName } from "../../api/unit-label.ts";
import { formatDay } from "../../ui/format.ts";
import { isNumber } from "../../ui/is-number.ts";
import { periodName } from "../../ui/period-words.ts";
import { nameOf, say } from "../../ui/words/words.ts";
import { reasonWords } from "./basis-words.ts";

/** One thing that cannot be compared, or only with care, and why. */
export interface Note {
  readonly key: string;
  /** The columns it is about. */
  readonly about: string;
  readonly text: string;
  readonly source: { readonly id: string; readonly title: string } | null;
}

/** Everything the reader of a sheet must know before taking it for a fair race, in the order of its columns. */
export function notesOf(comparison: Comparison): readonly Note[] {
  const merged = new Map<string, { readonly note: Text; readonly about: string[] }>();
  for (const [at, column] of comparison.columns.entries())
    for (const note of notesOfColumn(comparison, column, at)) {
      const key = `${note.text} ${note.source?.id}`;
      const known = merged.get(key);
      if (known) known.about.push(aboutOf(comparison, column));
      else merged.set(key, { note, about: [aboutOf(comparison, column)] });
    }
  return [...merged].map(([key, { note, about }]) => ({ source: null, ...note, about: about.join("; "), key }));
}

function notesOfColumn(comparison: Comparison, column: ComparisonColumn, at: number): readonly Text[] {
  const cells = comparison.rows.map((row) => ({ unit: unitShortName(row.unit), cell: row.cells[at]! }));
  return [
    ...neutralNote(column),
    ...unrankedNotes(cells),
    ...dayNote(cells),
    ...breakNotes(column),
    ...targetNotes(cells),
    ...sampleNote(cells),
    ...totalNote(column),
  ];
}

function aboutOf({ periods }: Comparison, { indicator, period }: ComparisonColumn): string {
  return periods.length > 1 ? `${nameOf(indicator)} (${periodName(period.key)})` : nameOf(indicator);
}

type Text = Pick<Note, "text"> & Partial<Pick<Note, "source">>;
interface UnitCell {
  readonly unit: string;
  readonly cell: ComparisonCell;
}

function neutralNote({ indicator }: ComparisonColumn): readonly Text[] {
  return indicator.direction === "NEUTRAL" ? [{ text: say("compare.note.NEUTRAL") }] : [];
}

/** Units without a rank, those of one reason in one sentence. */
function unrankedNotes(cells: readonly UnitCell[]): readonly Text[] {
  const groups = new Map<string, string[]>();
  for (const { unit, cell } of cells) {
    const why = whyUnranked(cell);
    if (why) groups.set(why, [...(groups.get(why) ?? []), unit]);
  }
  return [...groups].map(([why, units]) => ({ text: say("compare.note.unranked", { units: units.join(", "), why }) }));
}

/** Why a unit has no rank of its own making; that nobody has one is said once. */
export function whyUnranked(cell: ComparisonCell): string | null {
  if (!cell.unranked || cell.unranked === "NEUTRAL") return null;
  const why = say(`unranked.${cell.unranked}`, {
    units: cell.coverage?.units ?? 0,
    expected: cell.coverage?.expected ?? 0,
    parts: cell.parts ?? 0,
    of: cell.expected ?? 0,
  });
  const reason = reasonWords(cell);
  return cell.unranked === "NO_VALUE" && reason ? reason : why;
}

/** Figures of one stretch may speak of days months apart. */
function dayNote(cells: readonly UnitCell[]): readonly Text[] {
  const days = cells.flatMap(({ cell }) => (isNumber(cell.rank) ? (cell.asAt ?? []) : [])).toSorted();
  const [from, to] = [days[0], days.at(-1)];
  if (!from || !to || from === to) return [];
  return [{ text: say("compare.note.days", { from: formatDay(from), to: formatDay(to) }) }];
}

/** Attainments of one column that are no equals: of a half against its own target and of another against the year's; of samples. */
function targetNotes(cells: readonly UnitCell[]): readonly Text[] {
  const attained = cells.filter(({ cell }) => isNumber(cell.attainment));
  const ofYear = attained.filter(({ cell }) => cell.targetPeriod !== null);
  const ofSample = attained.filter(({ cell }) => cell.targetQuality === "SAMPLE");
  const named = (some: readonly UnitCell[]): string => some.map(({ unit }) => unit).join(", ");
  return [
    ...(ofYear.length > 0 && ofYear.length < attained.length
      ? [{ text: say("compare.note.targetsOfYear", { units: named(ofYear) }) }]
      : []),
    ...(ofSample.length > 0 ? [{ text: say("compare.note.sampleTargets", { units: named(ofSample) }) }] : []),
  ];
}

function breakNotes({ breaks }: ComparisonColumn): readonly Text[] {
  return breaks.map(({ on, cause, unit, note, source }) => ({
    text: say("compare.breaks.line", {
      on: formatDay(on),
      cause: say(`cause.${cause}`),
      scope: unit ? unitShortName(unit) : say("compare.breaks.allUnits"),
      note,
    }),
    source: source ?? null,
  }));
}

function sampleNote(cells: readonly UnitCell[]): readonly Text[] {
  const samples = cells.filter(({ cell }) => cell.quality === "SAMPLE");
  if (samples.length === 0) return [];
  if (samples.length === cells.length) return [{ text: say("compare.note.allSamples") }];
  return [{ text: say("compare.note.SAMPLE", { units: samples.map(({ unit }) => unit).join(", ") }) }];
}

/** The cluster has reported something else than its units come to. */
function totalNote({ difference }: ComparisonColumn): readonly Text[] {
  return isNumber(difference) && difference !== 0 ? [{ text: say("compare.note.difference") }] : [];
}
