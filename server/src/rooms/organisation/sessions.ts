import type { EntityManager } from "@mikro-orm/postgresql";
import type { Actor } from "../../actor.ts";
import { PersonEntity, PersonGrantEntity, SessionEntity, SignInLinkEntity } from "./person.entity.ts";
import { hashOf, newSecret } from "./secret.ts";

const absoluteHours = 12;
const idleMinutes = 30;
const sessionsPerPerson = 5;
/** Seconds between two notes of when a session was last seen: often enough for the idle limit. */
const noteEvery = 60;

/** Uses up a one-time link; the id for the cookie, or null when the link is unknown, used or too old. */
export async function signIn(em: EntityManager, secret: string): Promise<string | null> {
  return em.transactional(async (inside) => {
    const now = new Date();
    const secretHash = hashOf(secret);
    const used = await inside.nativeUpdate(
      SignInLinkEntity,
      { secretHash, usedAt: null, expiresAt: { $gt: now } },
      { usedAt: now },
    );
    const link = used === 1 ? await inside.findOne(SignInLinkEntity, { secretHash }) : null;
    const person = link && (await inside.findOne(PersonEntity, { id: link.personId, status: "ACTIVE" }));
    if (!person) return null;
    const id = newSecret();
    inside.create(SessionEntity, {
      idHash: hashOf(id),
      personId: person.id,
      expiresAt: new Date(now.getTime() + absoluteHours * 3_600_000),
    });
    await inside.flush();
    await endSurplus(inside, person.id);
    return id;
  });
}

/** Who a cookie stands for today, or null: ended, idle for half an hour, half a day old, or suspended. */
export async function actorOfSession(em: EntityManager, id: string): Promise<Actor | null> {
  const now = Date.now();
  const found = await findOpen(em, id, now);
  if (found && found.session.lastSeenAt.getTime() < now - noteEvery * 1_000) {
    await em.nativeUpdate(SessionEntity, { idHash: found.session.idHash }, { lastSeenAt: new Date(now) });
  }
  return found && actorOf(em, found.person);
}

/** The same, without the person having done anything: looking does not keep the session from becoming idle. */
export async function stillOfSession(em: EntityManager, id: string): Promise<Actor | null> {
  const found = await findOpen(em, id, Date.now());
  return found && actorOf(em, found.person);
}

async function findOpen(em: EntityManager, id: string, now: number) {
  const session = await em.findOne(SessionEntity, {
    idHash: hashOf(id),
    endedAt: null,
    expiresAt: { $gt: new Date(now) },
    lastSeenAt: { $gt: new Date(now - idleMinutes * 60_000) },
  });
  const person = session && (await em.findOne(PersonEntity, { id: session.personId, status: "ACTIVE" }));
  return session && person ? { session, person } : null;
}

async function actorOf(em: EntityManager, person: { readonly id: number; readonly name: string }): Promise<Actor> {
  const grants = await em.find(PersonGrantEntity, { personId: person.id });
  return {
    kind: "PERSON",
    personId: person.id,
    name: person.name,
    grants: grants.map(({ role, unitId }) => ({
      role: role as Actor["grants"][number]["role"],
      unitId: unitId ?? null,
    })),
  };
}

/** Ends a session; an unknown one is ended already. */
export async function signOut(em: EntityManager, id: string): Promise<void> {
  await em.nativeUpdate(SessionEntity, { idHash: hashOf(id), endedAt: null }, { endedAt: new Date() });
}

async function endSurplus(em: EntityManager, personId: number): Promise<void> {
  const open = await em.find(SessionEntity, { personId, endedAt: null }, { orderBy: { createdAt: "desc" } });
  for (const session of open.slice(sessionsPerPerson)) session.endedAt = new Date();
  await em.flush();
}
