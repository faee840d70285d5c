import { maxViewName, type ViewRoom } from "@bangvang/schema/saved-view";
import { Button, Group, TextInput } from "@mantine/core";
import { useRouter } from "@tanstack/react-router";
import { useState, type FormEvent } from "react";
import { saveView, type SavedView } from "../api/views.ts";
import { useWords } from "../ui/words/words.ts";
import type { ViewChange } from "./use-view-change.ts";

interface SaveViewFormProps {
  readonly room: ViewRoom;
  /** Those of the room. */
  readonly views: readonly SavedView[];
  readonly change: ViewChange;
}

/** What is shown now, under a name; a name that is there already is replaced, and the button says so first. */
export function SaveViewForm({ room, views, change }: SaveViewFormProps) {
  const { t } = useWords();
  const router = useRouter();
  const [name, setName] = useState("");
  const replaces = views.some((view) => view.name === name.trim());
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    // One cell, and the page for paper, are no view; and what is chosen by itself is no part of the address.
    const shown = { ...router.state.location.search, cell: undefined, print: undefined };
    const search = router.options.stringifySearch(shown) || "?";
    if (await change.ask(() => saveView({ room, name: name.trim(), search, replaces }))) setName("");
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Group gap={6} align="flex-end" wrap="nowrap">
        <TextInput
          size="xs"
          flex={1}
          label={t("views.name")}
          value={name}
          maxLength={maxViewName}
          onChange={(event) => setName(event.currentTarget.value)}
          data-autofocus
        />
        <Button size="xs" type="submit" loading={change.isWorking} disabled={!name.trim()}>
          {t(replaces ? "views.replace" : "views.save")}
        </Button>
      </Group>
    </form>
  );
}
