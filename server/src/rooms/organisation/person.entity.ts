import { defineEntity, p } from "@mikro-orm/core";

export const PersonEntity = defineEntity({
  name: "Person",
  tableName: "person",
  properties: {
    id: p.integer().primary().autoincrement(),
    email: p.text(),
    name: p.text(),
    status: p.text().default("ACTIVE"),
    createdAt: p.datetime().defaultRaw("now()"),
  },
});

/** A role of a person; EDITOR and REVIEWER name their unit or cluster. */
export const PersonGrantEntity = defineEntity({
  name: "PersonGrant",
  tableName: "person_grant",
  properties: {
    id: p.integer().primary().autoincrement(),
    personId: p.integer(),
    role: p.text(),
    unitId: p.integer().nullable(),
  },
});

/** A one-time link; only the SHA-256 of its secret is kept. */
export const SignInLinkEntity = defineEntity({
  name: "SignInLink",
  tableName: "sign_in_link",
  properties: {
    secretHash: p.blob().primary(),
    personId: p.integer(),
    createdAt: p.datetime().defaultRaw("now()"),
    expiresAt: p.datetime(),
    usedAt: p.datetime().nullable(),
  },
});

/** A signed-in browser; only the SHA-256 of the cookie is kept. */
export const SessionEntity = defineEntity({
  name: "Session",
  tableName: "session",
  properties: {
    idHash: p.blob().primary(),
    personId: p.integer(),
    createdAt: p.datetime().defaultRaw("now()"),
    lastSeenAt: p.datetime().defaultRaw("now()"),
    expiresAt: p.datetime(),
    endedAt: p.datetime().nullable(),
  },
});
