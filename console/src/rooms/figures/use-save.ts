import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useState } from "react";
import { errorWords } from "../../api/error-words.ts";
import type { EditStatus } from "../../edits/cell-edit.ts";
import { editStore, saveQueue } from "../../edits/desk.ts";
import { problemWords } from "../../edits/problem-words.ts";
import { isSignedOut, type AnsweredDoubts, type SaveResult } from "../../edits/queue.ts";
import { announce } from "../../ui/announce.tsx";
import { say } from "../../ui/words/words.ts";
import { isOver, type Notice } from "./notice.ts";
import { useDoubts } from "./use-doubts.ts";

interface Parts {
  /** Ends an open editor, so that what was typed last is saved too. */
  readonly commit: () => Promise<void>;
  readonly onConflicts: () => void;
  readonly onInvalid: () => void;
}

/** Saving, and what is said of it. The same words go to the screen and to those who listen. */
export function useSave({ commit, onConflicts, onInvalid }: Parts) {
  const [notice, setNotice] = useState<Notice | null>(null);
  const [reason, setReason] = useState("");
  const client = useQueryClient();
  const { ask, close, forget, dialog } = useDoubts();
  const tell = useCallback((next: Notice) => {
    setNotice(next);
    announce(next.text);
  }, []);

  const finish = useCallback(
    (result: SaveResult) => {
      tell(noticeOf(result));
      if (result.kind === "APPLIED") {
        setReason("");
        forget();
        void forgetAnswers(client, result.kept.length > 0 ? ["sheet", ...ofFigures] : ofFigures);
      }
      if (result.kind === "APPLIED" || result.kind === "REJECTED") {
        if (result.conflicts > 0) onConflicts();
        else if (result.invalid > 0 || (result.kind === "REJECTED" && result.setProblems.length > 0)) onInvalid();
        else if (result.kind === "REJECTED" && result.doubted > 0) ask(result.sent);
      }
      if (isSignedOut(result)) void client.refetchQueries({ queryKey: ["me"] });
    },
    [client, tell, ask, forget, onConflicts, onInvalid],
  );

  /**
   * Without a reason first, always: the answer names everything that is doubted, also what cannot be known here. A reason
   * given then covers what was shown, and nothing else.
   */
  const save = useCallback(
    async (doubts: AnsweredDoubts | null = null) => {
      close();
      if (!saveQueue.inFlight) setNotice(null);
      await commit();
      finish(await saveQueue.save(reason.trim() || null, doubts));
    },
    [commit, finish, close, reason],
  );

  /** A change set was taken back: what stands in the sheet is no longer so. */
  const finishUndo = useCallback(
    (count: number) => {
      tell({ tone: "good", text: say("undo.done", { count }) });
      void forgetAnswers(client, ["sheet", ...ofFigures]);
    },
    [client, tell],
  );

  useEffect(
    () => editStore.subscribe(() => setNotice((old) => (old && isOver(old, editStore.counts()) ? null : old))),
    [],
  );

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== "s") return;
      event.preventDefault();
      void save();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [save]);

  const clearNotice = (): void => setNotice(null);
  return { save, finish, finishUndo, notice, tell, clearNotice, reason, setReason, doubts: dialog };
}

/** Answers about figures that are read anew once figures have changed; the sheet itself only when others changed it. */
const ofFigures = ["figure", "comparison"];

function forgetAnswers(client: QueryClient, kinds: readonly string[]): Promise<unknown> {
  return Promise.all(kinds.map((kind) => client.invalidateQueries({ queryKey: [kind] })));
}

function noticeOf(result: SaveResult): Notice {
  switch (result.kind) {
    case "BUSY":
      return { tone: "plain", text: say("save.busy") };
    case "NOTHING":
      return nothingNotice();
    case "APPLIED": {
      const left = result.conflicts + result.invalid + result.doubted;
      const parts = [
        say("save.done", { count: result.count }),
        ...(result.kept.length > 0 ? [say("save.kept", { count: result.kept.length })] : []),
        ...(left > 0 ? [say("save.left", { count: left })] : []),
        ...sinceWords(result.since),
      ];
      return { tone: left > 0 ? "bad" : "good", text: parts.join(". "), about: aboutWhatIsLeft(result) };
    }
    case "FAILED":
      return { tone: "bad", text: say("save.failed", { reason: errorWords(result.error).text }) };
    case "REJECTED": {
      const parts = [
        ...(result.conflicts > 0 ? [say("save.conflicts", { count: result.conflicts })] : []),
        ...(result.invalid > 0 ? [say("save.rejected", { count: result.invalid })] : []),
        ...(result.doubted > 0 ? [say("save.doubts", { count: result.doubted })] : []),
        ...sinceWords(result.since),
        ...(result.setProblems.length > 0
          ? [`${say("save.setProblems")}: ${problemWords(result.setProblems, (code) => code).join(" ")}`]
          : []),
      ];
      const isOnlyDoubted = result.conflicts + result.invalid + result.setProblems.length === 0;
      return { tone: isOnlyDoubted ? "plain" : "bad", text: parts.join(" "), about: aboutWhatIsLeft(result) };
    }
  }
}

type WhatIsLeft = Readonly<Record<"conflicts" | "invalid" | "doubted", number>>;

function aboutWhatIsLeft({ conflicts, invalid, doubted }: WhatIsLeft): readonly EditStatus[] {
  const counts = { CONFLICT: conflicts, INVALID: invalid, DOUBTED: doubted } as const;
  return (["CONFLICT", "INVALID", "DOUBTED"] as const).filter((status) => counts[status] > 0);
}

function sinceWords(since: number): readonly string[] {
  return since > 0 ? [say("save.since", { count: since })] : [];
}

function nothingNotice(): Notice {
  const { invalid, conflict } = editStore.counts();
  const left = invalid + conflict;
  return left > 0
    ? {
        tone: "bad",
        text: say("save.onlyInvalid", { count: left }),
        about: aboutWhatIsLeft({ conflicts: conflict, invalid, doubted: 0 }),
      }
    : { tone: "plain", text: say("save.nothing") };
}
