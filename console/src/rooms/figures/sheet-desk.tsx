import type { FigureKey } from "@bangvang/schema/figure";
import { readPeriod } from "@bangvang/schema/period";
import { Group } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useCallback, useEffect, useRef, useState, type ReactNode, type RefObject } from "react";
import type { Catalogue } from "../../api/catalogue.ts";
import type { Block } from "../../edits/block.ts";
import type { CellEdit, EditStatus } from "../../edits/cell-edit.ts";
import { editStore } from "../../edits/desk.ts";
import { lockWords } from "../../edits/lock-words.ts";
import { SheetCells } from "../../grid/sheet-cells.ts";
import { SheetController } from "../../grid/sheet-controller.ts";
import type { SheetView } from "../../grid/sheet-view.ts";
import { SheetTable } from "../../grid/sheet-table.tsx";
import { Sheet } from "../../grid/sheet.tsx";
import { say, useWords } from "../../ui/words/words.ts";
import { changed } from "./figures-search.ts";
import { DoubtsDialog } from "./doubts-dialog.tsx";
import { KeyHelp } from "./key-help.tsx";
import { ReadingsDialog } from "./readings-dialog.tsx";
import { PlanPreview } from "./plan-preview.tsx";
import { NoticeLine, SaveBar } from "./save-bar.tsx";
import { SheetBanners } from "./sheet-banners.tsx";
import { doneNotice, meanwhileNotice, undoneNotice } from "./done-words.ts";
import { SidePanel, type PanelTab } from "./side-panel.tsx";
import { StatusLine } from "./status-line.tsx";
import { usePlan } from "./use-plan.ts";
import { useSave } from "./use-save.ts";
import { usePresence } from "./use-presence.ts";
import { useUndoKeys } from "./use-undo-keys.ts";
import { useLive } from "./use-live.ts";
import type { useSheet } from "./use-sheet.ts";

interface SheetDeskProps {
  readonly bar: ReactNode;
  readonly toolbar: ReactNode;
  readonly catalogue: Catalogue;
  readonly person: string;
  readonly sheet: ReturnType<typeof useSheet>;
  readonly view: SheetView;
  readonly onView: (view: SheetView) => void;
  /** As a plain table. */
  readonly isTable: boolean;
  readonly goToCell: string | null;
  /** What stands in place of the sheet while there is none. */
  readonly children: ReactNode;
}

/** The sheet and everything around it that edits, saves and explains. */
export function SheetDesk(props: SheetDeskProps) {
  const { bar, toolbar, catalogue, person, sheet, view, onView, isTable, goToCell, children } = props;
  const bars = useRef<HTMLDivElement>(null);
  const [isHelp, setHelp] = useState(false);
  const { controller, saving, tab, setTab, unread, setUnread, preview, go, jump } = useDesk(catalogue, {
    bars,
    onHelp: useCallback(() => setHelp(true), []),
  });
  usePresence(controller, sheet.block);
  useLive(sheet.block, {
    onChanged: (keys) => controller.flash(keys),
    onMeanwhile: (news) => saving.tell(meanwhileNotice(news)),
  });
  useFirstCell(controller, sheet.block, goToCell);
  useUndoKeys(controller);
  const undo = (): void => controller.undo();
  return (
    <>
      <Group justify="space-between" px="md" pt={8} pb={6} gap="sm" ref={bars}>
        {bar}
        <SaveBar
          onSave={() => void saving.save()}
          isPanelOpen={tab !== null}
          onUndo={undo}
          onRedo={() => controller.redo()}
          onPanel={() => setTab((open) => (open ? null : "cell"))}
          onKeys={() => setHelp(true)}
        />
      </Group>
      {toolbar}
      <SheetBanners block={sheet.block} besideRead={sheet.besideRead} person={person} catalogue={catalogue} />
      <div className="bv-desk">
        <SheetOrState {...{ controller, sheet, view, onView, isTable }}>{children}</SheetOrState>
        {tab && (
          <SidePanel
            controller={controller}
            catalogue={catalogue}
            tab={tab}
            onTab={setTab}
            onClose={() => setTab(null)}
            onGo={go}
            onChoose={setUnread}
            onTakenBack={saving.finishUndo}
          />
        )}
      </div>
      <NoticeLine notice={saving.notice} onUndo={undo} onFollow={saving.follow} />
      <StatusLine controller={controller} onJump={jump} />
      <KeyHelp isOpen={isHelp} onClose={() => setHelp(false)} />
      <Questions
        catalogue={catalogue}
        labels={sheet.labels}
        {...{ controller, saving, unread, setUnread, preview, go }}
      />
    </>
  );
}

type QuestionsProps = Pick<
  ReturnType<typeof useDesk>,
  "controller" | "saving" | "unread" | "setUnread" | "preview" | "go"
> & { readonly catalogue: Catalogue; readonly labels: SheetDeskProps["sheet"]["labels"] };

/** What is asked before or after cells change. */
function Questions({ catalogue, labels, controller, saving, unread, setUnread, preview, go }: QuestionsProps) {
  return (
    <>
      <ReadingsDialog
        catalogue={catalogue}
        edits={unread}
        onClose={() => setUnread([])}
        onEditAgain={(key) => controller.editAgain(key)}
      />
      <PlanPreview cells={controller.cells} catalogue={catalogue} labels={labels} {...preview} />
      <DoubtsDialog
        catalogue={catalogue}
        {...saving.doubts}
        onSave={(answered) => void saving.save(answered)}
        onGo={go}
      />
    </>
  );
}

