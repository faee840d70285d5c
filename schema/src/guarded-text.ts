/** Text a spreadsheet shows and never runs. */
export function guarded(text: string): string {
  return needsGuard(text) ? `'${text}` : text;
}

/** Text as it was before it was guarded. */
export function unguarded(text: string): string {
  return text.startsWith("'") && needsGuard(text.slice(1)) ? text.slice(1) : text;
}

/** A formula, and also one that carries an apostrophe already: reading back takes off one and only one. */
function needsGuard(text: string): boolean {
  return isFormula(text.replace(/^'+/, ""));
}

/** A plain number may begin with a minus; anything else that a spreadsheet would evaluate is guarded. */
function isFormula(text: string): boolean {
  return /^[\s]*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r\n]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text);
}
