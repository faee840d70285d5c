import { Text, Title } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { memo } from "react";
import { useWords } from "../../ui/words/words.ts";
import type { Note } from "./notes.ts";

/** What cannot be compared and why, in one list. */
export const NotesList = memo(function NotesList({ notes }: { readonly notes: readonly Note[] }) {
  const { t } = useWords();
  if (notes.length === 0) return null;
  return (
    <section className="bv-notes" aria-labelledby="compare-notes">
      <Title order={2} size="h5" id="compare-notes">
        {t("compare.notes")}
      </Title>
      <Text size="sm" c="var(--bv-muted)" mb={6}>
        {t("compare.notes.more")}
      </Text>
      <ul className="bv-list">
        {notes.map(({ key, about, text, source }) => (
          <li key={key}>
            <strong>{about}</strong>: {text}{" "}
            {source && (
              <Link to="/sources/$id" params={{ id: source.id }} className="bv-link">
                {source.title}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
});
