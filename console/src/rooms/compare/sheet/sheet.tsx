import { useId, useMemo, useState, type KeyboardEvent, type Ref, type RefObject } from "react";
import type { Comparison } from "../../../api/comparison.ts";
import { useWords } from "../../../ui/words/words.ts";
import type { Shape } from "../shape.ts";
import { activateAt, bringIntoView, unitAt, type SheetDeeds } from "./go-to.ts";
import { headsOf, type Heads } from "./heads.ts";
import { moved, type At } from "./keys.ts";
import { SheetBody } from "./sheet-body.tsx";
import { SheetHead, type Sorted } from "./sheet-head.tsx";
import type { SparkOf } from "./sparks-of.ts";
import { useWindow, type Seen, type Sizes } from "./use-window.ts";

interface SheetProps extends SheetDeeds {
  readonly comparison: Comparison;
  readonly shape: Shape;
  readonly sorted: Sorted;
  readonly label: string;
  readonly sparkOf: SparkOf | null;
  /** Where the focus comes back to. */
  readonly host: RefObject<HTMLDivElement | null>;
}

/** Units and indicators side by side. One stop of the Tab key: arrows move, Enter explains a cell or sorts by a head. */
export function Sheet(props: SheetProps) {
  const { comparison, shape, label, host, sorted, sparkOf } = props;
  const { t } = useWords();
  const id = useId();
  const { arrangement } = shape;
  const heads = useMemo(() => headsOf(comparison, arrangement), [comparison, arrangement]);
  const turned = { heads, isSwapped: arrangement.isSwapped };
  const { seen, sizes, onScroll } = useWindow(host, leastSizes(heads, shape, sparkOf !== null));
  const [active, setActive] = useState<At>({ row: 0, column: 0 });
  // A sheet that was turned, or has fewer rows now, keeps its place as well as it can.
  const at = { row: Math.min(active.row, sizes.rows - 1), column: Math.min(active.column, sizes.columns - 1) };
  const placeOf = ({ row, column }: At): string => `${id}${row}_${column}`;
  const go = (place: At): void => {
    setActive(place);
    bringIntoView(host.current!, place, sizes);
  };
  const onActivate = (place: At): void => {
    go(place);
    activateAt(place, turned, props);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.metaKey) return;
    const page = Math.max(1, Math.floor((host.current!.clientHeight - 80) / sizes.row));
    const next = moved(at, event.ctrlKey ? `Control+${event.key}` : event.key, { ...sizes, page });
    const unit = unitAt(at, turned);
    if (next) go(next);
    else if (event.key === "Enter" || event.key === " ") activateAt(at, turned, props);
    else if (event.key === "b" && unit) props.onPin(unit);
    else return;
    event.preventDefault();
  };
  const shared = { heads, seen, sizes, at, placeOf, onActivate };
  return (
    <div
      ref={host as Ref<HTMLDivElement>}
      className="bv-compare-sheet"
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-description={t("compare.keys")}
      aria-rowcount={sizes.rows + 1}
      aria-colcount={sizes.columns + 1}
      aria-activedescendant={isSeen(at, seen) ? placeOf(at) : undefined}
      onScroll={onScroll}
      onKeyDown={onKeyDown}
    >
      <table role="presentation" style={{ width: sizes.head + sizes.columns * sizes.column }}>
        <SheetHead {...shared} sorted={sorted} corner={t(arrangement.isSwapped ? "axis.INDICATORS" : "axis.UNITS")} />
        <SheetBody {...shared} {...{ comparison, shape, sparkOf }} />
      </table>
    </div>
  );
}

const lineHeight = 15;

/** Rows as high as the fullest cell, wherever it is: then a row never changes its height when it comes into sight. */
function leastSizes(heads: Heads, { arrangement, cells }: Shape, hasSparks: boolean): Sizes {
  return {
    rows: heads.rows.length,
    columns: heads.columns.length,
    row: 33 + Math.max(cells.mostLines, arrangement.isSwapped ? 1 : 0) * lineHeight,
    column: hasSparks ? 238 : 180,
    head: arrangement.isSwapped ? 260 : 180,
  };
}

function isSeen({ row, column }: At, seen: Seen): boolean {
  const isIn = (place: number, [from, to]: readonly [number, number]): boolean =>
    place === -1 || (place >= from && place < to);
  return isIn(row, seen.rows) && isIn(column, seen.columns);
}
