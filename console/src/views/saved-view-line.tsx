import { maxViewName, type ViewRoom } from "@bangvang/schema/saved-view";
import { ActionIcon, Button, Group, TextInput } from "@mantine/core";
import { IconCheck, IconLink, IconPencil, IconTrash } from "@tabler/icons-react";
import { useRouter } from "@tanstack/react-router";
import { useState, type FormEvent, type ReactNode } from "react";
import { deleteView, renameView, type SavedView } from "../api/views.ts";
import { announce } from "../ui/announce.tsx";
import { useWords } from "../ui/words/words.ts";
import type { ViewChange } from "./use-view-change.ts";

interface SavedViewLineProps {
  readonly view: SavedView;
  readonly change: ViewChange;
  readonly onOpened: () => void;
}

/** Where each room stands. */
const paths: Readonly<Record<ViewRoom, string>> = { FIGURES: "/figures", COMPARISON: "/compare" };

/** One saved view: its name opens it, and what else can be done with it stands behind. */
export function SavedViewLine({ view, change, onOpened }: SavedViewLineProps) {
  const { t } = useWords();
  const router = useRouter();
  const [isRenamed, setRenamed] = useState(false);
  const [isDoomed, setDoomed] = useState(false);
  const [isCopied, setCopied] = useState(false);
  const { name } = view;
  const address = `${paths[view.room]}${view.search}`;
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(`${window.location.origin}${address}`);
    setCopied(true);
    announce(t("views.copied"));
  };
  if (isRenamed) return <Rename view={view} change={change} onDone={() => setRenamed(false)} />;
  return (
    <Group gap={4} wrap="nowrap">
      <Button
        size="compact-sm"
        variant="subtle"
        className="bv-view-name"
        onClick={() => {
          router.history.push(address);
          onOpened();
        }}
      >
        {name}
      </Button>
      {isDoomed ? (
        <Button
          size="compact-xs"
          color="red"
          autoFocus
          onBlur={() => setDoomed(false)}
          onClick={() => void change.ask(() => deleteView(view.id))}
        >
          {t("views.deleteForGood")}
        </Button>
      ) : (
        <>
          <Small label={t(isCopied ? "views.copied" : "views.copy", { name })} onClick={() => void copy()}>
            {isCopied ? <IconCheck size={14} aria-hidden /> : <IconLink size={14} aria-hidden />}
          </Small>
          <Small label={t("views.rename", { name })} onClick={() => setRenamed(true)}>
            <IconPencil size={14} aria-hidden />
          </Small>
          <Small label={t("views.delete", { name })} onClick={() => setDoomed(true)}>
            <IconTrash size={14} aria-hidden />
          </Small>
        </>
      )}
    </Group>
  );
}

interface RenameProps {
  readonly view: SavedView;
  readonly change: ViewChange;
  readonly onDone: () => void;
}

function Rename({ view, change, onDone }: RenameProps) {
  const { t } = useWords();
  const [name, setName] = useState(view.name);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (await change.ask(() => renameView(view.id, name.trim()))) onDone();
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Group gap={4} wrap="nowrap">
        <TextInput
          size="xs"
          flex={1}
          aria-label={t("views.rename", { name: view.name })}
          value={name}
          maxLength={maxViewName}
          onChange={(event) => setName(event.currentTarget.value)}
          autoFocus
        />
        <Button size="compact-xs" type="submit" disabled={!name.trim()}>
          {t("views.renameDone")}
        </Button>
        <Button size="compact-xs" variant="default" onClick={onDone}>
          {t("views.keepName")}
        </Button>
      </Group>
    </form>
  );
}

interface SmallProps {
  readonly label: string;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

function Small({ label, onClick, children }: SmallProps) {
  return (
    <ActionIcon size="sm" variant="subtle" color="gray" aria-label={label} title={label} onClick={onClick}>
      {children}
    </ActionIcon>
  );
}
