import type { FigureKey } from "@bangvang/schema/figure";
import { Group } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useCallback, useEffect, useRef, useState, type ReactNode } from "react";
import type { Catalogue } from "../../api/catalogue.ts";
import type { CellEdit, EditStatus } from "../../edits/cell-edit.ts";
import { editStore } from "../../edits/desk.ts";
import type { Done } from "../../grid/actions.ts";
import { SheetCells } from "../../grid/sheet-cells.ts";
import { SheetController } from "../../grid/sheet-controller.ts";
import { Sheet } from "../../grid/sheet.tsx";
import { say, useWords } from "../../ui/words/words.ts";
import { ReadingsDialog } from "./readings-dialog.tsx";
import { NoticeLine, SaveBar } from "./save-bar.tsx";
import { SheetBanners } from "./sheet-banners.tsx";
import { SidePanel, type PanelTab } from "./side-panel.tsx";
import { StatusLine } from "./status-line.tsx";
import { useSave } from "./use-save.ts";
import type { useSheet } from "./use-sheet.ts";

interface SheetDeskProps {
  readonly bar: ReactNode;
  readonly toolbar: ReactNode;
  readonly catalogue: Catalogue;
  readonly person: string;
  readonly sheet: ReturnType<typeof useSheet>;
  readonly goToCell: string | null;
  /** What stands in place of the sheet while there is none. */
  readonly children: ReactNode;
}

/** The sheet and everything around it that edits, saves and explains. */
export function SheetDesk({ bar, toolbar, catalogue, person, sheet, goToCell, children }: SheetDeskProps) {
  const { t } = useWords();
  const [tab, setTab] = useState<PanelTab | null>(null);
  const [asked, setAsked] = useState<readonly CellEdit[]>([]);
  const leaveTo = useRef<HTMLDivElement>(null);
  const controller = useController(catalogue);
  const saving = useSave({
    commit: () => controller.api?.stopEditing(),
    onConflicts: useCallback(() => setTab("conflicts"), []),
    onInvalid: useCallback(() => setTab("problems"), []),
  });
  const go = useGo(controller);
  useEffect(() => {
    controller.events = {
      onDone: (done) => {
        const open = done.bad.filter(isAmbiguous);
        if (done.command.changes.length > 1 || done.skipped + done.cut > 0) saving.tell({ tone: done.bad.length > 0 ? "bad" : "plain", text: doneWords(done), canUndo: true });
        else saving.clearNotice();
        if (open.length > 0) setAsked(open);
      },
      onUndone: (command, way) => saving.tell({
        tone: "plain", text: say(way === "UNDO" ? "save.undone" : "save.redone", { label: say(command.label, { count: command.changes.length }) }),
      }),
      onPanel: () => setTab((open) => (open ? null : "cell")),
      onLeave: () => leaveTo.current?.querySelector<HTMLElement>("button:not(:disabled)")?.focus(),
    };
  });
  useFirstCell(controller, sheet.block !== null, goToCell);
  const jump = (status: EditStatus): void => {
    if (status !== "PENDING") setTab(status === "INVALID" ? "problems" : "conflicts");
    const first = editStore.ofStatus(status)[0];
    if (first) go(first.key);
  };
  return (
    <>
      <Group justify="space-between" px="md" pt={8} pb={6} gap="sm" wrap="nowrap" ref={leaveTo}>
        {bar}
        <SaveBar
          reason={saving.reason} onReason={saving.setReason} onSave={() => void saving.save()} isPanelOpen={tab !== null}
          onUndo={() => controller.undo()} onRedo={() => controller.redo()} onPanel={() => setTab((open) => (open ? null : "cell"))}
        />
      </Group>
      {toolbar}
      <SheetBanners block={sheet.block} person={person} onResent={saving.finish} />
      <div className="bv-desk">
        {sheet.block && sheet.labels && !sheet.error ? (
          <Sheet
            controller={controller} block={sheet.block} rows={sheet.labels.rows} columns={sheet.labels.columns}
            words={{ corner: t(`axis.${sheet.block.shape.rows}`), measure: t("figures.measure") }}
            hasMeasures={sheet.block.shape.rows === "INDICATORS"} label={t("figures.sheet", { what: sheet.labels.title })}
          />
        ) : <div className="bv-sheet">{children}</div>}
        {tab && (
          <SidePanel controller={controller} catalogue={catalogue} tab={tab} onTab={setTab} onClose={() => setTab(null)} onGo={go} onChoose={setAsked} />
        )}
      </div>
      <NoticeLine notice={saving.notice} onUndo={() => controller.undo()} />
      <StatusLine controller={controller} onJump={jump} />
      <ReadingsDialog catalogue={catalogue} edits={asked} onClose={() => setAsked([])} />
    </>
  );
}

/** One controller for the life of the room; its events are set on every drawing. */
function useController(catalogue: Catalogue): SheetController {
  const [controller] = useState(() => {
    const cells = new SheetCells(editStore, (code) => catalogue.indicator.get(code));
    const nothing = (): void => undefined;
    return new SheetController(cells, { onDone: nothing, onUndone: nothing, onPanel: nothing, onLeave: nothing });
  });
  return controller;
}

/** To a cell: in this sheet at once, in another by its address. */
function useGo(controller: SheetController): (key: FigureKey) => void {
  const navigate = useNavigate({ from: "/figures" });
  return useCallback((key) => {
    if (controller.goTo(key)) return;
    const cell = `${key.unit} ${key.indicator} ${key.period}`;
    void navigate({ search: { view: "unit", unit: key.unit, indicators: [key.indicator], year: yearOf(key.period), grain: "all", kind: key.kind, cell } });
  }, [controller, navigate]);
}

/** A link may name a cell: the focus goes there once, when the sheet has come. */
function useFirstCell(controller: SheetController, isThere: boolean, cell: string | null): void {
  useEffect(() => {
    const [unit, indicator, period] = cell?.split(" ") ?? [];
    const kind = controller.cells.block?.shape.kind;
    if (!isThere || !unit || !indicator || !period || !kind) return;
    // The grid takes its rows in a moment after it was drawn.
    const timer = setTimeout(() => controller.goTo({ unit, indicator, period, kind }), 150);
    return () => clearTimeout(timer);
  }, [controller, isThere, cell]);
}

function doneWords({ command, skipped, cut, bad }: Done): string {
  const label = say(command.label, { count: command.changes.length });
  return [
    command.label === "command.paste" ? say("paste.done", { count: command.changes.length }) : `${label.charAt(0).toUpperCase()}${label.slice(1)}.`,
    ...(skipped > 0 ? [say("paste.skipped", { count: skipped })] : []),
    ...(cut > 0 ? [say("paste.cut", { count: cut })] : []),
    ...(bad.length > 0 ? [say("paste.bad", { count: bad.length })] : []),
  ].join(" ");
}

function isAmbiguous(edit: CellEdit): boolean {
  return edit.problems.some((problem) => problem.kind === "READING" && problem.reading.kind === "AMBIGUOUS");
}

function yearOf(period: string): number {
  return Number(/(\d{4})(-\d{2}-\d{2})?$/.exec(period)?.[1] ?? period.slice(0, 4));
}
