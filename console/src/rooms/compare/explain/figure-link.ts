import type { FigureKind } from "@bangvang/schema/figure";

interface Linked {
  readonly unit: string;
  readonly indicator: string;
  readonly key: string;
  readonly year: number;
  readonly kind?: FigureKind;
}

/** Where a figure stands in the sheet of figures, with its documents and its history beside it. */
export function figureLink({ unit, indicator, key, year, kind = "ACTUAL" }: Linked) {
  return {
    view: "unit",
    unit,
    kind,
    indicators: [indicator],
    year,
    grain: "all",
    cell: `${unit} ${indicator} ${key}`,
  } as const;
}
