import type { Comparison } from "../../../api/comparison.ts";
import { unitShortName } from "../../../api/unit-label.ts";
import type { Field } from "../../../ui/csv.ts";
import { isNumber } from "../../../ui/is-number.ts";
import { nameOf, say } from "../../../ui/words/words.ts";
import { notesOf } from "../notes.ts";
import { periodsOf } from "../pictures/pictures-of.ts";
import { headsOf } from "../sheet/heads.ts";
import { crossing } from "../sheet/crossing.ts";
import type { Shown, ShownLine } from "../sheet/shown-cell.ts";
import type { Shape } from "../shape.ts";

/** A table of a file: its first row is its heading. */
export interface FileTable {
  readonly name: string;
  readonly rows: readonly (readonly Field[])[];
}

export interface FileTables {
  readonly sheet: FileTable;
  /** What stood under the values, a line for each cell. */
  readonly details: FileTable;
  readonly notes: FileTable;
}

/** The comparison as tables, in the order in which it is shown. Figures are numbers; where there is none stands nothing. */
export function tablesOf(comparison: Comparison, shape: Shape): FileTables {
  const { arrangement } = shape;
  const heads = headsOf(comparison, arrangement);
  const named = ({ name, detail }: (typeof heads.rows)[number]): string => (detail ? `${name} (${detail})` : name);
  const shown = (row: number, column: number): Shown => {
    const [whose, at] = crossing(arrangement, row, column);
    return shape.cells.at(whose, at);
  };
  const corner = say(arrangement.isSwapped ? "axis.INDICATORS" : "axis.UNITS");
  const across = say(arrangement.isSwapped ? "axis.UNITS" : "axis.INDICATORS");
  return {
    sheet: {
      name: say("compare.title"),
      rows: [
        [corner, ...heads.columns.map(named)],
        ...heads.rows.map((head, row) => [named(head), ...heads.columns.map((_, column) => shown(row, column).value)]),
      ],
    },
    details: {
      name: say("file.details"),
      rows: [
        [corner, across, ...detailHeads(comparison, shape)],
        ...heads.rows.flatMap((head, row) =>
          heads.columns.map((other, column) => [named(head), named(other), ...detailOf(shown(row, column), shape)]),
        ),
      ],
    },
    notes: { name: say("file.notes"), rows: notesTable(comparison) },
  };
}

/** "so-sanh-CUM-BGPB-2023". */
export function fileName({ cluster, periods }: Comparison): string {
  const whose = cluster ? [cluster.code] : [];
  return ["so-sanh", ...whose, ...periods.map(({ key }) => key.replaceAll("/", "_"))].join("-").slice(0, 120);
}

/** The lines of a cell that are numbers, in their order. */
function numberedLines({ choice }: Shape): readonly ShownLine["kind"][] {
  const lines = choice.lines.filter((kind) => kind !== "basis");
  return choice.baseline === null ? lines : [...lines, "baseline"];
}

function detailHeads({ rows }: Comparison, shape: Shape): readonly string[] {
  const pinned = shape.choice.baseline === null ? undefined : rows[shape.choice.baseline];
  const baseline = pinned ? `${say("compare.baseline")}: ${unitShortName(pinned.unit)}` : "";
  return [
    say("compare.chart.value"),
    say("qualifier"),
    say("file.rank"),
    say("file.quality"),
    ...numberedLines(shape).map((kind) => (kind === "baseline" ? baseline : say(`compare.choice.${kind}`))),
    say("file.words"),
  ];
}

/** Numbers as numbers, to be sorted and reckoned with; then everything in words, with what no number says: why there is none, what it rests on. */
function detailOf(shown: Shown, shape: Shape): readonly Field[] {
  const { value, rank, qualifier, quality, lines } = shown;
  const why = isNumber(value) ? [] : [shown.text];
  return [
    value,
    qualifier === null || qualifier === "EXACT" ? null : say(`qualifier.${qualifier}`),
    rank,
    quality === null ? null : say(`quality.${quality}`),
    ...numberedLines(shape).map((kind) => lines.find((line) => line.kind === kind)?.number ?? null),
    [...why, ...lines.map(({ text }) => text)].join("; ") || null,
  ];
}

/** What was compared, as of when, and all that must be known about it. */
function notesTable(comparison: Comparison): readonly (readonly Field[])[] {
  const { cluster } = comparison;
  return [
    [say("file.about"), say("file.note"), say("file.source")],
    [say("compare.title"), [cluster ? nameOf(cluster) : "", periodsOf(comparison)].filter(Boolean).join(", "), null],
    ...notesOf(comparison).map(({ about, text, source }) => [about, text, source?.title ?? null]),
  ];
}
