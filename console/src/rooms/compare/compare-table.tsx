import { UnstyledButton } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconArrowsSort } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { Comparison, ComparisonCell, ComparisonColumn } from "../../api/comparison.ts";
import { unitShortName } from "../../api/unit-label.ts";
import { QualifierMark, QualityMark } from "../../ui/marks.tsx";
import { measureOf } from "../../ui/words/measures.ts";
import { nameOf, useWords } from "../../ui/words/words.ts";
import { basisWords } from "./basis-words.ts";
import { CompareTotals } from "./compare-totals.tsx";
import type { CompareChange, CompareSearch } from "./compare-search.ts";
import { TargetLine } from "./target-line.tsx";
import { shownValue } from "./shown-value.ts";
import { sortRows } from "./sort-rows.ts";

interface CompareTableProps {
  readonly comparison: Comparison;
  readonly search: CompareSearch;
  readonly label: string;
  readonly onChange: (change: CompareChange) => void;
}

/** Units down, indicators across; below them what the cluster reported, what its units add up to, and the difference. */
export function CompareTable({ comparison, search, label, onChange }: CompareTableProps) {
  const { t } = useWords();
  const columns = comparison.columns;
  const index = columns.findIndex((column) => column.indicator.code === search.sort);
  const isByUnit = search.sort === "unit";
  const isSorted = index >= 0 || isByUnit;
  const direction = search.direction ?? (isByUnit ? "up" : "down");
  const rows = isSorted
    ? sortRows(comparison.rows, isByUnit ? null : index, direction, (row) => unitShortName(row.unit))
    : comparison.rows;
  const sort = (key: string): void => onChange({ sort: key, direction: nextDirection(search, key) });
  return (
    <div className="bv-table-scroll" role="region" aria-label={label} tabIndex={0}>
      <table className="bv-table">
        <caption className="bv-hidden">{label}</caption>
        <thead>
          <tr>
            <SortHead
              name={t("compare.unit")}
              isLeft
              direction={isByUnit ? direction : null}
              onSort={() => sort("unit")}
            />
            {columns.map(({ indicator }, column) => (
              <SortHead
                key={indicator.code}
                name={nameOf(indicator)}
                measure={measureOf(indicator)}
                direction={index === column ? direction : null}
                onSort={() => sort(indicator.code)}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.unit.code}>
              <th scope="row">{unitShortName(row.unit)}</th>
              {row.cells.map((cell, column) => (
                <FigureCell
                  key={columns[column]!.indicator.code}
                  cell={cell}
                  unit={row.unit.code}
                  column={columns[column]!}
                  comparison={comparison}
                />
              ))}
            </tr>
          ))}
        </tbody>
        <CompareTotals columns={columns} />
      </table>
    </div>
  );
}

/** The way one looks for first (names up, figures down), then the other way. */
function nextDirection({ sort, direction }: CompareSearch, key: string): "up" | "down" {
  const first = key === "unit" ? "up" : "down";
  if (sort !== key || (direction ?? first) !== first) return first;
  return first === "up" ? "down" : "up";
}

interface SortHeadProps {
  readonly name: string;
  readonly measure?: string;
  readonly isLeft?: boolean;
  readonly direction: "up" | "down" | null;
  readonly onSort: () => void;
}

function SortHead({ name, measure, isLeft = false, direction, onSort }: SortHeadProps) {
  const { t } = useWords();
  const Icon = direction === null ? IconArrowsSort : direction === "up" ? IconArrowUp : IconArrowDown;
  return (
    <th
      scope="col"
      aria-sort={direction === null ? "none" : direction === "up" ? "ascending" : "descending"}
      className={isLeft ? "bv-left" : ""}
    >
      <UnstyledButton className="bv-sort" onClick={onSort} title={t("compare.sort", { column: name })}>
        <span>
          {name}
          {measure && <span className="bv-measure"> ({measure})</span>}
        </span>
        <Icon size={13} className={direction === null ? "bv-faint" : ""} aria-hidden />
      </UnstyledButton>
    </th>
  );
}

interface FigureCellProps {
  readonly cell: ComparisonCell;
  readonly unit: string;
  readonly column: ComparisonColumn;
  readonly comparison: Comparison;
}

function FigureCell({ cell, unit, column, comparison }: FigureCellProps) {
  const { t } = useWords();
  const isPartial = cell.basis === "PARTIAL";
  const search = {
    view: "unit",
    unit,
    indicators: [column.indicator.code],
    year: comparison.periods[0]!.year,
    grain: "all",
  } as const;
  return (
    <td className={cell.quality === "SAMPLE" ? "bv-tint-sample" : ""}>
      {cell.value === null || cell.value === undefined ? (
        <span className="bv-muted">{t("basis.NONE")}</span>
      ) : (
        <>
          <div className="bv-value">
            {cell.rank !== null && cell.rank !== undefined && (
              <span className="bv-rank" title={t("compare.rank", { rank: cell.rank })}>
                {cell.rank}
                <span className="bv-hidden"> ({t("compare.rank", { rank: cell.rank })})</span>
              </span>
            )}
            <QualityMark quality={cell.quality} />
            <Link to="/figures" search={search} className="bv-figure-link">
              <QualifierMark qualifier={cell.qualifier} />
              {shownValue(cell.value, cell.basis)}
            </Link>
          </div>
          <div className={isPartial ? "bv-basis bv-ink-invalid" : "bv-basis"}>{basisWords(cell)}</div>
        </>
      )}
      <TargetLine cell={cell} />
    </td>
  );
}
