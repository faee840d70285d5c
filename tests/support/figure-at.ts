import { expect } from "vitest";
import type { Product } from "../../server/src/product.ts";
import { ask } from "./ask.ts";

const document = `query Cell($unit: String!, $indicator: String!, $period: String!) {
  figure(unit: $unit, indicator: $indicator, period: $period) {
    value state qualifier quality note version changedBy source { id }
    history { version state value qualifier quality note changedBy reason source { id } }
  }
}`;

/** A cell with its history, as an administrator reads it. */
export async function figureAt(product: Product, period: string, unit = "SLA", indicator = "MEM_TOTAL") {
  const { data, errors } = await ask(product, document, { unit, indicator, period });
  expect(errors).toEqual([]);
  return data.figure;
}
