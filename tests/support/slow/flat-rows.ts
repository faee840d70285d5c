import type { Figure } from "./world.ts";

/** Types of flat rows: what they are rows of, and what stands in each column. The cursor is added by the list. */
export const flatRows: Readonly<Record<string, { readonly typeName: string; readonly flat: (row: never) => object }>> =
  {
    FigureRow: {
      typeName: "Figure",
      flat: ({ unit, indicator, period, source, ...cell }: Figure) => ({
        unitCode: unit.code,
        unitName: unit.name,
        unitLevel: unit.level,
        indicatorCode: indicator.code,
        indicatorName: indicator.name,
        family: indicator.family,
        measure: indicator.measure,
        periodKey: period.key,
        periodType: period.type,
        startsOn: period.startsOn,
        endsOn: period.endsOn,
        year: period.year,
        kind: cell.kind,
        state: cell.state,
        value: cell.value,
        qualifier: cell.qualifier,
        quality: cell.quality,
        sourceId: source === null ? null : source.id,
        trust: source === null ? null : source.trust,
        note: cell.note,
        version: cell.version,
      }),
    },
  };
