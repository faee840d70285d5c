import { openShooter, type Pace, type Shooter } from "./load/measure.ts";
import { freePort } from "../support/free-port.ts";
import { startChild, type Child } from "./processes/child.ts";
import { startProduct, type Product } from "./processes/product.ts";
import { openSet, type BenchSet, type OpenSet } from "./sets/prepare-set.ts";

/** What works share: the sets, and servers on them, each started when it is first asked for. */
export interface Bench {
  readonly shooter: Shooter;
  readonly pace: Pace;
  /** The sets of this run, from small to large; the set of 1× is always among them. */
  readonly sets: readonly BenchSet[];
  set(factor: number): Promise<OpenSet>;
  /** Our server on a set, or on the database beside it where a tenth of all cells was changed. */
  product(factor: number, database?: "whole" | "changed"): Promise<Product>;
  /** Peers stand on the set of 1×. */
  peer(name: "postgraphile" | "hand-written"): Promise<Child & { readonly url: string }>;
  /** Says a line to whoever waits. */
  say(line: string): void;
  /** Stops everything that was started. */
  close(): Promise<void>;
}

const peers = {
  postgraphile: { script: "tests/bench/peers/postgraphile.mjs", ready: /^PostGraphile is ready/ },
  "hand-written": { script: "tests/bench/peers/hand-written.ts", ready: /^The hand-written endpoint is ready/ },
} as const;

export function openBench(sets: readonly BenchSet[], pace: Pace, say: (line: string) => void): Bench {
  const shooter = openShooter();
  const closers: (() => Promise<void>)[] = [() => shooter.close()];
  const once = memory();
  const set = (factor: number): Promise<OpenSet> =>
    once(`set ${factor}`, async () => {
      const found = sets.find(({ size }) => size.factor === factor);
      if (!found) throw new Error(`The ${factor}× set is not part of this run.`);
      const open = await openSet(found);
      closers.push(() => open.close());
      return open;
    });
  return {
    shooter,
    pace,
    sets,
    say,
    set,
    product: (factor, database = "whole") =>
      once(`product ${factor} ${database}`, async () => {
        const open = await set(factor);
        const product = await startProduct(database === "whole" ? open.url : open.changedUrl);
        closers.push(() => product.stop());
        return product;
      }),
    peer: (name) =>
      once(name, async () => {
        const { url } = await set(1);
        const { script, ready } = peers[name];
        const port = String(await freePort());
        const env = { DATABASE_URL: url, PORT: port, NODE_ENV: "production", GRAPHILE_ENV: "production" };
        const child = await startChild({ words: [script], env, ready });
        closers.push(() => child.stop());
        return { ...child, url: `http://127.0.0.1:${port}` };
      }),
    async close() {
      for (const close of closers.splice(0).reverse()) await close();
    },
  };
}

/** Makes each thing once, by its name. */
function memory(): <T>(name: string, make: () => Promise<T>) => Promise<T> {
  const made = new Map<string, Promise<unknown>>();
  return <T>(name: string, make: () => Promise<T>) => {
    const found = made.get(name) ?? make();
    made.set(name, found);
    return found as Promise<T>;
  };
}
