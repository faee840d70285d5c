import { Group, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { formatDay } from "./format.ts";
import { TrustMark, type TrustLevel } from "./marks.tsx";

interface SourceLineProps {
  readonly id: string;
  readonly title: string;
  readonly trust: TrustLevel;
  readonly publisher?: string | null;
  readonly publishedOn?: string | null;
}

/** A document, who published it and when, with the way to it. */
export function SourceLine({ id, title, trust, publisher, publishedOn }: SourceLineProps) {
  const published = [publisher, publishedOn && formatDay(publishedOn)].filter(Boolean).join(", ");
  return (
    <>
      <Group gap={6}>
        <Link to="/sources/$id" params={{ id }} className="bv-link">
          {title}
        </Link>
        <TrustMark trust={trust} />
      </Group>
      {published && (
        <Text size="xs" c="var(--bv-muted)">
          {published}
        </Text>
      )}
    </>
  );
}
