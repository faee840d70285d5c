import type { Command } from "../../edits/commands.ts";
import { contentWords } from "../../edits/figure-words.ts";
import { isAmbiguous, type News } from "../../edits/cell-edit.ts";
import type { EditStore, Walked } from "../../edits/store.ts";
import type { Done } from "../../grid/actions.ts";
import { say } from "../../ui/words/words.ts";
import { askedNotice, type Notice } from "./notice.ts";

/**
 * What is said after an action: after every bulk change a count and Undo, after the typing of one cell nothing, unless it
 * can be read in several ways.
 */
export function doneNotice(done: Done, store: EditStore): Notice | null {
  const { command, skipped, unfed, samples, cutRows, cutColumns, same } = done;
  const left = command.label === "command.paste" ? same : 0;
  const isAsked = done.bad.some(isAmbiguous);
  if (command.changes.length + left <= 1 && skipped + unfed + samples + cutRows + cutColumns === 0)
    return isAsked ? askedNotice(store) : null;
  const bad = cannotBeSaved(command, store);
  return {
    tone: bad > 0 ? "bad" : "plain",
    text: doneWords(done, bad),
    canUndo: command.changes.length > 0,
    ...(isAsked ? { lead: "READINGS" } : {}),
  };
}

/** Whatever is against a cell: its text, its own rules, the cells beside it, or the figure of somebody else. */
function cannotBeSaved({ changes }: Command, store: EditStore): number {
  return changes.filter(({ key }) => {
    const edit = store.edit(key);
    return edit !== null && ["INVALID", "CONFLICT"].includes(store.statusOf(edit));
  }).length;
}

/** Cells that somebody else has changed since keep what stands there; they are counted. */
export function undoneNotice({ command, passed }: Walked, way: "UNDO" | "REDO"): Notice {
  const label = say(command.label, { count: command.changes.length + passed.length });
  const done = say(way === "UNDO" ? "save.undone" : "save.redone", { label });
  if (command.changes.length === 0 && passed.length > 0)
    return { tone: "bad", text: say("undo.passed", { count: passed.length }) };
  if (passed.length === 0) return { tone: "plain", text: `${done}.` };
  return { tone: "bad", text: `${done}. ${say("undo.passed", { count: passed.length })}` };
}

/** Somebody has changed the very cell that is being typed into. */
export function meanwhileNotice({ changedBy: who, ...content }: News): Notice {
  return { tone: "plain", text: say("live.meanwhile", { who, value: contentWords(content) }) };
}

function doneWords(done: Done, bad: number): string {
  const { command, skipped, unfed, samples, cutRows, cutColumns, same, cleared } = done;
  const { clearedElsewhere = 0, isCutLeft } = done;
  const label = say(command.label, { count: command.changes.length });
  const own =
    command.label === "command.paste"
      ? [
          say("paste.done", { count: command.changes.length - clearedElsewhere }),
          ...(cleared > 0 ? [say("paste.cleared", { count: cleared })] : []),
          ...(same > 0 ? [say("paste.same", { count: same })] : []),
        ]
      : [`${label.charAt(0).toUpperCase()}${label.slice(1)}.`];
  return [
    ...own,
    ...(samples > 0 ? [say("done.samples", { count: samples })] : []),
    ...(clearedElsewhere > 0 ? [say("paste.clearedElsewhere", { count: clearedElsewhere })] : []),
    ...(isCutLeft ? [say("paste.cutLeft")] : []),
    ...(skipped > 0 ? [say("paste.skipped", { count: skipped })] : []),
    ...(unfed > 0 ? [say("fill.unfed", { count: unfed })] : []),
    ...(cutRows > 0 ? [say("paste.cutRows", { count: cutRows })] : []),
    ...(cutColumns > 0 ? [say("paste.cutColumns", { count: cutColumns })] : []),
    ...(bad > 0 ? [say("paste.bad", { count: bad })] : []),
  ].join(" ");
}
