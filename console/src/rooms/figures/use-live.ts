import type { FigureKey } from "@bangvang/schema/figure";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useRef } from "react";
import { followChanges } from "../../api/live.ts";
import type { ChangesWhere } from "../../api/generated/graphql.ts";
import type { Axis, Block } from "../../edits/block.ts";
import { newsDesk } from "../../edits/desk.ts";
import type { News } from "../../edits/cell-edit.ts";
import { newsOf } from "../../edits/news.ts";

interface Parts {
  /** Cells that hold something else now. */
  readonly onChanged: (keys: readonly FigureKey[]) => void;
  /** Somebody has changed the cell whose editor is open. */
  readonly onMeanwhile: (news: News) => void;
}

/** What others change in the sheet on show comes into it as it is saved. */
export function useLive(block: Block | null, parts: Parts): void {
  const client = useQueryClient();
  const heard = useRef(parts);
  useEffect(() => {
    heard.current = parts;
  });
  const where = useMemo(() => block && whereOf(block), [block]);
  useEffect(() => {
    if (!where) return undefined;
    return followChanges(where, (event) => {
      // What was missed is not told any more, so the sheet is read anew.
      if (event.kind === "RESYNC") return void client.invalidateQueries({ queryKey: ["sheet"] });
      const { changed, waiting } = newsDesk.hear(newsOf(event));
      if (changed.length > 0) heard.current.onChanged(changed);
      if (waiting) heard.current.onMeanwhile(waiting);
    });
  }, [where, client]);
}

function whereOf({ shape, rowKeys, columnKeys }: Block): ChangesWhere {
  const keysOf = (axis: Axis): string[] => {
    if (axis === shape.rows) return [...rowKeys];
    return axis === shape.columns ? [...columnKeys] : [shape.fixed];
  };
  return { unit: { code: { in: keysOf("UNITS") } }, kind: { eq: shape.kind } };
}
