import { writeFileSync } from "node:fs";
import type { BenchRun } from "./open-page.ts";

interface Profile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
    readonly children?: readonly number[];
  }[];
  readonly samples?: readonly number[];
  readonly timeDeltas?: readonly number[];
}

/** Does a work under the profiler, keeps the profile for the browser's tools and prints where the time went. */
export async function keepProfile<Result>(
  { tools }: BenchRun,
  file: string,
  work: () => Promise<Result>,
): Promise<Result> {
  await tools.send("Profiler.enable");
  await tools.send("Profiler.setSamplingInterval", { interval: 500 });
  await tools.send("Profiler.start");
  const result = await work();
  const { profile } = await tools.send("Profiler.stop");
  writeFileSync(file, JSON.stringify(profile));
  console.log(longest(profile));
  return result;
}

/** The functions that took longest by themselves, and with what they called. */
function longest({ nodes, samples = [], timeDeltas = [] }: Profile): string {
  const self = new Map<number, number>();
  samples.forEach((id, at) => self.set(id, (self.get(id) ?? 0) + (timeDeltas[at] ?? 0) / 1000));
  const node = new Map(nodes.map((one) => [one.id, one]));
  const byName = { self: new Map<string, number>(), whole: new Map<string, number>() };
  const add = (map: Map<string, number>, name: string, time: number): void => {
    map.set(name, (map.get(name) ?? 0) + time);
  };
  const walk = (id: number, above: ReadonlySet<string>): number => {
    const { callFrame, children = [] } = node.get(id)!;
    const name = `${callFrame.functionName || "(anonymous)"}:${callFrame.lineNumber + 1}`;
    const own = self.get(id) ?? 0;
    const within = new Set([...above, name]);
    const time = own + children.reduce((sum, child) => sum + walk(child, within), 0);
    add(byName.self, name, own);
    if (!above.has(name)) add(byName.whole, name, time);
    return time;
  };
  walk(nodes[0]!.id, new Set());
  const top = (map: ReadonlyMap<string, number>): string =>
    [...map]
      .filter(([name]) => !/^\((root|idle|program)\)/.test(name))
      .toSorted(([, a], [, b]) => b - a)
      .slice(0, 30)
      .map(([name, time]) => `  ${time.toFixed(0).padStart(7)} ms  ${name}`)
      .join("\n");
  return `by itself\n${top(byName.self)}\nwith what it called\n${top(byName.whole)}`;
}
