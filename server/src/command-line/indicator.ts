import { directions, families, type Direction, type Family } from "@bangvang/schema/indicator";
import { deriveIndicator } from "../rooms/indicators/derived/derive-indicator.ts";
import { WrongUse, type Command } from "./command.ts";
import { detailsOf } from "./details.ts";
import { readOptions, required } from "./options.ts";

export const indicatorDerive: Command = {
  words: "indicator derive",
  usage:
    'pnpm bangvang indicator derive CODE --name … --name-en … --measure … --direction higher|lower|neutral [--family …] --formula "A ÷ (B + C)"',
  help: "Registers an indicator that is worked out of others by + − × ÷ (or - * /), and never reported.",
  async run(args, desk) {
    const names = ["name", "name-en", "measure", "direction", "family", "formula"] as const;
    const { options, words } = readOptions(args, names, 1);
    const asked = {
      code: words[0] ?? "",
      name: required(options, "name"),
      nameEn: required(options, "name-en"),
      measure: required(options, "measure"),
      direction: directionOf(required(options, "direction")),
      family: familyOf(options.family),
      formula: required(options, "formula"),
    };
    const outcome = await desk.withProduct(async ({ dimensions, pool }) =>
      deriveIndicator(asked, await dimensions.refresh(), pool),
    );
    if (outcome.kind === "registered") {
      desk.print(`${asked.code} = ${outcome.formula}`);
      return 0;
    }
    desk.print(`Nothing was registered; ${outcome.problems.length === 1 ? "the reason" : "the reasons"}:`);
    for (const { code, params } of outcome.problems) desk.print(`  ${code}${detailsOf(params)}`);
    return 1;
  },
};

function directionOf(word: string): Direction {
  const direction = directions.find((one) => one.toLowerCase() === word);
  if (!direction) throw new WrongUse(`--direction is ${directions.map((one) => one.toLowerCase()).join(" or ")}.`);
  return direction;
}

function familyOf(word: string | undefined): Family | null {
  const family = families.find((one) => one === word) ?? null;
  if (word !== undefined && family === null) throw new WrongUse(`--family is ${families.join(" or ")}.`);
  return family;
}
