import {
  ActionIcon,
  Button,
  Checkbox,
  CloseButton,
  Group,
  NativeSelect,
  SegmentedControl,
  TextInput,
} from "@mantine/core";
import { IconChevronDown, IconChevronUp } from "@tabler/icons-react";
import {
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
} from "react";
import { useWords } from "../ui/words/words.ts";
import { readOperation } from "./arithmetic.ts";
import type { Arrangement } from "./arrangement.ts";
import { BulkPreview, type CellNames } from "./bulk-preview.tsx";
import { doPlanned, planReplace, planOperation, type Plan } from "./bulk.ts";
import { find, type Sought } from "./find.ts";
import { whole } from "./moves.ts";
import { eachOnce, placeAt, rectOf, sizeOf, type Place, type Range, type Rect } from "./selection.ts";
import type { SheetController } from "./sheet-controller.ts";

export const findModes = ["FIND", "REPLACE", "RECKON"] as const;
export type FindMode = (typeof findModes)[number];

const scopes = ["SELECTION", "COLUMN", "SHOWN"] as const;
type Scope = (typeof scopes)[number];

export interface FindBarProps {
  readonly controller: SheetController;
  readonly arrangement: Arrangement;
  readonly mode: FindMode;
  /** What was selected when it was opened; going through what is found selects something else. */
  readonly selected: readonly Range[];
  readonly names: CellNames;
  readonly onMode: (mode: FindMode) => void;
  readonly onClose: () => void;
}

/** Finds in what is shown, replaces there, and reckons with figures; what changes is shown before it does. */
export function FindBar({ controller, arrangement, mode, selected, names, onMode, onClose }: FindBarProps) {
  const { t } = useWords();
  const [scope, setScope] = useScope(selected, arrangement);
  const [sought, setSought] = useState<Sought>({ text: "", isAlone: false });
  const [by, setBy] = useState("");
  const [operation, setOperation] = useState("");
  const input = useRef<HTMLInputElement>(null);
  const rects = useMemo(() => rectsOf(scope, selected, arrangement), [scope, selected, arrangement]);
  const isLooking = useFinding(controller, arrangement, rects, mode === "RECKON" ? nothing : sought);
  useEffect(() => input.current?.focus(), [mode, selected]);

  const asked = { mode, sought, by, operation };
  const preview = usePreview(() => planOf(controller, asked, placesIn(rects, arrangement)), isLooking);
  const seek = (next: Sought): void => {
    preview.close();
    setSought(next);
  };
  const onKey = (event: KeyboardEvent): void => {
    const deed = barKey(event, mode);
    if (!deed) return;
    event.preventDefault();
    if (deed === "CLOSE") onClose();
    else if (deed === "PREVIEW") preview.show();
    else controller.goToHit(deed, "STAY");
  };
  return (
    // The bar has the keys of its fields; a form would send with every Enter.
    <Group className="bv-band bv-find-bar" gap="xs" role="search" aria-label={t("find.label")} onKeyDown={onKey}>
      <SegmentedControl
        size="xs"
        aria-label={t("find.label")}
        value={mode}
        data={findModes.map((value) => ({ value, label: t(`find.mode.${value}`) }))}
        onChange={(value) => onMode(value as FindMode)}
      />
      {mode === "RECKON" ? (
        <OperationField field={input} operation={operation} onOperation={setOperation} />
      ) : (
        <SoughtFields {...{ controller, isLooking, sought }} field={input} onSought={seek}>
          {mode === "REPLACE" && <ByField by={by} onBy={setBy} />}
        </SoughtFields>
      )}
      <ScopeField scope={scope} onScope={setScope} />
      {mode !== "FIND" && (
        <Button size="compact-sm" disabled={isLooking} onClick={preview.show}>
          {t("find.preview")}
        </Button>
      )}
      <CloseButton size="sm" ml="auto" aria-label={t("common.close")} onClick={onClose} />
      <BulkPreview
        plan={preview.plan}
        names={names}
        onClose={preview.close}
        onDo={(seen) => {
          preview.close();
          controller.do(doPlanned(controller.cells, seen));
        }}
      />
    </Group>
  );
}

