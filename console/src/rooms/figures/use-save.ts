import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useState } from "react";
import { errorWords } from "../../api/error-words.ts";
import { editStore, saveQueue } from "../../edits/desk.ts";
import { problemWords } from "../../edits/problem-words.ts";
import { isSignedOut, type SaveResult } from "../../edits/queue.ts";
import { announce } from "../../ui/announce.tsx";
import { say } from "../../ui/words/words.ts";

export interface Notice {
  readonly tone: "good" | "bad" | "plain";
  readonly text: string;
  readonly canUndo?: boolean;
}

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
  const tell = useCallback((next: Notice) => {
    setNotice(next);
    announce(next.text);
  }, []);

  const finish = useCallback(
    (result: SaveResult) => {
      const next = noticeOf(result);
      if (next) tell(next);
      if (result.kind === "APPLIED") {
        setReason("");
        void client.invalidateQueries({ queryKey: ["figure"] });
        void client.invalidateQueries({ queryKey: ["comparison"] });
      }
      if (result.kind === "REJECTED") (result.conflicts > 0 ? onConflicts : onInvalid)();
      if (isSignedOut(result)) void client.refetchQueries({ queryKey: ["me"] });
    },
    [client, tell, onConflicts, onInvalid],
  );

  const save = useCallback(async () => {
    await commit();
    finish(await saveQueue.save(reason.trim() || null));
  }, [commit, finish, reason]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== "s") return;
      event.preventDefault();
      void save();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [save]);

  return { save, finish, notice, tell, clearNotice: () => setNotice(null), reason, setReason };
}

function noticeOf(result: SaveResult): Notice | null {
  switch (result.kind) {
    case "BUSY":
      return null;
    case "NOTHING":
      return nothingNotice();
    case "APPLIED":
      return { tone: "good", text: say("save.done", { count: result.count }) };
    case "FAILED":
      return { tone: "bad", text: say("save.failed", { reason: errorWords(result.error).text }) };
    case "REJECTED": {
      const parts = [
        ...(result.conflicts > 0 ? [say("save.conflicts", { count: result.conflicts })] : []),
        ...(result.invalid > 0 ? [say("save.rejected", { count: result.invalid })] : []),
        ...(result.setProblems.length > 0
          ? [`${say("save.setProblems")}: ${result.setProblems.map(problemWords).join(" ")}`]
          : []),
      ];
      return { tone: "bad", text: parts.join(" ") };
    }
  }
}

function nothingNotice(): Notice {
  const { invalid, conflict } = editStore.counts();
  const left = invalid + conflict;
  return left > 0
    ? { tone: "bad", text: say("save.onlyInvalid", { count: left }) }
    : { tone: "plain", text: say("save.nothing") };
}
