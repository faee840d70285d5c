import { useEffect, useLayoutEffect, useState } from "react";
import { isSameShape, type Block } from "../edits/block.ts";
import { arrange, sameArrangement, sameKeys, type Arrangement, type Lines } from "./arrangement.ts";
import type { SheetController } from "./sheet-controller.ts";
import type { SheetView } from "./sheet-view.ts";

interface Asked extends Lines {
  readonly block: Block;
  readonly view: SheetView;
}

interface Shown {
  readonly arrangement: Arrangement;
  /** Edits made since would order or choose otherwise. */
  readonly isStale: boolean;
  readonly applyAgain: () => void;
}

/**
 * What is on show. It is worked out when the view is chosen or the sheet has other rows or columns; figures that change
 * leave it as it is until somebody applies the view again.
 */
export function useArrangement(controller: SheetController, asked: Asked): Shown {
  const work = (): { asked: Asked; arrangement: Arrangement } => ({
    asked,
    arrangement: arrange(controller.cells.over(asked.block), asked, asked.view),
  });
  const [kept, setKept] = useState(work);
  if (!sameQuestion(kept.asked, asked)) setKept(work());
  const { arrangement } = kept;
  useLayoutEffect(() => {
    controller.show(arrangement);
    return () => controller.show(null);
  }, [controller, arrangement]);
  return {
    arrangement,
    isStale: useStale(controller, asked, arrangement),
    applyAgain: () => setKept(work()),
  };
}

/** Of another unit the same filter chooses other rows. */
function sameQuestion(a: Asked, b: Asked): boolean {
  if (!isSameShape(a.block.shape, b.block.shape)) return false;
  return sameView(a.view, b.view) && sameLines(a.rows, b.rows) && sameLines(a.columns, b.columns);
}

function sameView(a: SheetView, b: SheetView): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

type Line = Lines["rows"][number] | Lines["columns"][number];

/** Names are part of the question: they are in another language now, and their order is another. */
function sameLines(a: readonly Line[], b: readonly Line[]): boolean {
  const named = (lines: readonly Line[]): readonly string[] => lines.map(({ key, name }) => `${key} ${name}`);
  return a === b || (a.length === b.length && sameKeys(named(a), named(b)));
}

const idle = 400;

/** Asked when edits have come to rest, and only where the view goes by figures. */
function useStale(controller: SheetController, { block, rows, columns, view }: Asked, shown: Arrangement): boolean {
  const [staleFor, setStaleFor] = useState<Arrangement | null>(null);
  const goesByFigures = view.sort !== null || view.filters.length > 0;
  useEffect(() => {
    if (!goesByFigures) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = (): void => {
      const now = arrange(controller.cells.over(block), { rows, columns }, view);
      setStaleFor(sameArrangement(now, shown) ? null : shown);
    };
    const stop = controller.cells.store.subscribe(() => {
      clearTimeout(timer);
      timer = setTimeout(look, idle);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [controller, block, rows, columns, view, shown, goesByFigures]);
  return staleFor === shown;
}
