import { hash } from "node:crypto";

/** How long an answer is remembered, in ms: what was taken back ends within this time. */
const shelfLife = 2_000;
const mostRemembered = 10_000;

/**
 * Remembers for a moment what a secret stands for, so that a tool that asks a hundred times a second is looked up once.
 * The secret itself is not kept, and neither is an answer of nobody: made-up secrets must not push out real ones.
 */
export function rememberBriefly<Answer>(
  find: (secret: string) => Promise<Answer | null>,
  now: () => number = Date.now,
): (secret: string) => Promise<Answer | null> {
  const remembered = new Map<string, { readonly answer: Answer; readonly until: number }>();
  return async (secret) => {
    const key = hash("sha256", secret);
    const known = remembered.get(key);
    if (known && known.until > now()) return known.answer;
    const answer = await find(secret);
    remembered.delete(key);
    if (answer === null) return null;
    remembered.set(key, { answer, until: now() + shelfLife });
    if (remembered.size > mostRemembered) remembered.delete(remembered.keys().next().value ?? "");
    return answer;
  };
}
