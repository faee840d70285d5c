import { Button, Group, Title } from "@mantine/core";
import { IconArrowLeft, IconPrinter } from "@tabler/icons-react";
import { useState } from "react";
import type { Comparison } from "../../api/comparison.ts";
import { formatMoment } from "../../ui/format.ts";
import { useWords } from "../../ui/words/words.ts";
import { notesOf } from "./notes.ts";
import { crossing } from "./sheet/crossing.ts";
import { headsOf, type Head } from "./sheet/heads.ts";
import { CellBody, stepOf } from "./sheet/sheet-cell.tsx";
import type { Shape } from "./shape.ts";

interface PrintPageProps {
  readonly comparison: Comparison;
  readonly shape: Shape;
  readonly what: string;
  readonly onBack: () => void;
}

/** Columns that are read on A4 lying down. */
const across = 7;

/** The sheet for paper: as many columns as a page bears, the rest below under the same names; then the notes. */
export function PrintPage({ comparison, shape, what, onBack }: PrintPageProps) {
  const { t } = useWords();
  const [when] = useState(() => formatMoment(Date.now()));
  const heads = headsOf(comparison, shape.arrangement);
  const parts = Math.ceil(heads.columns.length / across);
  const blocks = Array.from({ length: parts }, (_, part) => heads.columns.slice(part * across, (part + 1) * across));
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
      {blocks.map((columns, part) => (
        <PrintBlock
          key={columns[0]!.key}
          {...{ shape, columns }}
          rows={heads.rows}
          first={part * across}
          caption={parts > 1 ? t("compare.print.wide", { what, part: part + 1, parts }) : what}
        />
      ))}
      <PrintNotes comparison={comparison} />
    </div>
  );
}

interface PrintBlockProps {
  readonly shape: Shape;
  readonly rows: readonly Head[];
  readonly columns: readonly Head[];
  /** The place of the first of these columns in the sheet. */
  readonly first: number;
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
