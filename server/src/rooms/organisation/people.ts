import type { EntityManager } from "@mikro-orm/postgresql";
import type { Role } from "../../actor.ts";
import { PersonEntity, PersonGrantEntity, SignInLinkEntity } from "./person.entity.ts";
import { hashOf, newSecret } from "./secret.ts";

const linkMinutes = 15;

export interface NewPerson {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  /** The unit of an editor, the cluster of a reviewer. */
  readonly unitIds: readonly number[];
}

/** Adds a person with a role; an editor may have several units. */
export async function createPerson(em: EntityManager, { email, name, role, unitIds }: NewPerson): Promise<number> {
  return em.transactional(async (inside) => {
    const person = inside.create(PersonEntity, { email: email.toLowerCase(), name });
    await inside.flush();
    const scopes = unitIds.length > 0 ? unitIds : [null];
    for (const unitId of scopes) inside.create(PersonGrantEntity, { personId: person.id, role, unitId });
    await inside.flush();
    return person.id;
  });
}

/** A person by e-mail, suspended or not; null when there is none. */
export async function findPerson(
  em: EntityManager,
  email: string,
): Promise<{ readonly id: number; readonly isActive: boolean } | null> {
  const person = await em.findOne(PersonEntity, { email: email.toLowerCase() });
  return person && { id: person.id, isActive: person.status === "ACTIVE" };
}

/** Somebody who may do everything: the first active one, or one made for a database that has none. */
export async function firstAdministrator(em: EntityManager): Promise<number> {
  const grants = await em.find(PersonGrantEntity, { role: "ADMINISTRATOR" });
  const ids = grants.map(({ personId }) => personId);
  const [person] = await em.find(PersonEntity, { id: { $in: ids }, status: "ACTIVE" }, { orderBy: { id: "asc" } });
  if (person) return person.id;
  const unused = `administrator-${(await em.count(PersonEntity)) + 1}@localhost`;
  return createPerson(em, { email: unused, name: "Quản trị viên", role: "ADMINISTRATOR", unitIds: [] });
}

/** The secret of a new one-time link, good for 15 minutes. */
export async function createSignInLink(em: EntityManager, personId: number): Promise<string> {
  const secret = newSecret();
  em.create(SignInLinkEntity, {
    secretHash: hashOf(secret),
    personId,
    expiresAt: new Date(Date.now() + linkMinutes * 60_000),
  });
  await em.flush();
  return secret;
}
