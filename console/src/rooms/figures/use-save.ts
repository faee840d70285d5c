import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useState } from "react";
import { editStore, saveQueue } from "../../edits/desk.ts";
import { isRefusedWhole, isSignedOut, type AnsweredDoubts, type SaveResult } from "../../edits/queue.ts";
import { announce } from "../../ui/announce.tsx";
import { say } from "../../ui/words/words.ts";
import { askedNotice, isOver, type Lead, type Notice } from "./notice.ts";
import { noticeOf } from "./save-words.ts";
import { useDoubts } from "./use-doubts.ts";

interface Parts {
  /** Ends an open editor, so that what was typed last is saved too. */
  readonly commit: () => Promise<void>;
  readonly onLead: (lead: Exclude<Lead, "DOUBTS">) => void;
}

/** What is said of saving, which goes on by itself, and what it asks for. Words go to the screen and to those who listen. */
export function useSave({ commit, onLead }: Parts) {
  const [notice, setNotice] = useState<Notice | null>(null);
  const client = useQueryClient();
  const { ask, close, dialog } = useDoubts();
  const tell = useCallback((next: Notice) => {
    setNotice(next);
    announce(next.text);
  }, []);
  const follow = useCallback(
    (asked: Lead): void => {
      const isStill = asked === "HISTORY" || (asked === "READINGS" && editStore.asked().length > 0);
      const lead = isStill ? asked : (whatIsLeft() ?? asked);
      if (lead === "DOUBTS") ask();
      else onLead(lead);
    },
    [ask, onLead],
  );

  useEffect(
    () =>
      saveQueue.onResult((result) => {
        const next = noticeOf(result);
        if (next) tell(next);
        readAnew(client, result);
      }),
    [client, tell],
  );

  /** At once, and then to whatever is left for somebody to decide. */
  const save = useCallback(
    async (doubts: AnsweredDoubts | null = null) => {
      close();
      await commit();
      const result = await saveQueue.save(doubts);
      if (result.kind === "FAILED" || isRefusedWhole(result)) return;
      const left = whatIsLeft();
      if (left) follow(left);
      else if (editStore.size === 0) tell({ tone: "good", text: say("save.all") });
    },
    [commit, close, follow, tell],
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
    () =>
      editStore.subscribe(() =>
        setNotice((old) =>
          old && isOver(old, { ...editStore.counts(), asked: editStore.asked().length }) ? null : old,
        ),
      ),
    [],
  );
  useSaveKey(save);

  /** What was said is past; what is still asked stays to be read. */
  const clearNotice = (): void => setNotice(askedNotice(editStore));
  return { save, follow, finishUndo, notice, tell, clearNotice, doubts: dialog };
}

/** What somebody has to decide about first; null: nothing is left. */
function whatIsLeft(): Exclude<Lead, "HISTORY"> | null {
  const { conflict, invalid, doubted } = editStore.counts();
  if (conflict > 0) return "CONFLICTS";
  if (invalid > 0) return invalid > editStore.asked().length ? "PROBLEMS" : "READINGS";
  return doubted > 0 ? "DOUBTS" : null;
}

/** Ctrl+S, which the browser would take for saving the page. */
function useSaveKey(save: () => Promise<void>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== "s") return;
      event.preventDefault();
      // What is asked in a dialog is answered there.
      if (!document.querySelector("[role=dialog]")) void save();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [save]);
}

/** Answers about figures that are read anew once figures have changed; the sheet itself only when others changed it. */
const ofFigures = ["figure", "comparison"];

function readAnew(client: QueryClient, result: SaveResult): void {
  if (result.kind === "APPLIED") {
    void forgetAnswers(client, result.kept.length > 0 ? ["sheet", ...ofFigures] : ofFigures);
  }
  if (isSignedOut(result)) void client.refetchQueries({ queryKey: ["me"] });
}

function forgetAnswers(client: QueryClient, kinds: readonly string[]): Promise<unknown> {
  return Promise.all(kinds.map((kind) => client.invalidateQueries({ queryKey: [kind] })));
}
