import { createHash, randomBytes } from "node:crypto";

/** 32 random bytes as text that fits a URL and a cookie. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** What is kept of a secret. The secrets have 256 random bits, so a plain hash is enough. */
export function hashOf(secret: string): Buffer {
  return createHash("sha256").update(secret).digest();
}
