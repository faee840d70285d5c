// Control, bidirectional and zero-width characters make a text look like another one.
// oxlint-disable-next-line no-control-regex -- these are the characters that are refused
const unreadable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/;

/** What somebody wrote, in one form of its letters and without blanks around it; null: nothing. */
export function words(text: string | null): string | null {
  return text?.normalize("NFC").trim() || null;
}

/** Whether a text shows what it says. */
export function isReadable(text: string): boolean {
  return text.isWellFormed() && !unreadable.test(text);
}
