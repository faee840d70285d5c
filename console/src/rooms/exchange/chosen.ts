import { maxReasonLength } from "@bangvang/schema/change-set";
import type { FileFormat } from "@bangvang/schema/exchange";
import { newId } from "../../edits/new-id.ts";
import { say } from "../../ui/words/words.ts";

/**
 * A file to import. One id for all attempts at applying it: an answer that was lost is asked for again under the same, and
 * with the same reason, in whatever language the page is by then.
 */
export interface Chosen {
  readonly file: File;
  readonly format: FileFormat;
  readonly id: string;
  readonly reason: string;
}

/** Taking an import back; `key` is the id of the set that does it, the same, as is its reason, however often it is tried. */
export interface Undo {
  readonly key: string;
  readonly reason: string;
  readonly at: "OPEN" | "BUSY" | "DONE";
}

/** A file as it is chosen, or to be read in another way: another import than those before. */
export function choice({ file, format }: Pick<Chosen, "file" | "format">): Chosen {
  return { file, format, id: newId(), reason: reasonOf("import.reason", file) };
}

/** The way back from an import, not gone yet. */
export function undoOf({ file }: Pick<Chosen, "file">): Undo {
  return { key: newId(), reason: reasonOf("import.undo.reason", file), at: "OPEN" };
}

function reasonOf(words: "import.reason" | "import.undo.reason", { name: file }: File): string {
  return say(words, { file }).slice(0, maxReasonLength);
}
