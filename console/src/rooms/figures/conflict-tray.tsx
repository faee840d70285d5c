import { keyText, type FigureKey } from "@bangvang/schema/figure";
import { Button, Group, Stack, Text } from "@mantine/core";
import { useEffect, useRef, type KeyboardEvent, type RefObject } from "react";
import type { Catalogue } from "../../api/catalogue.ts";
import type { CellEdit } from "../../edits/cell-edit.ts";
import { mineTaken, reverted, type Change } from "../../edits/commands.ts";
import { resolveConflicts } from "../../edits/resolve.ts";
import { useEdits } from "../../edits/use-edits.ts";
import { formatMoment } from "../../ui/format.ts";
import { useWords } from "../../ui/words/words.ts";
import { CellCard } from "./cell-card.tsx";
import { contentWords } from "../../edits/figure-words.ts";

interface ConflictTrayProps {
  readonly catalogue: Catalogue;
  /** Whether a cell is in the selection of the sheet. */
  readonly isSelected: (key: FigureKey) => boolean;
  readonly onGo: (key: FigureKey) => void;
  /** No conflict is left: the keyboard goes back to the sheet, to this cell where it stands there. */
  readonly onResolved: (last: FigureKey) => void;
}

type Choice = (edit: CellEdit) => Change;

/** So many have a card; the buttons for all of them speak of the rest as well, and of the next when these are resolved. */
const shown = 200;

/** Cells that someone else changed meanwhile: what was there, mine, theirs, by whom and when, and the choice. */
export function ConflictTray({ catalogue, isSelected, onGo, onResolved }: ConflictTrayProps) {
  const { t } = useWords();
  const { store } = useEdits();
  const tray = useRef<HTMLDivElement>(null);
  const edits = store.ofStatus("CONFLICT");
  const next = useNextCard(tray, edits.length);
  const resolve = (chosen: readonly CellEdit[], choice: Choice): void => {
    next.keep();
    resolveConflicts(store, chosen, choice);
    if (store.counts().conflict === 0) onResolved(chosen[0]!.key);
  };
  if (edits.length === 0)
    return (
      <Text size="sm" c="var(--bv-muted)">
        {t("conflict.none")}
      </Text>
    );
  const selected = edits.filter(({ key }) => isSelected(key));
  return (
    <Stack gap="xs" ref={tray} tabIndex={-1}>
      <Text size="sm">{t("conflict.intro")}</Text>
      <ForMany edits={edits} words={["conflict.keepAllTheirs", "conflict.takeAllMine"]} onResolve={resolve} />
      {selected.length > 1 && selected.length < edits.length && (
        <ForMany
          edits={selected}
          words={["conflict.keepSelectedTheirs", "conflict.takeSelectedMine"]}
          onResolve={resolve}
        />
      )}
      <Text size="xs" c="var(--bv-muted)" id="conflict-keys">
        {t("conflict.keys")}
      </Text>
      <ul className="bv-cards" onKeyDown={next.onKey} aria-describedby="conflict-keys">
        {edits.slice(0, shown).map((edit) => (
          <Conflict key={keyText(edit.key)} edit={edit} catalogue={catalogue} onGo={onGo} onResolve={resolve} />
        ))}
      </ul>
      {edits.length > shown && <Text size="sm">{t("conflict.rest", { count: edits.length - shown })}</Text>}
    </Stack>
  );
}

interface ForManyProps {
  readonly edits: readonly CellEdit[];
  readonly words: readonly [KeepWord, TakeWord];
  readonly onResolve: (chosen: readonly CellEdit[], choice: Choice) => void;
}
type KeepWord = "conflict.keepAllTheirs" | "conflict.keepSelectedTheirs";
type TakeWord = "conflict.takeAllMine" | "conflict.takeSelectedMine";

function ForMany({ edits, words: [keep, take], onResolve }: ForManyProps) {
  const { t } = useWords();
  const count = edits.length;
  return (
    <Group gap={6}>
      <Button size="xs" variant="default" onClick={() => onResolve(edits, reverted)}>
        {t(keep, { count })}
      </Button>
      <Button size="xs" onClick={() => onResolve(edits, mineTaken)}>
        {t(take, { count })}
      </Button>
    </Group>
  );
}

interface ConflictProps extends Pick<ConflictTrayProps, "catalogue" | "onGo"> {
  readonly edit: CellEdit;
  readonly onResolve: (chosen: readonly CellEdit[], choice: Choice) => void;
}

function Conflict({ edit, catalogue, onGo, onResolve }: ConflictProps) {
  const { t } = useWords();
  const onKey = (event: KeyboardEvent): void => {
    const choice = { "1": reverted, "2": mineTaken }[event.key];
    if (!choice || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    onResolve([edit], choice);
  };
  return (
    <li tabIndex={-1} onKeyDown={onKey}>
      <CellCard cell={edit.key} catalogue={catalogue}>
        <ThreeWays edit={edit} />
        <Group gap={6} mt={6}>
          <Button size="compact-xs" variant="default" onClick={() => onResolve([edit], reverted)}>
            {t("conflict.keepTheirs")}
          </Button>
          <Button size="compact-xs" onClick={() => onResolve([edit], mineTaken)}>
            {t("conflict.takeMine")}
          </Button>
          <Button size="compact-xs" variant="subtle" onClick={() => onGo(edit.key)}>
            {t("problems.go")}
          </Button>
        </Group>
      </CellCard>
    </li>
  );
}

/**
 * Up and down lead from card to card. A card goes with its conflict and would take the keyboard with it: the one that takes
 * its place has it then.
 */
function useNextCard(tray: RefObject<HTMLDivElement | null>, count: number) {
  const kept = useRef<number | null>(null);
  const cards = (): HTMLElement[] => [...(tray.current?.querySelectorAll<HTMLElement>("li") ?? [])];
  const standing = (): number => cards().findIndex((card) => card.contains(document.activeElement));
  useEffect(() => {
    const at = kept.current;
    kept.current = null;
    if (at === null || count === 0) return;
    (cards()[Math.min(Math.max(at, 0), count - 1)] ?? tray.current)?.focus();
  });
  const onKey = (event: KeyboardEvent): void => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    cards()[standing() + by]?.focus();
  };
  return {
    /** Called before a card goes. */
    keep: (): void => {
      kept.current = standing();
    },
    onKey,
  };
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
