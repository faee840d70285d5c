import { inSlices } from "../ui/in-slices.ts";

/** Many objects as few texts. The browser copies a text at once, and some hundred thousand objects one by one. */
export type Packed = readonly string[];

const perText = 200;

/** Made in slices: the page goes on while a large paste is being put away. */
export async function pack(all: readonly unknown[]): Promise<Packed> {
  const texts: string[] = [];
  const starts = Array.from({ length: Math.ceil(all.length / perText) }, (_, at) => at * perText);
  await inSlices(starts, (start) => texts.push(JSON.stringify(all.slice(start, start + perText))));
  return texts;
}

/** What was put away before texts were made of it is there as it is. */
export function unpack<One>(packed: readonly unknown[]): readonly One[] {
  return packed.flatMap((part) => (typeof part === "string" ? (JSON.parse(part) as One[]) : [part as One]));
}
