import type { FigureKey } from "@bangvang/schema/figure";
import { useEffect, useMemo, useState } from "react";
import { followPresence, showPresence } from "../../api/presence.ts";
import type { Block } from "../../edits/block.ts";
import { newId } from "../../edits/new-id.ts";
import type { SheetController } from "../../grid/sheet-controller.ts";

/** Milliseconds a selection has to rest before it is told: no more than ten a second, and less on the way somewhere. */
const rest = 150;
/** The server forgets a page that says nothing for 25 seconds. */
const tellEvery = 10_000;

/** Tells others where one works in the sheet, and shows where they do. */
export function usePresence(controller: SheetController, block: Block | null): void {
  const [page] = useState(newId);
  // By their texts: the same sheet read anew is no reason to leave and come back.
  const sheet = useMemo(() => block && JSON.stringify(block.shape), [block]);
  const followed = useMemo(() => JSON.stringify(block ? unitsOf(block) : []), [block]);
  useEffect(() => (sheet ? tellWhere(page, controller) : undefined), [page, controller, sheet]);
  useEffect(() => {
    const units = JSON.parse(followed) as readonly string[];
    if (units.length === 0) return undefined;
    const stop = followPresence(units, (others) => controller.others.show(others));
    return () => {
      stop();
      controller.others.show([]);
    };
  }, [controller, followed]);
}

function tellWhere(page: string, controller: SheetController): () => void {
  let timer = 0;
  let told: FigureKey | null = null;
  const tell = (): void => {
    const { active } = controller.ranges;
    told = active && !document.hidden ? controller.cells.key(active.row, active.column) : null;
    if (told) showPresence(page, told);
  };
  const soon = (): void => {
    clearTimeout(timer);
    timer = window.setTimeout(tell, rest);
  };
  const leave = (): void => {
    if (told) showPresence(page, null);
    told = null;
  };
  const look = (): void => (document.hidden ? leave() : soon());
  const stop = controller.ranges.subscribe(soon);
  const repeating = setInterval(tell, tellEvery);
  document.addEventListener("visibilitychange", look);
  soon();
  return () => {
    stop();
    clearTimeout(timer);
    clearInterval(repeating);
    document.removeEventListener("visibilitychange", look);
    leave();
  };
}

/** The units a sheet shows, as many as can be followed at once. */
function unitsOf(block: Block): readonly string[] {
  return block.keysOf("UNITS").slice(0, 200);
}
