import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ensureBrowser } from "../support/browser.ts";
import { openPage, type BenchRun } from "./open-page.ts";
import { keepProfile } from "./profile.ts";
import { reportOf, type Reported } from "./report.ts";
import type { Measured } from "./measured.ts";
import { works, type Work } from "./works.ts";

const root = join(import.meta.dirname, "..", "..");
const out = join(import.meta.dirname, "out");
const usage = `Usage: pnpm bench:console [--only WORK,WORK] [--quick] [--profile]
  works: ${works.map(({ name }) => name).join(", ")}
  --quick    fewer rounds, on the slowed processor alone
  --profile  keeps a CPU profile of each work (tests/bench-console/out/WORK.cpuprofile), and names what took longest`;

/** The processor of a small office computer, against this machine's. */
const slower = 4;

await main();

async function main(): Promise<void> {
  const options = readOptions();
  if (!options) {
    console.error(usage);
    process.exitCode = 2;
    return;
  }
  mkdirSync(out, { recursive: true });
  const browser = await ensureBrowser((line) => console.log(line));
  const folder = join(root, ".cache", "bench-console");
  const open = (rate: number) => (path: string) => openPage(browser, folder, { rate, path });
  const rates = options.quick || options.profile ? [slower] : [slower, 1];
  const measured: (readonly Measured[])[] = [];
  for (const rate of rates) measured.push(await measure(open(rate), options));
  const rows = measured[0]!.map((one, at): Reported => ({ ...one, plain: measured[1]?.[at]?.value ?? null }));
  writeFileSync(join(out, "results.json"), `${JSON.stringify(rows, null, 2)}\n`);
  console.log(`\n${reportOf(rows, slower)}\n\nMilliseconds; written to tests/bench-console/out.`);
  if (rows.some(({ value, most }) => most !== null && value > most)) process.exitCode = 1;
}

interface Options {
  readonly only: readonly string[];
  readonly quick: boolean;
  readonly profile: boolean;
}

async function measure(
  open: (path: string) => Promise<BenchRun>,
  { only, quick, profile }: Options,
): Promise<readonly Measured[]> {
  const rows: Measured[] = [];
  for (const work of works.filter(({ name }) => only.includes(name))) {
    console.log(`Measuring ${work.name} ...`);
    const run = await open(work.page ?? "/");
    try {
      if (!work.page) await prepare(run, work);
      const measureIt = (): Promise<readonly Measured[]> => work.run(run, quick ? 2 : 4);
      rows.push(...(await (profile ? keepProfile(run, join(out, `${work.name}.cpuprofile`), measureIt) : measureIt())));
    } finally {
      await run.close();
    }
  }
  return rows;
}

async function prepare({ page }: BenchRun, { name, size, form }: Work): Promise<void> {
  await page.evaluate(([asked, how]) => window.bench.prepare(asked, how), [size, form] as const);
  if (!name.startsWith("open")) await page.evaluate(() => window.bench.open());
}

function readOptions(): Options | null {
  try {
    const { values } = parseArgs({
      args: process.argv.slice(2).filter((word, at) => !(at === 0 && word === "--")),
      options: {
        only: { type: "string" },
        quick: { type: "boolean", default: false },
        profile: { type: "boolean", default: false },
      },
    });
    const names = works.map(({ name }) => name);
    const only = values.only?.split(",") ?? names;
    return only.every((name) => names.includes(name)) ? { ...values, only } : null;
  } catch {
    return null;
  }
}
