import type { FigureKey } from "@bangvang/schema/figure";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useRef } from "react";
import type { ChangesWhere } from "../../api/generated/graphql.ts";
import { followChanges } from "../../api/live.ts";
import type { Block } from "../../edits/block.ts";
import type { News } from "../../edits/cell-edit.ts";
import { editStore, saveQueue } from "../../edits/desk.ts";
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
  // By its text: the same sheet read anew is followed from where it stood.
  const text = useMemo(() => block && JSON.stringify(whereOf(block)), [block]);
  useEffect(() => {
    if (!text) return undefined;
    const readAnew = (all: boolean): void => {
      const sheets = { queryKey: ["sheet"] };
      if (all) editStore.forgetTold();
      void (all ? client.resetQueries(sheets) : client.invalidateQueries(sheets));
    };
    return followChanges(JSON.parse(text) as ChangesWhere, {
      missed: readAnew,
      hear(event) {
        const news = newsOf(event);
        const isOwn = event.changeSet?.id === saveQueue.inFlight?.id;
        const meanwhile = news.find((one) => editStore.bases.isHeld(one.key) && editStore.isNewer(one));
        const changed = editStore.hear(news);
        if (isOwn) return;
        if (changed.length > 0) heard.current.onChanged(changed);
        if (meanwhile) heard.current.onMeanwhile(meanwhile);
      },
    });
  }, [text, client]);
}

function whereOf(block: Block): ChangesWhere {
  return { unit: { code: { in: [...block.keysOf("UNITS")] } }, kind: { eq: block.shape.kind } };
}
