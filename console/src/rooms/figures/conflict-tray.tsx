import { keyText, type FigureKey } from "@bangvang/schema/figure";
import { Button, Group, Stack, Text } from "@mantine/core";
import type { Catalogue } from "../../api/catalogue.ts";
import type { CellEdit } from "../../edits/cell-edit.ts";
import { mineTaken, reverted, theirBase } from "../../edits/commands.ts";
import type { EditStore } from "../../edits/store.ts";
import { useEdits } from "../../edits/use-edits.ts";
import { formatMoment } from "../../ui/format.ts";
import { useWords } from "../../ui/words/words.ts";
import { CellCard } from "./cell-card.tsx";
import { contentWords } from "../../edits/figure-words.ts";

interface ConflictTrayProps {
  readonly catalogue: Catalogue;
  readonly onGo: (key: FigureKey) => void;
}

/** Cells that someone else changed meanwhile: what was there, mine, theirs, by whom and when, and the choice. */
export function ConflictTray({ catalogue, onGo }: ConflictTrayProps) {
  const { t } = useWords();
  const { store } = useEdits();
  const edits = store.ofStatus("CONFLICT");
  if (edits.length === 0)
    return (
      <Text size="sm" c="var(--bv-muted)">
        {t("conflict.none")}
      </Text>
    );
  return (
    <Stack gap="xs">
      <Text size="sm">{t("conflict.intro")}</Text>
      <Group gap={6}>
        <Button size="xs" variant="default" onClick={() => keepTheirs(store, edits)}>
          {t("conflict.keepAllTheirs")}
        </Button>
        <Button size="xs" onClick={() => takeMine(store, edits)}>
          {t("conflict.takeAllMine")}
        </Button>
      </Group>
      {edits.map((edit) => (
        <CellCard key={keyText(edit.key)} cell={edit.key} catalogue={catalogue}>
          <ThreeWays edit={edit} />
          <Group gap={6} mt={6}>
            <Button size="compact-xs" variant="default" onClick={() => keepTheirs(store, [edit])}>
              {t("conflict.keepTheirs")}
            </Button>
            <Button size="compact-xs" onClick={() => takeMine(store, [edit])}>
              {t("conflict.takeMine")}
            </Button>
            <Button size="compact-xs" variant="subtle" onClick={() => onGo(edit.key)}>
              {t("problems.go")}
            </Button>
          </Group>
        </CellCard>
      ))}
      <Text size="xs" c="var(--bv-muted)">
        {t("conflict.thenSave")}
      </Text>
    </Stack>
  );
}

function ThreeWays({ edit }: { readonly edit: CellEdit }) {
  const { t } = useWords();
  const theirs = edit.theirs!;
  return (
    <dl className="bv-three">
      <dt>{t("conflict.base")}</dt>
      <dd>{contentWords(edit.base)}</dd>
      <dt>{t("conflict.mine")}</dt>
      <dd className="bv-ink-pending">{edit.mine ? contentWords(edit.mine) : edit.text}</dd>
      <dt>{t("conflict.theirs")}</dt>
      <dd className="bv-ink-conflict">
        {contentWords(theirs)}
        {theirs.changedBy && (
          <Text size="xs" c="var(--bv-muted)">
            {t("conflict.by", { who: theirs.changedBy, when: formatMoment(theirs.changedAt) })}
          </Text>
        )}
      </dd>
    </dl>
  );
}

/** Their figures stand: the edits go. */
function keepTheirs(store: EditStore, edits: readonly CellEdit[]): void {
  showTheirs(store, edits);
  store.apply({ label: "command.resolve", changes: edits.map(reverted) });
}

/** My figures, on top of theirs; the next save sends them under a new id. */
function takeMine(store: EditStore, edits: readonly CellEdit[]): void {
  showTheirs(store, edits);
  store.apply({ label: "command.resolve", changes: edits.map(mineTaken) });
}

/** Whatever is chosen, the sheet now knows what the server holds. */
function showTheirs(store: EditStore, edits: readonly CellEdit[]): void {
  for (const edit of edits) {
    const theirs = theirBase(edit);
    if (theirs) store.block?.write(edit.key, theirs, theirs.version);
  }
}
