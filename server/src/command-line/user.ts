import { roles, type Role } from "../actor.ts";
import type { Config } from "../config.ts";
import { createPerson, createSignInLink, findPerson, firstAdministrator } from "../rooms/organisation/people.ts";
import { WrongUse, type Command } from "./command.ts";
import { readOptions, required } from "./options.ts";
import { unitIds } from "./units.ts";

export const userCreate: Command = {
  words: "user create",
  usage:
    "pnpm bangvang user create --email an@sonla.vn --name 'Lò Văn An' --role administrator|editor|reviewer|analyst [--units SLA]",
  help: "Adds a person and prints a one-time sign-in link. An editor needs --units, a reviewer the code of a cluster.",
  async run(args, desk) {
    const { options } = readOptions(args, ["email", "name", "role", "units"], 0);
    const email = required(options, "email");
    if (!/^[^@\s]+@[^@\s]+$/.test(email)) throw new WrongUse(`${email} is not an e-mail address.`);
    const name = required(options, "name");
    const role = roleOf(required(options, "role"));
    const needsUnits = role === "EDITOR" || role === "REVIEWER";
    if (needsUnits !== Boolean(options.units))
      throw new WrongUse(needsUnits ? "--units is missing." : `--units does not go with ${role.toLowerCase()}.`);
    const link = await desk.withProduct(async (product) => {
      const em = product.orm.em.fork();
      if ((await findPerson(em, email)) !== null) throw new WrongUse(`There is a person with ${email} already.`);
      const person = await createPerson(em, { email, name, role, unitIds: unitIds(options.units, product) });
      return linkOf(desk.config, await createSignInLink(em, person));
    });
    desk.print(`${name} may sign in once, within 15 minutes: ${link}`);
    return 0;
  },
};

export const userLink: Command = {
  words: "user link",
  usage: "pnpm bangvang user link [--email an@sonla.vn]",
  help: "Prints a new one-time sign-in link for a person; for the first administrator when nobody is named.",
  async run(args, desk) {
    const { options } = readOptions(args, ["email"], 0);
    const link = await desk.withProduct(async (product) => {
      const em = product.orm.em.fork();
      const person = options.email === undefined ? await firstAdministrator(em) : await findPerson(em, options.email);
      if (person === null) throw new WrongUse(`There is no person with ${options.email}.`);
      return linkOf(desk.config, await createSignInLink(em, person));
    });
    desk.print(link);
    return 0;
  },
};

function roleOf(word: string): Role {
  const role = roles.find((one) => one.toLowerCase() === word);
  if (!role) throw new WrongUse(`--role is one of ${roles.map((one) => one.toLowerCase()).join(", ")}.`);
  return role;
}

function linkOf({ publicUrl, host, port }: Config, secret: string): string {
  return `${publicUrl ?? `http://${host}:${port}`}/sign-in#${secret}`;
}
