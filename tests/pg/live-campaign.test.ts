import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createToken } from "../../server/src/rooms/organisation/tokens.ts";
import type { Serving } from "../../server/src/serve.ts";
import { apply, cell, months, mustBeApplied } from "../support/cells.ts";
import { freshProduct, type FreshProduct } from "../support/fresh-product.ts";
import { ofCampaign } from "../support/long.ts";
import { randomFrom } from "../support/random.ts";
import { serveOn, Subscriber, type Told } from "../support/subscriber.ts";

/**
 * Twenty people edit while others follow on two servers: one stays, one comes and goes, one is offline for a minute (six
 * seconds in a short run), one sees a single unit. Listening connections are cut in between.
 */
let product: FreshProduct;
let servers: readonly Serving[];
beforeAll(async () => {
  product = await freshProduct();
  servers = await Promise.all([serveOn(product.url), serveOn(product.url)]);
});
afterAll(async () => {
  await Promise.all(servers.map((server) => server.stop()));
  await product.close();
});

const editors = 20;
const offlineSeconds = ofCampaign(60);
const units = ["SLA", "LCH", "DBI", "LCA"];
const random = randomFrom(20_260);

/** Edits until it is over: mostly a cell or four, now and then more than one event holds. */
async function edit(editor: number, isOver: () => boolean): Promise<void> {
  const periods = months(1945 + editor * 4, 1948 + editor * 4);
  for (let version = 0; !isOver(); version++) {
    const isMany = editor === 0 && version % 10 === 5;
    const indicators = isMany ? ["MEM_TOTAL", "MEM_NEW", "LEG_CBA"] : ["MEM_TOTAL"];
    const cells = units.flatMap((unit) =>
      indicators.flatMap((indicator) =>
        (isMany ? periods : periods.slice(0, 1)).map((period) =>
          cell({ unit, indicator, period, baseVersion: -1, value: String(version) }),
        ),
      ),
    );
    const based = await withBases(isMany ? cells : cells.slice(0, 1 + random.below(units.length)));
    mustBeApplied(await apply(product, based));
    await sleep(random.below(40));
  }
}

/** The versions the cells of one editor are at; nobody else touches them. */
async function withBases(cells: readonly ReturnType<typeof cell>[]) {
  const { rows } = await product.pool.query<{ key: string; version: number }>(
    `select unit.code || ' ' || indicator.code || ' ' || period.key as key, version from figure
      join unit on unit.id = unit_id join indicator on indicator.id = indicator_id join period on period.id = period_id
      where unit.code = any($1) and period.key = any($2) and kind = 'ACTUAL'`,
    [cells.map(({ unit }) => unit), cells.map(({ period }) => period)],
  );
  const known = new Map(rows.map(({ key, version }) => [key, version]));
  return cells.map((one) => ({ ...one, baseVersion: known.get(`${one.unit} ${one.indicator} ${one.period}`) ?? 0 }));
}

/** What a subscriber was told over all its connections. */
class Following {
  readonly told: Told[] = [];
  readonly #token: string;
  #now: Subscriber | null = null;
  #cursor: string | null = null;
  #server = 0;
  connections = 0;

  constructor(token: string) {
    this.#token = token;
  }

  /** Comes back, to the other server. */
  async come(): Promise<void> {
    this.connections++;
    this.#server = 1 - this.#server;
    this.#now = await Subscriber.open(servers[this.#server]!.address, { token: this.#token, after: this.#cursor });
  }

  /** Goes away without a word, in the middle of whatever comes. */
  async go(): Promise<void> {
    await this.#now!.close();
    this.told.push(...this.#now!.events);
    this.#cursor = this.told.at(-1)?.cursor ?? this.#cursor;
    this.#now = null;
  }

  async goAfter(id: string): Promise<void> {
    await this.#now!.until(({ changes }) => changes.some(({ changeSet }) => changeSet!.id === id), 60);
    await this.go();
  }

  /** The cells told, set by set. */
  get sets(): readonly string[] {
    return this.told.flatMap(({ changeSet, cells }) =>
      cells.map(({ unit, indicator, period, version, value }) =>
        [changeSet!.id, unit, indicator, period, version, value].join(" "),
      ),
    );
  }
}

test(`nothing is missed and nothing comes twice, ${editors} editors, ${offlineSeconds} s offline`, async () => {
  const em = product.orm.em.fork();
  const token = await createToken(em, { name: "all", unitIds: [], days: 1 });
  const { rows: own } = await product.pool.query<{ id: number }>("select id from unit where code = 'LCH'");
  const ownToken = await createToken(em, { name: "own", unitIds: [own[0]!.id], days: 1 });
  const [staying, restless, offline, some] = [token, token, token, ownToken].map((one) => new Following(one)) as [
    Following,
    Following,
    Following,
    Following,
  ];
  const everybody = [staying, restless, offline, some];
  const { rows: began } = await product.pool.query<{ seq: string }>("select seq from chain_head");
  for (const following of everybody) await following.come();
  let isOver = false;
  const editing = Promise.all(Array.from({ length: editors }, (_, editor) => edit(editor, () => isOver)));
  await sleep(1_000);
  await offline.go();
  const back = Date.now() + offlineSeconds * 1_000;
  while (Date.now() < back) {
    await sleep(100 + random.below(400));
    await restless.go();
    if (random.chance(0.3))
      await product.pool.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'bangvang listen'",
      );
    if (random.chance(0.3)) await sleep(random.below(1_000));
    await restless.come();
  }
  await offline.come();
  await sleep(2_000);
  isOver = true;
  await editing;
  const { id } = mustBeApplied(
    await apply(
      product,
      units.map((unit) => cell({ unit, period: "1950" })),
    ),
  );
  for (const following of everybody) await following.goAfter(id);

  const { rows } = await product.pool.query<{ line: string; unit: string }>(
    `select unit.code as unit, concat_ws(' ', change_set.id, unit.code, indicator.code, period.key, version, trim_scale(value_after)) as line
      from figure_change join change_set on change_set.id = change_set_id
      join unit on unit.id = unit_id join indicator on indicator.id = indicator_id join period on period.id = period_id
      where seq > $1 order by seq, unit_id, indicator_id, period_id, kind, version`,
    [began[0]!.seq],
  );
  console.log(`${rows.length} cells told, ${restless.connections} connections of the restless one`);
  expect(rows.length).toBeGreaterThan(editors * 10);
  for (const following of [staying, restless, offline]) expect(following.sets).toEqual(rows.map(({ line }) => line));
  expect(some.sets).toEqual(rows.filter(({ unit }) => unit === "LCH").map(({ line }) => line));
  expect(everybody.flatMap(({ told }) => told).filter(({ kind }) => kind === "RESYNC")).toEqual([]);
}, 300_000);
