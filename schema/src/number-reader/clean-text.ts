/** A number with all its words is shorter; longer text is a sentence, or an attack on the reader. */
export const maxLength = 200;

/** Text as the reader wants it: composed, without invisible characters, with one kind of space, minus and dash. */
export interface CleanText {
  readonly text: string;
  /** Full-width characters were there. They are understood, and shown for confirmation. */
  readonly wide: boolean;
}

/**
 * Null when the text is too long. Right-to-left marks are kept, so that they are refused later: text that shows other
 * digits than it holds must not become a figure.
 */
export function cleanText(raw: string): CleanText | null {
  const trimmed = raw.trim();
  if (trimmed.length <= maxLength && plain.test(trimmed)) return { text: trimmed, wide: false };
  const visible = trimmed.replace(invisible, "").trim();
  if (visible.length > maxLength) return null;
  const composed = visible.normalize("NFC");
  const narrow = composed.replace(wideForms, (form) => String.fromCharCode(form.charCodeAt(0) - 0xfee0));
  return { text: unify(narrow), wide: narrow !== composed };
}

function unify(text: string): string {
  return text
    .replace(lineBreaks, "\n")
    .replace(spaces, " ")
    .replace(minuses, "-")
    .replace(dashes, "–")
    .replace(/…/g, "...")
    .replace(lookalikes, "đ")
    .replace(textMark, "")
    .trim();
}

/** Nothing below applies to these, and most texts are such: ASCII without an apostrophe, and composed Vietnamese letters. */
const plain = /^[ -&(-~\u00c0-\u00cf\u00d1-\u00ef\u00f1-\u0188\u018a-\u01b0\u1ea0-\u1ef9]*$/;
const invisible = /[\u00ad\u180e\u200b-\u200e\u202a\u202c\u202d\u2060\u2066\u2069\ufeff]/g;
const wideForms = /[\uff01-\uff5e]/g;
/** A line break in a cell ends a number: only a real space groups digits. */
const lineBreaks = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;
const spaces = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
const minuses = /[\u2010\u2011\u2212\ufe63]/g;
const dashes = /[\u2012-\u2015]/g;
/** Ð (U+00D0) and Ɖ (U+0189) look like Đ and are typed for it. */
const lookalikes = /[\u00d0\u00f0\u0189\u0256]/g;
/** A spreadsheet puts an apostrophe before text that looks like something else. */
const textMark = /^['\u2018\u2019]/;
