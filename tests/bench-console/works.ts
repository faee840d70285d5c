import type { Form, Frames, Size, Told, Watched } from "../../console/bench/bench-page.ts";
import { swapAxes } from "./compare-works.ts";
import type { Measured } from "./measured.ts";
import { middleOf, scriptTime, type BenchRun } from "./open-page.ts";

export interface Work {
  readonly name: string;
  /** The sheet it is done on, and whether it comes as the server's text. */
  readonly size: Size;
  readonly form: Form;
  /** A page of its own, where it is not the sheet's. */
  readonly page?: string;
  readonly run: (run: BenchRun, rounds: number) => Promise<readonly Measured[]>;
}

const large: Size = { rows: 100_000, columns: 120 };
/** The largest sheet the server gives: 100,000 cells. */
const whole: Size = { rows: 833, columns: 120 };

/**
 * In this order on one page for each sheet; sheet.md 4 and 6 say where the aims come from. The grid alone has none: it is what
 * the others are held against.
 */
export const works: readonly Work[] = [
  {
    name: "open-text",
    size: whole,
    form: "TEXT",
    run: (run) => open(run, "open 833 × 120 from the text of the answer"),
  },
  { name: "open", size: large, form: "CELLS", run: (run) => open(run, "open 100,000 × 120: cells to first paint") },
  { name: "bare", size: large, form: "BARE", run: bare },
  { name: "scroll", size: large, form: "CELLS", run: scroll },
  { name: "select", size: large, form: "CELLS", run: select },
  { name: "type", size: large, form: "CELLS", run: type },
  { name: "copy", size: large, form: "CELLS", run: copy },
  {
    name: "paste-10k",
    size: large,
    form: "CELLS",
    run: (run, rounds) => paste(run, rounds, { rows: 100, columns: 100 }, 100),
  },
  {
    name: "paste-100k",
    size: large,
    form: "CELLS",
    run: (run, rounds) => paste(run, rounds, { rows: 1000, columns: 100 }, 200),
  },
  { name: "swap-axes", size: { rows: 34, columns: 100 }, form: "CELLS", page: "/compare.html", run: swapAxes },
];

async function open({ page }: BenchRun, metric: string): Promise<readonly Measured[]> {
  return [{ metric, most: 1_500, value: await page.evaluate(() => window.bench.open()) }];
}

/** The grid without our sheet around it, by the same hand. */
async function bare(run: BenchRun, rounds: number): Promise<readonly Measured[]> {
  const times: number[] = [];
  for (let round = 0; round < rounds * 2; round += 1)
    times.push(await run.page.evaluate((size) => window.bench.write(size), { rows: 100, columns: 100 }));
  const all = [...(await scroll(run, rounds)), { metric: "10,000 cells written", value: median(times) }];
  return all.map(({ metric, value }) => ({ metric: `the grid alone: ${metric}`, most: null, value }));
}

async function scroll(run: BenchRun, rounds: number): Promise<readonly Measured[]> {
  const { page } = run;
  const jumps: number[] = [];
  for (let round = 0; round < rounds * 4; round += 1) {
    const [row, column] = [(round * 37_813 + 20_000) % 99_000, (round * 41 + 30) % 110];
    jumps.push(await page.evaluate(([y, x]) => window.bench.jump(y!, x!), [row, column]));
  }
  return [
    ...(await scrolled(run, "down", [0, 100])),
    ...(await scrolled(run, "sideways", [100, 0])),
    { metric: "scrollbar drawn far: blank at most", most: 100, value: Math.max(...jumps) },
    { metric: "scrollbar drawn far: blank, median", most: null, value: median(jumps) },
  ];
}

/** What the grid has drawn beyond either edge of what is seen, in pixels: ten rows, two columns. */
const drawnBeyond = { down: 280, sideways: 200 } as const;

/**
 * Frames at a steady turn of the wheel, ten notches in a second. Turned as fast as one can, the browser scrolls ahead of
 * the page, and past what is drawn beyond the edge there is nothing to see until the page's next frame.
 */
async function scrolled(
  run: BenchRun,
  way: keyof typeof drawnBeyond,
  by: readonly [number, number],
): Promise<readonly Measured[]> {
  const steady = await turned(run, by, { notches: 30, every: 100 });
  const fast = await turned(run, by, { notches: 60, every: 33 });
  const speed = 100 / 33;
  return [
    { metric: `scroll ${way}, frame p95`, most: 33.5, value: steady.p95 },
    {
      metric: `scroll ${way}, thirty notches a second: longest blank`,
      most: 100,
      value: Math.max(0, fast.worst - drawnBeyond[way] / speed),
    },
  ];
}

async function turned(
  { page }: BenchRun,
  [x, y]: readonly [number, number],
  { notches, every }: { readonly notches: number; readonly every: number },
): Promise<Frames> {
  await page.evaluate(() => window.bench.jump(500, 10));
  await page.mouse.move(700, 400);
  await page.evaluate(() => window.bench.watchFrames());
  for (let notch = 0; notch < notches; notch += 1) {
    const turn = x > 0 && notch >= notches / 2 ? -1 : 1; // sideways there and back: the sheet is not that wide
    const next = page.waitForTimeout(every);
    await page.mouse.wheel(x * turn, y * turn);
    await next;
  }
  return page.evaluate(() => window.bench.frames());
}

