import { Text, Title } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { Comparison } from "../../api/comparison.ts";
import { formatDay } from "../../ui/format.ts";
import { nameOf, useWords } from "../../ui/words/words.ts";

/** Days from which a series means something else, in words: no growth is read across them. */
export function BreakList({ comparison }: { readonly comparison: Comparison }) {
  const { t } = useWords();
  const columns = comparison.columns.filter((column) => column.breaks.length > 0);
  if (columns.length === 0) return null;
  return (
    <section>
      <Title order={2} size="h5">
        {t("compare.breaks")}
      </Title>
      <Text size="sm" c="var(--bv-muted)" mb={6}>
        {t("compare.breaks.more")}
      </Text>
      <ul className="bv-list">
        {columns.map(({ indicator, breaks }) =>
          breaks.map((one) => (
            <li key={`${indicator.code} ${one.on} ${one.cause} ${one.unit?.code}`}>
              <strong>{nameOf(indicator)}</strong>{" "}
              {t("compare.breaks.line", {
                on: formatDay(one.on),
                cause: t(`cause.${one.cause}`),
                scope: one.unit?.code ?? t("compare.breaks.allUnits"),
                note: one.note,
              })}
              {one.source && (
                <>
                  {" "}
                  <Link to="/sources/$id" params={{ id: one.source.id }} className="bv-link">
                    {one.source.title}
                  </Link>
                </>
              )}
            </li>
          )),
        )}
      </ul>
    </section>
  );
}
