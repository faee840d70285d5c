import { inSnapshot } from "../db/snapshot.ts";
import { listReleases, makeRelease } from "../rooms/indicators/releases.ts";
import { WrongUse, type Command } from "./command.ts";
import { readOptions } from "./options.ts";

const codePattern = /^[A-Z0-9][A-Z0-9-]{1,31}$/;

export const release: Command = {
  words: "release",
  usage: 'pnpm bangvang release CODE "Name"',
  help: "Names the present moment, so that it can be read again for good, and takes the hash of its figures.",
  async run(args, desk) {
    const [code = "", name = ""] = readOptions(args, [], 2).words.map((word) => word.trim());
    if (!codePattern.test(code))
      throw new WrongUse("CODE is 2 to 32 capital letters, digits and dashes, such as 2025-H1.");
    if (name === "") throw new WrongUse("The name is empty.");
    const hash = await desk.withProduct(({ pool }) => makeRelease(code, name, pool));
    if (hash === null) throw new WrongUse(`There is a release ${code} already.`);
    desk.print(`${code}  ${hash}`);
    return 0;
  },
};

export const releases: Command = {
  words: "releases",
  usage: "pnpm bangvang releases",
  help: "Lists releases with their instant and the hash of their figures.",
  async run(args, desk) {
    readOptions(args, [], 0);
    const rows = await desk.withProduct(({ pool }) => inSnapshot(pool, listReleases));
    for (const { code, name, asOf, hash } of rows) desk.print(`${code}  ${asOf}  ${hash}  ${name}`);
    if (rows.length === 0) desk.print("There are no releases.");
    return 0;
  },
};
