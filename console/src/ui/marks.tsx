import type { Qualifier, Quality } from "@bangvang/schema/figure";
import { Tooltip } from "@mantine/core";
import { qualifierSign } from "./qualifier-sign.ts";
import { useWords } from "./words/words.ts";

/** A small word for a figure that is not plainly reported; nothing for one that is. */
export function QualityMark({ quality }: { readonly quality: Quality | null | undefined }) {
  const { t } = useWords();
  if (!quality || quality === "REPORTED") return null;
  const tone = quality === "SAMPLE" ? "bv-mark-sample" : quality === "PROVISIONAL" ? "bv-mark-soft" : "bv-mark-doubt";
  return (
    <span className={`bv-mark ${tone}`} title={t(`quality.${quality}`)}>
      {t(`quality.mark.${quality}`)}
    </span>
  );
}

/** The sign of a qualifier with its word for those who cannot see or guess it. */
export function QualifierMark({ qualifier }: { readonly qualifier: Qualifier | null | undefined }) {
  const { t } = useWords();
  if (!qualifier || qualifier === "EXACT") return null;
  return (
    <span title={t(`qualifier.${qualifier}`)}>
      <span aria-hidden>{qualifierSign[qualifier]} </span>
      <span className="bv-hidden">{t(`qualifier.${qualifier}`)} </span>
    </span>
  );
}

export type TrustLevel = "ORIGINAL" | "TRANSLATION" | "MACHINE_TRANSLATION" | "SAMPLE";

/** How far a document can be trusted, in words; what it means is one hover or focus away. */
export function TrustMark({ trust }: { readonly trust: TrustLevel }) {
  const { t } = useWords();
  const tone = {
    ORIGINAL: "bv-mark-good",
    TRANSLATION: "bv-mark-soft",
    MACHINE_TRANSLATION: "bv-mark-doubt",
    SAMPLE: "bv-mark-sample",
  }[trust];
  return (
    <Tooltip label={t(`trust.more.${trust}`)} multiline w={280} events={{ hover: true, focus: true, touch: true }}>
      <span className={`bv-mark ${tone}`}>{t(`trust.${trust}`)}</span>
    </Tooltip>
  );
}