interface Asked {
  readonly mode: FindMode;
  readonly sought: Sought;
  readonly by: string;
  readonly operation: string;
}

/** Replaces in what was found, or reckons with every figure of the scope; null while no operation can be read. */
function planOf({ cells, found }: SheetController, asked: Asked, scope: Iterable<Place>): Plan | null {
  if (asked.mode === "REPLACE") return planReplace(cells, found.state.hits, asked.sought, asked.by);
  const operation = readOperation(asked.operation);
  return operation && planOperation(cells, scope, operation);
}

/** What a bulk action comes to, when it is asked for; where that is before the search has ended, what it finds then. */
function usePreview(look: () => Plan | null, isLooking: boolean) {
  const [plan, setPlan] = useState<Plan | null>(null);
  const [isAsked, setAsked] = useState(false);
  if (isAsked && !isLooking) {
    setAsked(false);
    setPlan(look());
  }
  return {
    plan,
    show: () => setAsked(true),
    close: () => {
      setAsked(false);
      setPlan(null);
    },
  };
}

interface OperationFieldProps {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly operation: string;
  readonly onOperation: (operation: string) => void;
}

function OperationField({ field, operation, onOperation }: OperationFieldProps) {
  const { t } = useWords();
  return (
    <TextInput
      size="xs"
      w={200}
      ref={field}
      aria-label={t("find.operation")}
      placeholder="*1,03"
      value={operation}
      error={operation.trim() !== "" && readOperation(operation) === null ? t("find.noOperation") : null}
      onChange={({ currentTarget }) => onOperation(currentTarget.value)}
    />
  );
}

interface SoughtFieldsProps extends HitButtonsProps {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly onSought: (sought: Sought) => void;
  /** What is filled in next. */
  readonly children: ReactNode;
}

function SoughtFields({ field, onSought, children, ...parts }: SoughtFieldsProps) {
  const { t } = useWords();
  const { sought } = parts;
  return (
    <>
      <TextInput
        size="xs"
        w={180}
        ref={field}
        aria-label={t("find.text")}
        placeholder={t("find.text")}
        value={sought.text}
        onChange={({ currentTarget }) => onSought({ ...sought, text: currentTarget.value })}
      />
      {children}
      <HitButtons {...parts} />
      <Checkbox
        size="xs"
        label={t("find.whole")}
        checked={sought.isAlone}
        onChange={({ currentTarget }) => onSought({ ...sought, isAlone: currentTarget.checked })}
      />
    </>
  );
}

function ByField({ by, onBy }: { readonly by: string; readonly onBy: (by: string) => void }) {
  const { t } = useWords();
  return (
    <TextInput
      size="xs"
      w={150}
      aria-label={t("find.by")}
      placeholder={t("find.by")}
      value={by}
      onChange={({ currentTarget }) => onBy(currentTarget.value)}
    />
  );
}

function ScopeField({ scope, onScope }: { readonly scope: Scope; readonly onScope: (scope: Scope) => void }) {
  const { t } = useWords();
  return (
    <NativeSelect
      size="xs"
      aria-label={t("find.scope")}
      value={scope}
      data={scopes.map((value) => ({ value, label: t(`find.scope.${value}`) }))}
      onChange={({ currentTarget }) => onScope(currentTarget.value as Scope)}
    />
  );
}

const nothing: Sought = { text: "", isAlone: false };

/** What a key asks of the bar: close it, show what would change, or go to the next hit or the one before. */
function barKey(
  { key, shiftKey, nativeEvent, target, currentTarget }: KeyboardEvent,
  mode: FindMode,
): "CLOSE" | "PREVIEW" | 1 | -1 | null {
  // The preview stands elsewhere in the document: its keys come here by React alone, and are its own.
  if (nativeEvent.isComposing || !currentTarget.contains(target as Node)) return null;
  if (key === "Escape") return "CLOSE";
  if (key === "F3") return shiftKey ? -1 : 1;
  if (key !== "Enter" || !(target instanceof HTMLInputElement) || target.type !== "text") return null;
  return mode === "FIND" ? (shiftKey ? -1 : 1) : "PREVIEW";
}

