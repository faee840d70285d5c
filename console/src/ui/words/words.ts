import { i18n } from "@lingui/core";
import { compileMessage } from "@lingui/message-utils/compileMessage";
import { useLingui } from "@lingui/react";
import { en } from "./en.ts";
import { vi, type WordKey } from "./vi.ts";

export const languages = ["vi", "en"] as const;
export type Language = (typeof languages)[number];
export type WordValues = Readonly<Record<string, string | number>>;
export type Say = (key: WordKey, values?: WordValues) => string;

const storageKey = "bangvang.language";

/** Loads both languages and shows the one chosen before, Vietnamese at first. Messages are compiled as they are used. */
export function loadWords(): void {
  i18n.setMessagesCompiler(compileMessage);
  i18n.load({ vi, en });
  show(stored());
}

export function language(): Language {
  return i18n.locale === "en" ? "en" : "vi";
}

export function chooseLanguage(next: Language): void {
  localStorage.setItem(storageKey, next);
  show(next);
}

/** Words outside React. Inside, `useWords` draws again when the language changes. */
export const say: Say = (key, values) => i18n._(key, values as Record<string, unknown>);

export function useWords(): { readonly t: Say; readonly language: Language } {
  useLingui();
  return { t: say, language: language() };
}

/** A name in the user's language; catalogue rows carry both. */
export function nameOf(row: { readonly name: string; readonly nameEn: string }): string {
  return language() === "en" ? row.nameEn : row.name;
}

function show(next: Language): void {
  i18n.activate(next);
  document.documentElement.lang = next;
}

function stored(): Language {
  return localStorage.getItem(storageKey) === "en" ? "en" : "vi";
}
