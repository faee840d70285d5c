import { defineEntity, p } from "@mikro-orm/core";

/** A document figures come from, with how near it is to the original. */
export const SourceEntity = defineEntity({
  name: "Source",
  tableName: "source",
  properties: {
    id: p.integer().primary().autoincrement(),
    code: p.text(),
    title: p.text(),
    publisher: p.text().nullable(),
    publishedOn: p.text().nullable(),
    url: p.text().nullable(),
    language: p.text().nullable(),
    trust: p.text(),
    note: p.text().nullable(),
  },
});
