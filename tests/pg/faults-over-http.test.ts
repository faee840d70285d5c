import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import type { CellChange, ChangeSet } from "../../schema/src/change-set.ts";
import { checkHistory } from "../support/campaign/check-history.ts";
import { ClientLog, placeOf } from "../support/campaign/client-log.ts";
import { sendToConsole, type Heard } from "../support/campaign/console-client.ts";
import { readHistory } from "../support/campaign/history.ts";
import { cell, setOf } from "../support/cells.ts";
import { openTestDoor, type Door } from "../support/door.ts";
import { freshProduct, type FreshProduct } from "../support/fresh-product.ts";
import { ofCampaign } from "../support/long.ts";
import { peopleOf } from "../support/people.ts";
import { randomFrom, type Random } from "../support/random.ts";

/**
 * Eight clients on the same three hundred figures, over HTTP, while connections of the server to PostgreSQL are killed:
 * they name cells in any order, give up and ask again with the same id, and send the same set several times at once.
 */
const clients = 8;
const setsEach = ofCampaign(500);
let product: FreshProduct;
let door: Door;
let address: string;
let cookies: readonly string[];
const people = peopleOf(
  () => product,
  () => door,
);

beforeAll(async () => {
  product = await freshProduct();
  door = await openTestDoor(product);
  await door.app.listen({ host: "127.0.0.1", port: 0 });
  address = `http://127.0.0.1:${(door.app.server.address() as AddressInfo).port}`;
  const found: string[] = [];
  for (let n = 0; n < clients; n++) found.push(await people.session(await people.newPerson()));
  cookies = found;
});
afterAll(async () => {
  await door.close();
  await product.close();
});

const hot = ["SLA", "DBI", "LCH", "LCA", "HGI"].flatMap((unit) =>
  ["MEM_NEW", "LEG_CBA"].flatMap((indicator) =>
    Array.from({ length: 30 }, (_, n) =>
      cell({ unit, indicator, period: `${2016 + Math.floor(n / 12)}-${String(1 + (n % 12)).padStart(2, "0")}` }),
    ),
  ),
);
const log = new ClientLog();
const counts = { applied: 0, conflicts: 0, gaveUp: 0, atOnce: 0, killed: 0 };
const nothings = new Map<string, number>();

class Client {
  readonly #random: Random;
  readonly #cookie: string;
  readonly #seen = new Map<string, number>();
  #number: number;

  constructor(n: number) {
    this.#random = randomFrom(100 + n);
    this.#cookie = cookies[n]!;
    this.#number = 1_000_000 * (n + 1);
  }

  async work(): Promise<void> {
    for (let n = 0; n < setsEach; n++) await this.#settle(this.#nextSet());
  }

  #nextSet(): ChangeSet {
    const chosen = this.#random.shuffled(hot).slice(0, 1 + this.#random.below(6));
    return setOf(
      chosen.map((place): CellChange => {
        const baseVersion = this.#seen.get(placeOf(place)) ?? 0;
        // No two wishes are the same: what was refused once is refused for good, however late a copy of it arrives.
        return { ...place, baseVersion, value: String(++this.#number) };
      }),
    );
  }

  /** Sends a set until it is known what became of it. */
  async #settle(set: ChangeSet): Promise<void> {
    log.sends(set);
    for (let tries = 1; ; tries++) {
      const times = this.#random.chance(0.1) ? 2 + this.#random.below(2) : 1;
      if (times > 1) counts.atOnce++;
      const heard = await Promise.all(Array.from({ length: times }, () => this.#send(set, tries)));
      if (heard.map((one) => this.#hear(set, one)).includes(true)) return;
      if (tries > 100) throw new Error(`set ${set.id} has no outcome: ${JSON.stringify(heard)}`);
      await sleep(this.#random.below(20));
    }
  }

  async #send(set: ChangeSet, tries: number): Promise<Heard> {
    if (!this.#random.chance(tries === 1 ? 0.15 : 0.02)) {
      return sendToConsole(address, this.#cookie, set, AbortSignal.timeout(60_000));
    }
    counts.gaveUp++;
    return sendToConsole(address, this.#cookie, set, AbortSignal.timeout(1 + this.#random.below(60)));
  }

  /** Writes down what was heard and learns from it; whether it was an outcome. */
  #hear({ id, cells }: ChangeSet, heard: Heard): boolean {
    const see = (index: number, version: number): void => void this.#seen.set(placeOf(cells[index]!), version);
    switch (heard.kind) {
      case "APPLIED":
        counts.applied++;
        log.hears(id, { kind: "ACKNOWLEDGED", versions: heard.versions });
        for (const [index, version] of heard.versions.entries()) see(index, version);
        return true;
      case "CONFLICT":
        counts.conflicts++;
        log.hears(id, { kind: "REFUSED" });
        for (const [index, version] of heard.versions) see(index, version);
        return true;
      case "REFUSED":
        throw new Error(`refused by ${heard.code}`);
      case "NOTHING":
        nothings.set(heard.why, (nothings.get(heard.why) ?? 0) + 1);
        log.hears(id, { kind: "NOTHING" });
        return false;
    }
  }
}

/** Ends one connection after the other, idle or at work, until it is told to stop. */
async function killConnections(isOver: () => boolean): Promise<void> {
  const admin = new pg.Client({ connectionString: inject("postgresUrl") });
  await admin.connect();
  const database = new URL(product.url).pathname.slice(1);
  while (!isOver()) {
    // Those at work are rare beside those that wait for work.
    const { rowCount } = await admin.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and pid <> pg_backend_pid()
       order by state = 'idle', random() limit 1`,
      [database],
    );
    counts.killed += rowCount ?? 0;
    await sleep(120);
  }
  await admin.end();
}

test(`${clients} clients × ${setsEach} sets, with connections killed, clients that give up, and the same set several times at once`, async () => {
  let isOver = false;
  const killing = killConnections(() => isOver);
  const working = Array.from({ length: clients }, (_, n) => new Client(n).work());
  await Promise.all(working).finally(() => (isOver = true));
  await killing;
  console.log(
    `over HTTP: ${clients} × ${setsEach} sets, ${JSON.stringify({ ...counts, ...Object.fromEntries(nothings) })}`,
  );
  expect(log.all).toHaveLength(clients * setsEach);
  for (const [name, least] of Object.entries({ applied: 10, conflicts: 10, gaveUp: 20, atOnce: 20, killed: 50 }))
    expect(counts[name as keyof typeof counts], name).toBeGreaterThan((clients * setsEach) / least);
}, 900_000);

test("and the checker finds nothing lost", async () => {
  expect(checkHistory(await readHistory(product.pool), log.all, 1)).toEqual([]);
});
