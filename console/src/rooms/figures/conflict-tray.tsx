import { keyText, type FigureKey } from "@bangvang/schema/figure";
import { Button, Group, Stack, Text } from "@mantine/core";
import { useRef } from "react";
import type { Catalogue } from "../../api/catalogue.ts";
import type { CellEdit } from "../../edits/cell-edit.ts";
import { mineTaken, reverted, theirBase, type Change } from "../../edits/commands.ts";
import type { EditStore } from "../../edits/store.ts";
import { useEdits } from "../../edits/use-edits.ts";
import { formatMoment } from "../../ui/format.ts";
import { useWords } from "../../ui/words/words.ts";
import { CellCard } from "./cell-card.tsx";
import { contentWords } from "../../edits/figure-words.ts";

interface ConflictTrayProps {
  readonly catalogue: Catalogue;
  readonly onGo: (key: FigureKey) => void;
  /** No conflict is left: the keyboard goes back to the sheet, to this cell where it stands there. */
  readonly onResolved: (last: FigureKey) => void;
}

/** Cells that someone else changed meanwhile: what was there, mine, theirs, by whom and when, and the choice. */
export function ConflictTray({ catalogue, onGo, onResolved }: ConflictTrayProps) {
  const { t } = useWords();
  const { store } = useEdits();
  const tray = useRef<HTMLDivElement>(null);
  const edits = store.ofStatus("CONFLICT");
  // The button that was pressed goes with its conflict, and would take the focus with it.
  const resolve = (chosen: readonly CellEdit[], choice: (edit: CellEdit) => Change): void => {
    resolveConflicts(store, chosen, choice);
    if (store.counts().conflict > 0) tray.current?.focus();
    else onResolved(chosen[0]!.key);
  };
  if (edits.length === 0)
    return (
      <Text size="sm" c="var(--bv-muted)">
        {t("conflict.none")}
      </Text>
    );
  return (
    <Stack gap="xs" ref={tray} tabIndex={-1}>
      <Text size="sm">{t("conflict.intro")}</Text>
      <Group gap={6}>
        <Button size="xs" variant="default" onClick={() => resolve(edits, reverted)}>
          {t("conflict.keepAllTheirs")}
        </Button>
        <Button size="xs" onClick={() => resolve(edits, mineTaken)}>
          {t("conflict.takeAllMine")}
        </Button>
      </Group>
      {edits.map((edit) => (
        <CellCard key={keyText(edit.key)} cell={edit.key} catalogue={catalogue}>
          <ThreeWays edit={edit} />
          <Group gap={6} mt={6}>
            <Button size="compact-xs" variant="default" onClick={() => resolve([edit], reverted)}>
              {t("conflict.keepTheirs")}
            </Button>
            <Button size="compact-xs" onClick={() => resolve([edit], mineTaken)}>
              {t("conflict.takeMine")}
            </Button>
            <Button size="compact-xs" variant="subtle" onClick={() => onGo(edit.key)}>
              {t("problems.go")}
            </Button>
          </Group>
        </CellCard>
      ))}
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

/**
 * Their figures stand and the edits go, or mine stand on top of theirs and are saved over them.
 * Whatever is chosen, the sheet now knows what the server holds.
 */
function resolveConflicts(store: EditStore, edits: readonly CellEdit[], choice: (edit: CellEdit) => Change): void {
  for (const edit of edits) {
    const theirs = theirBase(edit);
    if (theirs) store.block?.write(edit.key, theirs, theirs.version);
  }
  store.apply({ label: "command.resolve", changes: edits.map(choice) });
}
