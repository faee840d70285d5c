import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { useWords } from "../../../ui/words/words.ts";
import type { Head, Heads } from "./heads.ts";
import type { At } from "./keys.ts";
import type { Seen, Sizes } from "./use-window.ts";

export interface Sorted {
  readonly key: string | null;
  readonly direction: "up" | "down";
}

interface SheetHeadProps {
  readonly heads: Heads;
  readonly corner: string;
  readonly seen: Seen;
  readonly sizes: Sizes;
  readonly at: At;
  readonly sorted: Sorted;
  readonly placeOf: (place: At) => string;
  readonly onActivate: (place: At) => void;
}

/** The heads of the columns in sight; each sorts by its column. */
export function SheetHead({ heads, corner, seen, sizes, at, sorted, placeOf, onActivate }: SheetHeadProps) {
  const columns = heads.columns
    .slice(...seen.columns)
    .map((head, index) => ({ head, column: seen.columns[0] + index }));
  const [before, behind] = spacesOf(seen, sizes);
  const headOf = (head: Pick<Head, "key" | "name" | "detail" | "isTotal">, column: number) => {
    const place = { row: -1, column };
    const isActive = at.row === -1 && at.column === column;
    const direction = head.key === sorted.key ? sorted.direction : null;
    return (
      <th
        key={head.key}
        id={placeOf(place)}
        role="columnheader"
        aria-colindex={column + 2}
        aria-sort={direction === null ? undefined : direction === "up" ? "ascending" : "descending"}
        className={`${column < 0 ? "bv-corner" : ""} ${head.isTotal ? "bv-total" : "bv-sorts"} ${isActive ? "bv-active" : ""}`}
        onClick={() => onActivate(place)}
      >
        <HeadBody head={head} direction={direction} />
      </th>
    );
  };
  return (
    <>
      <colgroup>
        <col style={{ width: sizes.head }} />
        {before > 0 && <col style={{ width: before }} />}
        {columns.map(({ head }) => (
          <col key={head.key} style={{ width: sizes.column }} />
        ))}
        {behind > 0 && <col style={{ width: behind }} />}
      </colgroup>
      <thead role="rowgroup">
        <tr role="row" aria-rowindex={1}>
          {headOf({ key: "name", name: corner, detail: null, isTotal: false }, -1)}
          {before > 0 && <td role="presentation" />}
          {columns.map(({ head, column }) => headOf(head, column))}
          {behind > 0 && <td role="presentation" />}
        </tr>
      </thead>
    </>
  );
}

function HeadBody({
  head,
  direction,
}: {
  readonly head: Pick<Head, "name" | "detail" | "isTotal">;
  readonly direction: "up" | "down" | null;
}) {
  const { t } = useWords();
  const Icon = direction === "up" ? IconArrowUp : IconArrowDown;
  return (
    <div className="bv-clamp" title={head.isTotal ? head.name : t("compare.sort", { column: head.name })}>
      {head.name}
      {head.detail && <span className="bv-measure"> ({head.detail})</span>}
      {direction && <Icon size={13} aria-hidden />}
    </div>
  );
}

/** Pixels of the columns before and behind those that are drawn. */
export function spacesOf({ columns: [from, to] }: Seen, { columns, column }: Sizes): readonly [number, number] {
  return [from * column, (columns - to) * column];
}
