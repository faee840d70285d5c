import { Button, Group, Text } from "@mantine/core";
import { useEffect, useState } from "react";
import type { Catalogue } from "../../api/catalogue.ts";
import { draftKeeper, sitDown, takeOver } from "../../edits/desk.ts";
import type { Draft } from "../../edits/shelf.ts";
import { formatMoment } from "../../ui/format.ts";
import { useWords } from "../../ui/words/words.ts";
import { unsentCells, unsentPlaces } from "./unsent-words.ts";

/** Edits of an earlier visit that never reached the server, offered again. */
export function UnsentBanner({ person, catalogue }: { readonly person: string; readonly catalogue: Catalogue }) {
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
        <UnsentLine
          key={draft.tab}
          {...{ draft, catalogue }}
          onRestore={() => void restore(draft)}
          onDrop={() => void draftKeeper.drop(draft).then(() => done(draft))}
        />
      ))}
      {!draftKeeper.canKeep && <div className="bv-band bv-mark-doubt">{t("unsent.notKept")}</div>}
    </>
  );
}

interface UnsentLineProps {
  readonly draft: Draft;
  readonly catalogue: Catalogue;
  readonly onRestore: () => void;
  readonly onDrop: () => void;
}

function UnsentLine({ draft, catalogue, onRestore, onDrop }: UnsentLineProps) {
  const { t } = useWords();
  const [isDropping, setDropping] = useState(false);
  const keys = unsentCells(draft);
  return (
    <Group className="bv-band bv-band-pending" gap="sm" role="note">
      <Text size="sm" fw={600}>
        {t("unsent.title", { count: keys.length, where: unsentPlaces(keys, catalogue) })}
      </Text>
      <Text size="sm">{isDropping ? t("unsent.sure") : t("unsent.more", { when: formatMoment(draft.at) })}</Text>
      {isDropping ? (
        // Not where the first button was: what was clicked twice by mistake must not drop anything.
        <>
          <Button size="compact-xs" variant="default" onClick={() => setDropping(false)}>
            {t("unsent.keep")}
          </Button>
          <Button size="compact-xs" color="red" onClick={onDrop}>
            {t("unsent.dropAll", { count: keys.length })}
          </Button>
        </>
      ) : (
        <>
          <Button size="compact-xs" onClick={onRestore}>
            {t("unsent.restore")}
          </Button>
          <Button size="compact-xs" variant="default" onClick={() => setDropping(true)}>
            {t("unsent.drop")}
          </Button>
        </>
      )}
    </Group>
  );
}