async function select(run: BenchRun): Promise<readonly Measured[]> {
  const { page } = run;
  await page.evaluate(() => window.bench.select(0, 0, 0, 0));
  const small = await drag(run, [0, 0], 0);
  // From the first row the range reaches a hundred thousand cells; the mouse draws its other end.
  await page.evaluate(() => window.bench.select(0, 0, 0, 0));
  const counting = await dragFar(run);
  return [
    { metric: "selection step, script per move, average", most: 8, value: average(small) },
    { metric: "selection step, script per move, longest", most: 8, value: Math.max(...small) },
    ...counting,
  ];
}

/** Script time of each step of the mouse over the cells in sight, the frame after it included. */
async function drag(
  run: BenchRun,
  [row, column]: readonly [number, number],
  first: number,
): Promise<readonly number[]> {
  const { page } = run;
  const { x, y } = await middleOf(run, row, column);
  await page.mouse.move(x, y);
  await page.mouse.down();
  const times: number[] = [];
  for (let step = first; step < first + 60; step += 1) {
    const before = await scriptTime(run);
    await page.mouse.move(x + (step % 30) * 22, y + (step % 17) * 30);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0))));
    times.push((await scriptTime(run)) - before);
  }
  await page.mouse.up();
  return times;
}

/** A range of 100,000 cells: the count of the status line must hold up neither the drag nor the page. */
async function dragFar(run: BenchRun): Promise<readonly Measured[]> {
  const { page } = run;
  await page.evaluate(() => window.bench.jump(840, 3));
  const at = await middleOf(run, 840, 3);
  await page.keyboard.down("Shift");
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  await page.keyboard.up("Shift");
  const times: number[] = [];
  for (let step = 0; step < 30; step += 1) {
    const before = await scriptTime(run);
    await page.mouse.move(at.x + (step % 10) * 40, at.y + (step % 7) * 28);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0))));
    times.push((await scriptTime(run)) - before);
  }
  await page.mouse.up();
  await page.evaluate(() => window.bench.select(0, 0, 0, 0));
  await page.evaluate(() => window.bench.arm({ event: "pointerup", until: { counted: 100_000 }, edits: null }));
  await page.evaluate(() => window.bench.select(0, 0, 999, 99));
  await page.evaluate(() => window.dispatchEvent(new PointerEvent("pointerup")));
  const { painted, block } = await page.evaluate(() => window.bench.told());
  return [
    { metric: "step of a range of 3,000 cells and more, longest script", most: 8, value: Math.max(...times) },
    { metric: "100,000 cells selected to counted below", most: 500, value: painted },
    { metric: "... longest task meanwhile", most: 50, value: block },
  ];
}

async function type(run: BenchRun, rounds: number): Promise<readonly Measured[]> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await run.page.evaluate((row) => window.bench.select(row, 5, row, 5), 3 + round);
    times.push((await press(run, "7", { event: "keydown", until: "EDITOR", edits: null })).painted);
    await run.page.keyboard.press("Escape");
  }
  return [{ metric: "a key to the open editor", most: 50, value: median(times) }];
}

async function copy(run: BenchRun, rounds: number): Promise<readonly Measured[]> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await run.page.evaluate(() => window.bench.select(0, 0, 999, 99));
    times.push((await press(run, "Control+c", { event: "copy", until: "RETURN", edits: null })).painted);
  }
  return [{ metric: "copy of 100,000 cells", most: 200, value: median(times) }];
}

async function paste(run: BenchRun, rounds: number, size: Size, most: number): Promise<readonly Measured[]> {
  const { page } = run;
  const cells = size.rows * size.columns;
  const pasted: Told[] = [];
  const undone: Told[] = [];
  await page.evaluate((asked) => window.bench.fillClipboard(asked), size);
  for (let round = 0; round < rounds; round += 1) {
    await page.evaluate(() => window.bench.select(0, 0, 0, 0));
    pasted.push(await press(run, "Control+v", { event: "paste", until: "OTHER_TEXT", edits: cells }));
    await page.evaluate(() => window.bench.saved());
    if (round === 0) pasted.shift(); // the first one compiles
    undone.push(await press(run, "Control+z", { event: "keydown", until: "OTHER_TEXT", edits: null }));
    await page.evaluate(() => window.bench.saved());
    if (round === 0) undone.shift();
  }
  const widened = await page.evaluate((asked) => window.bench.widen(asked), size);
  const name = cells.toLocaleString("en");
  return [
    { metric: `paste ${name} to painted`, most, value: median(pasted.map(({ painted }) => painted)) },
    { metric: `paste ${name}, all of it done`, most: null, value: median(pasted.map(({ done }) => done)) },
    { metric: `paste ${name}, longest block`, most: 50, value: median(pasted.map(({ block }) => block)) },
    { metric: `undo of ${name} to painted`, most, value: median(undone.map(({ painted }) => painted)) },
    { metric: `undo of ${name}, longest block`, most: 50, value: median(undone.map(({ block }) => block)) },
    { metric: `columns widened after ${name}`, most: null, value: widened },
  ];
}

async function press({ page }: BenchRun, key: string, watched: Watched): Promise<Told> {
  await page.evaluate((what) => window.bench.arm(what), watched);
  await page.keyboard.press(key);
  return page.evaluate(() => window.bench.told());
}

function average(times: readonly number[]): number {
  return times.reduce((sum, one) => sum + one, 0) / times.length;
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]!;
}
