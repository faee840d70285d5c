import { hash } from "node:crypto";

/** How long an answer is remembered, in ms: also where nobody says that rights have changed, it is believed no longer. */
const shelfLife = 2_000;
const mostRemembered = 10_000;

/** What secrets stand for, as it was found a moment ago. */
export interface Remembered<Answer> {
  readonly find: (secret: string) => Promise<Answer | null>;
  /** Rights have changed: everybody is looked up anew, those too who are being looked up now. */
  readonly forget: () => void;
}

/**
 * Remembers for a moment what a secret stands for, so that a tool that asks a hundred times a second is looked up once.
 * The secret itself is not kept, and neither is an answer of nobody: made-up secrets must not push out real ones.
 */
export function rememberBriefly<Answer>(
  look: (secret: string) => Promise<Answer | null>,
  now: () => number = Date.now,
): Remembered<Answer> {
  let remembered = new Map<string, { readonly answer: Answer; readonly until: number }>();
  const find = async (secret: string): Promise<Answer | null> => {
    const key = hash("sha256", secret);
    const known = remembered.get(key);
    if (known && known.until > now()) return known.answer;
    const into = remembered;
    const answer = await look(secret);
    into.delete(key);
    if (answer === null) return null;
    into.set(key, { answer, until: now() + shelfLife });
    if (into.size > mostRemembered) into.delete(into.keys().next().value ?? "");
    return answer;
  };
  // What is found by a look that began before goes into the map that is thrown away.
  return { find, forget: () => void (remembered = new Map()) };
}
