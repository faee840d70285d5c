import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";
import { figureKinds } from "@bangvang/schema/figure";
import { principalOf, type Actor } from "../actor.ts";
import { ApiProblem } from "../api-problem.ts";
import type { Position } from "./position.ts";

/** What a cursor says: a position, and when it was handed out, in milliseconds since 1970, to the second. */
export interface DatedPosition {
  readonly position: Position;
  readonly at: number;
}

/** Makes and opens the cursors of one actor. */
export interface ChangeCursors {
  seal(dated: DatedPosition): string;
  /** Throws BAD_CURSOR for one that was made for somebody else, changed, or made up. */
  open(cursor: string): DatedPosition;
}

const nonceLength = 12;
const tagLength = 16;
const form = /^[A-Za-z0-9_-]{84}$/;

/**
 * Numbers of change sets have no gaps, so a cursor that could be read would tell a reader of one unit how much is done in
 * the others. They are encrypted (AES-256-GCM, which no one else can make or change either), under a key for each actor,
 * and all of one length. They are bound to no filter: where a stream stands is the same whatever is asked of it.
 */
export function changeCursorsOf(actor: Actor, secret: Buffer): ChangeCursors {
  const key = createHmac("sha256", secret)
    .update(JSON.stringify(["changes", principalOf(actor)]))
    .digest();
  return {
    seal(dated) {
      const nonce = randomBytes(nonceLength);
      const cipher = createCipheriv("aes-256-gcm", key, nonce);
      const body = Buffer.concat([cipher.update(written(dated)), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64url");
    },
    open(cursor) {
      if (!form.test(cursor)) throw badCursor();
      const bytes = Buffer.from(cursor, "base64url");
      const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, nonceLength));
      decipher.setAuthTag(bytes.subarray(nonceLength, nonceLength + tagLength));
      try {
        return read(Buffer.concat([decipher.update(bytes.subarray(nonceLength + tagLength)), decipher.final()]));
      } catch {
        throw badCursor();
      }
    },
  };
}

const bodyLength = 35;

/** Epoch and number in 6 bytes each, the second in 5, whether there is a place inside the set, and that place. */
function written({ position: { epoch, seq, upTo }, at }: DatedPosition): Buffer {
  const body = Buffer.alloc(bodyLength);
  body.writeUIntBE(epoch, 0, 6);
  body.writeUIntBE(seq, 6, 6);
  body.writeUIntBE(Math.floor(at / 1_000), 12, 5);
  if (!upTo) return body;
  body.writeUInt8(1, 17);
  body.writeInt32BE(upTo.unitId, 18);
  body.writeInt32BE(upTo.indicatorId, 22);
  body.writeInt32BE(upTo.periodId, 26);
  body.writeUInt8(figureKinds.indexOf(upTo.kind), 30);
  body.writeInt32BE(upTo.version, 31);
  return body;
}

function read(body: Buffer): DatedPosition {
  const place = {
    unitId: body.readInt32BE(18),
    indicatorId: body.readInt32BE(22),
    periodId: body.readInt32BE(26),
    kind: figureKinds[body.readUInt8(30)] ?? "ACTUAL",
    version: body.readInt32BE(31),
  };
  const upTo = body.readUInt8(17) === 1 ? place : null;
  return {
    position: { epoch: body.readUIntBE(0, 6), seq: body.readUIntBE(6, 6), upTo },
    at: body.readUIntBE(12, 5) * 1_000,
  };
}

function badCursor(): ApiProblem {
  return new ApiProblem("BAD_CURSOR", "This cursor was not made for you, or it was changed; subscribe without one.");
}
