import { formatDay } from "../ui/format.ts";
import { nameOf, say } from "../ui/words/words.ts";
import type { UnitRow } from "./catalogue.ts";

/** A unit's name; a province merged in 2025 and the new one of the same name are told apart by their days. */
export function unitLabel(unit: Pick<UnitRow, "name" | "nameEn" | "validFrom" | "validTo">): string {
  const name = nameOf(unit);
  if (unit.validTo) return say("unit.until", { name, day: formatDay(unit.validTo) });
  return unit.validFrom ? say("unit.from", { name, day: formatDay(unit.validFrom) }) : name;
}

/**
 * A name short enough for a row or a bar: without the words every federation shares. `isNamesake`: another one beside it has
 * the same name, and its days tell them apart.
 */
export function unitShortName(unit: Pick<UnitRow, "name" | "nameEn"> & Namesake): string {
  const name = nameOf(unit)
    .replace(/^LĐLĐ (tỉnh|thành phố) /, "")
    .replace(/ (Province|City) Federation of Labour$/, "");
  return unit.isNamesake ? unitLabel({ validFrom: null, validTo: null, ...unit, name, nameEn: name }) : name;
}

interface Namesake extends Partial<Pick<UnitRow, "validFrom" | "validTo">> {
  readonly isNamesake?: boolean;
}

/** Units that stand beside each other, those of one name marked as such. */
export function withNamesakes<Unit extends Pick<UnitRow, "name">>(
  units: readonly Unit[],
): readonly (Unit & Namesake)[] {
  return units.map((unit) =>
    units.some((other) => other !== unit && other.name === unit.name) ? { ...unit, isNamesake: true } : unit,
  );
}
