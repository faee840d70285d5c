import { defineEntity, p } from "@mikro-orm/core";

const value = () => p.decimal("string").precision(19).scale(4).nullable();

/** The current truth of a cell. Written by the change river alone; the unit of work never saves one. */
export const FigureEntity = defineEntity({
  name: "Figure",
  tableName: "figure",
  properties: {
    unitId: p.integer().primary(),
    indicatorId: p.integer().primary(),
    periodId: p.integer().primary(),
    kind: p.text().primary(),
    state: p.text(),
    value: value(),
    qualifier: p.text(),
    quality: p.text(),
    note: p.text().nullable(),
    sourceId: p.integer().nullable(),
    version: p.integer(),
    changeSetId: p.uuid(),
  },
});

/** What a document says of one cell; rival claims are kept side by side. */
export const EvidenceEntity = defineEntity({
  name: "Evidence",
  tableName: "evidence",
  properties: {
    id: p.integer().primary().autoincrement(),
    unitId: p.integer(),
    indicatorId: p.integer(),
    periodId: p.integer(),
    kind: p.text(),
    sourceId: p.integer(),
    phrase: p.text().nullable(),
    value: value(),
    qualifier: p.text(),
    quality: p.text(),
    note: p.text().nullable(),
  },
});
