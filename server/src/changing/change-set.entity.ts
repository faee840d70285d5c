import { defineEntity, p } from "@mikro-orm/core";

const value = () => p.decimal("string").precision(19).scale(4).nullable();

/** A change set as history keeps it: append-only, numbered without gaps, chained by hash. */
export const ChangeSetEntity = defineEntity({
  name: "ChangeSetRow", // the ORM has a class ChangeSet of its own
  tableName: "change_set",
  properties: {
    id: p.uuid().primary(),
    actor: p.text(),
    personId: p.integer().nullable(),
    appliedAt: p.datetime(),
    requestHash: p.blob(),
    nonce: p.blob(),
    reason: p.text().nullable(),
    because: p.text().nullable(),
    sourceId: p.integer().nullable(),
    cellCount: p.integer().nullable(),
    outcome: p.json<unknown>().nullable(),
    seq: p.bigint("string").nullable(),
    hash: p.blob().nullable(),
  },
});

/** One cell of a change set, before and after; written by a trigger and by nothing else. */
export const FigureChangeEntity = defineEntity({
  name: "FigureChange",
  tableName: "figure_change",
  properties: {
    unitId: p.integer().primary(),
    indicatorId: p.integer().primary(),
    periodId: p.integer().primary(),
    kind: p.text().primary(),
    version: p.integer().primary(),
    changeSetId: p.uuid(),
    stateBefore: p.text().nullable(),
    valueBefore: value(),
    qualifierBefore: p.text().nullable(),
    qualityBefore: p.text().nullable(),
    noteBefore: p.text().nullable(),
    sourceBefore: p.integer().nullable(),
    stateAfter: p.text(),
    valueAfter: value(),
    qualifierAfter: p.text(),
    qualityAfter: p.text(),
    noteAfter: p.text().nullable(),
    sourceAfter: p.integer().nullable(),
  },
});
