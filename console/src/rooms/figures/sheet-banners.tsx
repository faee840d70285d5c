import { Button, Group, Text } from "@mantine/core";
import type { Catalogue } from "../../api/catalogue.ts";
import { errorWords } from "../../api/error-words.ts";
import type { Block } from "../../edits/block.ts";
import { lockWords } from "../../edits/lock-words.ts";
import { useEditsBehind } from "../../edits/use-edits.ts";
import { useWords } from "../../ui/words/words.ts";
import { UnsentBanner } from "./unsent-banner.tsx";

interface SheetBannersProps {
  readonly block: Block | null;
  /** How reading what stands beside the values went. */
  readonly besideRead: { readonly error: Error | null; readonly retry: () => void };
  readonly person: string;
  readonly catalogue: Catalogue;
}

/** Reasons a line has room for. */
const most = 3;

/** What must be known before reading the sheet: sample figures, locked cells, edits of an earlier visit. */
export function SheetBanners({ block, besideRead, person, catalogue }: SheetBannersProps) {
  const { t } = useWords();
  // Saved edits turn sample cells into reported ones, so the count follows the store.
  useEditsBehind();
  const locks = block?.readOnlyBecause();
  const samples = block?.countOfQuality("SAMPLE") ?? 0;
  return (
    <>
      <UnsentBanner person={person} catalogue={catalogue} />
      {samples > 0 && (
        <div className="bv-band bv-band-sample" role="note">
          <span className="bv-mark bv-mark-sample">{t("quality.mark.SAMPLE")}</span>{" "}
          {t("figures.sample", { count: samples })}
        </div>
      )}
      {besideRead.error && (
        <Group className="bv-band" gap="sm" role="alert">
          <Text size="sm">{t("figures.beside.failed", { why: errorWords(besideRead.error).text })}</Text>
          <Button size="compact-xs" variant="default" onClick={besideRead.retry}>
            {t("common.retry")}
          </Button>
        </Group>
      )}
      {locks && (
        <div className="bv-band bv-muted" role="note">
          {locks.every(({ reason }) => reason === "FORBIDDEN")
            ? t("figures.readOnly")
            : t("lock.sheet", { why: [...new Set(locks.map(lockWords))].slice(0, most).join("; ") })}
        </div>
      )}
    </>
  );
}
