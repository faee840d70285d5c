import { Listeners } from "../ui/listeners.ts";
/**
 * Whom this page was loaded for. The browser's cookie can come to be somebody else's (a link opened in another tab), so the
 * page says with whatever it asks for whom it asks, and nothing it holds is saved in another name. For another person it is
 * loaded anew; until then this stays.
 */
let person: string | null = null;
let isReplaced = false;
const listeners = new Listeners();

/** Headers of a request, which is refused when somebody else is signed in by now. */
export type Name = Readonly<Record<string, string>>;
export function inTheNameOfThePage(): Name {
  return person === null ? {} : { "x-signed-in-as": person };
}

/** Called with every answer to who is there: whether that is whom the page was loaded for. */
export function isOfThePage(id: string): boolean {
  person ??= id;
  return person === id;
}

/** Called as soon as somebody else is found to be signed in. */
export function noteReplaced(): void {
  isReplaced = true;
  listeners.tell();
}

/** Whether that has happened. */
export const replaced = {
  get: (): boolean => isReplaced,
  subscribe: listeners.subscribe,
};
