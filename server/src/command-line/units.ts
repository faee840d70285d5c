import type { Product } from "../product.ts";
import { unitDimension } from "../rooms/organisation/organisation.dimensions.ts";
import { WrongUse } from "./command.ts";

/** The ids of units named by codes with commas between; throws WrongUse for a code that does not exist. */
export function unitIds(list: string | undefined, product: Product): readonly number[] {
  const codes = (list ?? "")
    .split(",")
    .map((code) => code.trim())
    .filter(Boolean);
  return codes.map((code) => {
    const unit = product.dimensions.current().of(unitDimension).byCode.get(code);
    if (!unit) throw new WrongUse(`There is no unit ${code}.`);
    return unit.id;
  });
}