interface SheetOrStateProps extends Pick<SheetDeskProps, "sheet" | "view" | "onView" | "isTable" | "children"> {
  readonly controller: SheetController;
}

function SheetOrState({ controller, sheet, view, onView, isTable, children }: SheetOrStateProps) {
  const { block, labels, beside } = sheet;
  const { t } = useWords();
  if (!block || !labels) return <div className="bv-sheet">{children}</div>;
  const Shown = isTable ? SheetTable : Sheet;
  return (
    <Shown
      controller={controller}
      block={block}
      beside={beside}
      rows={labels.rows}
      columns={labels.columns}
      corner={t(`axis.${block.shape.rows}`)}
      measure={block.shape.rows === "INDICATORS" ? t("figures.measure") : null}
      label={t("figures.sheet", { what: labels.title })}
      view={view}
      onView={onView}
    />
  );
}

const tabOf = { HISTORY: "cell", PROBLEMS: "problems", CONFLICTS: "conflicts" } as const;

interface DeskParts {
  readonly bars: RefObject<HTMLDivElement | null>;
  readonly onHelp: () => void;
}

/** What happens around the sheet: the panel, the choices still open, saving, and who hears of an action. */
function useDesk(catalogue: Catalogue, { bars, onHelp }: DeskParts) {
  const [tab, setTab] = useState<PanelTab | null>(null);
  const [unread, setUnread] = useState<readonly CellEdit[]>([]);
  const controller = useController(catalogue);
  const saving = useSave({
    commit: () => controller.steering.commit(),
    onLead: useCallback((lead) => {
      if (lead === "READINGS") setUnread(editStore.asked());
      else setTab(tabOf[lead]);
    }, []),
  });
  const go = useGo(controller);
  const { show, preview } = usePlan();
  useEffect(() =>
    controller.tell({
      onDone: (done) => {
        const notice = doneNotice(done, editStore);
        if (notice) saving.tell(notice);
        else saving.clearNotice();
      },
      onPlan: show,
      onUndone: (walked, way) => saving.tell(undoneNotice(walked, way)),
      onNothingToUndo: () => saving.tell({ tone: "plain", text: say("undo.none"), lead: "HISTORY" }),
      onPanel: () => setTab((open) => (open ? null : "cell")),
      // The grid tells of an edit in a task of its own, so it is there one task later.
      onEditor: (key, isOpen) =>
        isOpen ? editStore.bases.hold(key) : void setTimeout(() => editStore.release(key), 0),
      onLocked: (lock) => saving.tell({ tone: "bad", text: say("lock.cell", { why: lockWords(lock) }) }),
      onHelp,
      onRefused: (why) => saving.tell({ tone: "plain", text: say(why) }),
      onLeave: () => bars.current?.querySelector<HTMLElement>("button:not(:disabled)")?.focus(),
    }),
  );
  const isPanelOpen = tab !== null;
  useEffect(() => controller.reveal(), [controller, isPanelOpen]);
  const jump = (status: EditStatus): void => {
    if (status !== "PENDING") setTab(status === "CONFLICT" ? "conflicts" : "problems");
    const first = editStore.ofStatus(status)[0];
    if (first) go(first.key);
  };
  return { controller, saving, tab, setTab, unread, setUnread, preview, go, jump };
}

/** One controller for the life of the room; its events are set on every drawing. */
function useController(catalogue: Catalogue): SheetController {
  const [controller] = useState(
    () => new SheetController(new SheetCells(editStore, (code) => catalogue.indicator.get(code))),
  );
  useEffect(() => editStore.holdAgainst(catalogue.rules), [catalogue]);
  return controller;
}

/** To a cell: in this sheet at once, in another by its address. */
function useGo(controller: SheetController): (key: FigureKey) => void {
  const navigate = useNavigate({ from: "/figures" });
  return useCallback(
    (key) => {
      if (controller.goTo(key)) return;
      const cell = `${key.unit} ${key.indicator} ${key.period}`;
      // In this sheet, only not on show.
      if (controller.cells.block?.find(key))
        return void navigate({ search: (old) => changed(old, { filter: undefined, hide: undefined, cell }) });
      const { unit, indicator, period, kind } = key;
      const sheet = {
        view: "unit",
        unit,
        indicators: [indicator],
        year: readPeriod(period)!.year,
        grain: "all",
      } as const;
      void navigate({ search: ({ table, beside }) => changed({ ...sheet, kind, cell }, { table, beside }) });
    },
    [controller, navigate],
  );
}

/** A link may name a cell: the focus goes there once, when the sheet has come. */
function useFirstCell(controller: SheetController, block: Block | null, cell: string | null): void {
  const served = useRef<string | null>(null);
  useEffect(() => {
    if (cell === null) served.current = null;
    const [unit, indicator, period] = cell?.split(" ") ?? [];
    if (!block || served.current === cell || !unit || !indicator || !period) return undefined;
    const key = { unit, indicator, period, kind: block.shape.kind };
    let stop = (): void => undefined;
    // Not before the store shows this block too.
    const timer = setTimeout(() => {
      stop = controller.goWhenThere(key, () => {
        served.current = cell;
      });
    }, 0);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [controller, block, cell]);
}
