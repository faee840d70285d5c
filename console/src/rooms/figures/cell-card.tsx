import type { FigureKey } from "@bangvang/schema/figure";
import { Text } from "@mantine/core";
import type { ReactNode } from "react";
import type { Catalogue } from "../../api/catalogue.ts";
import { cellName } from "../../edits/figure-words.ts";

interface CellCardProps {
  readonly cell: FigureKey;
  readonly catalogue: Catalogue;
  readonly children: ReactNode;
}

/** What is said of one cell, under its name. */
export function CellCard({ cell, catalogue, children }: CellCardProps) {
  const { title, place } = cellName(cell, catalogue);
  return (
    <section className="bv-card" aria-label={`${title}, ${place}`}>
      <Text size="sm" fw={600}>
        {title}
      </Text>
      <Text size="xs" c="var(--bv-muted)" mb={4}>
        {place}
      </Text>
      {children}
    </section>
  );
}
