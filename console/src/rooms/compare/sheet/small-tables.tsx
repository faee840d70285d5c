import { Link } from "@tanstack/react-router";
import { useComputedColorScheme } from "@mantine/core";
import type { Comparison } from "../../../api/comparison.ts";
import { periodName } from "../../../ui/period-words.ts";
import { measureOf } from "../../../ui/words/measures.ts";
import { nameOf, useWords } from "../../../ui/words/words.ts";
import type { Shape } from "../shape.ts";
import { columnKey, type Whose } from "./arrange.ts";
import { unitHead } from "./heads.ts";
import { CellBody, stepOf } from "./sheet-cell.tsx";
import type { SparkOf } from "./sparks-of.ts";

interface SmallTablesProps {
  readonly comparison: Comparison;
  readonly shape: Shape;
  readonly sparkOf: SparkOf | null;
}

/** One small table for each indicator: units down, periods across. Each figure leads to its explanation. */
export function SmallTables(props: SmallTablesProps) {
  const { columns } = props.comparison;
  const codes = [...new Set(columns.map(({ indicator }) => indicator.code))];
  return (
    <div className="bv-small-tables">
      {codes.map((code) => (
        <SmallTable
          key={code}
          {...props}
          at={columns.flatMap((one, at) => (one.indicator.code === code ? [at] : []))}
        />
      ))}
    </div>
  );
}

function SmallTable({ comparison, shape, sparkOf, at }: SmallTablesProps & { readonly at: readonly number[] }) {
  const { t } = useWords();
  const scheme = useComputedColorScheme("light");
  const { arrangement, choice, cells } = shape;
  const { indicator } = comparison.columns[at[0]!]!;
  const measure = measureOf(indicator);
  const caption = measure ? `${nameOf(indicator)} (${measure})` : nameOf(indicator);
  const cellOf = (whose: Whose, key: string, column: number) => {
    const shown = cells.at(whose, column);
    const step = stepOf(shown.step, choice.colour, scheme);
    const spark = column === at.at(-1) ? (sparkOf?.(whose, column) ?? null) : null;
    return (
      <td
        key={column}
        className={shown.quality === "SAMPLE" && !step ? "bv-tint-sample" : ""}
        style={step ? { background: step.ground, color: step.ink } : undefined}
      >
        <Link
          to="/compare"
          search={(old) => ({ ...old, cell: `${key} ${columnKey(comparison.columns[column]!)}` })}
          className="bv-figure-link"
        >
          <CellBody {...{ shown, step, spark }} />
        </Link>
      </td>
    );
  };
  return (
    <div className="bv-table-scroll" role="region" aria-label={caption} tabIndex={0}>
      <table className="bv-table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col" className="bv-left">
              {t("compare.unit")}
            </th>
            {at.map((column) => (
              <th scope="col" key={column}>
                {periodName(comparison.columns[column]!.period.key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {arrangement.whose.map((whose) => {
            const { key, name, isTotal } = unitHead(comparison, whose);
            return (
              <tr key={key} className={isTotal ? "bv-total" : ""}>
                <th scope="row">{name}</th>
                {at.map((column) => cellOf(whose, key, column))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
