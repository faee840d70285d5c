import { defineEntity, p } from "@mikro-orm/core";

/** What a BI tool signs in with; it reads and never writes. Only the SHA-256 of its secret is kept. */
export const TokenEntity = defineEntity({
  name: "Token",
  tableName: "token",
  properties: {
    id: p.text().primary(),
    name: p.text(),
    secretHash: p.blob(),
    role: p.text(),
    createdAt: p.datetime().defaultRaw("now()"),
    expiresAt: p.datetime(),
    lastUsedAt: p.datetime().nullable(),
    revokedAt: p.datetime().nullable(),
  },
});

/** A unit a token is limited to; no row means every unit. */
export const TokenUnitEntity = defineEntity({
  name: "TokenUnit",
  tableName: "token_unit",
  properties: {
    tokenId: p.text().primary(),
    unitId: p.integer().primary(),
  },
});
