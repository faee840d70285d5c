import { ask } from "./ask.ts";
import { apply, cell, mustBeApplied } from "./cells.ts";
import type { FreshProduct } from "./fresh-product.ts";

/**
 * A line of the workbook: the place ("CBA EMU_INIT 2017 rank": unit, indicator, period and field; ALL is the column), what
 * stands there, and how that is worked out by hand.
 */
export type Line = readonly [place: string, is: unknown, arithmetic: string];

/** A question, and what is worked out by hand of its answer. */
export interface WorkSheet {
  readonly says: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** The map it is asked on; AS_REPORTED when left out. */
  readonly boundary?: string;
  readonly lines: readonly Line[];
}

/**
 * Reports figures, a line each: "CBA EMU_INIT 2017 120", with TARGET, NOT_APPLICABLE or DISPUTED instead of or behind the
 * number: "CBA EMU_INIT 2017 100 TARGET".
 */
export async function report(product: FreshProduct, figures: string): Promise<void> {
  const cells = figures.split("\n").flatMap((line) => {
    const [unit, indicator, period, ...words] = line.trim().split(/ +/);
    if (!unit || !indicator || !period) return [];
    const value = words.find((word) => /^-?\d/.test(word))?.replaceAll("_", "") ?? null;
    return [
      cell({
        unit,
        indicator,
        period,
        value,
        kind: words.includes("TARGET") ? "TARGET" : "ACTUAL",
        state: words.includes("NOT_APPLICABLE") ? "NOT_APPLICABLE" : "VALUE",
        quality: words.includes("DISPUTED") ? "DISPUTED" : "REPORTED",
      }),
    ];
  });
  mustBeApplied(await apply(product, cells));
}

const fields = `value basis reason asAt parts expected coverage { units expected } qualifier quality target targetPeriod attainment
  claimedAttainment impliedTarget { low high } rank unranked ranking { of better equal samples tieRule }
  lastYear { period value basis change growth breaks { on cause } } toTarget toMean toMedian share score isOutlier
  breaks { on cause } madeOf { unit { code } indicator { code } period { key } kind value share role }`;
const comparison = `comparison(input: $input) {
  columns { indicator { code } period { key } formula reported { ${fields} } computed { value basis units expected sample }
    difference mean median eligible breaks { on cause } }
  rows { unit { code } cells { ${fields} } } }`;

/** What stands at a place of an answer. */
export type Answer = (place: string) => unknown;

export async function askSheet(product: FreshProduct, { input, boundary }: WorkSheet): Promise<Answer> {
  const read = boundary === undefined ? "" : ` @read(boundary: ${JSON.stringify(boundary)})`;
  const { data, errors } = await ask(product, `query W($input: ComparisonInput!)${read} { ${comparison} }`, { input });
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  const { columns, rows } = data.comparison as Compared;
  return (place) => {
    const [unit, indicator, period, path = ""] = place.split(" ");
    const at = columns.findIndex((column) => column.indicator.code === indicator && column.period.key === period);
    const row = rows.find((one) => one.unit.code === unit);
    const found = unit === "ALL" ? columns[at] : row?.cells[at];
    if (!found) throw new Error(`nothing stands at ${place}`);
    return path.split(".").reduce<unknown>((one, name) => fieldOf(one, name, place), found);
  };
}

interface Compared {
  readonly columns: readonly {
    readonly indicator: { readonly code: string };
    readonly period: { readonly key: string };
  }[];
  readonly rows: readonly { readonly unit: { readonly code: string }; readonly cells: readonly object[] }[];
}

function fieldOf(one: unknown, name: string, place: string): unknown {
  if (one === null) return null;
  if (typeof one !== "object" || !(name in one)) throw new Error(`there is no ${name} at ${place}`);
  return (one as Readonly<Record<string, unknown>>)[name];
}
