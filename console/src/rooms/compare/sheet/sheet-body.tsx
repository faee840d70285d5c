import { useComputedColorScheme } from "@mantine/core";
import type { Comparison } from "../../../api/comparison.ts";
import type { Shape } from "../shape.ts";
import { crossing } from "./crossing.ts";
import type { Heads } from "./heads.ts";
import type { At } from "./keys.ts";
import { stepOf } from "./sheet-cell.tsx";
import { SheetRow } from "./sheet-row.tsx";
import type { SparkOf } from "./sparks-of.ts";
import type { Seen, Sizes } from "./use-window.ts";

interface SheetBodyProps {
  readonly comparison: Comparison;
  readonly shape: Shape;
  readonly sparkOf: SparkOf | null;
  readonly heads: Heads;
  readonly seen: Seen;
  readonly sizes: Sizes;
  readonly at: At;
  readonly placeOf: (place: At) => string;
  readonly onActivate: (place: At) => void;
}

/** The rows in sight; above and below them as much room as the others take. */
export function SheetBody({ comparison, shape, sparkOf, heads, seen, sizes, ...rest }: SheetBodyProps) {
  const scheme = useComputedColorScheme("light");
  const { arrangement, choice, cells } = shape;
  const [from, to] = seen.rows;
  const baseline = choice.baseline === null ? null : comparison.rows[choice.baseline]!.unit.code;
  const cellAt = (row: number, column: number) => {
    const [whose, figure] = crossing(arrangement, row, column);
    const shown = cells.at(whose, figure);
    return {
      shown,
      step: stepOf(shown.step, choice.colour, scheme),
      spark: sparkOf?.(whose, figure) ?? null,
    };
  };
  return (
    <tbody role="rowgroup">
      {from > 0 && <tr role="presentation" style={{ height: from * sizes.row }} />}
      {heads.rows.slice(from, to).map((head, index) => (
        <SheetRow
          key={head.key}
          {...{ head, seen, sizes, baseline, ...rest }}
          row={from + index}
          cellAt={(column) => cellAt(from + index, column)}
        />
      ))}
      {to < sizes.rows && <tr role="presentation" style={{ height: (sizes.rows - to) * sizes.row }} />}
    </tbody>
  );
}
