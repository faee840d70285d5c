import { consoleEndpoint, schemaText } from "../graphql/build-schema.ts";
import { house } from "../house.ts";
import type { Command } from "./command.ts";
import { readOptions } from "./options.ts";

export const schemaPrint: Command = {
  words: "schema print",
  usage: "pnpm bangvang schema print",
  help: "Prints the GraphQL contract.",
  async run(args, desk) {
    readOptions(args, [], 0);
    desk.print(schemaText((await consoleEndpoint(house)).schema).trimEnd());
    return 0;
  },
};
