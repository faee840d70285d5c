import type { Actor } from "../../server/src/actor.ts";
import type { Product } from "../../server/src/product.ts";

/** The id of a unit of the product. */
export async function idOf({ pool }: Pick<Product, "pool">, unit: string): Promise<number> {
  const { rows } = await pool.query<{ id: number }>("select id from unit where code = $1", [unit]);
  return rows[0]!.id;
}

/** A token that reads these units and no others. */
export async function analystOf(product: Pick<Product, "pool">, ...units: readonly string[]): Promise<Actor> {
  const ids = await Promise.all(units.map((unit) => idOf(product, unit)));
  return { kind: "TOKEN", personId: null, name: "narrow", grants: ids.map((unitId) => ({ role: "ANALYST", unitId })) };
}
