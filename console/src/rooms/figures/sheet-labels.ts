import type { Catalogue } from "../../api/catalogue.ts";
import { unitLabel, unitShortName } from "../../api/unit-label.ts";
import type { Axis, Block } from "../../edits/block.ts";
import { readPeriod } from "@bangvang/schema/period";
import type { Heading, SheetColumn, SheetRow } from "../../grid/columns.ts";
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
      group: rows === "INDICATORS" ? familyOf(key, catalogue) : rows === "PERIODS" ? typeOf(key) : null,
    })),
    columns: block.columnKeys.map((key) => ({
      key,
      ...columnName(columns, key, catalogue),
      groups: groupsOf(columns, key, catalogue),
    })),
  };
}

/** What a column may stand under. */
function groupsOf(axis: Axis, key: string, catalogue: Catalogue): SheetColumn["groups"] {
  const family = axis === "INDICATORS" && familyOf(key, catalogue);
  if (family) return { family };
  const type = axis === "PERIODS" && typeOf(key);
  return type ? { type, quarter: quarterOf(key) } : {};
}

function familyOf(code: string, catalogue: Catalogue): Heading | null {
  const family = catalogue.indicator.get(code)?.family;
  return family ? { key: family, name: say(`family.${family}`) } : null;
}

function typeOf(key: string): Heading | null {
  const type = readPeriod(key)?.type;
  return type ? { key: type, name: say(`periodType.${type}`) } : null;
}

/** A month stands under its quarter, and a quarter under itself; anything longer under its year. */
function quarterOf(key: string): Heading {
  const period = readPeriod(key)!;
  const quarter =
    period.type === "MONTH"
      ? `${period.year}-Q${Math.ceil(Number(key.slice(-2)) / 3)}`
      : period.type === "QUARTER"
        ? key
        : null;
  return quarter
    ? { key: quarter, name: periodName(quarter) }
    : { key: `${period.year}`, name: periodName(`${period.year}`) };
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
