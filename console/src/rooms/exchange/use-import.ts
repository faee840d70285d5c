import type { FileFormat, ImportOutcome } from "@bangvang/schema/exchange";
import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { errorWords } from "../../api/error-words.ts";
import { importFile, type ImportProgress } from "../../api/exchange.ts";
import { undoChangeSet } from "../../api/figures.ts";
import { ruleOf } from "../../edits/outcomes.ts";
import { problemWords } from "../../edits/problem-words.ts";
import { newId } from "../../edits/new-id.ts";
import { announce } from "../../ui/announce.tsx";
import { say } from "../../ui/words/words.ts";
import { firstOptions, type ImportOptions } from "./import-options.ts";
import { outcomeWords } from "./import-words.ts";

interface Chosen {
  readonly file: File;
  readonly format: FileFormat;
  /** One id for all attempts at applying it: an answer that was lost is asked for again under the same. */
  readonly id: string;
}

/** Taking an import back; `key` is the id of the set that does it, the same however often it is tried. */
export interface Undo {
  readonly key: string;
  readonly at: "OPEN" | "BUSY" | "DONE";
}

/** Where an import is. A check is a dry run: it can be repeated, and nothing has changed. */
export type ImportStage =
  | { readonly kind: "NONE" }
  | { readonly kind: "RUNNING"; readonly isCheck: boolean; readonly progress: ImportProgress | null }
  | { readonly kind: "CHECKED"; readonly outcome: ImportOutcome }
  | { readonly kind: "DONE"; readonly outcome: ImportOutcome; readonly undo: Undo }
  | { readonly kind: "FAILED"; readonly isCheck: boolean; readonly text: string; readonly requestId: string | null };

/** One file on its way in. */
export function useImport() {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [options, setOptions] = useState(firstOptions);
  const [stage, setStage] = useState<ImportStage>({ kind: "NONE" });
  const [notice, setNotice] = useState<string | null>(null);
  const running = useRef<AbortController | null>(null);
  const client = useQueryClient();

  const run = async (one: Chosen, how: ImportOptions, isCheck: boolean): Promise<void> => {
    running.current?.abort();
    const control = new AbortController();
    running.current = control;
    const show = (next: ImportStage): void => {
      if (running.current === control) setStage(next);
    };
    show({ kind: "RUNNING", isCheck, progress: null });
    setNotice(null);
    try {
      const request = {
        ...one,
        ...how,
        dryRun: isCheck,
        reason: say("import.reason", { file: one.file.name }).slice(0, 500),
      };
      const outcome = await importFile(
        request,
        (progress) => show({ kind: "RUNNING", isCheck, progress }),
        control.signal,
      );
      show(
        outcome.result === "APPLIED"
          ? { kind: "DONE", outcome, undo: { key: newId(), at: "OPEN" } }
          : { kind: "CHECKED", outcome },
      );
      announce(outcomeWords(outcome));
      if (outcome.changeSet) void client.invalidateQueries();
    } catch (error) {
      if (control.signal.aborted) return;
      const { text, requestId } = errorWords(error);
      show({ kind: "FAILED", isCheck, text, requestId });
      announce(text);
    }
  };

  return {
    chosen,
    options,
    stage,
    notice,
    choose(file: File, format: FileFormat): void {
      const next = { file, format, id: newId() };
      setChosen(next);
      setOptions(firstOptions);
      void run(next, firstOptions, true);
    },
    /** What is read anew when it changes is checked at once. */
    change(part: Partial<ImportOptions>): void {
      if (!chosen) return;
      const next = { ...options, ...part };
      const other = { ...chosen, id: newId() };
      setOptions(next);
      setChosen(other);
      if (part.numbers !== undefined || part.withoutBase !== undefined) void run(other, next, true);
    },
    check: () => chosen && run(chosen, options, true),
    apply: () => chosen && run(chosen, options, false),
    cancel(): void {
      running.current?.abort();
      running.current = null;
      setStage({ kind: "NONE" });
      setChosen(null);
      announce(say("import.cancelled"));
      setNotice(say("import.cancelled"));
    },
    leave(): void {
      running.current?.abort();
      running.current = null;
      setStage({ kind: "NONE" });
      setChosen(null);
      setNotice(null);
    },
    async undo(): Promise<void> {
      if (stage.kind !== "DONE" || stage.outcome.changeSet === null) return;
      const { outcome } = stage;
      const { key } = stage.undo;
      const show = (at: Undo["at"]): void => setStage({ kind: "DONE", outcome, undo: { key, at } });
      const { changeSet } = stage.outcome;
      show("BUSY");
      try {
        const undone = await undoChangeSet({
          id: changeSet,
          key,
          reason: say("import.undo.reason", { file: chosen?.file.name ?? "" }),
          dryRun: false,
        });
        const isUndone = undone.__typename === "Applied";
        const text = isUndone
          ? say("import.undone")
          : say("import.undo.refused", {
              problem: problemWords(undone.problems.slice(0, 1).map(ruleOf), (code) => code).join(" "),
            });
        show(isUndone ? "DONE" : "OPEN");
        setNotice(text);
        announce(text);
        void client.invalidateQueries();
      } catch (error) {
        show("OPEN");
        setNotice(errorWords(error).text);
      }
    },
  };
}

export type ImportWork = ReturnType<typeof useImport>;
