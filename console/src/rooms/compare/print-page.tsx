import { Button, Group, Title } from "@mantine/core";
import { IconArrowLeft, IconPrinter } from "@tabler/icons-react";
import { useState } from "react";
import type { Comparison } from "../../api/comparison.ts";
import { formatMoment } from "../../ui/format.ts";
import { useWords } from "../../ui/words/words.ts";
import { notesOf } from "./notes.ts";
import { crossing } from "./sheet/crossing.ts";
import { Legend } from "./sheet/legend.tsx";
import { headsOf, type Head } from "./sheet/heads.ts";
import type { Shown } from "./sheet/shown-cell.ts";
import { CellBody, stepOf } from "./sheet/sheet-cell.tsx";
import type { Shape } from "./shape.ts";

interface PrintPageProps {
  readonly comparison: Comparison;
  readonly shape: Shape;
  readonly what: string;
  readonly onBack: () => void;
}

/** Columns that are read on A4 lying down, and the room they have beside the heads of the rows, in pixels. */
const across = 7;
const room = 860;

/** The sheet for paper: as many columns as a page bears, the rest below under the same names; then the notes. */
export function PrintPage({ comparison, shape, what, onBack }: PrintPageProps) {
  const { t } = useWords();
  const [when] = useState(() => formatMoment(Date.now()));
  const heads = headsOf(comparison, shape.arrangement);
  const blocks = blocksOf(heads, shape);
  const parts = blocks.length;
  return (
    <div className="bv-print">
      <Group justify="space-between" mb="sm" className="bv-no-print">
        <Button size="xs" variant="default" leftSection={<IconArrowLeft size={15} aria-hidden />} onClick={onBack}>
          {t("compare.print.back")}
        </Button>
        <Button size="xs" leftSection={<IconPrinter size={15} aria-hidden />} onClick={() => window.print()}>
          {t("compare.print.go")}
        </Button>
      </Group>
      <Title order={1} size="h4">
        {t("compare.table", { what })}
      </Title>
      <p className="bv-muted bv-print-made">{t("compare.print.made", { when })}</p>
      {shape.choice.colour && <Legend colour={shape.choice.colour} />}
      {blocks.map(({ first, columns }, part) => (
        <PrintBlock
          key={columns[0]!.key}
          {...{ shape, columns, first }}
          rows={heads.rows}
          caption={parts > 1 ? t("compare.print.wide", { what, part: part + 1, parts }) : what}
        />
      ))}
      <PrintNotes comparison={comparison} />
    </div>
  );
}

/** Columns that share a page. */
interface Block {
  /** The place of the first of them in the sheet. */
  readonly first: number;
  readonly columns: readonly Head[];
}

/** As many columns as find room with their longest figures: on paper nobody can widen one. */
function blocksOf({ rows, columns }: ReturnType<typeof headsOf>, { arrangement, cells }: Shape): readonly Block[] {
  const blocks: { first: number; columns: Head[]; width: number }[] = [];
  for (const [at, column] of columns.entries()) {
    const longest = Math.max(0, ...rows.map((_, row) => lettersAt(cells.at(...crossing(arrangement, row, at)))));
    const width = marksWidth + longest * letterWidth;
    const block = blocks.at(-1);
    if (!block || block.columns.length === across || block.width + width > room)
      blocks.push({ first: at, columns: [column], width });
    else {
      block.columns.push(column);
      block.width += width;
    }
  }
  return blocks;
}

/** Pixels of a digit, and of rank, sign and marks before a figure. */
const letterWidth = 7.5;
const marksWidth = 84;

/** Letters that stay on one line; where there is no figure it is words, which break. */
function lettersAt({ value, text }: Shown): number {
  return value === null ? 0 : text.length;
}

interface PrintBlockProps extends Block {
  readonly shape: Shape;
  readonly rows: readonly Head[];
  readonly caption: string;
}

function PrintBlock({ shape, rows, columns, first, caption }: PrintBlockProps) {
  const { t } = useWords();
  const { arrangement, choice, cells } = shape;
  return (
    <table className="bv-table">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col" className="bv-left">
            {t(arrangement.isSwapped ? "axis.INDICATORS" : "axis.UNITS")}
          </th>
          {columns.map(({ key, name, detail }) => (
            <th scope="col" key={key}>
              {name} {detail && <span className="bv-measure">({detail})</span>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, detail, isTotal }, row) => (
          <tr key={key} className={isTotal ? "bv-total" : ""}>
            <th scope="row">
              {name} {detail && <span className="bv-measure">({detail})</span>}
            </th>
            {columns.map((column, index) => {
              const [whose, at] = crossing(arrangement, row, first + index);
              const shown = cells.at(whose, at);
              const step = stepOf(shown.step, choice.colour, "light");
              return (
                <td key={column.key} style={step ? { background: step.ground, color: step.ink } : undefined}>
                  <CellBody {...{ shown, step }} spark={null} />
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function PrintNotes({ comparison }: { readonly comparison: Comparison }) {
  const { t } = useWords();
  const notes = notesOf(comparison);
  if (notes.length === 0) return null;
  return (
    <section>
      <Title order={2} size="h6">
        {t("compare.notes")}
      </Title>
      <ul className="bv-list">
        {notes.map(({ key, about, text, source }) => (
          <li key={key}>
            <strong>{about}</strong>: {text} {source?.title}
          </li>
        ))}
      </ul>
    </section>
  );
}
