import { existsSync, readFileSync } from "node:fs";
import { roles, type Role } from "../actor.ts";
import { addressFile, addressOf, signInLink, type Config } from "../config.ts";
import type { Product } from "../product.ts";
import { unitDimension } from "../rooms/organisation/organisation.dimensions.ts";
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
    const link = await desk.withProduct(async (product) => {
      const em = product.orm.em.fork();
      if ((await findPerson(em, email)) !== null) throw new WrongUse(`There is a person with ${email} already.`);
      const person = await createPerson(em, { email, name, role, unitIds: scopeOf(role, options.units, product) });
      return signInLink(servedAt(desk.config), await createSignInLink(em, person));
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
      return signInLink(servedAt(desk.config), await createSignInLink(em, await personNamed(options.email, em)));
    });
    desk.print(link);
    return 0;
  },
};

/** Where the running server says it is; else where it would be with these settings. */
function servedAt(config: Config): string {
  const file = addressFile(config);
  return existsSync(file) ? readFileSync(file, "utf8") : addressOf(config);
}

async function personNamed(email: string | undefined, em: Product["orm"]["em"]): Promise<number> {
  if (email === undefined) return firstAdministrator(em);
  const person = await findPerson(em, email);
  if (!person) throw new WrongUse(`There is no person with ${email}.`);
  if (!person.isActive) throw new WrongUse(`${email} is suspended.`);
  return person.id;
}

function roleOf(word: string): Role {
  const role = roles.find((one) => one.toLowerCase() === word);
  if (!role) throw new WrongUse(`--role is one of ${roles.map((one) => one.toLowerCase()).join(", ")}.`);
  return role;
}

/** The scope a role needs: an editor's units, a reviewer's clusters; other roles have none. */
function scopeOf(role: Role, list: string | undefined, product: Product): readonly number[] {
  const needsUnits = role === "EDITOR" || role === "REVIEWER";
  if (needsUnits !== Boolean(list))
    throw new WrongUse(needsUnits ? "--units is missing." : `--units does not go with ${role.toLowerCase()}.`);
  const ids = unitIds(list, product);
  const units = product.dimensions.current().of(unitDimension).byId;
  if (role === "REVIEWER" && ids.some((id) => units.get(id)?.level !== "CLUSTER"))
    throw new WrongUse("A reviewer is of a cluster: --units takes the code of one.");
  return ids;
}