interface HitButtonsProps {
  readonly controller: SheetController;
  readonly isLooking: boolean;
  readonly sought: Sought;
}

function HitButtons({ controller, isLooking, sought }: HitButtonsProps) {
  const { t } = useWords();
  const { hits, current } = useSyncExternalStore(controller.found.subscribe, () => controller.found.state);
  const count = hits.length;
  return (
    <>
      <span role="status" className="bv-muted">
        {isLooking ? t("find.looking") : sought.text !== "" ? t("find.count", { at: current + 1, count }) : ""}
      </span>
      {([-1, 1] as const).map((by) => (
        <ActionIcon
          key={by}
          size="sm"
          variant="default"
          aria-label={t(by === 1 ? "find.next" : "find.previous")}
          disabled={count === 0}
          onClick={() => controller.goToHit(by, "STAY")}
        >
          {by === 1 ? <IconChevronDown size={14} aria-hidden /> : <IconChevronUp size={14} aria-hidden />}
        </ActionIcon>
      ))}
    </>
  );
}

/** Looks again when the question, what is shown or a cell changes; one turn after the other, so that keys are heard. */
function useFinding(
  controller: SheetController,
  arrangement: Arrangement,
  rects: readonly Rect[],
  sought: Sought,
): boolean {
  const { store } = controller.cells;
  const revision = useSyncExternalStore(store.subscribe, () => store.revision);
  const asked = useMemo(() => ({ arrangement, rects, sought, revision }), [arrangement, rects, sought, revision]);
  const [answered, setAnswered] = useState<typeof asked | null>(null);
  useEffect(() => {
    const search = find(controller.cells, asked.arrangement, asked.rects, asked.sought);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = (): void => {
      const step = search.next();
      if (step.done) {
        controller.found.show(step.value);
        setAnswered(asked);
      } else timer = setTimeout(look, 0);
    };
    timer = setTimeout(look, 60);
    return () => clearTimeout(timer);
  }, [controller, asked]);
  useEffect(() => () => controller.found.forget(), [controller]);
  return answered !== asked && sought.text !== "";
}

/** Chosen anew when the bar is called for another selection. */
function useScope(selected: readonly Range[], arrangement: Arrangement) {
  const [scope, setScope] = useState<Scope>(() => scopeOf(selected, arrangement));
  const [askedFor, setAskedFor] = useState(selected);
  if (askedFor !== selected) {
    setAskedFor(selected);
    setScope(scopeOf(selected, arrangement));
  }
  return [scope, setScope] as const;
}

/** Where more than a cell is selected that is where to look. */
function scopeOf(selected: readonly Range[], arrangement: Arrangement): Scope {
  const cells = rectsOf("SELECTION", selected, arrangement).reduce((count, rect) => count + sizeOf(rect), 0);
  return cells > 1 ? "SELECTION" : "SHOWN";
}

function rectsOf(scope: Scope, selected: readonly Range[], arrangement: Arrangement): readonly Rect[] {
  const { rowKeys, columnKeys } = arrangement;
  if (rowKeys.length === 0) return [];
  const all = { top: 0, left: 0, bottom: rowKeys.length - 1, right: columnKeys.length - 1 };
  if (scope === "SHOWN") return [all];
  const rects = selected.flatMap((range) => rectOf(range, arrangement) ?? []);
  if (scope === "SELECTION") return rects;
  return rects.flatMap((rect) => rectOf(whole(arrangement, "COLUMN", rect), arrangement) ?? []);
}

function* placesIn(rects: readonly Rect[], grid: Arrangement): Generator<Place> {
  for (const { row, column } of eachOnce(rects)) yield placeAt(grid, row, column);
}
