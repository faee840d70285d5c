import type { ImportOutcome } from "@bangvang/schema/exchange";
import { Text, Title } from "@mantine/core";
import { useEffect, useRef } from "react";
import { useWords } from "../../ui/words/words.ts";
import { outcomeWords } from "./import-words.ts";

/** What became of the file, where the keyboard goes on from. */
export function OutcomeHeading({ outcome }: { readonly outcome: ImportOutcome }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [outcome]);
  useWords();
  return (
    <Title order={2} size="h4" ref={heading} tabIndex={-1}>
      {outcomeWords(outcome)}
    </Title>
  );
}

const counted = ["new", "changed", "cleared", "unchanged", "blank"] as const;

/** All counts on one line, and what should be known about how the file was read. */
export function CountLine({ outcome }: { readonly outcome: ImportOutcome }) {
  const { t } = useWords();
  const { counts, ignoredColumns } = outcome;
  if (counts.rows === 0) return null;
  const parts = [
    t("import.count.rows", { count: counts.rows }),
    ...counted.filter((name) => counts[name] > 0).map((name) => t(`import.count.${name}`, { count: counts[name] })),
    ...(counts.problems > 0 ? [t("import.count.problems", { count: counts.problems })] : []),
  ];
  return (
    <div>
      <Text size="sm">{parts.join(" · ")}</Text>
      {counts.settledByColumn > 0 && (
        <Text size="sm" c="var(--bv-muted)">
          {t("import.settledByColumn", { count: counts.settledByColumn })}
        </Text>
      )}
      {ignoredColumns.length > 0 && (
        <Text size="sm" c="var(--bv-muted)">
          {t("import.ignored", { columns: ignoredColumns.join(", ") })}
        </Text>
      )}
    </div>
  );
}
