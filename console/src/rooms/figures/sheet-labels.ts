import type { Catalogue } from "../../api/catalogue.ts";
import { unitLabel, unitShortName } from "../../api/unit-label.ts";
import type { Axis, Block } from "../../edits/block.ts";
import type { SheetColumn, SheetRow } from "../../grid/columns.ts";
import { periodName, periodShortName } from "../../ui/period-words.ts";
import { measureOf } from "../../ui/words/measures.ts";
import { nameOf, say } from "../../ui/words/words.ts";

/** What stands before each row and above each column, in the user's language. */
export function labelsOf(
  block: Block,
  catalogue: Catalogue,
): { readonly rows: readonly SheetRow[]; readonly columns: readonly SheetColumn[] } {
  const { rows, columns } = block.shape;
  return {
    rows: block.rowKeys.map((key) => ({
      key,
      ...rowName(rows, key, catalogue),
      measure: measureAt(key, catalogue),
    })),
    columns: block.columnKeys.map((key) => ({ key, ...columnName(columns, key, catalogue) })),
  };
}

/** The sheet in one phrase, for its label and the title of the page. */
export function sheetTitle(block: Block, catalogue: Catalogue): string {
  const { rows, columns, fixed, kind } = block.shape;
  const third = (["UNITS", "INDICATORS", "PERIODS"] as const).find((axis) => axis !== rows && axis !== columns)!;
  return `${rowName(third, fixed, catalogue).name}, ${say(`kind.${kind}`)}`;
}

function rowName(axis: Axis, key: string, catalogue: Catalogue): { readonly name: string; readonly title: string } {
  if (axis === "PERIODS") return { name: periodName(key), title: key };
  if (axis === "UNITS") {
    const unit = catalogue.unit.get(key);
    return unit ? { name: unitLabel(unit), title: key } : { name: key, title: key };
  }
  const indicator = catalogue.indicator.get(key);
  return indicator
    ? { name: nameOf(indicator), title: `${nameOf(indicator)} (${key}, ${measureOf(indicator)})` }
    : { name: key, title: key };
}

function columnName(axis: Axis, key: string, catalogue: Catalogue): { readonly name: string; readonly title: string } {
  const { name, title } = rowName(axis, key, catalogue);
  if (axis === "PERIODS") return { name: periodShortName(key), title: name };
  if (axis === "UNITS") {
    const unit = catalogue.unit.get(key);
    return { name: unit ? unitShortName(unit) : key, title: name };
  }
  const measure = measureAt(key, catalogue);
  return { name: measure ? `${name} (${measure})` : name, title };
}

/** What an indicator is counted in, in the language of the screen; nothing for one the catalogue does not know. */
export function measureAt(code: string, catalogue: Catalogue): string {
  const indicator = catalogue.indicator.get(code);
  return indicator ? measureOf(indicator) : "";
}
