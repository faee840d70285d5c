import type { Comparison } from "../../../api/comparison.ts";
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
        [corner, across, say("compare.chart.value"), say("file.rank"), say("file.quality"), ...lineHeads(shape)],
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

function lineHeads({ choice }: Shape): readonly string[] {
  const lines = choice.lines.map((kind) => say(`compare.choice.${kind}`));
  return choice.baseline === null ? lines : [...lines, say("compare.baseline")];
}

function detailOf(shown: Shown, { choice }: Shape): readonly Field[] {
  const textOf = (kind: ShownLine["kind"]): string | null =>
    shown.lines.find((line) => line.kind === kind)?.text ?? null;
  return [
    isNumber(shown.value) ? shown.value : shown.text,
    shown.rank,
    shown.quality === null ? null : say(`quality.${shown.quality}`),
    ...choice.lines.map(textOf),
    ...(choice.baseline === null ? [] : [textOf("baseline")]),
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
