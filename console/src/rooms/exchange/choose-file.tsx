import { maxFileBytes, maxFileRows, type FileFormat } from "@bangvang/schema/exchange";
import { Button, FileButton, Stack, Text } from "@mantine/core";
import { IconFileUpload } from "@tabler/icons-react";
import { useState, type DragEvent } from "react";
import { formatOfFile } from "../../api/exchange.ts";
import { useWords, type Say } from "../../ui/words/words.ts";

/** A place to drop a file, or a button to choose one. */
export function ChooseFile({ onChoose }: { readonly onChoose: (file: File, format: FileFormat) => void }) {
  const { t } = useWords();
  const [isOver, setOver] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const take = (file: File | null | undefined): void => {
    if (!file) return;
    const format = formatOfFile(file);
    const problem = problemOf(file, format, t);
    setRefused(problem);
    if (!problem && format) onChoose(file, format);
  };
  const onDrag = (event: DragEvent, over: boolean): void => {
    event.preventDefault();
    setOver(over);
  };
  return (
    <Stack
      align="center"
      gap="xs"
      className={isOver ? "bv-drop bv-drop-over" : "bv-drop"}
      onDragOver={(event) => onDrag(event, true)}
      onDragLeave={(event) => onDrag(event, false)}
      onDrop={(event) => {
        onDrag(event, false);
        take(event.dataTransfer.files[0]);
      }}
    >
      <IconFileUpload size={36} stroke={1.3} aria-hidden />
      <Text size="sm">{t("import.drop")}</Text>
      <FileButton accept=".csv,.xlsx" onChange={take}>
        {(props) => <Button {...props}>{t("import.choose")}</Button>}
      </FileButton>
      <Text size="xs" c="var(--bv-muted)" ta="center" maw={560}>
        {t("import.limits", { rows: maxFileRows, size: maxFileBytes >> 20 })}
      </Text>
      {refused && (
        <Text size="sm" className="bv-ink-invalid" role="alert">
          {refused}
        </Text>
      )}
    </Stack>
  );
}

function problemOf(file: File, format: FileFormat | null, t: Say): string | null {
  if (!format)
    return t(/\.xls$/i.test(file.name) ? "import.problem.FILE_OLD_XLS" : "import.wrongType", { name: file.name });
  return file.size > maxFileBytes ? t("import.tooLarge", { size: maxFileBytes >> 20 }) : null;
}
