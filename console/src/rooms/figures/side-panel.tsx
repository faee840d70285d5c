import type { FigureKey } from "@bangvang/schema/figure";
import { CloseButton, Tabs } from "@mantine/core";
import { useSyncExternalStore } from "react";
import type { Catalogue } from "../../api/catalogue.ts";
import type { CellEdit } from "../../edits/cell-edit.ts";
import { useEdits } from "../../edits/use-edits.ts";
import type { SheetController } from "../../grid/sheet-controller.ts";
import { useWords } from "../../ui/words/words.ts";
import { CellPanel } from "./cell-panel.tsx";
import { ConflictTray } from "./conflict-tray.tsx";
import { ProblemList } from "./problem-list.tsx";

export type PanelTab = "cell" | "problems" | "conflicts";

interface SidePanelProps {
  readonly controller: SheetController;
  readonly catalogue: Catalogue;
  readonly tab: PanelTab;
  readonly onTab: (tab: PanelTab) => void;
  readonly onClose: () => void;
  readonly onGo: (key: FigureKey) => void;
  readonly onChoose: (edits: readonly CellEdit[]) => void;
  /** A change set was taken back: so many cells. */
  readonly onTakenBack: (cells: number) => void;
}

/** Beside the sheet: the selected cell, what needs looking at, what is in conflict. */
export function SidePanel(props: SidePanelProps) {
  const { controller, catalogue, tab, onTab, onClose, onGo, onChoose, onTakenBack } = props;
  const { t } = useWords();
  const { store } = useEdits();
  const { invalid, doubted, conflict } = store.counts();
  const active = useSyncExternalStore(controller.ranges.subscribe, () => controller.ranges.active);
  const cell = active && controller.cells.key(active.row, active.column);
  return (
    <aside className="bv-panel" aria-label={t("figures.panel")}>
      <CloseButton className="bv-panel-close" size="sm" aria-label={t("figures.panel.close")} onClick={onClose} />
      <Tabs value={tab} onChange={(next) => onTab((next ?? "cell") as PanelTab)} keepMounted={false}>
        <Tabs.List pr={34}>
          <Tabs.Tab value="cell">{t("figures.panel.cell")}</Tabs.Tab>
          <Tabs.Tab value="problems">{t("figures.panel.problems", { count: invalid + doubted })}</Tabs.Tab>
          <Tabs.Tab value="conflicts">{t("figures.panel.conflicts", { count: conflict })}</Tabs.Tab>
        </Tabs.List>
        <div className="bv-panel-body">
          <Tabs.Panel value="cell">
            <CellPanel {...{ controller, catalogue, cell, onChoose, onTakenBack }} />
          </Tabs.Panel>
          <Tabs.Panel value="problems">
            <ProblemList catalogue={catalogue} onGo={onGo} onChoose={onChoose} />
          </Tabs.Panel>
          <Tabs.Panel value="conflicts">
            <ConflictTray
              catalogue={catalogue}
              isSelected={(key) => controller.isSelected(key)}
              onGo={onGo}
              onResolved={(last) => controller.goTo(last) || controller.refocus()}
            />
          </Tabs.Panel>
        </div>
      </Tabs>
    </aside>
  );
}
