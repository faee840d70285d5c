import type { FileFormat, ImportOutcome } from "@bangvang/schema/exchange";
import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { errorWords } from "../../api/error-words.ts";
import { importFile, type ImportProgress } from "../../api/exchange.ts";
import { undoChangeSet } from "../../api/figures.ts";
import { ruleOf } from "../../edits/outcomes.ts";
import { problemWords } from "../../edits/problem-words.ts";
import { announce } from "../../ui/announce.tsx";
import { say } from "../../ui/words/words.ts";
import { choice, undoOf, type Chosen, type Undo } from "./chosen.ts";
import { firstOptions, type ImportOptions } from "./import-options.ts";
import { outcomeWords } from "./import-words.ts";

/**
 * Where an import is. A check is a dry run: it can be repeated, and nothing has changed. UNKNOWN: nobody waited for what became
 * of the writing; the same one again tells.
 */
export type ImportStage =
  | { readonly kind: "NONE" }
  | { readonly kind: "RUNNING"; readonly isCheck: boolean; readonly progress: ImportProgress | null }
  | { readonly kind: "CHECKED"; readonly outcome: ImportOutcome }
  | { readonly kind: "DONE"; readonly outcome: ImportOutcome; readonly undo: Undo }
  | { readonly kind: "UNKNOWN" }
  | { readonly kind: "FAILED"; readonly isCheck: boolean; readonly text: string; readonly requestId: string | null };

/** One file on its way in. */
export function useImport() {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [options, setOptions] = useState(firstOptions);
  const [stage, setStage] = useState<ImportStage>({ kind: "NONE" });
  const [notice, setNotice] = useState<string | null>(null);
  const running = useRef<AbortController | null>(null);
  const client = useQueryClient();

  const run = (one: Chosen, how: ImportOptions, isCheck: boolean): Promise<void> => {
    running.current?.abort();
    const control = new AbortController();
    running.current = control;
    setNotice(null);
    const show = (next: ImportStage): void => {
      if (running.current === control) setStage(next);
    };
    return runImport({ one, how, isCheck }, show, control.signal).then((outcome) => {
      if (outcome?.changeSet) void client.invalidateQueries();
    });
  };
  const stop = (word: string | null, next: ImportStage = { kind: "NONE" }): void => {
    running.current?.abort();
    running.current = null;
    setStage(next);
    if (next.kind === "NONE") setChosen(null);
    setNotice(word);
    if (word !== null) announce(word);
  };

  return {
    chosen,
    options,
    stage,
    notice,
    choose: (file: File, format: FileFormat): void => {
      const next = choice({ file, format });
      setChosen(next);
      setOptions(firstOptions);
      void run(next, firstOptions, true);
    },
    /** What is read anew when it changes is checked at once. */
    change: (part: Partial<ImportOptions>): void => {
      if (!chosen) return;
      const next = { ...options, ...part };
      const other = choice(chosen);
      setOptions(next);
      setChosen(other);
      if (part.numbers !== undefined || part.withoutBase !== undefined) void run(other, next, true);
    },
    check: () => chosen && run(chosen, options, true),
    apply: () => chosen && run(chosen, options, false),
    cancelCheck: () => stop(say("import.cancelled")),
    /** Of figures on their way nobody can say that nothing has changed: the server may be past the point of return. */
    cancelWriting: () => stop(say("import.unknown"), { kind: "UNKNOWN" }),
    leave: () => stop(null),
    undo: async (): Promise<void> => {
      const text = await takeBack(stage, setStage);
      if (text === null) return;
      setNotice(text);
      announce(text);
      void client.invalidateQueries();
    },
  };
}

/** Sends a file and shows every step; gives what became of it, or null when it failed or nobody waits any more. */
async function runImport(
  { one, how, isCheck }: { readonly one: Chosen; readonly how: ImportOptions; readonly isCheck: boolean },
  show: (stage: ImportStage) => void,
  signal: AbortSignal,
): Promise<ImportOutcome | null> {
  show({ kind: "RUNNING", isCheck, progress: null });
  try {
    const outcome = await importFile(
      { ...one, ...how, dryRun: isCheck },
      (progress) => show({ kind: "RUNNING", isCheck, progress }),
      signal,
    );
    show(outcome.result === "APPLIED" ? { kind: "DONE", outcome, undo: undoOf(one) } : { kind: "CHECKED", outcome });
    announce(outcomeWords(outcome));
    return outcome;
  } catch (error) {
    if (signal.aborted) return null;
    const { text, requestId } = errorWords(error);
    show({ kind: "FAILED", isCheck, text, requestId });
    announce(text);
    return null;
  }
}

/** Takes an imported set back, and says in words what became of that; null when there is none. */
async function takeBack(stage: ImportStage, setStage: (stage: ImportStage) => void): Promise<string | null> {
  if (stage.kind !== "DONE" || stage.outcome.changeSet === null) return null;
  const { outcome } = stage;
  const { key, reason } = stage.undo;
  const show = (at: Undo["at"]): void => setStage({ kind: "DONE", outcome, undo: { key, reason, at } });
  show("BUSY");
  try {
    const undone = await undoChangeSet({ id: stage.outcome.changeSet, key, reason, dryRun: false });
    show(undone.__typename === "Applied" ? "DONE" : "OPEN");
    if (undone.__typename === "Applied") return say("import.undone");
    const problem = problemWords(undone.problems.slice(0, 1).map(ruleOf), (code) => code).join(" ");
    return say("import.undo.refused", { problem });
  } catch (error) {
    show("OPEN");
    return errorWords(error).text;
  }
}

export type ImportWork = ReturnType<typeof useImport>;
