import type { ImportOutcome } from "@bangvang/schema/exchange";
import { Text, Title } from "@mantine/core";
import type { Catalogue } from "../../api/catalogue.ts";
import { cellName, contentWords } from "../../edits/figure-words.ts";
import { useWords } from "../../ui/words/words.ts";

/** Rows that are drawn; a longer list is looked through in the file itself. */
const shown = 200;

/** Figures before and after. */
export function DifferenceTable({
  outcome,
  catalogue,
}: {
  readonly outcome: ImportOutcome;
  readonly catalogue: Catalogue;
}) {
  const { t } = useWords();
  const { differences, counts } = outcome;
  if (differences.length === 0) return null;
  const total = counts.new + counts.changed + counts.cleared;
  return (
    <section aria-label={t("import.differences")}>
      <Title order={3} size="h5" mb={6}>
        {t("import.differences")}
      </Title>
      <div className="bv-table-scroll">
        <table className="bv-table">
          <DifferenceHead />
          <tbody>
            {differences.slice(0, shown).map(({ row, key, before, after }) => {
              const { title, place } = cellName(key, catalogue);
              const details = detailsOf(before, after, t);
              return (
                <tr key={row}>
                  <td>{row}</td>
                  <th scope="row">
                    {title}
                    <span className="bv-whole bv-basis">{place}</span>
                  </th>
                  <td>{before ? contentWords(before) : t("state.NOT_REPORTED")}</td>
                  <td>
                    <strong>{contentWords(after)}</strong>
                    {details.map((detail) => (
                      <span key={detail} className="bv-whole bv-basis">
                        {detail}
                      </span>
                    ))}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {total > shown && (
        <Text size="xs" c="var(--bv-muted)" mt={4}>
          {t("import.shown", { shown: Math.min(shown, differences.length), total })}
        </Text>
      )}
    </section>
  );
}

function DifferenceHead() {
  const { t } = useWords();
  return (
    <thead>
      <tr>
        <th scope="col">{t("import.row")}</th>
        <th scope="col" className="bv-left">
          {t("import.figure")}
        </th>
        <th scope="col">{t("import.before")}</th>
        <th scope="col">{t("import.after")}</th>
      </tr>
    </thead>
  );
}

type Content = ImportOutcome["differences"][number]["after"];

/** What changes besides the number. */
function detailsOf(before: Content | null, after: Content, t: ReturnType<typeof useWords>["t"]): readonly string[] {
  return [
    ...(before && before.quality !== after.quality ? [t(`quality.${after.quality}`)] : []),
    ...(before && before.source !== after.source
      ? [after.source ? t("import.source", { source: after.source }) : t("import.noSource")]
      : []),
    ...((before?.note ?? null) === after.note
      ? []
      : [after.note ? t("import.note", { note: after.note }) : t("import.noNote")]),
  ];
}
