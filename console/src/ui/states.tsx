import { Button, Code, Group, Loader, Stack, Text, Title } from "@mantine/core";
import { IconAlertTriangle, IconInbox } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useWords } from "./words/words.ts";

/** While something is on its way. */
export function LoadingState() {
  const { t } = useWords();
  return (
    <Group justify="center" p="xl" gap="sm" role="status">
      <Loader size="sm" aria-hidden />
      <Text c="var(--bv-muted)">{t("common.loading")}</Text>
    </Group>
  );
}

/** Nothing to show, and what to do about it. */
export function EmptyState({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <Stack align="center" gap="xs" p="xl">
      <IconInbox size={32} stroke={1.4} aria-hidden />
      <Title order={2} size="h4">
        {title}
      </Title>
      {children && (
        <Text size="sm" c="var(--bv-muted)" ta="center" maw={480}>
          {children}
        </Text>
      )}
    </Stack>
  );
}

interface Failure {
  readonly text: string;
  readonly requestId: string | null;
}

/** What happened, the way to try again, and the id that finds it in the log. */
export function ErrorState({ failure, onRetry }: { readonly failure: Failure; readonly onRetry: () => void }) {
  const { t } = useWords();
  return (
    <Stack align="center" gap="xs" p="xl" role="alert">
      <IconAlertTriangle size={32} stroke={1.4} color="var(--bv-invalid-ink)" aria-hidden />
      <Title order={2} size="h4">
        {t("common.error")}
      </Title>
      <Text size="sm" ta="center" maw={480}>
        {failure.text}
      </Text>
      {failure.requestId && <Code>{t("common.requestId", { id: failure.requestId })}</Code>}
      <Button mt="xs" variant="default" onClick={onRetry}>
        {t("common.retry")}
      </Button>
    </Stack>
  );
}
