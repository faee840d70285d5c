import { Button, Group, Text } from "@mantine/core";
import { useEffect, useState } from "react";
import { draftKeeper, sitDown, takeOver } from "../../edits/desk.ts";
import type { Draft } from "../../edits/shelf.ts";
import { formatMoment } from "../../ui/format.ts";
import { useWords } from "../../ui/words/words.ts";

/** Edits of an earlier visit that never reached the server, offered again. */
export function UnsentBanner({ person }: { readonly person: string }) {
  const { t } = useWords();
  const [drafts, setDrafts] = useState<readonly Draft[]>([]);
  useEffect(() => {
    void sitDown(person)
      .then(() => draftKeeper.orphans())
      .then(setDrafts);
  }, [person]);
  const done = (draft: Draft, rest: Draft | null = null): void =>
    setDrafts((all) => all.flatMap((one) => (one !== draft ? one : (rest ?? []))));
  const restore = async (draft: Draft): Promise<void> => done(draft, await takeOver(draft));
  return (
    <>
      {drafts.map((draft) => (
        <Group className="bv-band bv-band-pending" gap="sm" key={draft.tab} role="note">
          <Text size="sm" fw={600}>
            {t("unsent.title", { count: Math.max(draft.edits.length, draft.sending?.cells.length ?? 0) })}
          </Text>
          <Text size="sm">{t("unsent.more", { when: formatMoment(draft.at) })}</Text>
          <Button size="compact-xs" onClick={() => void restore(draft)}>
            {t("unsent.restore")}
          </Button>
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => void draftKeeper.drop(draft).then(() => done(draft))}
          >
            {t("unsent.drop")}
          </Button>
        </Group>
      ))}
      {!draftKeeper.canKeep && <div className="bv-band bv-mark-doubt">{t("unsent.notKept")}</div>}
    </>
  );
}
