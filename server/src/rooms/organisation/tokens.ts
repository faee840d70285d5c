import { randomBytes, timingSafeEqual } from "node:crypto";
import { crc32 } from "node:zlib";
import type { EntityManager } from "@mikro-orm/postgresql";
import type { Actor } from "../../actor.ts";
import { hashOf, newSecret } from "./secret.ts";
import { TokenEntity, TokenUnitEntity } from "./token.entity.ts";

export interface NewToken {
  readonly name: string;
  /** Units it is limited to; none: every unit. */
  readonly unitIds: readonly number[];
  readonly days: number;
}

export interface TokenSummary {
  readonly id: string;
  readonly name: string;
  readonly expiresAt: Date;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
}

const form = /^bv_([a-z0-9]{10})_([A-Za-z0-9_-]{43})([0-9a-f]{8})$/;
const noteEvery = 60_000;

/** Makes a token: `bv_<id>_<secret><crc>`. This text is shown once and not kept. */
export async function createToken(em: EntityManager, { name, unitIds, days }: NewToken): Promise<string> {
  const id = [...randomBytes(10)].map((byte) => (byte % 36).toString(36)).join("");
  const secret = newSecret();
  await em.transactional(async (inside) => {
    inside.create(TokenEntity, {
      id,
      name,
      role: "ANALYST",
      secretHash: hashOf(secret),
      expiresAt: new Date(Date.now() + days * 86_400_000),
    });
    await inside.flush();
    for (const unitId of unitIds) inside.create(TokenUnitEntity, { tokenId: id, unitId });
  });
  return `bv_${id}_${secret}${checksum(secret)}`;
}

/** Who a token stands for today, or null. The checksum spares the database what is only mistyped. */
export async function actorOfToken(em: EntityManager, text: string): Promise<Actor | null> {
  const [, id, secret, crc] = form.exec(text) ?? [];
  if (!id || !secret || crc !== checksum(secret)) return null;
  const token = await em.findOne(TokenEntity, { id, revokedAt: null, expiresAt: { $gt: new Date() } });
  if (!token || !timingSafeEqual(token.secretHash, hashOf(secret))) return null;
  if (!token.lastUsedAt || token.lastUsedAt.getTime() < Date.now() - noteEvery) {
    await em.nativeUpdate(TokenEntity, { id }, { lastUsedAt: new Date() });
  }
  const units = await em.find(TokenUnitEntity, { tokenId: id });
  const scopes = units.length > 0 ? units.map(({ unitId }) => unitId) : [null];
  return {
    kind: "TOKEN",
    personId: null,
    name: token.name,
    grants: scopes.map((unitId) => ({ role: "ANALYST", unitId })),
  };
}

/** All tokens, the newest first. */
export async function listTokens(em: EntityManager): Promise<readonly TokenSummary[]> {
  const tokens = await em.find(TokenEntity, {}, { orderBy: { createdAt: "desc" } });
  return tokens.map(({ id, name, expiresAt, lastUsedAt, revokedAt }) => ({
    id,
    name,
    expiresAt,
    lastUsedAt: lastUsedAt ?? null,
    revokedAt: revokedAt ?? null,
  }));
}

/** Ends a token by name or id; false when there is none that still works. */
export async function revokeToken(em: EntityManager, nameOrId: string): Promise<boolean> {
  const where = { $or: [{ id: nameOrId }, { name: nameOrId }], revokedAt: null };
  return (await em.nativeUpdate(TokenEntity, where, { revokedAt: new Date() })) > 0;
}

function checksum(secret: string): string {
  return crc32(secret).toString(16).padStart(8, "0");
}
