import { IconPinned } from "@tabler/icons-react";
import { useWords } from "../../../ui/words/words.ts";
import type { Step } from "../pictures/palette.ts";
import type { Head } from "./heads.ts";
import type { At } from "./keys.ts";
import { CellBody } from "./sheet-cell.tsx";
import { spacesOf } from "./sheet-head.tsx";
import type { Shown } from "./shown-cell.ts";
import type { Sparkline } from "./spark.tsx";
import type { Seen, Sizes } from "./use-window.ts";

interface SheetRowProps {
  readonly head: Head;
  readonly row: number;
  readonly seen: Seen;
  readonly sizes: Sizes;
  readonly at: At;
  /** The unit that is pinned. */
  readonly baseline: string | null;
  readonly placeOf: (place: At) => string;
  readonly cellAt: (column: number) => {
    readonly shown: Shown;
    readonly step: Step | null;
    readonly spark: Sparkline | null;
  };
  readonly onActivate: (place: At) => void;
}

/** A row of the sheet, as far as its columns are in sight. */
export function SheetRow({ head, row, seen, sizes, at, baseline, placeOf, cellAt, onActivate }: SheetRowProps) {
  const { t } = useWords();
  const [before, behind] = spacesOf(seen, sizes);
  const [from, to] = seen.columns;
  const classOf = (column: number, more: string): string =>
    `${more} ${at.row === row && at.column === column ? "bv-active" : ""}`;
  const isPinned = head.key === baseline;
  return (
    <tr role="row" aria-rowindex={row + 2} className={head.isTotal ? "bv-total" : ""}>
      <th
        id={placeOf({ row, column: -1 })}
        role="rowheader"
        aria-colindex={1}
        className={classOf(-1, "bv-sorts")}
        onClick={() => onActivate({ row, column: -1 })}
      >
        <div className="bv-clamp" title={head.name}>
          {isPinned && <IconPinned size={13} aria-hidden />}
          {head.name}
          {isPinned && <span className="bv-hidden"> ({t("compare.pinned")})</span>}
          {head.detail && <span className="bv-measure"> ({head.detail})</span>}
        </div>
      </th>
      {before > 0 && <td role="presentation" />}
      {Array.from({ length: to - from }, (_, index) => {
        const column = from + index;
        const { shown, step, spark } = cellAt(column);
        return (
          <td
            key={column}
            id={placeOf({ row, column })}
            role="gridcell"
            aria-colindex={column + 2}
            className={classOf(column, shown.quality === "SAMPLE" && !step ? "bv-tint-sample" : "")}
            style={step ? { background: step.ground, color: step.ink } : undefined}
            onClick={() => onActivate({ row, column })}
          >
            <div className="bv-cell" style={{ height: sizes.row - 11 }}>
              <CellBody {...{ shown, step, spark }} />
            </div>
          </td>
        );
      })}
      {behind > 0 && <td role="presentation" />}
    </tr>
  );
}
