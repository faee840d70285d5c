import { removeSample } from "../reference/remove-sample.ts";
import type { Command } from "./command.ts";
import { readOptions } from "./options.ts";

export const sampleRemove: Command = {
  words: "sample remove",
  usage: "pnpm bangvang sample remove",
  help: "Clears all generated sample figures; figures people have changed stay, and the sample does not come back.",
  async run(args, desk) {
    readOptions(args, [], 0);
    const count = await desk.withProduct(removeSample);
    desk.print(count === 0 ? "There are no sample figures." : `${count} sample figures are cleared.`);
    return 0;
  },
};
