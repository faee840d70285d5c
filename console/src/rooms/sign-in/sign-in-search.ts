/** Why someone stands at the door: signed out, or a session that ended. */
export interface SignInSearch {
  readonly why?: "ended" | "out";
}

export function readSignInSearch(raw: Record<string, unknown>): SignInSearch {
  return raw.why === "ended" || raw.why === "out" ? { why: raw.why } : {};
}
