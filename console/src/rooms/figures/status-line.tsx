import { Group, UnstyledButton } from "@mantine/core";
import { useCallback, useEffect, useRef, useState } from "react";
import type { EditStatus } from "../../edits/cell-edit.ts";
import { useEditsBehind } from "../../edits/use-edits.ts";
import type { Range } from "../../grid/selection.ts";
import type { SheetController } from "../../grid/sheet-controller.ts";
import { Tally, type Statistics } from "../../grid/statistics.ts";
import { announce } from "../../ui/announce.tsx";
import { formatRounded } from "../../ui/format.ts";
import { inSlices } from "../../ui/in-slices.ts";
import { say, useWords } from "../../ui/words/words.ts";

interface StatusLineProps {
  readonly controller: SheetController;
  readonly onJump: (status: EditStatus) => void;
}

/** Counts of the selection, and the unsaved, invalid and conflicting cells as buttons that lead there. */
export function StatusLine({ controller, onJump }: StatusLineProps) {
  const { t } = useWords();
  const { store } = useEditsBehind();
  const statistics = useStatistics(controller);
  const counts = store.counts();
  const jump = (
    status: EditStatus,
    count: number,
    word: "status.unsaved" | "status.doubted" | "status.invalid" | "status.conflicts",
    tone: string,
  ) =>
    count > 0 && (
      <UnstyledButton className={`bv-mark bv-status-jump ${tone}`} onClick={() => onJump(status)}>
        {t(word, { count })}
      </UnstyledButton>
    );
  return (
    <Group component="footer" className="bv-status" gap="md" wrap="nowrap" aria-label={t("status.label")}>
      {statistics ? <StatisticsWords statistics={statistics} /> : <span className="bv-muted">{t("status.none")}</span>}
      <Group gap={6} ml="auto" wrap="nowrap">
        {jump("PENDING", counts.pending, "status.unsaved", "bv-tone-pending")}
        {jump("DOUBTED", counts.doubted, "status.doubted", "bv-tone-doubted")}
        {jump("INVALID", counts.invalid, "status.invalid", "bv-mark-doubt")}
        {jump("CONFLICT", counts.conflict, "status.conflicts", "bv-tone-conflict")}
      </Group>
    </Group>
  );
}

function StatisticsWords({ statistics }: { readonly statistics: Statistics }) {
  const { t } = useWords();
  const { sum, average, min, max, numbers, cells, blanks, samples } = statistics;
  const value = (number: number, decimals = 4): { value: string } => ({ value: formatRounded(number, decimals) });
  return (
    <>
      <span>{t("status.cells", { count: cells })}</span>
      <span>{t("status.numbers", { count: numbers })}</span>
      <span>{t("status.blanks", { count: blanks })}</span>
      {samples > 0 && <span className="bv-mark bv-mark-sample">{t("status.samples", { count: samples })}</span>}
      {sum !== null && <strong>{t("status.sum", value(sum))}</strong>}
      {average !== null && <span>{t("status.average", value(average, 2))}</span>}
      {min !== null && <span>{t("status.min", value(min))}</span>}
      {max !== null && <span>{t("status.max", value(max))}</span>}
      {numbers > 1 && sum === null && <span className="bv-muted">{t("status.noSum")}</span>}
    </>
  );
}

const idle = 60;

/** Counted when the mouse rests: a drag over a large sheet must not wait for a sum. */
function useStatistics(controller: SheetController): Statistics | null {
  const { revision } = useEditsBehind();
  const [statistics, setStatistics] = useState<Statistics | null>(null);
  const speak = useSpeaking();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    let asked = 0;
    // Nothing is drawn for a step of the mouse: only the clock begins anew.
    const soon = (): void => {
      clearTimeout(timer);
      asked += 1;
      const own = asked;
      timer = setTimeout(async () => {
        const counted = await count(controller, () => own === asked);
        if (own !== asked) return;
        setStatistics(counted);
        speak(controller.ranges.all, counted && counted.cells > 1 ? spoken(counted) : null);
      }, idle);
    };
    soon();
    const stop = controller.ranges.subscribe(soon);
    return () => {
      stop();
      clearTimeout(timer);
      asked += 1;
    };
  }, [controller, revision, speak]);
  return statistics;
}

/** What is said of a selection, once: again only when it is another one, or something else is to be said. */
function useSpeaking(): (of: readonly Range[], text: string | null) => void {
  const said = useRef<{ readonly of: readonly Range[]; readonly text: string | null }>({ of: [], text: null });
  return useCallback((of, text) => {
    if (text !== null && (said.current.of !== of || said.current.text !== text)) announce(text);
    said.current = { of, text };
  }, []);
}

/** A range in one sentence for those who listen; single cells are read by the grid itself. */
function spoken({ cells, sum }: Statistics): string {
  const size = say("status.cells", { count: cells });
  return sum === null ? size : `${size}, ${say("status.sum", { value: formatRounded(sum, 4) })}`;
}

/** Null: nothing is selected, or something else by now. */
async function count(controller: SheetController, isWanted: () => boolean): Promise<Statistics | null> {
  const { cells } = controller;
  const tally = new Tally();
  const add = ({ row, column }: { readonly row: string; readonly column: string }): void => {
    const counted = cells.counted(row, column);
    if (counted) tally.add(counted);
  };
  if (!(await inSlices(controller.selected(), add, isWanted))) return null;
  const statistics = tally.statistics(cells.indicatorOf);
  return statistics.cells === 0 ? null : statistics;
}
