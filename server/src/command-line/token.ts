import { createToken, listTokens, revokeToken } from "../rooms/organisation/tokens.ts";
import { WrongUse, type Command } from "./command.ts";
import { readOptions, required } from "./options.ts";
import { unitIds } from "./units.ts";

const mostDays = 365;

export const tokenCreate: Command = {
  words: "token create",
  usage: "pnpm bangvang token create --name bi --role analyst [--units SLA,LCA] [--expires 90d]",
  help: "Makes a token that reads, for BI tools and scripts; it is shown once.",
  async run(args, desk) {
    const { options } = readOptions(args, ["name", "role", "units", "expires"], 0);
    const name = required(options, "name");
    if (required(options, "role") !== "analyst")
      throw new WrongUse("The role of a token is analyst: tokens read and never write.");
    const days = Number(/^([1-9]\d{0,2})d$/.exec(options.expires ?? "90d")?.[1] ?? NaN);
    if (!(days <= mostDays)) throw new WrongUse(`--expires is a number of days up to ${mostDays}d, such as 90d.`);
    const token = await desk.withProduct(async (product) => {
      const em = product.orm.em.fork();
      if ((await listTokens(em)).some((one) => one.name === name))
        throw new WrongUse(`There is a token named ${name} already.`);
      return createToken(em, { name, unitIds: unitIds(options.units, product), days });
    });
    desk.print(token);
    return 0;
  },
};

export const tokenList: Command = {
  words: "token list",
  usage: "pnpm bangvang token list",
  help: "Lists tokens with their expiry and last use; never their secrets.",
  async run(args, desk) {
    readOptions(args, [], 0);
    const tokens = await desk.withProduct((product) => listTokens(product.orm.em.fork()));
    for (const { id, name, expiresAt, lastUsedAt, revokedAt } of tokens) {
      const state = revokedAt ? "revoked" : expiresAt < new Date() ? "expired" : "active";
      desk.print(
        `${id}  ${state.padEnd(7)}  until ${day(expiresAt)}  last used ${lastUsedAt ? day(lastUsedAt) : "never"}  ${name}`,
      );
    }
    if (tokens.length === 0) desk.print("There are no tokens.");
    return 0;
  },
};

export const tokenRevoke: Command = {
  words: "token revoke",
  usage: "pnpm bangvang token revoke NAME",
  help: "Ends a token at once, by its name or id.",
  async run(args, desk) {
    const { words } = readOptions(args, [], 1);
    const [name = ""] = words;
    const isDone = await desk.withProduct((product) => revokeToken(product.orm.em.fork(), name));
    desk.print(isDone ? `The token ${name} no longer works.` : `There is no active token ${name}.`);
    return isDone ? 0 : 1;
  },
};

function day(date: Date): string {
  return date.toISOString().slice(0, 10);
}
