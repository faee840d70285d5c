import type { Json, ReadAnswer, ReadError, SlowAnswer } from "./answers.ts";
import { keyInServerCursor, keyInSlowCursor } from "./cursors.ts";

/**
 * What is different in two answers, each as a sentence; nothing when they are the same: the same keys in the same order,
 * the same values, the same nulls, the same errors. Of several errors that null the same place graphql-js reports
 * whichever was first, so there any of them will do.
 */
export function differences(server: ReadAnswer, slow: SlowAnswer): readonly string[] {
  return [...differentData(server.data, slow.data, "data"), ...differentErrors(server.errors, slow)];
}

function differentData(server: Json, slow: Json, place: string): readonly string[] {
  if (isPlain(server) || isPlain(slow)) return sameScalar(server, slow) ? [] : [different(place, server, slow)];
  if (Array.isArray(server) || Array.isArray(slow)) {
    if (!Array.isArray(server) || !Array.isArray(slow)) return [different(place, server, slow)];
    if (server.length !== slow.length) return [different(`the length of ${place}`, server.length, slow.length)];
    return server.flatMap((one, n) => differentData(one, slow[n], `${place}[${n}]`));
  }
  const keys = Object.keys(server);
  if (keys.join() !== Object.keys(slow).join()) return [different(`the keys of ${place}`, keys, Object.keys(slow))];
  const [inServer, inSlow] = [server, slow] as Record<string, Json>[];
  return keys.flatMap((key) => differentData(inServer![key]!, inSlow![key]!, `${place}.${key}`));
}

function isPlain(value: Json): value is string | number | boolean | null {
  return typeof value !== "object" || value === null;
}

function sameScalar(server: Json, slow: Json): boolean {
  const key = typeof slow === "string" ? keyInSlowCursor(slow) : null;
  if (key === null) return Object.is(server, slow);
  return typeof server === "string" && JSON.stringify(keyInServerCursor(server, key.length)) === JSON.stringify(key);
}

function different(place: string, server: unknown, slow: unknown): string {
  const short = (value: unknown): string => (JSON.stringify(value) ?? "nothing").slice(0, 300);
  return `${place}: the server says ${short(server)}, the slow interpreter ${short(slow)}`;
}

function differentErrors(errors: readonly ReadError[], { data, raised }: SlowAnswer): readonly string[] {
  const texts = errors.map((error) => JSON.stringify(error));
  const expected = new Set(raised.map((error) => JSON.stringify(error)));
  const nulled = errors.map(({ path }) => nulledBy(path, data));
  return [
    ...texts.filter((text) => !expected.has(text)).map((text) => `the server has an error nobody expects: ${text}`),
    ...texts.filter((text, n) => texts.indexOf(text) < n).map((text) => `the server says twice: ${text}`),
    ...raised
      .filter(({ path }) => !nulled.includes(nulledBy(path, data)))
      .map((error) => `the server has no error for ${nulledBy(error.path, data)}, as ${JSON.stringify(error)}`),
  ];
}

/** The outermost place on the path of an error where the answer has a null. */
function nulledBy(path: ReadError["path"], data: Json): string {
  let value: Json | undefined = data;
  const passed: (string | number)[] = ["data"];
  for (const step of path ?? []) {
    if (value === null || typeof value !== "object") break;
    value = (value as Record<string | number, Json>)[step];
    passed.push(step);
  }
  return passed.join(".");
}
