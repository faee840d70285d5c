import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import type { Bench } from "../bench.ts";
import { startProduct, type Product } from "../processes/product.ts";
import { numberRow, type Row } from "../report/row.ts";
import { copyOf } from "../sets/written-copy.ts";
import { sender, type Send } from "./send-sets.ts";
import { cellsOf, type WrittenCell } from "./written-cells.ts";

const work = "live";
const editors = 20;
const followers = 3;
const cellsOfSet = 5;

/**
 * How long it takes until a set that one server has committed is told to those who follow on another one, while twenty
 * people send sets of five cells to the first, each the next one as soon as the last is acknowledged.
 */
export async function live(bench: Bench): Promise<readonly Row[]> {
  const { url } = await bench.set(1);
  const copy = await copyOf(url);
  const products: Product[] = [];
  const client = new pg.Client({ connectionString: copy.url });
  try {
    await client.connect();
    const cells = await cellsOf(client, editors * cellsOfSet);
    for (let n = 0; n < 2; n++) products.push(await startProduct(copy.url));
    const [edited, followed] = products as [Product, Product];
    const sends: Send[] = [];
    for (let n = 0; n < editors; n++) sends.push(await sender(edited, copy.url));
    const told = await Promise.all(Array.from({ length: followers }, () => follow(followed)));
    const { acknowledged, seconds } = await editAll(sends, cells, bench.pace.rounds * bench.pace.seconds);
    await everythingTold(told, acknowledged);
    for (const { close } of told) close();
    return rowsOf(told, acknowledged, seconds);
  } finally {
    await client.end();
    for (const product of products) await product.stop();
    await copy.drop();
  }
}

/** When something was known, in milliseconds since 1970, by the id of the change set. */
type Instants = Map<string, number>;

async function editAll(sends: readonly Send[], cells: readonly WrittenCell[], seconds: number) {
  const acknowledged: Instants = new Map();
  const began = now();
  await Promise.all(
    sends.map(async (send, n) => {
      let mine = cells.slice(n * cellsOfSet, (n + 1) * cellsOfSet);
      while (now() < began + seconds * 1_000) {
        acknowledged.set(await send(mine), now());
        mine = mine.map(nextOf);
      }
    }),
  );
  return { acknowledged, seconds: (now() - began) / 1_000 };
}

/** The cell as it stands now, to be set to something else that is as plausible. */
function nextOf(cell: WrittenCell): WrittenCell {
  const step = cell.version % 2 === 0 ? 3 : -3;
  return { ...cell, version: cell.version + 1, value: cell.wanted, wanted: String(Number(cell.wanted) + step) };
}

interface Follower {
  /** When the set was closed, on the clock of this machine, and when its event came. */
  readonly committed: Instants;
  readonly told: Instants;
  readonly close: () => void;
}

const document =
  "subscription { changes { kind changeSet { id appliedAt cellCount } cells { unit indicator period version value } } }";

/** Follows everything; ready once it is told where the stream stands. */
async function follow({ url, token }: Product): Promise<Follower> {
  const closing = new AbortController();
  const { body } = await fetch(url, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json", accept: "text/event-stream" },
    body: JSON.stringify({ query: document }),
    signal: closing.signal,
  });
  const [committed, told]: readonly Instants[] = [new Map<string, number>(), new Map<string, number>()];
  const isReady = Promise.withResolvers<void>();
  const hear = async (): Promise<void> => {
    let rest = "";
    for await (const text of body!.pipeThrough(new TextDecoderStream() as never) as unknown as AsyncIterable<string>) {
      const at = now();
      const messages = (rest + text).split("\n\n");
      rest = messages.pop()!;
      for (const message of messages.filter((one) => one.startsWith("event: next"))) {
        isReady.resolve();
        const { changeSet } = JSON.parse(message.slice(message.indexOf("{"))).data.changes;
        if (!changeSet) continue;
        told!.set(changeSet.id, at);
        committed!.set(changeSet.id, millisecondsOf(changeSet.appliedAt));
      }
    }
  };
  hear().catch(isReady.reject); // and after that, for it is closed
  await isReady.promise;
  return { committed: committed!, told: told!, close: () => closing.abort() };
}

async function everythingTold(followers_: readonly Follower[], acknowledged: Instants): Promise<void> {
  const isTold = (): boolean => followers_.every(({ told }) => [...acknowledged.keys()].every((id) => told.has(id)));
  for (let waited = 0; !isTold(); waited++) {
    if (waited > 100) throw new Error("not every set was told within ten seconds");
    await sleep(100);
  }
}

function rowsOf(all: readonly Follower[], acknowledged: Instants, seconds: number): readonly Row[] {
  const since = (from: (follower: Follower, id: string) => number): readonly number[] =>
    all
      .flatMap((follower) => [...acknowledged.keys()].map((id) => follower.told.get(id)! - from(follower, id)))
      .toSorted((a, b) => a - b);
  const fromCommit = since(({ committed }, id) => committed.get(id)!);
  const fromAnswer = since((_, id) => acknowledged.get(id)!);
  const rate = Math.round(acknowledged.size / seconds);
  const note = `${acknowledged.size} sets of ${cellsOfSet} cells, ${rate}/s; from the editor's answer p50 ${atShare(fromAnswer, 0.5).toFixed(1)}, p95 ${atShare(fromAnswer, 0.95).toFixed(1)} ms`;
  const metric = `ms from closing a set to a subscriber of another server, ${editors} editors`;
  return [
    numberRow({ work, metric: `${metric}, p50` }, atShare(fromCommit, 0.5), null),
    numberRow({ work, metric: `${metric}, p95`, note }, atShare(fromCommit, 0.95), { atMost: 1_000 }),
  ];
}

function atShare(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
}

function now(): number {
  return performance.timeOrigin + performance.now();
}

/** To the microsecond, which Date.parse cuts off. */
function millisecondsOf(instant: string): number {
  return Date.parse(instant) + Number(instant.slice(23, 26)) / 1_000;
}
