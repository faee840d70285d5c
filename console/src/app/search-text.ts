/** Addresses people can read and type: plain texts, lists with commas, 1 for yes. The rooms give them their types. */
export function readSearch(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text));
}

export function writeSearch(search: Record<string, unknown>): string {
  const parts = new URLSearchParams();
  for (const [key, value] of Object.entries(search)) {
    const text = worded(value);
    if (text !== "") parts.set(key, text);
  }
  // Commas, slashes and blanks of keys stay readable; they have no meaning in a query.
  const query = parts.toString().replaceAll("%2C", ",").replaceAll("%2F", "/");
  return query === "" ? "" : `?${query}`;
}

function worded(value: unknown): string {
  if (Array.isArray(value)) return value.join(",");
  if (value === true) return "1";
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
