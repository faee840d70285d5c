import type { Command } from "../../edits/commands.ts";
import type { Done } from "../../grid/actions.ts";
import { say } from "../../ui/words/words.ts";
import type { Notice } from "./use-save.ts";

/** What is said after an action: after every bulk change a count and Undo, after the typing of one cell nothing. */
export function doneNotice(done: Done): Notice | null {
  if (done.command.changes.length <= 1 && done.skipped + done.cut === 0) return null;
  return { tone: done.bad.length > 0 ? "bad" : "plain", text: doneWords(done), canUndo: true };
}

export function undoneNotice(command: Command, way: "UNDO" | "REDO"): Notice {
  const label = say(command.label, { count: command.changes.length });
  return { tone: "plain", text: say(way === "UNDO" ? "save.undone" : "save.redone", { label }) };
}

function doneWords({ command, skipped, cut, bad }: Done): string {
  const label = say(command.label, { count: command.changes.length });
  return [
    command.label === "command.paste"
      ? say("paste.done", { count: command.changes.length })
      : `${label.charAt(0).toUpperCase()}${label.slice(1)}.`,
    ...(skipped > 0 ? [say("paste.skipped", { count: skipped })] : []),
    ...(cut > 0 ? [say("paste.cut", { count: cut })] : []),
    ...(bad.length > 0 ? [say("paste.bad", { count: bad.length })] : []),
  ].join(" ");
}
