import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import type { Actor } from "../actor.ts";
import { changeCursorsOf, type DatedPosition } from "./cursors.ts";

const secret = randomBytes(32);
const analyst: Actor = { kind: "TOKEN", personId: null, name: "bi", grants: [] };
const cursors = changeCursorsOf(analyst, secret);
const place = { unitId: 84, indicatorId: 1, periodId: 2_147_483_647, kind: "TARGET", version: 3 } as const;

test.each<[string, DatedPosition]>([
  ["the beginning", { position: { epoch: 1, seq: 0, upTo: null }, at: 0 }],
  ["the end of a set", { position: { epoch: 1_795_548_419, seq: 18, upTo: null }, at: 1_795_548_419_000 }],
  ["inside a set", { position: { epoch: 1_795_548_419, seq: 18, upTo: place }, at: 1_795_548_419_000 }],
  [
    "the largest numbers",
    { position: { epoch: 2 ** 48 - 1, seq: 2 ** 48 - 1, upTo: place }, at: (2 ** 40 - 1) * 1_000 },
  ],
])("%s comes out as it went in, in one length", (_, dated) => {
  const cursor = cursors.seal(dated);
  expect(cursor).toMatch(/^[A-Za-z0-9_-]{84}$/);
  expect(cursors.open(cursor)).toEqual(dated);
});

test("the second is kept, and nothing finer", () => {
  const dated = { position: { epoch: 1, seq: 1, upTo: null }, at: 1_999 };
  expect(cursors.open(cursors.seal(dated)).at).toBe(1_000);
});

test("no two are alike, so that nobody sees whether anything was done in between", () => {
  const dated = { position: { epoch: 1, seq: 1, upTo: null }, at: 0 };
  expect(new Set(Array.from({ length: 100 }, () => cursors.seal(dated))).size).toBe(100);
});

test.each<[string, Actor]>([
  ["another token", { ...analyst, name: "bj" }],
  ["a person of the same name", { ...analyst, kind: "PERSON", personId: 7 }],
])("%s cannot use it", (_, actor) => {
  const cursor = cursors.seal({ position: { epoch: 1, seq: 1, upTo: null }, at: 0 });
  expect(() => changeCursorsOf(actor, secret).open(cursor)).toThrow(expect.objectContaining({ code: "BAD_CURSOR" }));
});

test("the grants of the moment are no part of it", () => {
  const cursor = cursors.seal({ position: { epoch: 1, seq: 1, upTo: null }, at: 0 });
  const narrower: Actor = { ...analyst, grants: [{ role: "ANALYST", unitId: 84 }] };
  expect(changeCursorsOf(narrower, secret).open(cursor).position.seq).toBe(1);
});

test.each(["", "x", "A".repeat(83), "A".repeat(84), "A".repeat(85), "=".repeat(84)])("%s is none", (text) => {
  expect(() => cursors.open(text)).toThrow(expect.objectContaining({ code: "BAD_CURSOR" }));
});
