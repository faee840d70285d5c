import type { Product } from "../product.ts";
import { unitDimension } from "../rooms/organisation/organisation.dimensions.ts";
import { WrongUse } from "./command.ts";

/** Codes with commas between. */
export function codesOf(list: string): readonly string[] {
  return list
    .split(",")
    .map((code) => code.trim())
    .filter(Boolean);
}

/** The ids of units named by codes with commas between; throws WrongUse for a code that does not exist. */
export function unitIds(list: string | undefined, product: Product): readonly number[] {
  return codesOf(list ?? "").map((code) => {
    const unit = product.dimensions.current().of(unitDimension).byCode.get(code);
    if (!unit) throw new WrongUse(`There is no unit ${code}.`);
    return unit.id;
  });
}
