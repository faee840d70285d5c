import { formatDay } from "../../ui/format.ts";
import { say } from "../../ui/words/words.ts";

const known = ["vi", "en", "ja", "ko", "zh", "lo"] as const;

/** A language code in words. */
export function languageName(code: string | null | undefined): string {
  if (!code) return "–";
  const language = known.find((one) => one === code);
  return language ? say(`language.${language}`) : `${say("language.other")} (${code})`;
}

/** A day of publication: a full day, a month, or unknown. */
export function publishedWords(day: string | null | undefined): string {
  return day ? formatDay(day) : "–";
}
