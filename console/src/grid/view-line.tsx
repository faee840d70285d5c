import { Button, Group } from "@mantine/core";
import { useWords } from "../ui/words/words.ts";
import type { Arrangement } from "./arrangement.ts";
import type { SheetColumn, SheetRow } from "./columns.ts";
import { plainView, showingAll, type SheetView } from "./sheet-view.ts";

interface ViewLineProps {
  readonly arrangement: Arrangement;
  readonly rows: readonly SheetRow[];
  readonly columns: readonly SheetColumn[];
  readonly nameOf: (column: string) => string;
  readonly view: SheetView;
  readonly isStale: boolean;
  readonly onView: (view: SheetView) => void;
  readonly onApplyAgain: () => void;
}

/** Says that not everything is shown, or not in the order it came, with the way back. Nothing while all is plain. */
export function ViewLine(props: ViewLineProps) {
  const { arrangement, rows, columns, nameOf, view, isStale, onView, onApplyAgain } = props;
  const { t } = useWords();
  const hiddenColumns = columns.length - arrangement.columnKeys.length;
  const isPart = arrangement.rowKeys.length < rows.length || view.filters.length > 0;
  if (!isPart && hiddenColumns === 0 && view.sort === null) return null;
  return (
    <Group className="bv-band bv-view-line" gap="sm" role="status">
      {isPart && <strong>{t("view.rowsShown", { shown: arrangement.rowKeys.length, all: rows.length })}</strong>}
      {hiddenColumns > 0 && <span>{t("view.columnsHidden", { count: hiddenColumns })}</span>}
      {view.sort && (
        <span>
          {t(view.sort.way === "up" ? "view.sortedUp" : "view.sortedDown", { name: nameOf(view.sort.column) })}
        </span>
      )}
      <Group gap={6} ml="auto">
        {isStale && (
          <Button size="compact-xs" variant="light" onClick={onApplyAgain}>
            {t("view.applyAgain")}
          </Button>
        )}
        {(isPart || hiddenColumns > 0) && (
          <Button size="compact-xs" variant="default" onClick={() => onView(showingAll(view))}>
            {t("view.showAll")}
          </Button>
        )}
        {view.sort && (
          <Button size="compact-xs" variant="default" onClick={() => onView({ ...view, sort: plainView.sort })}>
            {t("view.unsort")}
          </Button>
        )}
      </Group>
    </Group>
  );
}
