import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { meOptions, whoIsThere } from "../api/session.ts";
import { replaced } from "../api/signed-in.ts";
import { beginAnew, draftKeeper } from "../edits/desk.ts";
import { useEdits } from "../edits/use-edits.ts";
import { useWords } from "../ui/words/words.ts";

/** Said as soon as an answer shows that somebody else is signed in: the page of the one before can only be left. */
export function OtherPerson() {
  return useSyncExternalStore(replaced.subscribe, replaced.get) ? <Replaced /> : null;
}

/** It waits for no name: every request is refused meanwhile, and the one that asks for the name may fail as well. */
function Replaced() {
  const { t } = useWords();
  const { store } = useEdits();
  const client = useQueryClient();
  const { data: now } = useQuery({
    queryKey: ["who-is-there"],
    queryFn: ({ signal }) => whoIsThere(signal),
    staleTime: 0,
  });
  const mine = client.getQueryData(meOptions.queryKey)?.name ?? "";
  return (
    <Modal opened withCloseButton={false} onClose={() => undefined} title={t("app.other.title")} lockScroll={false}>
      <Stack gap="sm">
        <Text size="sm">{now ? t("app.other.who", { mine, now: now.name }) : t("app.other.somebody", { mine })}</Text>
        {store.size > 0 && (
          <Text size="sm">
            {draftKeeper.canKeep ? t("app.other.kept", { mine, count: store.size }) : t("unsent.notKept")}
          </Text>
        )}
        <Group justify="flex-end">
          <Button data-autofocus onClick={() => void beginAnew("/figures")}>
            {now ? t("app.other.go", { now: now.name }) : t("app.other.goOn")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
