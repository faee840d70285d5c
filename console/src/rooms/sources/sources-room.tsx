import { Button, Group, Select, Text, TextInput, Title } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { errorWords } from "../../api/error-words.ts";
import { sourcesOptions, trustLevels, type SourceRow, type Trust } from "../../api/sources.ts";
import { TrustMark } from "../../ui/marks.tsx";
import { EmptyState, ErrorState, LoadingState } from "../../ui/states.tsx";
import { useWords } from "../../ui/words/words.ts";
import { languageName, publishedWords } from "./language-words.ts";
import type { SourcesSearch } from "./sources-search.ts";

/** Every document figures come from. */
export function SourcesRoom() {
  const { t } = useWords();
  const search = useSearch({ from: "/inside/sources" });
  const answer = useInfiniteQuery(sourcesOptions(search.q ?? "", search.trust ?? null));
  const rows = answer.data?.pages.flatMap((page) => page.nodes) ?? [];
  const total = answer.data?.pages[0]?.totalCount ?? 0;
  return (
    <div className="bv-page">
      <Group justify="space-between" align="flex-end" mb="md">
        <div>
          <Title order={1} size="h3">
            {t("sources.title")}
          </Title>
          {answer.data && (
            <Text size="sm" c="var(--bv-muted)" role="status">
              {t("sources.found", { count: total })}
            </Text>
          )}
        </div>
        <SourcesFilter search={search} />
      </Group>
      {answer.isLoading && <LoadingState />}
      {answer.error && <ErrorState failure={errorWords(answer.error)} onRetry={() => void answer.refetch()} />}
      {answer.data && rows.length === 0 && <EmptyState title={t("sources.none")}>{t("sources.none.more")}</EmptyState>}
      {rows.length > 0 && <SourceTable rows={rows} />}
      {answer.hasNextPage && (
        <Group justify="center" mt="md">
          <Button variant="default" loading={answer.isFetchingNextPage} onClick={() => void answer.fetchNextPage()}>
            {t("common.more")}
          </Button>
        </Group>
      )}
    </div>
  );
}

const idleBeforeSearch = 250;

function SourcesFilter({ search }: { readonly search: SourcesSearch }) {
  const { t } = useWords();
  const navigate = useNavigate({ from: "/sources" });
  const [text, setText] = useState(search.q ?? "");
  useEffect(() => {
    if (text === (search.q ?? "")) return undefined;
    const timer = setTimeout(() => {
      void navigate({ search: ({ q: _, ...rest }) => (text ? { ...rest, q: text } : rest), replace: true });
    }, idleBeforeSearch);
    return () => clearTimeout(timer);
  }, [text, search.q, navigate]);
  return (
    <Group gap="xs" align="flex-end" role="search">
      <TextInput
        size="xs"
        w={300}
        label={t("sources.search")}
        value={text}
        leftSection={<IconSearch size={14} aria-hidden />}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Select
        size="xs"
        w={190}
        label={t("trust")}
        value={search.trust ?? ""}
        allowDeselect={false}
        data={[
          { value: "", label: t("common.all") },
          ...trustLevels.map((level) => ({ value: level, label: t(`trust.${level}`) })),
        ]}
        onChange={(trust) =>
          void navigate({
            search: ({ trust: _, ...rest }) => (trust ? { ...rest, trust: trust as Trust } : rest),
            replace: true,
          })
        }
      />
    </Group>
  );
}

function SourceTable({ rows }: { readonly rows: readonly SourceRow[] }) {
  const { t } = useWords();
  return (
    <div className="bv-table-scroll">
      <table className="bv-table bv-table-text">
        <thead>
          <tr>
            <th scope="col">{t("sources.column.title")}</th>
            <th scope="col">{t("sources.column.publisher")}</th>
            <th scope="col">{t("sources.column.day")}</th>
            <th scope="col">{t("sources.column.language")}</th>
            <th scope="col">{t("trust")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((source) => (
            <tr key={source.id}>
              <th scope="row">
                <Link to="/sources/$id" params={{ id: source.id }} className="bv-link">
                  {source.title}
                </Link>
              </th>
              <td>{source.publisher ?? "–"}</td>
              <td>{publishedWords(source.publishedOn)}</td>
              <td>{languageName(source.language)}</td>
              <td>
                <TrustMark trust={source.trust} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
