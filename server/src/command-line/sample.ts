import { removeSample, SampleStays } from "../reference/remove-sample.ts";
import type { Command } from "./command.ts";
import { detailsOf } from "./details.ts";
import { readOptions } from "./options.ts";

export const sampleRemove: Command = {
  words: "sample remove",
  usage: "pnpm bangvang sample remove",
  help: "Clears all generated sample figures; figures people have changed stay, and the sample does not come back.",
  async run(args, desk) {
    readOptions(args, [], 0);
    try {
      const count = await desk.withProduct(removeSample);
      desk.print(count === 0 ? "There are no sample figures." : `${count} sample figures are cleared.`);
      return 0;
    } catch (error) {
      if (!(error instanceof SampleStays)) throw error;
      desk.print("Nothing was cleared:");
      for (const line of inTheWay(error)) desk.print(`  ${line}`);
      if (error.problems.some(({ code }) => code === "ROUND_CLOSED"))
        desk.print("Grant each closed round an exception (bangvang round except), and run this again.");
      return 1;
    }
  },
};

/** Thousands of figures are in the way of a few reporting rounds: each place and reason is said once. */
function inTheWay({ problems }: SampleStays): ReadonlySet<string> {
  return new Set(
    problems.map((problem) => {
      const cell = "key" in problem ? ` ${problem.key.unit} ${problem.key.kind}` : "";
      return `${problem.code}${cell}${detailsOf(problem.params)}`;
    }),
  );
}
