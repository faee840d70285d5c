import { Anchor, Button, Group, Stack, Text, Title } from "@mantine/core";
import { IconArrowLeft, IconExternalLink } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { errorWords } from "../../api/error-words.ts";
import { sourceOptions, type Source } from "../../api/sources.ts";
import { TrustMark } from "../../ui/marks.tsx";
import { EmptyState, ErrorState, LoadingState } from "../../ui/states.tsx";
import { useWords } from "../../ui/words/words.ts";
import { languageName, publishedWords } from "./language-words.ts";
import { SourceFigures } from "./source-figures.tsx";

/** One document: what it is, how far it can be trusted, and every figure it speaks of. */
export function SourceRoom() {
  const { t } = useWords();
  const { id } = useParams({ from: "/inside/sources/$id" });
  const answer = useInfiniteQuery(sourceOptions(id));
  const source = answer.data?.pages[0];
  return (
    <div className="bv-page">
      <Link to="/sources" className="bv-link">
        <IconArrowLeft size={13} aria-hidden /> {t("source.back")}
      </Link>
      {answer.isLoading && <LoadingState />}
      {answer.error && <ErrorState failure={errorWords(answer.error)} onRetry={() => void answer.refetch()} />}
      {source === null && <EmptyState title={t("source.missing")}>{t("source.missing.more")}</EmptyState>}
      {source && (
        <Stack gap="lg" mt="sm">
          <SourceHead source={source} />
          <section>
            <Title order={2} size="h4" mb="xs">
              {t("source.figures")}
            </Title>
            <SourceFigures
              source={source.id}
              figures={answer.data!.pages.flatMap((page) => page?.figures.nodes ?? [])}
            />
            {answer.hasNextPage && (
              <Button
                mt="md"
                variant="default"
                loading={answer.isFetchingNextPage}
                onClick={() => void answer.fetchNextPage()}
              >
                {t("common.more")}
              </Button>
            )}
          </section>
        </Stack>
      )}
    </div>
  );
}

function SourceHead({ source }: { readonly source: Source }) {
  const { t } = useWords();
  const address = safeAddress(source.url);
  return (
    <Stack gap={8}>
      <Title order={1} size="h3">
        {source.title}
      </Title>
      <Text size="sm" c="var(--bv-muted)">
        {[source.publisher, publishedWords(source.publishedOn), languageName(source.language)]
          .filter((part) => part && part !== "–")
          .join(" · ")}
      </Text>
      <Group gap="sm">
        <TrustMark trust={source.trust} />
        <Text size="sm">{t(`trust.more.${source.trust}`)}</Text>
      </Group>
      {source.note && <Text size="sm">{source.note}</Text>}
      {address ? (
        <Anchor href={address} target="_blank" rel="noopener noreferrer" size="sm">
          {t("source.open")} <IconExternalLink size={13} aria-hidden />
          <span className="bv-hidden"> ({t("common.opensNewTab")})</span>
        </Anchor>
      ) : (
        <Text size="sm" c="var(--bv-muted)">
          {t("source.noLink")}
        </Text>
      )}
    </Stack>
  );
}

/** Addresses are data someone typed: only a web address becomes a link. */
function safeAddress(url: string | null | undefined): string | null {
  return url && /^https?:\/\//i.test(url) ? url : null;
}
