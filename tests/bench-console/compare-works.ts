import type { ComparePage } from "../../console/bench/bench-page.ts";
import type { BenchRun } from "./open-page.ts";
import type { Measured } from "./measured.ts";

declare global {
  interface Window {
    readonly comparePage: ComparePage;
  }
}

/** A comparison of 34 units and 100 indicators is turned round, there and back: from the click to the frame that shows it. */
export async function swapAxes({ page }: BenchRun, rounds: number): Promise<readonly Measured[]> {
  await page.getByRole("rowheader", { name: "Đơn vị 01" }).waitFor();
  const painted: number[] = [];
  const blocks: number[] = [];
  const indicator = (await page.getByRole("columnheader").nth(1).innerText()).trim().split("\n")[0]!.slice(0, 12);
  for (let round = 0; round < rounds * 2; round += 1) {
    await page.evaluate((text) => window.comparePage.arm(text), round % 2 === 0 ? indicator : "Đơn vị 01");
    await page.getByRole("button", { name: "Đổi hàng và cột" }).click();
    const told = await page.evaluate(() => window.comparePage.told());
    painted.push(told.painted);
    blocks.push(told.block);
  }
  return [
    { metric: "34 × 100 compared, axes swapped: click to painted, longest", most: 300, value: Math.max(...painted) },
    { metric: "... longest task meanwhile", most: null, value: Math.max(...blocks) },
  ];
}
