import { Button, Menu } from "@mantine/core";
import { IconDownload, IconFileSpreadsheet, IconFileTypeCsv, IconLink, IconPrinter } from "@tabler/icons-react";
import { useState } from "react";
import type { Comparison } from "../../../api/comparison.ts";
import { announce } from "../../../ui/announce.tsx";
import { csvOf } from "../../../ui/csv.ts";
import { downloadBlob, downloadText } from "../../../ui/download.ts";
import { useWords } from "../../../ui/words/words.ts";
import type { CompareChange } from "../compare-search.ts";
import { fileName, tablesOf } from "../files/tables-of.ts";
import type { Shape } from "../shape.ts";

interface TakeMenuProps {
  readonly comparison: Comparison | null;
  readonly shape: Shape | null;
  readonly onChange: (change: CompareChange) => void;
}

/** The sheet as a workbook, as a text file, on paper, or as a link that opens the same again. */
export function TakeMenu({ comparison, shape, onChange }: TakeMenuProps) {
  const { t } = useWords();
  const [hasFailed, setFailed] = useState(false);
  const take = (how: () => Promise<void> | void): void => {
    setFailed(false);
    Promise.resolve()
      .then(how)
      .catch(() => setFailed(true));
  };
  const isEmpty = !comparison || !shape;
  const xlsx = async (): Promise<void> => {
    const { workbookOf } = await import("../files/workbook.ts");
    const bytes = await workbookOf(tablesOf(comparison!, shape!));
    downloadBlob(new Blob([bytes], { type: xlsxType }), `${fileName(comparison!)}.xlsx`);
  };
  const csv = (): void => downloadText(csvOf(tablesOf(comparison!, shape!).sheet.rows), `${fileName(comparison!)}.csv`);
  const link = async (): Promise<void> => {
    await navigator.clipboard.writeText(window.location.href);
    announce(t("compare.take.copied"));
  };
  return (
    <Menu position="bottom-end" withinPortal width={220}>
      <Menu.Target>
        <Button size="xs" variant="default" leftSection={<IconDownload size={16} aria-hidden />}>
          {t("compare.take")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          disabled={isEmpty}
          leftSection={<IconFileSpreadsheet size={15} aria-hidden />}
          onClick={() => take(xlsx)}
        >
          {t("compare.take.xlsx")}
        </Menu.Item>
        <Menu.Item disabled={isEmpty} leftSection={<IconFileTypeCsv size={15} aria-hidden />} onClick={() => take(csv)}>
          {t("compare.take.csv")}
        </Menu.Item>
        <Menu.Item
          disabled={isEmpty}
          leftSection={<IconPrinter size={15} aria-hidden />}
          onClick={() => onChange({ print: true, cell: undefined })}
        >
          {t("compare.take.print")}
        </Menu.Item>
        <Menu.Item leftSection={<IconLink size={15} aria-hidden />} onClick={() => take(link)}>
          {t("compare.take.link")}
        </Menu.Item>
        {hasFailed && (
          <Menu.Label role="alert" className="bv-ink-invalid">
            {t("compare.take.failed")}
          </Menu.Label>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

const xlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
