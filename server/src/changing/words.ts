// Control, bidirectional and zero-width characters make a text look like another one.
// oxlint-disable-next-line no-control-regex -- these are the characters that are refused
const unreadable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/;

/** What somebody wrote, as it is kept, and what is wrong with it. */
export interface Words {
  /** In one form of its letters and without blanks around it; null: nothing. */
  readonly text: string | null;
  /** UNREADABLE: it does not show what it says. */
  readonly problem: "TOO_LONG" | "UNREADABLE" | null;
}

/** Reads what somebody wrote of at most so many characters. */
export function readWords(written: string | null, most: number): Words {
  const text = written?.normalize("NFC").trim() || null;
  if (text === null) return { text, problem: null };
  if (text.length > most) return { text, problem: "TOO_LONG" };
  return { text, problem: text.isWellFormed() && !unreadable.test(text) ? null : "UNREADABLE" };
}
