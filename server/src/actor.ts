/** What a person or a token may be. EDITOR is of named units, REVIEWER of a cluster. */
export const roles = ["ADMINISTRATOR", "EDITOR", "REVIEWER", "ANALYST"] as const;
export type Role = (typeof roles)[number];

/** One role, and the unit or cluster it is for; no unit: everywhere. */
export interface Grant {
  readonly role: Role;
  readonly unitId: number | null;
}

/** Who asks. A token reads and never writes; SYSTEM is the command line on the server itself. */
export interface Actor {
  readonly kind: "PERSON" | "TOKEN" | "SYSTEM";
  /** The person behind it, where there is one. */
  readonly personId: number | null;
  /** The name that history shows. */
  readonly name: string;
  readonly grants: readonly Grant[];
}

/** The product itself, under a name history shows. */
export function systemActor(name: string): Actor {
  return { kind: "SYSTEM", personId: null, name, grants: [] };
}

/** Whoever works on the command line of the server. */
export const commandLine = systemActor("Dòng lệnh");

/** What an actor is called by to whom it is shown; the same as long as the person or the token exists. */
export function actorId({ kind, personId, name }: Actor): string {
  return `${kind.toLowerCase()}-${personId ?? name}`;
}

/** One text that tells actors apart. */
export function principalOf({ kind, personId, name }: Actor): string {
  return JSON.stringify([kind, personId, name]);
}
